//! The real program: it starts, answers the same in every time zone, refuses broken data, follows an edit, and stops when told.
//!
//! Each test starts its own process on a port that the system picks, and waits for states (a line of the log, an answer), with a
//! deadline and never for a fixed time. A process that a failing test leaves behind is ended when its handle is dropped.

use serde_json::Value;
use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, ExitStatus, Output, Stdio},
    sync::mpsc::{Receiver, channel},
    time::{Duration, Instant},
};

const ZONES: [&str; 5] = ["UTC", "Asia/Yerevan", "Asia/Baku", "America/New_York", "Pacific/Kiritimati"];
const PATIENCE: Duration = Duration::from_secs(30);

/// The program, in this zone and without settings of the machine that runs the test.
fn corridor(zone: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corridor"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CORRIDOR_")) {
        command.env_remove(name);
    }
    // Revisions are kept where no other program looks.
    command.env_remove("STATE_DIRECTORY").env("CORRIDOR_STATE", concat!(env!("CARGO_TARGET_TMPDIR"), "/state-of-binary"));
    command.env("TZ", zone).args(arguments).stdin(Stdio::null());
    command
}

fn run(zone: &str, arguments: &[&str]) -> Output {
    corridor(zone, arguments).output().unwrap()
}

/// Asks until there is an answer; fails with `what` when patience ends.
#[track_caller]
fn wait_for<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = ask() {
            return found;
        }
        assert!(Instant::now() < deadline, "in vain: waited for {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A running server.
struct Server {
    child: Child,
    address: String,
    log: Receiver<Value>,
}

impl Server {
    fn start(zone: &str, arguments: &[&str]) -> Self {
        let mut all = vec!["serve", "--listen", "127.0.0.1:0", "--log-format", "json"];
        all.extend(arguments);
        let mut child = corridor(zone, &all).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let (send, log) = channel();
        std::thread::spawn(move || {
            for line in stderr.lines().map_while(Result::ok) {
                let line = serde_json::from_str(&line).unwrap_or(Value::String(line));
                if send.send(line).is_err() {
                    break;
                }
            }
        });
        let mut server = Self { child, address: String::new(), log };
        let line = server.logged("listening on");
        server.address = line["fields"]["address"].as_str().unwrap().to_owned();
        server
    }

    /// The next line of the log whose message begins so.
    #[track_caller]
    fn logged(&self, message: &str) -> Value {
        let deadline = Instant::now() + PATIENCE;
        let mut seen = Vec::new();
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let line = self.log.recv_timeout(left).unwrap_or_else(|error| panic!("no log line `{message}`: {error}; {seen:?}"));
            if line["fields"]["message"].as_str().is_some_and(|text| text.starts_with(message)) {
                return line;
            }
            seen.push(line);
        }
    }

    /// A plain HTTP/1.1 request without any library.
    fn get(&self, url: &str) -> Reply {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "GET {url} HTTP/1.1\r\nHost: corridor.test\r\nConnection: close\r\n\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines.filter_map(|line| line.split_once(':'));
        let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect();
        Reply { status, headers, body: bytes[end + 4..].to_vec() }
    }

    fn readiness(&self) -> Value {
        self.get("/readyz").json()
    }

    /// Tells it to stop, as a service manager does, and waits until it has.
    fn stop(&mut self) -> ExitStatus {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(told.success());
        wait_for("the end of the process", || self.child.try_wait().unwrap())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[derive(Debug, PartialEq)]
struct Reply {
    status: u16,
    headers: HashMap<String, String>,
    body: Vec<u8>,
}

impl Reply {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The same without what tells the time and the number of the answer.
    fn timeless(mut self) -> Self {
        self.headers.remove("date");
        self.headers.remove("x-request-id");
        self
    }
}

/// A copy of the shipped data that a test may break.
fn copy_of_data() -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/lachin-corridor");
    for file in std::fs::read_dir(shipped).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
    }
    copy
}

fn edit(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} does not hold {from}");
    std::fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn answers_are_the_same_bytes_in_every_time_zone() {
    let urls = [
        "/ogc/collections/states/items?datetime=2023-04-23T20:00:00%2B04:00&place=hakari-bridge",
        "/ogc/collections/states/items?datetime=2023-04-23",
        "/ogc/collections/states/items?datetime=2022-12-12&limit=50",
        "/ogc/collections/states/items?limit=10000",
        "/ogc/collections/changes/items?datetime=../2022-12-31&limit=1000",
        "/ogc/collections/places/items?datetime=2022-08-30",
        "/ogc/collections/sources/items?datetime=2023-04-23",
        "/ogc/collections",
        "/timeline.json",
        "/timeline.json?datetime=2022-12-03&lang=hy",
        "/timeline.json?datetime=2023-04-23",
        "/?datetime=2023-04-23",
        "/ogc/collections/states/items?datetime=2023-02-30",
    ];
    let answers = |zone: &str| -> Vec<Reply> {
        let server = Server::start(zone, &[]);
        urls.iter().map(|url| server.get(url).timeless()).collect()
    };
    let first = answers(ZONES[0]);
    assert_eq!(first[0].json()["features"][0]["properties"]["status"], "closed");
    assert!(first.iter().rev().skip(1).all(|reply| reply.status == 200) && first.last().unwrap().status == 400);
    for zone in &ZONES[1..] {
        for (url, (here, there)) in urls.iter().zip(first.iter().zip(answers(zone))) {
            assert!(*here == there, "{url} differs between {} and {zone}", ZONES[0]);
        }
    }
}

#[test]
fn exports_are_the_same_bytes_in_every_time_zone() {
    for arguments in [
        vec!["export", "states", "--format", "csv"],
        vec!["export", "states-at", "--at", "2023-04-23", "--format", "geojson"],
        vec!["export", "states-at", "--at", "2022-12-12", "--format", "csv"],
        vec!["export", "changes"],
        vec!["export", "places", "--format", "csv"],
        vec!["export", "sources"],
        vec!["export", "changes", "--format", "csv"],
    ] {
        let first = run(ZONES[0], &arguments);
        assert!(first.status.success() && first.stdout.len() > 1000, "{arguments:?}: {}", String::from_utf8_lossy(&first.stderr));
        for zone in &ZONES[1..] {
            assert!(run(zone, &arguments).stdout == first.stdout, "{arguments:?} differs in {zone}");
        }
    }
}

#[test]
fn an_export_at_a_day_gives_the_state_at_its_end_once_a_place() {
    let exported: Value =
        serde_json::from_slice(&run("UTC", &["export", "states-at", "--at", "2022-12-12", "--format", "geojson"]).stdout)
            .unwrap();
    let corridor: Vec<&Value> = exported["features"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|state| state["properties"]["place"] == "lachin-corridor")
        .map(|state| &state["properties"]["status"])
        .collect();
    assert_eq!(corridor, ["blocked"]);
}

#[test]
fn every_table_is_exported_with_a_descriptor_of_its_columns() {
    for what in ["places", "states", "states-at", "changes", "sources", "daily"] {
        let folder = tempfile::tempdir().unwrap();
        let done = run("UTC", &["export", what, "--format", "csv", "--out", folder.path().to_str().unwrap()]);
        assert!(done.status.success(), "{what}: {}", String::from_utf8_lossy(&done.stderr));
        let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
        let package: Value = serde_json::from_str(&read("datapackage.json")).unwrap();
        let resource = &package["resources"][0];
        assert_eq!(resource["path"], format!("{what}.csv"));
        let table = read(&format!("{what}.csv"));
        let fields: Vec<&str> =
            resource["schema"]["fields"].as_array().unwrap().iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(table.lines().next(), Some(&*fields.join(",")), "{what}");
        assert!(table.lines().count() > 10, "{what}");
    }
}

#[test]
fn broken_data_is_refused_with_every_problem_and_how_to_mend_it() {
    let data = copy_of_data();
    edit(data.path(), "changes.json", "\"status\": \"open\"", "\"status\": \"opened\"");
    edit(data.path(), "changes.json", "\"category\": \"court\"", "\"category\": \"caught\"");
    edit(data.path(), "sources.json", "\"date\": \"2023-04-24\"", "\"date\": \"2023-04-31\"");
    let folder = data.path().to_str().unwrap();
    let served = corridor("UTC", &["serve", "--listen", "127.0.0.1:0", "--geodata", folder]).output().unwrap();
    assert_eq!(served.status.code(), Some(1));
    let checked = run("UTC", &["check", folder]);
    assert_eq!(checked.status.code(), Some(1));
    for (command, text) in [("serve", served.stderr), ("check", checked.stdout)] {
        let text = String::from_utf8(text).unwrap();
        for wanted in ["changes.json:", "sources.json:", "opened", "caught", "2023-04-31"] {
            assert!(text.contains(wanted), "{command} does not say {wanted}: {text}");
        }
        assert!(!text.contains("panicked"), "{command}: {text}");
    }
}

#[test]
fn a_folder_that_is_not_there_is_refused_by_name() {
    let empty = tempfile::tempdir().unwrap();
    let folder = empty.path().to_str().unwrap();
    for arguments in [vec!["serve", "--listen", "127.0.0.1:0", "--geodata", folder], vec!["check", folder]] {
        let output = run("UTC", &arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        for file in ["dataset.json", "places.geojson", "changes.json", "sources.json"] {
            assert!(text.contains(file), "{arguments:?} does not name {file}: {text}");
        }
    }
}

#[test]
fn an_edit_is_published_and_a_broken_one_keeps_the_last_good_data() {
    const ITEM: &str = "/ogc/collections/changes/items/t044";
    let data = copy_of_data();
    let good = std::fs::read_to_string(data.path().join("changes.json")).unwrap();
    let server = Server::start("UTC", &["--geodata", data.path().to_str().unwrap()]);
    let before = server.get(ITEM);
    let revision = before.headers["corridor-revision"].clone();
    assert_eq!(server.readiness()["geodata"], "good");

    edit(data.path(), "changes.json", "\"status\": \"open\"", "\"status\": \"opened\"");
    let broken = wait_for("the broken edit to be noticed", || {
        Some(server.readiness()).filter(|ready| ready["geodata"].as_str().unwrap().starts_with("broken"))
    });
    assert_eq!((&broken["status"], &broken["revision"]), (&"ready".into(), &revision.as_str().into()), "the old data is served");
    let problems = broken["problems"].as_array().unwrap();
    assert_eq!(problems[0]["file"], "changes.json");
    assert!(problems[0]["line"].as_u64().unwrap() > 1 && problems[0]["message"].as_str().unwrap().contains("opened"));
    assert_eq!(server.get(ITEM).timeless(), before.timeless());
    let logged = server.logged("newer data is broken");
    assert_eq!(logged["level"], "ERROR");

    std::fs::write(data.path().join("changes.json"), good).unwrap();
    edit(
        data.path(),
        "changes.json",
        "The Azerbaijani border service sets up a checkpoint by the Hakari Bridge, at the border",
        "The border service sets up a checkpoint by the Hakari Bridge, at the border",
    );
    edit(
        data.path(),
        "dataset.json",
        "\"modified\": \"2026-11-26T12:00:00+04:00\"",
        "\"modified\": \"2026-11-26T12:15:00+04:00\"",
    );
    let ready = wait_for("the edit to be published", || {
        Some(server.readiness()).filter(|ready| ready["recorded_at"] == "2026-11-26T12:15:00+04:00")
    });
    assert_eq!((&ready["geodata"], &ready["problems"]), (&"good".into(), &serde_json::json!([])));
    assert_ne!(ready["revision"], revision.as_str());
    let after = server.get(ITEM);
    assert_eq!(ready["revision"], after.headers["corridor-revision"].as_str());
    assert!(after.json()["properties"]["summary"].as_str().unwrap().starts_with("The border service"));
}

#[test]
fn it_stops_cleanly_when_it_is_told_to() {
    let mut server = Server::start("UTC", &[]);
    assert_eq!(server.get("/healthz").status, 200);
    let status = server.stop();
    assert_eq!(status.code(), Some(0));
    server.logged("stopped");
    assert!(TcpStream::connect(&server.address).is_err(), "nobody listens any more");
}

#[test]
fn a_client_that_never_finishes_its_request_does_not_keep_it_from_stopping() {
    let mut server = Server::start("UTC", &[]);
    let mut idle = TcpStream::connect(&server.address).unwrap();
    write!(idle, "GET /healthz HTTP/1.1\r\nHost: corridor.test\r\n\r\n").unwrap();
    let mut half = TcpStream::connect(&server.address).unwrap();
    write!(half, "GET /ogc HTTP/1.1\r\nHost: corridor.test\r\n").unwrap();
    // The answer to a later request shows that the earlier bytes have arrived.
    assert_eq!(server.get("/healthz").status, 200);
    assert_eq!(server.stop().code(), Some(0));
    server.logged("stopped");
}

#[test]
fn a_log_in_a_file_has_no_colours() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log");
    let mut child = corridor("UTC", &["serve", "--listen", "127.0.0.1:0", "--log-format", "text"])
        .env_remove("NO_COLOR")
        .stdout(Stdio::null())
        .stderr(std::fs::File::create(&file).unwrap())
        .spawn()
        .unwrap();
    let mut ended = None;
    let text = wait_for("a line of the log", || {
        ended = child.try_wait().unwrap();
        let text = std::fs::read_to_string(&file).unwrap();
        (ended.is_some() || text.contains("listening on")).then_some(text)
    });
    let _ = child.kill();
    let _ = child.wait();
    assert!(ended.is_none() && text.contains("listening on"), "{text}");
    assert!(!text.contains('\u{1b}'), "{text}");
}

#[test]
fn an_address_that_is_taken_is_said_and_not_waited_for() {
    let server = Server::start("UTC", &[]);
    let second = run("UTC", &["serve", "--listen", &server.address]);
    assert_eq!(second.status.code(), Some(1));
    let said = String::from_utf8(second.stderr).unwrap();
    assert!(said.contains("cannot listen on") && said.contains(&server.address), "{said}");
}

#[test]
fn a_server_that_knows_its_url_has_its_answers_compressed_before_anybody_asks() {
    let server = Server::start("UTC", &["--public-url", "https://maps.example.org"]);
    let kept = || -> Option<usize> {
        let text = String::from_utf8(server.get("/metrics").body).unwrap();
        text.lines().find_map(|line| line.strip_prefix("corridor_kept_answers "))?.parse().ok()
    };
    // A slice each for every instant of change, in three codings.
    wait_for("all slices", || kept().filter(|kept| *kept > 100));
}

#[test]
fn flags_of_serve_reach_the_answers() {
    let server = Server::start("UTC", &["--public-url", "https://maps.example.org/", "--page", "3", "--max-page", "5"]);
    let page = server.get("/ogc/collections/states/items").json();
    assert_eq!(page["numberReturned"], 3);
    assert!(page["links"][0]["href"].as_str().unwrap().starts_with("https://maps.example.org/ogc/"));
    assert_eq!(server.get("/ogc/collections/states/items?limit=100").json()["numberReturned"], 5);
}

#[test]
fn a_picture_has_the_same_bytes_in_every_zone_and_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    for extension in ["svg", "png", "webp", "pdf"] {
        let mut seen: Vec<Vec<u8>> = Vec::new();
        for zone in ZONES {
            let file = folder.path().join(format!("picture.{extension}"));
            let out = file.to_str().unwrap();
            let made = run(
                zone,
                &["snapshot", "--out", out, "--datetime", "2023-04-23", "--width", "400", "--height", "300", "--lang", "hy"],
            );
            assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
            seen.push(std::fs::read(&file).unwrap());
        }
        assert!(seen.windows(2).all(|pair| pair[0] == pair[1]), "{extension}");
    }
}

#[test]
fn a_picture_that_cannot_be_drawn_is_refused_in_words() {
    let refused = run("UTC", &["snapshot", "--out", "x.gif"]);
    assert!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains(".svg, .png, .webp or .pdf"));
    for (flags, words) in [
        (["--width-mm", "100"].as_slice(), "--width-mm: `--height-mm` is missing; allowed: either `--width` and `--height`"),
        (&["--bbox", "-46,39,47,40", "--zoom", "3"], "--zoom: `--bbox` is given too"),
        (&["--lang", "xx"], "--lang xx: that is not a language of this dataset; allowed: en, hy, az, ru, ka"),
        (&["--theme", "pink"], "'pink' for '--theme <THEME>': that is none of its words; allowed: light, dark, contrast, print"),
        (&["--datetime", "1999-01-01"], "--datetime: that is before the data begins"),
    ] {
        let refused = run("UTC", &[["snapshot", "--out", "x.png"].as_slice(), flags].concat());
        let said = String::from_utf8_lossy(&refused.stderr);
        assert!(!refused.status.success() && said.contains(words), "{flags:?}: {said}");
    }
}

#[test]
fn what_was_published_answers_after_a_correction_and_a_restart() {
    let (state, data) = (tempfile::tempdir().unwrap(), copy_of_data());
    let flags = ["--state", state.path().to_str().unwrap(), "--geodata", data.path().to_str().unwrap()];
    let frozen = |server: &Server, id: &str| {
        ["/?datetime=2023-04-23&as-of=", "/ogc/collections/states/items?datetime=2023-04-23&as-of=", "/data/changes.csv?as-of="]
            .map(|path| server.get(&format!("{path}{id}")))
    };
    let server = Server::start("UTC", &flags);
    let id = server.readiness()["revision"].as_str().unwrap().to_owned();
    let before = frozen(&server, &id);
    assert!(before.iter().all(|answer| answer.status == 200));

    let head = data.path().join("dataset.json");
    let edited = std::fs::read_to_string(&head).unwrap().replacen("T12:00:00+04:00", "T12:10:00+04:00", 1);
    std::fs::write(&head, edited).unwrap();
    wait_for("the correction", || (server.readiness()["revision"] != id.as_str()).then_some(()));
    let same = |server: &Server| {
        for (now, then) in frozen(server, &id).iter().zip(&before) {
            assert_eq!((now.status, &now.body), (then.status, &then.body));
        }
    };
    same(&server);
    drop(server);
    same(&Server::start("Asia/Baku", &flags));
    // Only the newest is kept from now on.
    let few = Server::start("UTC", &[&flags[..], &["--keep-revisions", "1"]].concat());
    assert_eq!(frozen(&few, &id).map(|answer| answer.status), [200, 404, 404], "a page says that it is not kept");
}

#[test]
fn a_state_folder_that_cannot_be_written_is_said_at_the_start_and_nothing_is_promised() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let server = Server::start("UTC", &["--state", file.to_str().unwrap()]);
    let ready = server.readiness();
    assert!(ready["revisions"].as_str().unwrap().starts_with("not kept: "), "{ready}");
    let id = ready["revision"].as_str().unwrap();
    let answer = server.get(&format!("/ogc/collections/states/items?datetime=2023-04-23&as-of={id}"));
    assert!(answer.status == 200 && !answer.headers["cache-control"].contains("immutable"), "{:?}", answer.headers);
    let text = |url: &str| String::from_utf8(server.get(url).body).unwrap();
    assert!(text("/").contains("Lachin") && !text("/about").contains("for good"));
}

#[test]
fn commands_that_only_write_files_keep_nothing() {
    let (state, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let out = out.path().join("map.svg");
    for arguments in [vec!["export", "states"], vec!["snapshot", "--out", out.to_str().unwrap()]] {
        let done = corridor("UTC", &arguments).env("CORRIDOR_STATE", state.path()).output().unwrap();
        assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    }
    assert_eq!(std::fs::read_dir(state.path()).unwrap().count(), 0);
}

/// What the server has sent to the socket of its service manager.
fn told(socket: &std::os::unix::net::UnixDatagram) -> String {
    let mut bytes = [0; 512];
    let length = socket.recv(&mut bytes).unwrap();
    String::from_utf8(bytes[..length].to_vec()).unwrap()
}

#[test]
fn a_service_manager_hears_when_the_server_listens_and_when_it_stops() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notify");
    let socket = std::os::unix::net::UnixDatagram::bind(&path).unwrap();
    socket.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut command = corridor("UTC", &["serve", "--listen", "127.0.0.1:0", "--log-format", "json"]);
    let child = command.env("NOTIFY_SOCKET", &path).stderr(Stdio::null()).spawn().unwrap();
    let mut server = Server { child, address: String::new(), log: channel().1 };
    let ready = told(&socket);
    let url = ready.strip_prefix("READY=1\nSTATUS=listening on http://").unwrap_or_else(|| panic!("{ready}"));
    server.address = url.trim().to_owned();
    assert_eq!(server.get("/healthz").status, 200);
    assert!(server.stop().success());
    assert!(told(&socket).starts_with("STOPPING=1\n"));
}
