//! Programs that help to make films: `ffmpeg` and the painter.
//!
//! Each runs in a process group of its own, and is ended with all that it started. What it writes to standard error is read by a
//! thread and its beginning is kept: a program whose pipe is full would stop. Where `setpriv` of util-linux is installed, the
//! system kills the program when this process dies without a word. Nothing here waits for a program longer than its caller says.

use std::{
    ffi::OsStr,
    io::{self, Read},
    process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio},
    sync::{
        Arc, LazyLock, Mutex, MutexGuard, PoisonError,
        mpsc::{self, Receiver},
    },
    thread,
    time::{Duration, Instant},
};

/// Bytes of standard error that are kept.
const KEPT: usize = 2_000;
/// How long a program that was killed may take to be gone: it takes longer only where the system itself hangs.
const GONE: Duration = Duration::from_secs(2);
/// How long the rest of what a program wrote is waited for, once it is gone.
const LAST_WORDS: Duration = Duration::from_millis(200);

/// Whether the system can be told to kill a program with this process.
static TIES: LazyLock<bool> = LazyLock::new(|| {
    let mut command = tie();
    command.args(["setpriv", "--version"]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    cfg!(target_os = "linux") && command.status().is_ok_and(|status| status.success())
});

fn tie() -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", "--"]);
    command
}

/// Stops films at their next frame, and ends the programs that run for them.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<Mutex<Running>>);

#[derive(Debug, Default)]
struct Running {
    is_cancelled: bool,
    /// The process groups; one that is in here was not waited for yet, so its number belongs to nobody else.
    groups: Vec<u32>,
}

impl Cancel {
    fn running(&self) -> MutexGuard<'_, Running> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Kills the programs that run, and starts no more.
    pub fn cancel(&self) {
        let mut running = self.running();
        running.is_cancelled = true;
        running.groups.iter().for_each(|group| kill(*group));
    }

    /// Whether [`Cancel::cancel`] was called.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.running().is_cancelled
    }

    fn spawn(&self, command: &mut Command) -> io::Result<Child> {
        let mut running = self.running();
        if running.is_cancelled {
            return Err(io::Error::other("the server stops"));
        }
        let child = command.spawn()?;
        running.groups.push(child.id());
        Ok(child)
    }

    fn forget(&self, group: u32) {
        self.running().groups.retain(|known| *known != group);
    }
}

#[cfg(unix)]
fn pid(number: u32) -> Option<rustix::process::Pid> {
    i32::try_from(number).ok().and_then(rustix::process::Pid::from_raw)
}

#[cfg(unix)]
fn kill(group: u32) {
    if let Some(group) = pid(group) {
        // One that is gone cannot be killed, which is as well.
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
}

#[cfg(not(unix))]
fn kill(_: u32) {}

/// A program that runs; dropping it ends it.
#[derive(Debug)]
pub(crate) struct Program {
    child: Child,
    cancel: Cancel,
    said: Arc<Mutex<Output>>,
    /// Disconnected when all of standard error was read.
    silent: Option<Receiver<()>>,
    status: Option<ExitStatus>,
}

#[derive(Debug, Default)]
struct Output {
    begin: Vec<u8>,
    /// Bytes that were read and not kept.
    more: u64,
}

impl Program {
    /// Starts a program; `settings` adds its arguments and decides on standard input and output.
    ///
    /// A program that does not exist may start all the same, and end at once: see [`Program::is_missing`].
    pub(crate) fn start(program: &OsStr, cancel: &Cancel, settings: impl FnOnce(&mut Command)) -> io::Result<Self> {
        let mut command = if *TIES { tie() } else { Command::new(program) };
        if *TIES {
            command.arg(program);
        }
        settings(&mut command);
        command.stderr(Stdio::piped());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = cancel.spawn(&mut command)?;
        let stderr = child.stderr.take();
        // From here on the child is ended when this value is dropped.
        let mut program = Self { child, cancel: cancel.clone(), said: Arc::default(), silent: None, status: None };
        if let Some(stderr) = stderr {
            program.silent = Some(listen(stderr, Arc::clone(&program.said))?);
        }
        Ok(program)
    }

    /// Its standard input and output, where they are pipes and were not taken before.
    pub(crate) fn pipes(&mut self) -> (Option<ChildStdin>, Option<ChildStdout>) {
        (self.child.stdin.take(), self.child.stdout.take())
    }

    /// How it ended, if it has; what it left behind is ended then too.
    pub(crate) fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        if self.status.is_none() && self.has_ended()? {
            self.end()?;
        }
        Ok(self.status)
    }

    /// Looks without waiting for the process, so that its number is still its own.
    #[cfg(unix)]
    fn has_ended(&self) -> io::Result<bool> {
        use rustix::process::{WaitId, WaitIdOptions, waitid};
        let Some(pid) = pid(self.child.id()) else { return Ok(true) };
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        Ok(waitid(WaitId::Pid(pid), options)?.is_some())
    }

    #[cfg(not(unix))]
    fn has_ended(&mut self) -> io::Result<bool> {
        Ok(self.child.try_wait()?.is_some())
    }

    /// Waits for its end, at most so long; none where it has not ended by then.
    pub(crate) fn wait(&mut self, most: Duration) -> io::Result<Option<ExitStatus>> {
        let begun = Instant::now();
        loop {
            let status = self.ended()?;
            if status.is_some() || begun.elapsed() >= most {
                return Ok(status);
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Ends it with all that it started.
    pub(crate) fn end(&mut self) -> io::Result<()> {
        if self.status.is_some() {
            return Ok(());
        }
        kill(self.child.id());
        let _ = self.child.kill();
        self.cancel.forget(self.child.id());
        let begun = Instant::now();
        loop {
            self.status = self.child.try_wait()?;
            if self.status.is_some() {
                return Ok(());
            }
            if begun.elapsed() >= GONE {
                return Err(io::Error::new(io::ErrorKind::TimedOut, "a program that was killed is still there"));
            }
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Whether it has ended because there is no program of that name.
    pub(crate) fn is_missing(&self) -> bool {
        self.status.is_some_and(|status| status.code() == Some(127))
    }

    /// Whether it has ended because it cannot be run, or there is none.
    pub(crate) fn is_no_program(&self) -> bool {
        self.is_missing() || self.status.is_some_and(|status| status.code() == Some(126))
    }

    /// The beginning of what it has written to standard error, without what no line of a log should hold.
    pub(crate) fn said(&self) -> String {
        if let Some(silent) = &self.silent {
            let _ = silent.recv_timeout(LAST_WORDS);
        }
        let said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        let text = String::from_utf8_lossy(&said.begin);
        let text: String = text.trim().chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect();
        if said.more > 0 { format!("{text} … ({} bytes more)", said.more) } else { text }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if let Err(error) = self.end() {
            tracing::error!(%error, process = self.child.id(), "a program cannot be ended");
        }
    }
}

/// Reads all of standard error, on a thread that ends when it does.
fn listen(mut stderr: ChildStderr, said: Arc<Mutex<Output>>) -> io::Result<Receiver<()>> {
    let (silence, silent) = mpsc::channel();
    thread::Builder::new().name("stderr".to_owned()).spawn(move || {
        let _silence = silence;
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = stderr.read(&mut bytes) {
            let mut said = said.lock().unwrap_or_else(PoisonError::into_inner);
            let kept = count.min(KEPT - said.begin.len());
            said.begin.extend_from_slice(&bytes[..kept]);
            said.more += (count - kept) as u64;
        }
    })?;
    Ok(silent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn shell(script: &str, cancel: &Cancel) -> Program {
        let settings = |command: &mut Command| {
            command.args(["-c", script]).stdin(Stdio::piped()).stdout(Stdio::piped());
        };
        Program::start(OsStr::new("sh"), cancel, settings).unwrap()
    }

    fn first_line(program: &mut Program) -> String {
        use std::io::BufRead;
        let mut line = String::new();
        io::BufReader::new(program.pipes().1.unwrap()).read_line(&mut line).unwrap();
        line.trim().to_owned()
    }

    fn wait_until_gone(pid: &str) {
        let begun = Instant::now();
        // A zombie is gone but for its name: whoever adopts it may take a while to notice.
        let is_there = || {
            let stat = std::fs::read_to_string(Path::new("/proc").join(pid).join("stat")).unwrap_or_default();
            !stat.is_empty() && !stat.contains(") Z ")
        };
        while is_there() {
            assert!(begun.elapsed() < Duration::from_secs(30), "{pid} is still there");
            thread::sleep(Duration::from_millis(10));
        }
    }

    const LONG: Duration = Duration::from_secs(30);

    #[test]
    fn dropping_a_program_ends_what_it_started() {
        let mut program = shell("sleep 1000 & echo $!; wait", &Cancel::default());
        let grandchild = first_line(&mut program);
        drop(program);
        wait_until_gone(&grandchild);
    }

    #[test]
    fn what_an_ended_program_left_behind_is_ended() {
        let mut program = shell("sleep 1000 & echo $!; exit 3", &Cancel::default());
        let grandchild = first_line(&mut program);
        assert_eq!(program.wait(LONG).unwrap().and_then(|status| status.code()), Some(3));
        wait_until_gone(&grandchild);
    }

    #[test]
    fn waiting_ends_when_the_time_is_over() {
        let mut program = shell("sleep 1000", &Cancel::default());
        assert_eq!(program.wait(Duration::from_millis(50)).unwrap(), None);
    }

    #[test]
    fn more_on_standard_error_than_a_pipe_holds_stops_no_program() {
        let mut program = shell("head -c 300000 /dev/zero | tr '\\000' e >&2; exit 4", &Cancel::default());
        assert_eq!(program.wait(LONG).unwrap().and_then(|status| status.code()), Some(4));
        let said = program.said();
        assert!(said.starts_with("eeee") && said.ends_with("e … (298000 bytes more)"), "{said}");
    }

    #[test]
    fn cancelling_ends_programs_and_starts_no_more() {
        let cancel = Cancel::default();
        let mut program = shell("sleep 1000", &cancel);
        cancel.cancel();
        assert!(program.wait(LONG).unwrap().is_some());
        assert!(Program::start(OsStr::new("true"), &cancel, |_| {}).is_err());
    }

    #[test]
    fn a_missing_program_is_told_from_one_that_fails() {
        match Program::start(OsStr::new("there-is-no-program-of-this-name"), &Cancel::default(), |_| {}) {
            Ok(mut program) => {
                program.wait(LONG).unwrap();
                assert!(program.is_missing(), "{}", program.said());
            }
            Err(error) => assert_eq!(error.kind(), io::ErrorKind::NotFound),
        }
        let mut program = shell("exit 1", &Cancel::default());
        program.wait(LONG).unwrap();
        assert!(!program.is_no_program());
    }
}
