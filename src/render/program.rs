//! Runs the external programs for films: `ffmpeg` and the painter.
//!
//! Each runs in its own process group and is killed with all its descendants. A thread reads standard error and keeps
//! its beginning, since a program with a full pipe would block. If `setpriv` of util-linux is installed, the
//! kernel kills the program when this process dies. Every wait has a time limit set by the caller.

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

/// Maximum bytes of standard error to keep.
const KEPT: usize = 2_000;
/// Maximum time for a killed program to exit; it takes longer only if the system hangs.
const GONE: Duration = Duration::from_secs(2);
/// Maximum wait for the remaining output of a program that has exited.
const LAST_WORDS: Duration = Duration::from_millis(200);

/// Returns true if `setpriv` can tie a program's life to this process.
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

/// Cancels films at their next frame, and kills their programs.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<Mutex<Running>>);

#[derive(Debug, Default)]
struct Running {
    is_cancelled: bool,
    /// The process groups not yet waited for, whose ids therefore cannot have been reused.
    groups: Vec<u32>,
}

impl Cancel {
    fn running(&self) -> MutexGuard<'_, Running> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Kills the running programs and prevents further starts.
    pub fn cancel(&self) {
        let mut running = self.running();
        running.is_cancelled = true;
        running.groups.iter().for_each(|group| kill(*group));
    }

    /// Returns true once [`Cancel::cancel`] was called.
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
        // Killing a program that has exited fails, which is harmless.
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
}

#[cfg(not(unix))]
fn kill(_: u32) {}

/// A running program; dropping it kills the program.
#[derive(Debug)]
pub(crate) struct Program {
    child: Child,
    cancel: Cancel,
    said: Arc<Mutex<Output>>,
    /// Disconnected once all of standard error was read.
    silent: Option<Receiver<()>>,
    status: Option<ExitStatus>,
}

#[derive(Debug, Default)]
struct Output {
    begin: Vec<u8>,
    /// Bytes that were read but not kept.
    more: u64,
}

impl Program {
    /// Starts a program; `settings` adds its arguments and configures standard input and output.
    ///
    /// With `setpriv`, a program that does not exist seems to start and exits at once: see [`Program::is_missing`].
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
        // From here on, dropping this value kills the child.
        let mut program = Self { child, cancel: cancel.clone(), said: Arc::default(), silent: None, status: None };
        if let Some(stderr) = stderr {
            program.silent = Some(listen(stderr, Arc::clone(&program.said))?);
        }
        Ok(program)
    }

    /// Takes standard input and output, if they are pipes and not yet taken.
    pub(crate) fn pipes(&mut self) -> (Option<ChildStdin>, Option<ChildStdout>) {
        (self.child.stdin.take(), self.child.stdout.take())
    }

    /// Returns the exit status if the program has exited, and kills its remaining descendants.
    pub(crate) fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        if self.status.is_none() && self.has_ended()? {
            self.end()?;
        }
        Ok(self.status)
    }

    /// Checks for exit without reaping the process, so that its id is not reused.
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

    /// Waits for the exit up to a time limit; returns `None` if the program still runs.
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

    /// Kills the program and all its descendants.
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

    /// Returns true if it exited because no program has that name.
    pub(crate) fn is_missing(&self) -> bool {
        self.status.is_some_and(|status| status.code() == Some(127))
    }

    /// Returns true if it exited because the program cannot be run or does not exist.
    pub(crate) fn is_no_program(&self) -> bool {
        self.is_missing() || self.status.is_some_and(|status| status.code() == Some(126))
    }

    /// Returns the beginning of its standard error, cleaned for a line of a log.
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

/// Reads all of standard error on a thread.
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
        // A zombie counts as gone: the process that adopts it may reap it later.
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
