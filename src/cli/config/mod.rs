//! Flags and environment: one struct, checked at start, immutable after. Each flag is also `CORRIDOR_…` in the environment.

mod drawing;

use crate::server::{forwarded::TrustedProxies, listener::ListenAddress, request_origin::is_plain_path, router::ROUTES};
use clap::{Args, Parser, Subcommand, ValueEnum};
pub use drawing::{Drawing, Film, Programs, Snapshot};
use std::path::PathBuf;

/// On day D, which of these roads, bridges and checkpoints could be passed, by whom, and who says so?
#[derive(Debug, Parser)]
#[command(name = "corridor", version, about, max_term_width = 100, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do; `serve` when nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Flags of `serve`, which may be left out.
    #[command(flatten)]
    pub serve: Serve,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the map's data over HTTP (the default)
    Serve(Box<Serve>),
    /// Check a dataset folder; every problem at once, with file, line and how to mend it
    Check(Check),
    /// Write states, changes or days as GeoJSON or CSV
    Export(Export),
    /// Draw a picture of a view as SVG, PNG, WebP or PDF
    Snapshot(Box<Snapshot>),
    /// Make a film of a view over time as GIF, APNG or MP4
    Film(Box<Film>),
    /// Print the JSON Schemas of the data files
    Schema(Schema),
    /// Print a script that completes commands in a shell
    Completions(Completions),
}

/// Flags of `serve`.
#[derive(Clone, Debug, Args)]
pub struct Serve {
    /// Where to listen: an address or a name with a port (0 picks one and logs it), `unix:` with the path of a socket, or `inherited`
    #[arg(long, env = "CORRIDOR_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    pub listen: ListenAddress,
    /// Where this server is reached from outside, such as `https://maps.example.org/corridor`; links start with it [default: as the request says]
    #[arg(long, env = "CORRIDOR_PUBLIC_URL", value_name = "URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// Proxies whose `Forwarded` and `X-Forwarded-*` count: addresses and networks with commas between them, and `unix` for the peer of
    /// a Unix socket [default: none]
    #[arg(long, env = "CORRIDOR_TRUSTED_PROXIES", value_name = "CIDR,…")]
    pub trusted_proxies: Option<TrustedProxies>,
    /// Dataset folder to serve, read again whenever it changes [default: the built-in data]
    #[arg(long, env = "CORRIDOR_GEODATA", value_name = "DIR")]
    pub geodata: Option<PathBuf>,
    /// Seconds between looks at the dataset folder, for changes that the system does not tell of
    #[arg(long, env = "CORRIDOR_GEODATA_POLL", default_value_t = 30, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=86_400))]
    pub geodata_poll: u32,
    /// Where published revisions are kept, so that `as-of` answers for good: `folder`, or `memory`, which keeps none
    #[arg(long, env = "CORRIDOR_LEDGER", default_value = "folder", value_name = "LEDGER", value_enum)]
    pub ledger: LedgerKind,
    /// Folder of the kept revisions [default: $STATE_DIRECTORY, else $XDG_STATE_HOME or ~/.local/state with corridor/ and the dataset's id]
    #[arg(long, env = "CORRIDOR_STATE", value_name = "DIR")]
    pub state: Option<PathBuf>,
    /// Revisions to keep; the oldest go first
    #[arg(long, env = "CORRIDOR_KEEP_REVISIONS", default_value_t = 1000, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub keep_revisions: u32,
    /// Items on a page when a request names no limit
    #[arg(long, env = "CORRIDOR_PAGE", default_value_t = 100, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub page: u32,
    /// Items on a page at the most
    #[arg(long, env = "CORRIDOR_MAX_PAGE", default_value_t = 10_000, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_page: u32,
    /// Where operators look: /healthz, /readyz and /metrics answer here, from a thread of their own, and no longer at --listen. An
    /// address as for --listen [default: at --listen]
    #[arg(long, env = "CORRIDOR_OPERATOR_LISTEN", value_name = "ADDRESS")]
    pub operator_listen: Option<ListenAddress>,
    /// Limit each private address too (127.0.0.0/8, 10.0.0.0/8, fd00::/8 and the like) that is no trusted proxy: connections, turns at
    /// work, bytes under way. Without this they are not limited, since an unlisted proxy speaks for all its readers
    #[arg(long, env = "CORRIDOR_LIMIT_PRIVATE_PEERS")]
    pub limit_private_peers: bool,
    /// Connections of one address at once (of one /64 network in IPv6); more are closed
    #[arg(long, env = "CORRIDOR_CLIENT_CONNECTIONS", default_value_t = 256, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub client_connections: u32,
    /// Requests at once on a connection of HTTP/2
    #[arg(long, env = "CORRIDOR_MAX_STREAMS", default_value_t = 32, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub max_streams: u32,
    /// Seconds without a byte taken after which an answer ends: the connection closes on HTTP/1, the stream is reset on HTTP/2
    #[arg(long, env = "CORRIDOR_STALL_TIMEOUT", default_value_t = 30, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub stall_timeout: u32,
    /// Seconds that a connection of HTTP/2 is kept open without a request
    #[arg(long, env = "CORRIDOR_IDLE_TIMEOUT", default_value_t = 60, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub idle_timeout: u32,
    /// Connections at once; more wait. Fewer where the system gives fewer file descriptors
    #[arg(long, env = "CORRIDOR_MAX_CONNECTIONS", default_value_t = 10_000, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_connections: u32,
    /// Seconds for the head of a request to arrive, and that a connection is kept open without one
    #[arg(long, env = "CORRIDOR_HEAD_TIMEOUT", default_value_t = 10, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub head_timeout: u32,
    /// Seconds that a request may take
    #[arg(long, env = "CORRIDOR_REQUEST_TIMEOUT", default_value_t = 30, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub request_timeout: u32,
    /// Bytes of a URL
    #[arg(long, env = "CORRIDOR_MAX_URL", default_value_t = 8192, value_name = "BYTES", value_parser = clap::value_parser!(u32).range(256..=30_000))]
    pub max_url: u32,
    /// Megabytes of memory for what requests make the server hold: kept answers, pictures and films, bodies under way, renders. The
    /// process takes this, what it read of the data, and at most 150 MB more
    #[arg(long, env = "CORRIDOR_MEMORY", default_value_t = 256, value_name = "MB", value_parser = clap::value_parser!(u32).range(32..=65_536))]
    pub memory: u32,
    /// Is part of --memory
    #[arg(long, env = "CORRIDOR_CACHE", hide = true, value_name = "MB", value_parser = in_memory)]
    pub cache: Option<String>,
    /// Is part of --memory
    #[arg(long, env = "CORRIDOR_PICTURE_CACHE", hide = true, value_name = "MB", value_parser = in_memory)]
    pub picture_cache: Option<String>,
    /// Is part of --memory
    #[arg(long, env = "CORRIDOR_FILM_CACHE", hide = true, value_name = "MB", value_parser = in_memory)]
    pub film_cache: Option<String>,
    /// Pixels of a picture at the most, in millions
    #[arg(long, env = "CORRIDOR_MAX_PICTURE", default_value_t = 20, value_name = "MEGAPIXELS", value_parser = clap::value_parser!(u32).range(1..=400))]
    pub max_picture: u32,
    /// Pictures made at once; more wait
    #[arg(long, env = "CORRIDOR_RENDERS", default_value_t = 2, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=256))]
    pub renders: u32,
    /// Requests that wait for a picture to be made; more are refused
    #[arg(long, env = "CORRIDOR_MAX_WAITING", default_value_t = 32, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=10_000))]
    pub max_waiting: u32,
    /// Frames of a film at the most
    #[arg(long, env = "CORRIDOR_MAX_FRAMES", default_value_t = 800, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub max_frames: u32,
    /// Pixels of all frames of a film together at the most, in millions
    #[arg(long, env = "CORRIDOR_MAX_FILM", default_value_t = 500, value_name = "MEGAPIXELS", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_film: u32,
    /// Films made at once; more wait
    #[arg(long, env = "CORRIDOR_FILMS", default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=64))]
    pub films: u32,
    /// Seconds that a film may take to be made
    #[arg(long, env = "CORRIDOR_FILM_TIMEOUT", default_value_t = 600, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=86_400))]
    pub film_timeout: u32,
    /// What helps to make films.
    #[command(flatten)]
    pub programs: Programs,
    /// What is logged, as a `tracing` filter such as `info` or `corridor=debug`
    #[arg(long, env = "CORRIDOR_LOG", default_value = "info", value_name = "FILTER")]
    pub log: String,
    /// How the log is written [default: text on a terminal, json otherwise]
    #[arg(long, env = "CORRIDOR_LOG_FORMAT", value_name = "FORMAT")]
    pub log_format: Option<LogFormat>,
}

/// Where published revisions are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LedgerKind {
    /// In a folder
    Folder,
    /// Nowhere: only the newest can be asked
    Memory,
}

impl Serve {
    /// The folder of the kept revisions of a dataset; none where the environment names no home.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is where the environment is read")]
    pub fn state_folder(&self, dataset: &str) -> Option<PathBuf> {
        let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        if let Some(folder) = &self.state {
            return Some(folder.clone());
        }
        if let Some(folders) = named("STATE_DIRECTORY") {
            // systemd names several with colons between them.
            return std::env::split_paths(&folders).next();
        }
        // A relative path is ignored, as the XDG base directory specification says.
        let state = named("XDG_STATE_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
        let state = state.or_else(|| Some(PathBuf::from(named("HOME")?).join(".local/state")))?;
        Some(state.join("corridor").join(dataset))
    }
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Lines for people
    Text,
    /// One JSON object a line
    Json,
}

/// Flags of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Dataset folder with dataset.json, places.geojson, changes.json and sources.json
    pub dir: PathBuf,
    /// Put the files into canonical form first (the layout only)
    #[arg(long)]
    pub fix: bool,
    /// Print the problems as JSON
    #[arg(long)]
    pub json: bool,
    /// Print for each party its claims, their sources, and who published those
    #[arg(long, conflicts_with = "json")]
    pub report: bool,
}

/// Flags of `export`.
#[derive(Debug, Args)]
pub struct Export {
    /// What to write
    #[arg(value_enum)]
    pub what: ExportWhat,
    /// The instant for `states-at`: a local day (its end), an RFC 3339 instant, or now
    #[arg(long, default_value = "now", value_name = "TIME")]
    pub at: String,
    /// The form to write it in
    #[arg(long, value_enum, default_value_t = ExportFormat::Geojson)]
    pub format: ExportFormat,
    /// Dataset folder [default: the built-in data]
    #[arg(long, env = "CORRIDOR_GEODATA", value_name = "DIR")]
    pub geodata: Option<PathBuf>,
    /// Folder to write the file and its datapackage.json into [default: the file alone, to standard output]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// What `export` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportWhat {
    /// What holds at one instant, one item a place
    StatesAt,
    /// Every place
    Places,
    /// Every state of every place
    States,
    /// Every change
    Changes,
    /// Every source
    Sources,
    /// Every number that somebody counted or claims (CSV only)
    Figures,
    /// One row a place and local day, up to today (CSV only)
    Daily,
}

/// The forms that `export` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// GeoJSON (RFC 7946)
    Geojson,
    /// CSV (RFC 4180), flat columns only
    Csv,
}

/// Flags of `schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// Folder to write the schemas into, one file each [default: all in one object, to standard output]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// Flags of `completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// Refuses a flag that is gone.
fn in_memory(_: &str) -> Result<String, String> {
    Err("this is part of one budget now: set --memory (or CORRIDOR_MEMORY) to the megabytes for all that is kept and made"
        .to_owned())
}

fn public_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(rest) if !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c == '?' || c == '#' || c == '"') => {
            let path = rest.find('/').map_or("", |slash| rest[slash..].trim_end_matches('/'));
            if !is_plain_path(path) {
                return Err(format!("its path `{path}` may hold letters, digits, `-`, `_`, `.` and `~` between slashes"));
            }
            let first = path.split('/').nth(1).unwrap_or("");
            if !first.is_empty() && ROUTES.iter().any(|(route, _)| route.split('/').nth(1) == Some(first)) {
                return Err(format!("its path begins with `/{first}`, which is a path of the server itself; choose another"));
            }
            Ok(text.trim_end_matches('/').to_owned())
        }
        _ => Err("write it whole and without a query, such as https://maps.example.org".to_owned()),
    }
}
