//! Notifies the service manager when the server is ready and when it stops (`Type=notify` of systemd, socket in `NOTIFY_SOCKET`).
//!
//! Without that variable it does nothing. It does not wait for a reply; a failure is only logged.

#[cfg(unix)]
use sd_notify::NotifyState;

/// Reports that the server listens at `url`.
pub(super) fn ready(url: &str) {
    #[cfg(unix)]
    tell(NotifyState::Ready, &format!("listening on {url}"));
    #[cfg(not(unix))]
    let _ = url;
}

/// Reports that the server accepts no more connections and ends once the responses in flight are finished.
pub(super) fn stopping() {
    #[cfg(unix)]
    tell(NotifyState::Stopping, "finishing the responses in flight");
}

#[cfg(unix)]
fn tell(state: NotifyState<'_>, status: &str) {
    if let Err(error) = sd_notify::notify(&[state, NotifyState::Status(status)]) {
        tracing::warn!(%error, "cannot notify the service manager");
    }
}
