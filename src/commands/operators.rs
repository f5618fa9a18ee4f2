//! The listener of operators: a thread and a runtime of its own, so that it answers whatever readers do to the other one.

use super::Failure;
use crate::http::{
    App,
    listen::{self, ConnectionLimits},
    listener::{ListenAddress, Listener},
    operator_router,
};
use std::{sync::Arc, thread};
use tokio::sync::oneshot::{self, Sender};

/// Connections of operators at once.
const CONNECTIONS: usize = 32;

/// Listens until the returned sender is dropped.
pub(super) fn listen(address: &ListenAddress, app: &App, limits: ConnectionLimits) -> Result<Sender<()>, Failure> {
    let failed = |error: std::io::Error| Failure::Plain(format!("cannot listen on {address}: {error}"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let listener = runtime.block_on(Listener::open(address)).map_err(failed)?;
    tracing::info!(address = listener.address(), "operators look at {}", listener.url());
    let (stop, stopped) = oneshot::channel();
    let shared = (Arc::default(), Arc::clone(&app.reach));
    let router = operator_router(app.clone());
    let limits = ConnectionLimits { connections: CONNECTIONS, ..limits };
    let work = move || {
        runtime.block_on(listen::serve(listener, router, limits, shared, async {
            let _ = stopped.await;
        }));
    };
    thread::Builder::new().name("operators".to_owned()).spawn(work)?;
    Ok(stop)
}
