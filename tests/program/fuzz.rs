//! Mutated requests, thousands of them, against the real program: each is answered, none with a failure of the server, and it outlives
//! them. `CORRIDOR_FUZZ_REQUESTS` says how many, `CORRIDOR_FUZZ_SEED` with which seed; a failure names the request.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test says what it tried, and reads how much that is to be"
)]

#[path = "../support/queries.rs"]
mod queries;

use queries::{NAMES, VALUES};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

const REQUESTS: u64 = 5_000;
const THREADS: u64 = 4;
const PATIENCE: Duration = Duration::from_secs(60);

/// A small generator (xorshift64*), so that a seed names the same requests everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

const METHODS: [&str; 8] = ["GET", "GET", "GET", "GET", "HEAD", "OPTIONS", "POST", "DELETE"];
const MORE_NAMES: [&str; 22] = [
    "crs",
    "bbox-crs",
    "bom",
    "theme",
    "traveller",
    "center",
    "zoom",
    "compare",
    "draw",
    "names",
    "from",
    "to",
    "step",
    "seconds",
    "pause",
    "url",
    "format",
    "maxwidth",
    "text",
    "dpi",
    "width_mm",
    "controls",
];
const MORE_VALUES: [&str; 18] = [
    "2023-04-23T12:00:00%2B04:00",
    "46,39,47,41",
    "0",
    "10000",
    "-1",
    "1e309",
    "NaN",
    "html",
    "csv",
    "hy",
    "dark",
    "civilians-in",
    "46.5,39.7",
    "month",
    "http://corridor.test/",
    "http://corridor.test/places/hakari-bridge",
    "%00",
    "%F0%9F%98%80",
];
const IDS: [&str; 12] = [
    "places",
    "states",
    "changes",
    "sources",
    "places-lines",
    "hakari-bridge",
    "t040",
    "s001",
    "lachin-corridor.t040",
    "daily.csv",
    "NotoSans-Regular.woff2",
    "%2e%2e",
];
const COLLECTIONS: [&str; 6] = ["places", "states", "changes", "sources", "places-lines", "states-points"];
const HEADERS: [&str; 22] = [
    "Accept: text/html",
    "Accept: */*;q=0.1, application/geo+json",
    "Accept-Encoding: br",
    "Accept-Encoding: zstd, gzip;q=0.5",
    "Accept-Encoding: identity;q=0",
    "If-None-Match: *",
    "If-None-Match: \"x\", W/\"y\"",
    "If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
    "Range: bytes=0-9",
    "Range: bytes=-5",
    "Range: bytes=9-1,0-0",
    "If-Range: \"x\"",
    "Origin: https://a.test",
    "Access-Control-Request-Headers: x-a, x-b",
    "X-Request-Id: a-b-1",
    "Forwarded: for=203.0.113.9;host=\"a b\"",
    "X-Forwarded-Host: b.test",
    "Content-Length: 0",
    "Content-Length: 7",
    "Expect: 100-continue",
    "Cookie: a=b",
    "Sec-Fetch-Dest: iframe",
];

/// A request that is right or nearly so, and then changed byte by byte.
fn request(random: &mut Random) -> Vec<u8> {
    let (names, values) = ([&NAMES[..], &MORE_NAMES].concat(), [&VALUES[..], &MORE_VALUES].concat());
    let routes = corridor::server::router::ROUTES;
    let mut path = routes[random.below(routes.len())].0.to_owned();
    for hole in ["{collection}", "{id}", "{file}", "{*path}"] {
        // Mostly one that the route knows.
        let known = match (hole, path.split('/').nth(1)) {
            ("{collection}", _) => &COLLECTIONS[..],
            (_, Some("data")) => &["daily.csv", "states.csv", "changes.geojson", "datapackage.json"],
            (_, Some("places")) => &["hakari-bridge", "lachin"],
            (_, Some("changes")) => &["t040", "a13"],
            (_, Some("fonts")) => &["OFL.txt"],
            (_, Some("basemap")) => &["land.geojson"],
            _ => &IDS[..],
        };
        path = path.replace(hole, if random.below(4) > 0 { random.of(known) } else { random.of(&IDS) });
    }
    let mut query = String::new();
    if ["/snapshot", "/film", "/package"].iter().any(|drawn| path.starts_with(drawn)) {
        // Small, so that a debug build has made thousands in time.
        query.push_str("&width=200&height=150");
    }
    for _ in 0..random.below(6).saturating_sub(3) {
        query += &format!("&{}={}", random.of(&names), random.of(&values));
    }
    let mut target = if query.is_empty() { path } else { format!("{path}?{}", &query[1..]) }.into_bytes();
    mutate(random, &mut target, 4);
    let mut headers = Vec::new();
    for _ in 0..random.below(4) {
        let mut header = random.of(&HEADERS).as_bytes().to_vec();
        mutate(random, &mut header, 5);
        headers.extend(header);
        headers.extend(b"\r\n");
    }
    let method = random.of(&METHODS);
    [method.as_bytes(), b" ", &target, b" HTTP/1.1\r\nHost: corridor.test\r\nConnection: close\r\n", &headers, b"\r\n"].concat()
}

/// Changes none or a few bytes; line ends are not made, so that the request stays one.
fn mutate(random: &mut Random, bytes: &mut Vec<u8>, one_in: usize) {
    if random.below(one_in) > 0 {
        return;
    }
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len());
        let byte = match random.next() as u8 {
            b'\r' | b'\n' => b'?',
            byte => byte,
        };
        match random.below(5) {
            0 => bytes.insert(at, byte),
            1 if bytes.len() > 1 => drop(bytes.remove(at)),
            2 => bytes[at] = byte,
            3 => bytes.extend_from_within(at..),
            _ => bytes[at] = *b"/?&=%,;:.+-0 ~\"<{".get(random.below(17)).unwrap(),
        }
        bytes.truncate(4_000);
    }
}

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start() -> (Server, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corridor"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CORRIDOR_")) {
        command.env_remove(name);
    }
    let limits = [
        "--max-picture",
        "1",
        "--max-film",
        "1",
        "--ledger",
        "memory",
        "--log",
        "corridor=info,corridor::server::middleware::log_request=error",
    ];
    let serve = ["serve", "--listen", "127.0.0.1:0", "--log-format", "json"];
    let mut child =
        command.args(serve).args(limits).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut log = BufReader::new(child.stderr.take().unwrap()).lines();
    let line = log.find_map(|line| line.ok().filter(|line| line.contains("listening on"))).expect("it listens");
    let address = serde_json::from_str::<serde_json::Value>(&line).unwrap()["fields"]["address"].as_str().unwrap().to_owned();
    // What it says meanwhile is read, and what it says of a failure is shown.
    std::thread::spawn(move || {
        log.map_while(Result::ok).filter(|line| line.contains("panicked")).for_each(|line| println!("{line}"))
    });
    (Server(child), address)
}

/// The head of the answer to a request; what is wrong with it is the error.
fn answer(address: &str, request: &[u8]) -> Result<u16, String> {
    let mut stream = TcpStream::connect(address).map_err(|error| format!("not connected: {error}"))?;
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    // A server that refuses a request early may close before it has read all of it.
    let _ = stream.write_all(request);
    let mut got = Vec::new();
    match stream.read_to_end(&mut got) {
        Err(error) if got.is_empty() => return Err(format!("no answer: {error}")),
        _ => {}
    }
    let text = String::from_utf8_lossy(&got[..got.len().min(8_000)]).into_owned();
    let status = text.strip_prefix("HTTP/1.1 ").and_then(|rest| rest.get(..3)?.parse::<u16>().ok());
    let status = status.ok_or_else(|| format!("no answer but {:?}", &text[..text.len().min(200)]))?;
    let is_busy = status == 503 && text.contains("/problems/busy");
    // A format that oEmbed does not have here, and a video without ffmpeg, are 501: "Not Implemented" and no failure.
    let is_busy = is_busy || status == 501;
    if status >= 500 && !is_busy { Err(text) } else { Ok(status) }
}

#[test]
fn every_mutated_request_is_answered_and_none_fails_the_server() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let (count, seed) = (number("CORRIDOR_FUZZ_REQUESTS").unwrap_or(REQUESTS), number("CORRIDOR_FUZZ_SEED").unwrap_or(1));
    let (mut server, address) = start();
    let classes: [AtomicU64; 6] = Default::default();
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let (address, classes) = (&address, &classes);
            scope.spawn(move || {
                for number in (thread..count).step_by(THREADS as usize) {
                    let mut random = Random((seed << 32 ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
                    let request = request(&mut random);
                    match answer(address, &request) {
                        Ok(status) => classes[usize::from(status / 100)].fetch_add(1, Ordering::Relaxed),
                        Err(why) => panic!("request {number} of seed {seed}:\n{}\n{why}", request.escape_ascii()),
                    };
                }
            });
        }
    });
    assert!(server.0.try_wait().unwrap().is_none(), "it has outlived them");
    let [_, _, good, moved, refused, busy] = classes.map(AtomicU64::into_inner);
    println!("{count} requests of seed {seed}: {good} answered, {moved} led on or known, {refused} refused, {busy} busy");
    assert!(good * 5 > count && refused * 20 > count, "requests of both sorts were tried");
}
