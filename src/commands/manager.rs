//! What the service manager that started the server hears of it (`Type=notify` of systemd), at the socket that `NOTIFY_SOCKET` names.
//!
//! Where there is none, nothing is said. Nobody waits for an answer, and a server that cannot tell still serves.

#[cfg(unix)]
use sd_notify::NotifyState;

/// That the server listens at this URL, and answers.
pub(super) fn ready(url: &str) {
    #[cfg(unix)]
    tell(NotifyState::Ready, &format!("listening on {url}"));
    #[cfg(not(unix))]
    let _ = url;
}

/// That the server takes no more connections, and ends once the answers under way are finished.
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
