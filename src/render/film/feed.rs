//! Feeds frames to a program through a pipe. A thread owns the pipe, since writing to a pipe has no timeout. The thread ends
//! with the program, which closes the pipe.

use std::{
    io::{self, Write},
    process::ChildStdin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, SyncSender},
    },
    thread,
    time::Duration,
};

/// Bytes per write; progress is counted after each.
const PIECE: usize = 16 << 10;

/// The pixels of a frame and how many times they are written.
type Job = (Vec<u8>, u32);

/// A pipe for frames.
#[derive(Debug)]
pub(super) struct Feed {
    jobs: SyncSender<Job>,
    results: Receiver<io::Result<()>>,
    taken: Arc<AtomicU64>,
}

impl Feed {
    pub(super) fn new(pipe: ChildStdin) -> io::Result<Self> {
        let (jobs, asked) = mpsc::sync_channel(1);
        let (done, results) = mpsc::sync_channel(1);
        let taken = Arc::<AtomicU64>::default();
        let counter = Arc::clone(&taken);
        thread::Builder::new().name("frames".to_owned()).spawn(move || write(pipe, &asked, &done, &counter))?;
        Ok(Self { jobs, results, taken })
    }

    /// Starts writing a frame; one at a time.
    pub(super) fn begin(&self, pixels: Vec<u8>, times: u32) {
        // If the thread has ended, waiting for the result reports it.
        let _ = self.jobs.try_send((pixels, times));
    }

    /// Waits up to `wait` for the frame and returns the result, or `None` while it is still being written.
    pub(super) fn result(&self, most: Duration) -> Option<io::Result<()>> {
        match self.results.recv_timeout(most) {
            Ok(result) => Some(result),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Err(io::ErrorKind::BrokenPipe.into())),
        }
    }

    /// Returns the bytes that the program has read so far.
    pub(super) fn taken(&self) -> u64 {
        self.taken.load(Ordering::Relaxed)
    }
}

fn write(mut pipe: ChildStdin, asked: &Receiver<Job>, done: &SyncSender<io::Result<()>>, taken: &AtomicU64) {
    for (pixels, times) in asked {
        let mut pieces = (0..times).flat_map(|_| pixels.chunks(PIECE));
        let result = pieces.try_for_each(|piece| {
            pipe.write_all(piece)?;
            taken.fetch_add(piece.len() as u64, Ordering::Relaxed);
            Ok(())
        });
        if done.send(result).is_err() {
            return;
        }
    }
}
