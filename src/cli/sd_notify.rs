//! Tells the service manager when the server is ready and when it stops (`Type=notify` of systemd), at the socket in `NOTIFY_SOCKET`.
//!
//! Without that variable it tells nothing. It waits for no answer, and a failure is logged and stops nothing.

#[cfg(unix)]
use sd_notify::NotifyState;

/// Tells that the server listens at `url`, and answers.
pub(super) fn ready(url: &str) {
    #[cfg(unix)]
    tell(NotifyState::Ready, &format!("listening on {url}"));
    #[cfg(not(unix))]
    let _ = url;
}

/// Tells that the server takes no more connections, and ends once the answers under way are finished.
pub(super) fn stopping() {
    #[cfg(unix)]
    tell(NotifyState::Stopping, "finishing the answers under way");
}

#[cfg(unix)]
fn tell(state: NotifyState<'_>, status: &str) {
    if let Err(error) = sd_notify::notify(&[state, NotifyState::Status(status)]) {
        tracing::warn!(%error, "the service manager cannot be told");
    }
}
