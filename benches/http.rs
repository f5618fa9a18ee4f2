//! Requests a second over HTTP, as ratios of one run: this server, an axum handler with the same static bytes, and nginx with a
//! file of the same size. Needs `wrk` and `nginx`. With `--write FILE` the table goes into that file, between its marks; with
//! `--only TEXT` just the questions with that text are asked; `--serve S` (or `M`) serves a generated dataset for a profiler,
//! `--serve 80000` as many static bytes; `--in-process` asks without a network, and prints microseconds. `--against PROGRAM` compares
//! this build with another one of `corridor`, both over the same generated folder; that needs `wrk` alone.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::cast_precision_loss,
    reason = "a benchmark"
)]

#[path = "support/against.rs"]
mod against;
#[path = "support/folder.rs"]
mod folder;
mod support;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use corridor::{
    chronicle::moment::Offset,
    published::Live,
    server::{listener::accept, router::router, state::App},
};
use std::{
    fmt::Write as _,
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
};
use support::{EXTENT, M, Random, S, Size};

const SECONDS: u32 = 3;
const ROUNDS: usize = 3;

/// What one run of `wrk` measured.
#[derive(Clone, Copy, Debug)]
struct Measured {
    per_second: f64,
    p99_ms: f64,
}

/// One question: what is asked of this server, and with which headers.
struct Case {
    name: &'static str,
    target: String,
    size: Size,
    boxes: bool,
    connections: u32,
    headers: Vec<(&'static str, String)>,
    fixed: bool,
}

fn paths(case: &Case) -> Vec<String> {
    let mut random = Random::new(7);
    let [west, south, east, north] = EXTENT;
    let share = (70.0 / case.size.places as f64).sqrt();
    (0..if case.fixed { 1 } else { 2000 })
        .map(|_| {
            let at = Offset::UTC.rfc3339(random.instant()).replace("+00:00", "Z");
            let mut path = format!("/ogc/collections/states/items?limit=1000&datetime={at}");
            if case.boxes {
                let (width, height) = ((east - west) * share, (north - south) * share);
                let (x, y) = (west + random.unit() * (east - west - width), south + random.unit() * (north - south - height));
                let _ = write!(path, "&bbox={x:.4},{y:.4},{:.4},{:.4}", x + width, y + height);
            }
            path
        })
        .collect()
}

/// Starts this server over a generated dataset.
fn corridor(size: Size) -> SocketAddr {
    let live = Arc::new(Live::new(support::published(size)));
    let clock = Arc::new(|| "2026-11-26T12:00:00Z".parse().unwrap());
    let app = App::new(live, 256 << 20, clock);
    let shared = (Arc::clone(&app.metrics), Arc::clone(&app.reach));
    serve(move |listener| async move {
        accept::serve(
            corridor::server::listener::Listener::Tcp(listener),
            router(app),
            accept::ConnectionLimits::default(),
            shared,
            std::future::pending(),
        )
        .await;
    })
}

/// Microseconds that an answer takes in the process, without a network: the routes, and a body that is read to its end.
fn microseconds_in_process(case: &Case) -> f64 {
    use tower::ServiceExt as _;
    let live = Arc::new(Live::new(support::published(case.size)));
    let clock = Arc::new(|| "2026-11-26T12:00:00Z".parse().unwrap());
    let service = router(App::new(live, 256 << 20, clock));
    let asked = paths(case);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let answer = |path: &String| {
        let mut request = axum::http::Request::get(path).header("Host", "bench");
        for (name, value) in &case.headers {
            request = request.header(*name, value);
        }
        let request = request.body(axum::body::Body::empty()).unwrap();
        runtime.block_on(async {
            let response = service.clone().oneshot(request).await.unwrap();
            std::hint::black_box(axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap());
        });
    };
    asked.iter().for_each(answer);
    let (begun, mut count) = (std::time::Instant::now(), 0_u32);
    while begun.elapsed().as_secs() < u64::from(SECONDS) {
        asked.iter().for_each(answer);
        count += u32::try_from(asked.len()).unwrap();
    }
    begun.elapsed().as_secs_f64() * 1e6 / f64::from(count)
}

/// Starts an axum handler that sends the same bytes to everybody.
fn axum_static(body: Vec<u8>) -> SocketAddr {
    let body = bytes::Bytes::from(body);
    let router = axum::Router::new().fallback(move || {
        let body = body.clone();
        async move { ([("content-type", "application/geo+json")], body) }
    });
    serve(move |listener| async move {
        let shared = (Arc::default(), Arc::default());
        accept::serve(
            corridor::server::listener::Listener::Tcp(listener),
            router,
            accept::ConnectionLimits::default(),
            shared,
            std::future::pending(),
        )
        .await;
    })
}

fn serve<F: Future<Output = ()> + Send>(run: impl FnOnce(tokio::net::TcpListener) -> F + Send + 'static) -> SocketAddr {
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            tell.send(listener.local_addr().unwrap()).unwrap();
            run(listener).await;
        });
    });
    told.recv().unwrap()
}

/// nginx over a folder, stopped when dropped.
struct Nginx {
    process: Child,
    address: SocketAddr,
    folder: tempfile::TempDir,
}

impl Nginx {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let root = folder.path().display();
        let configuration = format!(
            "daemon off; worker_processes auto; pid {root}/pid; error_log {root}/error.log; events {{ worker_connections 4096; }}\n\
             http {{ access_log off; sendfile on; tcp_nodelay on; keepalive_requests 100000000; open_file_cache max=100;\n\
             client_body_temp_path {root}/a; proxy_temp_path {root}/b; fastcgi_temp_path {root}/c; uwsgi_temp_path {root}/d; scgi_temp_path {root}/e;\n\
             default_type application/geo+json; server {{ listen 127.0.0.1:{port}; root {root}/www; }} }}\n"
        );
        std::fs::create_dir(folder.path().join("www")).unwrap();
        // A worker of another user has to reach the files.
        Command::new("chmod").args(["-R", "a+rX"]).arg(folder.path()).status().unwrap();
        std::fs::write(folder.path().join("nginx.conf"), configuration).unwrap();
        let process = Command::new("nginx").arg("-c").arg(folder.path().join("nginx.conf")).stderr(Stdio::null()).spawn();
        let process = process.unwrap_or_else(|_| panic!("nginx is not installed: apt-get install nginx-light"));
        let address: SocketAddr = format!("127.0.0.1:{port}").parse().unwrap();
        for _ in 0..200 {
            if TcpStream::connect(address).is_ok() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        Self { process, address, folder }
    }

    fn put(&self, name: &str, body: &[u8]) {
        std::fs::write(self.folder.path().join("www").join(name), body).unwrap();
        Command::new("chmod").args(["-R", "a+rX"]).arg(self.folder.path()).status().unwrap();
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let _ = self.process.wait();
    }
}

/// One request by hand; the head and the body.
fn get(address: SocketAddr, path: &str, headers: &[(&str, String)]) -> (String, Vec<u8>) {
    let mut stream = TcpStream::connect(address).unwrap();
    let lines: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n{lines}\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    (String::from_utf8_lossy(&answer[..end]).into_owned(), answer[end + 4..].to_vec())
}

/// The validator of the answer to a question that asks one URL.
fn etag(address: SocketAddr, case: &Case) -> String {
    let (head, _) = get(address, &paths(case)[0], &[]);
    head.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap().to_owned()
}

/// Asks every URL of a question once, and gives the background time to compress the answers better.
fn warm(address: SocketAddr, case: &Case) {
    for path in paths(case) {
        get(address, &path, &case.headers);
    }
    std::thread::sleep(std::time::Duration::from_secs(5));
}

fn wrk(address: SocketAddr, paths: &[String], headers: &[(&str, String)], connections: u32, folder: &Path) -> Measured {
    let list: String = paths.iter().map(|path| format!("  {path:?},\n")).collect();
    let headers: String = headers.iter().map(|(name, value)| format!("  [{name:?}] = {value:?},\n")).collect();
    let script = format!(
        "local paths = {{\n{list}}}\nlocal headers = {{ Host = \"bench\",\n{headers}}}\nlocal at = 0\n\
         function request()\n  at = at % #paths + 1\n  return wrk.format(\"GET\", paths[at], headers)\nend\n\
         function done(summary, latency)\n  local bad = summary.errors.status + summary.errors.read + summary.errors.timeout\n\
           io.write(string.format(\"RESULT %d %d %d %d\\n\", summary.requests, summary.duration, latency:percentile(99), bad))\nend\n"
    );
    let file = folder.join("ask.lua");
    std::fs::write(&file, script).unwrap();
    let output = Command::new("wrk")
        .args(["-t2", &format!("-c{connections}"), &format!("-d{SECONDS}s"), "-s"])
        .arg(&file)
        .arg(format!("http://{address}/"))
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let numbers: Vec<f64> = text
        .lines()
        .find_map(|line| line.strip_prefix("RESULT "))
        .unwrap_or_else(|| panic!("wrk said: {text}"))
        .split(' ')
        .map(|number| number.parse().unwrap())
        .collect();
    assert!(numbers[3] == 0.0, "{} requests failed", numbers[3]);
    Measured { per_second: numbers[0] / (numbers[1] / 1e6), p99_ms: numbers[2] / 1e3 }
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

/// The questions. The last carries a validator that every answer has.
fn cases(only: Option<&String>) -> Vec<Case> {
    let case = |name, target: &str, size, boxes, connections, headers, fixed| Case {
        name,
        target: target.to_owned(),
        size,
        boxes,
        connections,
        headers,
        fixed,
    };
    let brotli = vec![("Accept-Encoding", "br".to_owned())];
    let known = vec![("If-None-Match", "*".to_owned())];
    let mut cases = vec![
        case("S, random instant, 16 connections", "≥ 0.9, ≥ 0.9", S, false, 16, vec![], false),
        case("S, random instant, 64 connections", "≥ 0.9, ≥ 0.9", S, false, 64, vec![], false),
        case("M, random box and instant, 16 connections", "≥ 0.7 of nginx", M, true, 16, vec![], false),
        case("S, random instant, brotli, slices seen before", "≥ 0.5 of nginx", S, false, 16, brotli, false),
        case("S, one instant, If-None-Match, 64 connections", "≥ 1.2 of nginx's 200", S, false, 64, known, true),
    ];
    cases.retain(|case| only.is_none_or(|only| case.name.contains(only.as_str())));
    cases
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |flag: &str| arguments.iter().position(|argument| argument == flag).and_then(|at| arguments.get(at + 1));
    if let Some(name) = after("--serve") {
        let address = match (name.as_str(), name.parse()) {
            (_, Ok(bytes)) => axum_static(vec![b'x'; bytes]),
            ("M", _) => corridor(M),
            _ => corridor(S),
        };
        println!("http://{address}");
        std::thread::park();
    }
    let cases = cases(after("--only"));
    if arguments.iter().any(|argument| argument == "--in-process") {
        for case in &cases {
            println!("{:.2} µs: {}", microseconds_in_process(case), case.name);
        }
        return;
    }
    if Command::new("wrk").arg("-v").output().is_err() {
        eprintln!("wrk is not installed: apt-get install wrk");
        std::process::exit(1);
    }
    match after("--against") {
        Some(other) => against::compare(&cases, Path::new(other)),
        None => over_http(cases, after("--write")),
    }
}

/// Asks this server, an axum handler and nginx in turn, and prints their ratios.
fn over_http(mut cases: Vec<Case>, write_to: Option<&String>) {
    let scratch = tempfile::tempdir().unwrap();
    let nginx = Nginx::start();
    let (small, medium) = (corridor(S), corridor(M));
    for case in cases.iter_mut().filter(|case| case.fixed) {
        case.headers = vec![("If-None-Match", etag(small, case))];
    }
    let mut table = String::from(
        "| question | bytes | of axum static | of nginx | p99 of nginx's | wanted |\n| --- | --: | --: | --: | --: | --- |\n",
    );
    for case in &cases {
        let address = if case.size.name == S.name { small } else { medium };
        let asked = paths(case);
        let revalidates = case.fixed;
        // What is compared with has the size of the middle answer; a 304 is compared with the 200 that it spares.
        let mut bodies: Vec<Vec<u8>> = Vec::new();
        for path in asked.iter().take(101) {
            let headers = if revalidates { &[][..] } else { &case.headers[..] };
            bodies.push(get(address, path, headers).1);
        }
        if !case.headers.is_empty() && !revalidates {
            // Seen before: every slice is asked once, and the background has time to compress it better.
            warm(address, case);
            bodies = asked.iter().take(101).map(|path| get(address, path, &case.headers).1).collect();
        }
        bodies.sort_by_key(Vec::len);
        let body = bodies[bodies.len() / 2].clone();
        let bytes = body.len();
        // A name of its own: nginx keeps what it knows of a file that it has open.
        let name = format!("body-{}", table.lines().count());
        nginx.put(&name, &body);
        let fixed = axum_static(body);
        let mut measured: [Vec<Measured>; 3] = Default::default();
        for _ in 0..ROUNDS {
            measured[0].push(wrk(address, &asked, &case.headers, case.connections, scratch.path()));
            measured[1].push(wrk(fixed, &["/body".into()], &[], case.connections, scratch.path()));
            measured[2].push(wrk(nginx.address, &[format!("/{name}")], &[], case.connections, scratch.path()));
        }
        let rate = |server: usize| median(measured[server].iter().map(|m| m.per_second).collect());
        let p99 = |server: usize| median(measured[server].iter().map(|m| m.p99_ms).collect());
        let row = format!(
            "| {} | {bytes} | {:.2} | {:.2} | {:.2} | {} |\n",
            case.name,
            rate(0) / rate(1),
            rate(0) / rate(2),
            p99(0) / p99(2),
            case.target
        );
        print!(
            "{:.0} / {:.0} / {:.0} a second, p99 {:.2} / {:.2} / {:.2} ms: {row}",
            rate(0),
            rate(1),
            rate(2),
            p99(0),
            p99(1),
            p99(2)
        );
        table.push_str(&row);
    }
    println!("\n{table}");
    if let Some(file) = write_to {
        write_table(Path::new(file), &table);
    }
}

/// Puts the table between the marks of a document.
fn write_table(file: &Path, table: &str) {
    const BEGIN: &str = "<!-- http table: written by make bench -->\n";
    const END: &str = "<!-- end of http table -->";
    let text = std::fs::read_to_string(file).unwrap();
    let (before, rest) = text.split_once(BEGIN).expect("the document has the mark");
    let (_, after) = rest.split_once(END).expect("the document has the end mark");
    std::fs::write(file, format!("{before}{BEGIN}{table}{END}{after}")).unwrap();
}
