//! Flags and environment variables: parsed and checked at start, immutable afterwards. Each flag is also `CORRIDOR_…` in the
//! environment.

mod drawing;

use crate::server::{forwarded::TrustedProxies, listener::ListenAddress, request_origin::is_plain_path, router::ROUTES};
use clap::{Args, Parser, Subcommand, ValueEnum};
pub use drawing::{Drawing, Film, Programs, Snapshot};
use std::path::PathBuf;

/// On day D, which of these roads, bridges and checkpoints could be passed, by whom, and who says so?
#[derive(Debug, Parser)]
#[command(name = "corridor", version, about, max_term_width = 100, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// The command; `serve` if none is given.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Flags of `serve`, also accepted without the command.
    #[command(flatten)]
    pub serve: Serve,
}

/// A command and its flags.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the map's data over HTTP (the default)
    Serve(Box<Serve>),
    /// Check a dataset folder and list every problem with its file, its line and how to fix it
    Check(Check),
    /// Write states, changes or days as GeoJSON or CSV
    Export(Export),
    /// Draw a map picture as SVG, PNG, WebP or PDF
    Snapshot(Box<Snapshot>),
    /// Make a film of the map over time as GIF, APNG or MP4
    Film(Box<Film>),
    /// Print the JSON Schemas of the data files
    Schema(Schema),
    /// Print a shell completion script
    Completions(Completions),
}

/// Flags of `serve`.
#[derive(Clone, Debug, Args)]
pub struct Serve {
    /// Where to listen: an address or host name with a port (0 picks a free one and logs it), `unix:` and the path of a socket, or `inherited`
    #[arg(long, env = "CORRIDOR_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    pub listen: ListenAddress,
    /// Base of all links: the URL by which readers reach this server, such as `https://maps.example.org/corridor` [default: taken from each request]
    #[arg(long, env = "CORRIDOR_PUBLIC_URL", value_name = "URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// Proxies whose `Forwarded` and `X-Forwarded-*` headers are trusted: addresses and networks, comma-separated, and `unix` for the
    /// peer of a Unix socket [default: none]
    #[arg(long, env = "CORRIDOR_TRUSTED_PROXIES", value_name = "CIDR,…")]
    pub trusted_proxies: Option<TrustedProxies>,
    /// Dataset folder to serve, reloaded when it changes [default: the built-in data]
    #[arg(long, env = "CORRIDOR_GEODATA", value_name = "DIR")]
    pub geodata: Option<PathBuf>,
    /// Seconds between checks of the dataset folder, for changes that the operating system does not report
    #[arg(long, env = "CORRIDOR_GEODATA_POLL", default_value_t = 30, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=86_400))]
    pub geodata_poll: u32,
    /// Where to keep published revisions, so that `as-of` links keep working: `folder`, or `memory` to keep none
    #[arg(long, env = "CORRIDOR_LEDGER", default_value = "folder", value_name = "LEDGER", value_enum)]
    pub ledger: LedgerKind,
    /// Folder for published revisions [default: $STATE_DIRECTORY, else corridor/ and the dataset's id under $XDG_STATE_HOME or ~/.local/state]
    #[arg(long, env = "CORRIDOR_STATE", value_name = "DIR")]
    pub state: Option<PathBuf>,
    /// Maximum number of revisions to keep; the oldest are deleted first
    #[arg(long, env = "CORRIDOR_KEEP_REVISIONS", default_value_t = 1000, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub keep_revisions: u32,
    /// Items on a page when a request has no `limit`
    #[arg(long, env = "CORRIDOR_PAGE", default_value_t = 100, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub page: u32,
    /// Maximum items on a page; a larger `limit` is reduced to this
    #[arg(long, env = "CORRIDOR_MAX_PAGE", default_value_t = 10_000, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_page: u32,
    /// Separate address for /healthz, /readyz and /metrics, served from their own thread and no longer at --listen; written as for
    /// --listen [default: served at --listen]
    #[arg(long, env = "CORRIDOR_OPERATOR_LISTEN", value_name = "ADDRESS")]
    pub operator_listen: Option<ListenAddress>,
    /// Apply the limits per client (connections, share of work, bytes in flight) also to private addresses (127.0.0.0/8, 10.0.0.0/8,
    /// fd00::/8 and so on) other than trusted proxies. By default they are exempt, since one may be an unlisted proxy for all readers
    #[arg(long, env = "CORRIDOR_LIMIT_PRIVATE_PEERS")]
    pub limit_private_peers: bool,
    /// Maximum concurrent connections of one address (in IPv6, of one /64 network); further ones are closed
    #[arg(long, env = "CORRIDOR_CLIENT_CONNECTIONS", default_value_t = 256, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub client_connections: u32,
    /// Maximum concurrent requests on an HTTP/2 connection
    #[arg(long, env = "CORRIDOR_MAX_STREAMS", default_value_t = 32, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub max_streams: u32,
    /// Seconds after which a response that the client does not read ends: HTTP/1 closes the connection, HTTP/2 resets the stream
    #[arg(long, env = "CORRIDOR_STALL_TIMEOUT", default_value_t = 30, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub stall_timeout: u32,
    /// Seconds that an HTTP/2 connection is kept open without a request
    #[arg(long, env = "CORRIDOR_IDLE_TIMEOUT", default_value_t = 60, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub idle_timeout: u32,
    /// Maximum concurrent connections; further ones wait. Lower if the system allows fewer file descriptors
    #[arg(long, env = "CORRIDOR_MAX_CONNECTIONS", default_value_t = 10_000, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_connections: u32,
    /// Seconds for the head of a request to arrive; also how long an idle HTTP/1 connection is kept open
    #[arg(long, env = "CORRIDOR_HEAD_TIMEOUT", default_value_t = 10, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub head_timeout: u32,
    /// Maximum seconds for a request
    #[arg(long, env = "CORRIDOR_REQUEST_TIMEOUT", default_value_t = 30, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub request_timeout: u32,
    /// Maximum length of a URL in bytes
    #[arg(long, env = "CORRIDOR_MAX_URL", default_value_t = 8192, value_name = "BYTES", value_parser = clap::value_parser!(u32).range(256..=30_000))]
    pub max_url: u32,
    /// Memory in megabytes for everything that requests make the server hold: caches of responses, pictures and films, bodies in flight,
    /// renders. The process uses this, the memory for the data, and at most 150 MB more
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
    /// Maximum pixels of a picture, in millions
    #[arg(long, env = "CORRIDOR_MAX_PICTURE", default_value_t = 20, value_name = "MEGAPIXELS", value_parser = clap::value_parser!(u32).range(1..=400))]
    pub max_picture: u32,
    /// Maximum pictures rendered at once; further ones wait
    #[arg(long, env = "CORRIDOR_RENDERS", default_value_t = 2, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=256))]
    pub renders: u32,
    /// Maximum requests that wait for a picture; further ones are refused
    #[arg(long, env = "CORRIDOR_MAX_WAITING", default_value_t = 32, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=10_000))]
    pub max_waiting: u32,
    /// Maximum frames of a film
    #[arg(long, env = "CORRIDOR_MAX_FRAMES", default_value_t = 800, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub max_frames: u32,
    /// Maximum pixels of all frames of a film together, in millions
    #[arg(long, env = "CORRIDOR_MAX_FILM", default_value_t = 500, value_name = "MEGAPIXELS", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_film: u32,
    /// Maximum films made at once; further ones wait
    #[arg(long, env = "CORRIDOR_FILMS", default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=64))]
    pub films: u32,
    /// Maximum seconds for making a film
    #[arg(long, env = "CORRIDOR_FILM_TIMEOUT", default_value_t = 600, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=86_400))]
    pub film_timeout: u32,
    /// The programs that paint and encode films.
    #[command(flatten)]
    pub programs: Programs,
    /// Log filter in the syntax of `tracing`, such as `info` or `corridor=debug`
    #[arg(long, env = "CORRIDOR_LOG", default_value = "info", value_name = "FILTER")]
    pub log: String,
    /// Log format [default: text on a terminal, json otherwise]
    #[arg(long, env = "CORRIDOR_LOG_FORMAT", value_name = "FORMAT")]
    pub log_format: Option<LogFormat>,
}

/// The store of published revisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LedgerKind {
    /// In a folder
    Folder,
    /// Nowhere: only the newest revision is served
    Memory,
}

impl Serve {
    /// Returns the folder for the revisions of a dataset, or `None` if the environment names no home directory.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is where the environment is read")]
    pub fn state_folder(&self, dataset: &str) -> Option<PathBuf> {
        let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        if let Some(folder) = &self.state {
            return Some(folder.clone());
        }
        if let Some(folders) = named("STATE_DIRECTORY") {
            // systemd may name several, separated by colons.
            return std::env::split_paths(&folders).next();
        }
        // The XDG base directory specification has relative paths ignored.
        let state = named("XDG_STATE_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
        let state = state.or_else(|| Some(PathBuf::from(named("HOME")?).join(".local/state")))?;
        Some(state.join("corridor").join(dataset))
    }
}

/// The format of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Human-readable lines
    Text,
    /// One JSON object per line
    Json,
}

/// Flags of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Dataset folder with dataset.json, places.geojson, changes.json and sources.json
    pub dir: PathBuf,
    /// Rewrite the files in canonical form first (layout only)
    #[arg(long)]
    pub fix: bool,
    /// Print the problems as JSON
    #[arg(long)]
    pub json: bool,
    /// Print the claims of each party, their sources, and the publishers of these
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
    /// Output format
    #[arg(long, value_enum, default_value_t = ExportFormat::Geojson)]
    pub format: ExportFormat,
    /// Dataset folder [default: the built-in data]
    #[arg(long, env = "CORRIDOR_GEODATA", value_name = "DIR")]
    pub geodata: Option<PathBuf>,
    /// Folder for the file and its datapackage.json [default: print the file alone to standard output]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// A table that `export` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportWhat {
    /// The state of each place at one instant
    StatesAt,
    /// Every place
    Places,
    /// Every state of every place
    States,
    /// Every change
    Changes,
    /// Every source
    Sources,
    /// Every figure that was counted or claimed (CSV only)
    Figures,
    /// One row per place and local day, up to today (CSV only)
    Daily,
}

/// A format that `export` writes.
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
    /// Folder for the schemas, one file each [default: print all as one object to standard output]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// Flags of `completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell to complete commands in
    pub shell: clap_complete::Shell,
}

/// Rejects a removed flag and names its replacement.
fn in_memory(_: &str) -> Result<String, String> {
    Err("removed: it is part of one budget now; set --memory (or CORRIDOR_MEMORY) to the megabytes for all caches and renders"
        .to_owned())
}

fn public_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(rest) if !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c == '?' || c == '#' || c == '"') => {
            let path = rest.find('/').map_or("", |slash| rest[slash..].trim_end_matches('/'));
            if !is_plain_path(path) {
                return Err(format!("invalid path `{path}`; use only letters, digits, `-`, `_`, `.` and `~` between slashes"));
            }
            let first = path.split('/').nth(1).unwrap_or("");
            if !first.is_empty() && ROUTES.iter().any(|(route, _)| route.split('/').nth(1) == Some(first)) {
                return Err(format!("the path begins with `/{first}`, which the server itself uses; choose another"));
            }
            Ok(text.trim_end_matches('/').to_owned())
        }
        _ => Err("not an absolute http or https URL without query; write it like https://maps.example.org".to_owned()),
    }
}
