//! `corridor serve`: publishes a dataset, watches its folder, and serves until a signal stops it.

mod log;
mod shutdown;

use super::config::{LedgerKind, Serve};
use super::{
    operator_listener,
    outcome::{Failure, Outcome},
    sd_notify, watch,
};
use crate::{
    chronicle::moment::Instant,
    geodata::Problems,
    ledger::folder::FolderLedger,
    published::{Live, Published},
    render::{
        film::{FilmContext, mp4},
        painter::{self, Patience},
        program::Cancel,
    },
    server::{
        listener::{
            Listener,
            accept::{self, ConnectionLimits},
        },
        metrics::Metrics,
        render_pool::{PictureLimits, RenderPool},
        request_origin::OriginPolicy,
        router::router,
        routes::film::queue::{FilmLimits, FilmQueue},
        state::{App, Limits},
    },
};
use axum::{
    Router,
    body::Body,
    http::{Request, header},
};
use shutdown::UnderWay;
use std::{path::Path, process::ExitCode, sync::Arc, time::Duration};
use tower::Service;

/// File descriptors reserved for other uses than connections: log, data and its watch, kept revisions, child processes, operators.
const DESCRIPTORS_OF_OURS: usize = 64;

pub(super) fn run(flags: &Serve, now: fn() -> Instant) -> Outcome {
    let metrics = Arc::new(Metrics::default());
    // Dropping it writes the last lines.
    let _log = log::start(flags, metrics.log_lines_lost.clone())?;
    let read = super::input::files(flags.geodata.as_deref()).and_then(|files| Ok((Published::from_files(&files)?, files)));
    let (published, files) = read.map_err(|problems| Failure::Plain(refusal(flags.geodata.as_deref(), &problems)))?;
    let live = Arc::new(kept(flags, published, now()));
    // Dropping it stops the watch, so it is kept until the server has stopped.
    let poll = Duration::from_secs(flags.geodata_poll.into());
    let _watching =
        flags.geodata.as_deref().map(|folder| watch::watch(folder, files, Arc::clone(&live), poll, now)).transpose()?;
    let mut app = App::new(live, u64::from(flags.memory) << 20, Arc::new(now));
    app.metrics = metrics;
    let reach = OriginPolicy::new(flags.public_url.as_deref(), flags.trusted_proxies.clone().unwrap_or_default());
    app.reach = Arc::new(reach.limiting_private(flags.limit_private_peers));
    app.is_operator_apart = flags.operator_listen.is_some();
    app.limits = Arc::new(Limits {
        default_page: flags.page as usize,
        max_page: flags.max_page as usize,
        url_bytes: flags.max_url as usize,
        request: Duration::from_secs(flags.request_timeout.into()),
    });
    let pictures = PictureLimits {
        pixels: u64::from(flags.max_picture) * 1_000_000,
        at_once: flags.renders as usize,
        waiting: flags.max_waiting as usize,
    };
    app.studio = Arc::new(RenderPool::within(pictures, &app.memory));
    let films = FilmLimits {
        frames: flags.max_frames as usize,
        pixels: u64::from(flags.max_film) * 1_000_000,
        at_once: flags.films as usize,
        ..FilmLimits::default()
    };
    let mut cinema = FilmQueue::within(films, &app.memory);
    cinema.painted_by = format!("{:?}", flags.programs.painter()).into();
    cinema.context = FilmContext {
        ffmpeg: flags.programs.ffmpeg.as_str().into(),
        patience: Duration::from_secs(flags.programs.film_patience.into()),
        time: Some(Duration::from_secs(flags.film_timeout.into())),
        cancel: Cancel::default(),
    };
    let (patience, cancel) = (Patience::of(cinema.context.patience), cinema.context.cancel.clone());
    let painters = painter::PainterPool::with(flags.programs.painter(), patience, cancel);
    cinema.painter = Arc::new(move || painters.open());
    app.cinema = Arc::new(cinema);
    if let Err(error) = mp4::try_folder() {
        tracing::warn!(%error, "films as mp4 cannot be made; gif and apng can. Install ffmpeg or name it with --ffmpeg");
    }
    let under_way = UnderWay { cinema: Arc::clone(&app.cinema), studio: Arc::clone(&app.studio) };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let answered = runtime.block_on(answer(flags, app));
    under_way.end(runtime);
    if answered.is_ok() {
        tracing::info!("stopped");
    }
    answered
}

/// Publishes the dataset and opens the store of revisions. Where that fails, it logs so and the server offers no permanent links.
fn kept(flags: &Serve, published: Published, now: Instant) -> Live {
    if flags.ledger == LedgerKind::Memory {
        tracing::info!("revisions are not kept (`--ledger memory`), so frozen links are not offered");
        return Live::new(published);
    }
    let dataset = published.atlas.header().id.to_string();
    let folder = flags.state_folder(&dataset);
    let ledger = folder.as_ref().map_or_else(
        || Err(std::io::Error::other("neither STATE_DIRECTORY, XDG_STATE_HOME nor HOME is set; name a folder with --state")),
        |folder| FolderLedger::open(folder, &dataset, flags.keep_revisions as usize),
    );
    let shown = folder.map_or_else(String::new, |folder| folder.display().to_string());
    let count = ledger.as_ref().ok().map(FolderLedger::count);
    let live = Live::keeping(published, ledger, now);
    match &*live.not_kept() {
        None => tracing::info!(folder = shown, before = count, "revisions are kept"),
        Some(why) => tracing::warn!(
            folder = shown,
            why,
            "REVISIONS ARE NOT KEPT: frozen links are not offered and nothing is sent as immutable; set --state to a writable folder, or use --ledger memory"
        ),
    }
    live
}

async fn answer(flags: &Serve, app: App) -> Outcome {
    let listener = Listener::open(&flags.listen).await;
    let listener = listener.map_err(|error| Failure::Plain(format!("cannot listen on {}: {error}", flags.listen)))?;
    let address = listener.address();
    let published = app.live.current();
    tracing::info!(
        %address,
        revision = published.revision.id.short(),
        dataset = &*published.atlas.header().id,
        places = published.atlas.places().len(),
        states = published.atlas.states().len(),
        changes = published.atlas.changes().len(),
        "listening on {}", listener.url()
    );
    sd_notify::ready(&listener.url());
    if published.claims_without_source > 0 {
        tracing::info!(count = published.claims_without_source, "claims name no source");
    }
    drop(published);
    let limits = limits(flags);
    let shared = (Arc::clone(&app.metrics), Arc::clone(&app.reach));
    let _operators =
        flags.operator_listen.as_ref().map(|address| operator_listener::listen(address, &app, limits)).transpose()?;
    let service = router(app);
    if flags.public_url.is_some() {
        tokio::spawn(warm(service.clone()));
    }
    let stop = async {
        stop_signal().await;
        sd_notify::stopping();
    };
    accept::serve(listener, service, limits, shared, stop).await;
    Ok(ExitCode::SUCCESS)
}

/// Returns the connection limits set by the flags, lowered to the file descriptors that the system allows.
fn limits(flags: &Serve) -> ConnectionLimits {
    let seconds = |seconds: u32| Duration::from_secs(seconds.into());
    let wanted = flags.max_connections as usize;
    let connections = descriptors().map_or(wanted, |most| wanted.min(most.saturating_sub(DESCRIPTORS_OF_OURS).max(1)));
    if connections < wanted {
        tracing::warn!(
            connections,
            wanted,
            "the system allows fewer file descriptors than --max-connections needs; raise the hard limit (LimitNOFILE)"
        );
    }
    ConnectionLimits {
        connections,
        of_client: flags.client_connections as usize,
        head: seconds(flags.head_timeout),
        stall: seconds(flags.stall_timeout),
        idle: seconds(flags.idle_timeout),
        streams: flags.max_streams,
        shutdown: shutdown::ANSWERS,
        ..ConnectionLimits::default()
    }
}

/// Raises the soft limit of open file descriptors to the hard limit, and returns it.
#[cfg(unix)]
fn descriptors() -> Option<usize> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let raised = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum });
    let now = if raised.is_ok() { maximum } else { current };
    now.and_then(|most| usize::try_from(most).ok())
}

#[cfg(not(unix))]
fn descriptors() -> Option<usize> {
    None
}

/// Requests what a time slider requests, once per content coding, so that these responses are compressed before the first reader comes.
/// Does so only with a public URL, since responses contain links.
async fn warm(mut service: Router) {
    for coding in ["br", "zstd", "gzip"] {
        let asked = Request::get("/ogc/collections/states/items?datetime=now")
            .header(header::ACCEPT_ENCODING, coding)
            .header(header::HOST, "localhost");
        if let Ok(asked) = asked.body(Body::empty()) {
            let Ok(_) = service.call(asked).await;
        }
    }
}

async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        _ = interrupt => {}
        () = terminate => {}
    }
    tracing::info!("stopping on a signal");
}

fn refusal(folder: Option<&Path>, problems: &Problems) -> String {
    let shown = folder.map_or_else(|| "the built-in data".to_owned(), |folder| folder.display().to_string());
    let lines: Vec<String> = problems.0.iter().map(|problem| format!("  {problem}")).collect();
    let command = folder
        .map_or_else(String::new, |folder| format!("\nTo see the lines in question, run: corridor check {}", folder.display()));
    format!("cannot serve {shown}: {} problem(s)\n{}{command}", problems.0.len(), lines.join("\n"))
}
