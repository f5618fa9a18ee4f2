//! The listener for operators. It runs on a separate thread and runtime, so that it answers when the main listener is overloaded.

use super::outcome::Failure;
use crate::server::{
    listener::{
        ListenAddress, Listener,
        accept::{self, ConnectionLimits},
    },
    router::operator_router,
    state::App,
};
use std::{
    sync::{Arc, mpsc},
    thread,
};
use tokio::{
    runtime::Builder,
    sync::oneshot::{self, Sender},
};

/// Maximum concurrent connections of operators.
const CONNECTIONS: usize = 32;

/// Listens until the returned sender is dropped.
pub(super) fn listen(address: &ListenAddress, app: &App, limits: ConnectionLimits) -> Result<Sender<()>, Failure> {
    let (stop, stopped) = oneshot::channel::<()>();
    let (tell, told) = mpsc::sync_channel(1);
    let shared = (Arc::default(), Arc::clone(&app.reach));
    let router = operator_router(app.clone());
    let limits = ConnectionLimits { connections: CONNECTIONS, ..limits };
    let of_thread = address.clone();
    let work = move || {
        let opened = Builder::new_current_thread().enable_all().build().and_then(|runtime| {
            let listener = runtime.block_on(Listener::open(&of_thread))?;
            Ok((runtime, listener))
        });
        match opened {
            Err(error) => {
                let _ = tell.send(Err(error));
            }
            Ok((runtime, listener)) => {
                let _ = tell.send(Ok((listener.address(), listener.url())));
                runtime.block_on(accept::serve(listener, router, limits, shared, async {
                    let _ = stopped.await;
                }));
            }
        }
    };
    thread::Builder::new().name("operators".to_owned()).spawn(work)?;
    let opened = told.recv().unwrap_or_else(|_| Err(std::io::Error::other("its thread has ended")));
    let (shown, url) = opened.map_err(|error| Failure::Plain(format!("cannot listen on {address}: {error}")))?;
    tracing::info!(address = shown, "operators look at {url}");
    Ok(stop)
}
