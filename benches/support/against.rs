//! Compares this build with another one, as programs of their own with the same flags and the same folder, asked in turn.

use crate::{
    Case, Measured, etag, folder, median, paths,
    support::{self, M, S, Size},
    warm, wrk,
};
use std::{
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

const ROUNDS: usize = 5;
/// How long a build may take until it listens.
const PATIENCE: Duration = Duration::from_secs(300);
/// The larger size with few sources: publishing once took time with changes × sources.
const M_OF_FEW_SOURCES: Size = Size { sources: 20, ..M };

/// A build of the program that serves a folder; ended when dropped.
struct Build {
    process: Child,
    address: SocketAddr,
    /// Seconds from its start until it listened.
    start: f64,
}

impl Build {
    fn serve(program: &Path, geodata: &Path) -> Result<Self, String> {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let command = |log: &str| {
            let mut command = Command::new(program);
            for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CORRIDOR_")) {
                command.env_remove(name);
            }
            command
                .args(["serve", "--listen", &address.to_string(), "--ledger", "memory", "--log", log, "--geodata"])
                .arg(geodata);
            command.stdin(Stdio::null()).stdout(Stdio::null());
            command
        };
        let begun = Instant::now();
        let process = command("info").stderr(Stdio::null()).spawn().map_err(|error| error.to_string())?;
        let mut build = Self { process, address, start: 0.0 };
        while TcpStream::connect(address).is_err() {
            if build.process.try_wait().unwrap().is_some() {
                let said = command("warn").output().unwrap().stderr;
                let said = String::from_utf8_lossy(&said);
                return Err(said.lines().take(20).collect::<Vec<_>>().join("\n"));
            }
            if begun.elapsed() > PATIENCE {
                return Err(format!("it did not listen within {} s", PATIENCE.as_secs()));
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        build.start = begun.elapsed().as_secs_f64();
        Ok(build)
    }
}

impl Drop for Build {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Prints, for each question, what this build has of the other one's requests a second and of its 99th percentile: the median of
/// the rounds' ratios, the lowest and the highest.
pub(crate) fn compare(cases: &[Case], other: &Path) {
    let this = Path::new(env!("CARGO_BIN_EXE_corridor"));
    println!("new: {}\nold: {}\n", this.display(), other.display());
    let mut table = String::from(
        "| question | requests a second, new / old | lowest to highest | p99, new / old | lowest to highest |\n| --- | --: | --: | --: | --: |\n",
    );
    for size in [S, M_OF_FEW_SOURCES] {
        let of_size: Vec<&Case> = cases.iter().filter(|case| case.size.name == size.name).collect();
        if of_size.is_empty() {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        folder::write(&support::dataset(size), folder.path());
        let serve = |program: &Path| {
            Build::serve(program, folder.path())
                .inspect_err(|why| eprintln!("{} does not serve {}, which is left out:\n{why}", program.display(), size.name))
        };
        let (Ok(new), Ok(old)) = (serve(this), serve(other)) else { continue };
        let builds = [new, old];
        println!("{}: listens after {:.2} s, the old build after {:.2} s", size.name, builds[0].start, builds[1].start);
        for case in of_size {
            let row = row(case, &builds);
            print!("{row}");
            table.push_str(&row);
        }
    }
    println!("\n{table}");
}

/// Asks both builds one question in rounds; who is asked first changes with each.
fn row(case: &Case, builds: &[Build; 2]) -> String {
    let scratch = tempfile::tempdir().unwrap();
    let asked = paths(case);
    let headers = [0, 1].map(|build: usize| match case.fixed {
        true => vec![("If-None-Match", etag(builds[build].address, case))],
        false => case.headers.clone(),
    });
    let is_compressed = !case.headers.is_empty() && !case.fixed;
    for build in builds.iter().filter(|_| is_compressed) {
        warm(build.address, case);
    }
    let ask = |build: usize| wrk(builds[build].address, &asked, &headers[build], case.connections, scratch.path());
    let rounds: Vec<[Measured; 2]> = (0..ROUNDS)
        .map(|round| {
            if round % 2 == 0 {
                let new = ask(0);
                [new, ask(1)]
            } else {
                let old = ask(1);
                [ask(0), old]
            }
        })
        .collect();
    let ratios = |of: fn(&Measured) -> f64| {
        let ratios: Vec<f64> = rounds.iter().map(|[new, old]| of(new) / of(old)).collect();
        let (lowest, highest) = ratios.iter().fold((f64::MAX, f64::MIN), |(low, high), &ratio| (low.min(ratio), high.max(ratio)));
        format!("{:.2} | {lowest:.2} to {highest:.2}", median(ratios))
    };
    format!("| {} | {} | {} |\n", case.name, ratios(|measured| measured.per_second), ratios(|measured| measured.p99_ms))
}
