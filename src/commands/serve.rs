//! `corridor serve`: publishes a dataset, watches its folder, and answers until it is told to stop.

use super::{Failure, Outcome, watch};
use crate::{
    chronicle::moment::Instant,
    config::{LedgerKind, LogFormat, Serve},
    geodata::Problems,
    http::{
        App, Limits,
        film::cinema::{Cinema, FilmLimits},
        listen::{self, ConnectionLimits},
        listener::Listener,
        reached::Reach,
        router,
        snapshot::studio::{PictureLimits, Studio},
    },
    ledger::folder::FolderLedger,
    live::{Live, Published},
    render::painter,
};
use axum::{
    Router,
    body::Body,
    http::{Request, header},
};
use std::{io::IsTerminal, path::Path, process::ExitCode, sync::Arc, time::Duration};
use tower::Service;
use tracing_subscriber::EnvFilter;

pub(super) fn run(flags: &Serve, now: fn() -> Instant) -> Outcome {
    start_log(flags)?;
    let read = super::files(flags.geodata.as_deref()).and_then(|files| Ok((Published::from_files(&files)?, files)));
    let (published, files) = read.map_err(|problems| Failure::Plain(refusal(flags.geodata.as_deref(), &problems)))?;
    let live = Arc::new(kept(flags, published, now()));
    // The watching stops when it is dropped, so it is kept until the server has stopped.
    let poll = Duration::from_secs(flags.geodata_poll.into());
    let _watching =
        flags.geodata.as_deref().map(|folder| watch::watch(folder, files, Arc::clone(&live), poll, now)).transpose()?;
    let mut app = App::new(live, u64::from(flags.cache) << 20, Arc::new(now))?;
    app.reach = Arc::new(Reach::new(flags.public_url.as_deref(), flags.trusted_proxies.clone().unwrap_or_default()));
    app.limits = Arc::new(Limits {
        default_page: flags.page as usize,
        max_page: flags.max_page as usize,
        url_bytes: flags.max_url as usize,
        request: Duration::from_secs(flags.request_timeout.into()),
    });
    app.studio = Arc::new(Studio::new(PictureLimits {
        pixels: u64::from(flags.max_picture) * 1_000_000,
        at_once: flags.renders as usize,
        waiting: flags.max_waiting as usize,
        kept: u64::from(flags.picture_cache) << 20,
    }));
    let mut cinema = Cinema::new(FilmLimits {
        frames: flags.max_frames as usize,
        pixels: u64::from(flags.max_film) * 1_000_000,
        at_once: flags.films as usize,
        kept: u64::from(flags.film_cache) << 20,
        ..FilmLimits::default()
    });
    cinema.ffmpeg = Arc::from(flags.programs.ffmpeg.as_str());
    cinema.painted_by = format!("{:?}", flags.programs.painter()).into();
    let painters = painter::Studio::new(flags.programs.painter());
    cinema.painter = Arc::new(move || painters.open());
    app.cinema = Arc::new(cinema);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(answer(flags, app))
}

/// What is published, kept where the flags say; where it cannot be kept, the log says so and nothing is promised.
fn kept(flags: &Serve, published: Published, now: Instant) -> Live {
    if flags.ledger == LedgerKind::Memory {
        tracing::info!("revisions are not kept (`--ledger memory`): no frozen link is offered");
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
            "REVISIONS ARE NOT KEPT: frozen links are not offered, and nothing is sent as unchanging; name a folder that can be written with --state, or say --ledger memory"
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
    if published.claims_without_source > 0 {
        tracing::info!(count = published.claims_without_source, "claims name no source");
    }
    drop(published);
    let limits = ConnectionLimits {
        connections: flags.max_connections as usize,
        head: Duration::from_secs(flags.head_timeout.into()),
        ..ConnectionLimits::default()
    };
    let metrics = Arc::clone(&app.metrics);
    let service = router(app);
    if flags.public_url.is_some() {
        tokio::spawn(warm(service.clone()));
    }
    listen::serve(listener, service, limits, metrics, told_to_stop()).await;
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

/// Asks what a time slider asks, once in each coding: all answers to it are then compressed before the first reader is there. Only
/// where links are known to begin with the public URL, since an answer holds them.
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

async fn told_to_stop() {
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
}

fn refusal(folder: Option<&Path>, problems: &Problems) -> String {
    let shown = folder.map_or_else(|| "the built-in data".to_owned(), |folder| folder.display().to_string());
    let lines: Vec<String> = problems.0.iter().map(|problem| format!("  {problem}")).collect();
    let command =
        folder.map_or_else(String::new, |folder| format!("\nSee them in their lines with: corridor check {}", folder.display()));
    format!("{shown} is not served, because of {} problem(s):\n{}{command}", problems.0.len(), lines.join("\n"))
}

fn start_log(flags: &Serve) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(&flags.log).map_err(|error| Failure::Plain(format!("--log `{}`: {error}", flags.log)))?;
    let is_terminal = std::io::stderr().is_terminal();
    let default = if is_terminal { LogFormat::Text } else { LogFormat::Json };
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // On a terminal the library decides, which knows `NO_COLOR`; a file never has colours.
    let log = if is_terminal { log } else { log.with_ansi(false) };
    let started = match flags.log_format.unwrap_or(default) {
        LogFormat::Text => log.with_target(false).try_init(),
        LogFormat::Json => log.json().try_init(),
    };
    started.map_err(|error| Failure::Plain(format!("the log cannot start: {error}")))
}
