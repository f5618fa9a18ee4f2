//! `corridor serve`: publishes a dataset, watches its folder, and answers until it is told to stop.

use super::{Failure, Outcome};
use crate::{
    chronicle::moment::Instant,
    config::{LogFormat, Serve},
    geodata::{Files, Problems},
    http::{
        App, Limits,
        listen::{self, ConnectionLimits},
        router,
    },
    live::{Live, Published},
};
use notify_debouncer_mini::{
    DebounceEventResult, Debouncer, new_debouncer,
    notify::{RecommendedWatcher, RecursiveMode},
};
use std::{
    io::IsTerminal,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    time::Duration,
};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

pub(super) fn run(flags: &Serve, now: fn() -> Instant) -> Outcome {
    start_log(flags)?;
    let published = match super::files(flags.geodata.as_deref()).and_then(|files| Published::from_files(&files)) {
        Ok(published) => published,
        Err(problems) => return Err(Failure::Plain(refusal(flags.geodata.as_deref(), &problems))),
    };
    let live = Arc::new(Live::new(published));
    // The watcher stops when it is dropped, so it is kept until the server has stopped.
    let _watcher = flags.geodata.clone().map(|folder| watch(folder, Arc::clone(&live))).transpose()?;
    let mut app = App::new(live, u64::from(flags.cache) << 20, Arc::new(now))?;
    app.public_url = flags.public_url.as_deref().map(Arc::from);
    app.limits = Arc::new(Limits {
        default_page: flags.page as usize,
        max_page: flags.max_page as usize,
        url_bytes: flags.max_url as usize,
        request: Duration::from_secs(flags.request_timeout.into()),
    });
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(answer(flags, app))
}

async fn answer(flags: &Serve, app: App) -> Outcome {
    let listener = TcpListener::bind(flags.listen).await;
    let listener = listener.map_err(|error| Failure::Plain(format!("cannot listen on {}: {error}", flags.listen)))?;
    let address = listener.local_addr()?;
    let published = app.live.current();
    tracing::info!(
        %address,
        revision = published.revision.id.short(),
        dataset = &*published.atlas.header().id,
        places = published.atlas.places().len(),
        states = published.atlas.states().len(),
        changes = published.atlas.changes().len(),
        "listening on http://{address}"
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
    listen::serve(listener, router(app), limits, metrics, told_to_stop()).await;
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
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

/// Reads the folder again whenever it changes; what is broken is not published, and said in the log and in `/readyz`.
fn watch(folder: PathBuf, live: Arc<Live>) -> Result<Debouncer<RecommendedWatcher>, Failure> {
    let failed =
        |error: notify_debouncer_mini::notify::Error| Failure::Plain(format!("cannot watch {}: {error}", folder.display()));
    let watched = folder.clone();
    let mut last = Files::read(&folder).ok();
    // Editors save in several steps; a quarter of a second of quiet means that they are done.
    let mut debouncer = new_debouncer(Duration::from_millis(250), move |events: DebounceEventResult| {
        if let Err(error) = events {
            tracing::warn!(%error, "watching the dataset folder");
        }
        let files = Files::read(&watched);
        if files.as_ref().ok() == last.as_ref() && files.is_ok() {
            return;
        }
        last = files.as_ref().ok().cloned();
        reload(files, &live);
    })
    .map_err(failed)?;
    debouncer.watcher().watch(&folder, RecursiveMode::NonRecursive).map_err(failed)?;
    Ok(debouncer)
}

fn reload(files: Result<Files, Problems>, live: &Live) {
    match files.and_then(|files| Published::from_files(&files)) {
        Ok(published) => {
            tracing::info!(
                revision = published.revision.id.short(),
                states = published.atlas.states().len(),
                "published newer data"
            );
            live.publish(published);
        }
        Err(problems) => {
            for problem in &problems.0 {
                tracing::error!(file = problem.file, line = problem.line, id = problem.id, code = problem.code, "{problem}");
            }
            tracing::error!(problems = problems.0.len(), "newer data is broken; the last good data is still served");
            live.keep(problems);
        }
    }
}

fn start_log(flags: &Serve) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(&flags.log).map_err(|error| Failure::Plain(format!("--log `{}`: {error}", flags.log)))?;
    let default = if std::io::stderr().is_terminal() { LogFormat::Text } else { LogFormat::Json };
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match flags.log_format.unwrap_or(default) {
        LogFormat::Text => log.with_target(false).try_init(),
        LogFormat::Json => log.json().try_init(),
    };
    started.map_err(|error| Failure::Plain(format!("the log cannot start: {error}")))
}
