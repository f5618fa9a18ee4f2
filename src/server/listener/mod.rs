//! Where the server listens: a port of TCP, a Unix socket, or a socket that was opened for it.

pub mod accept;
pub(crate) mod rewind;

use super::request_origin::Peer;
use std::{
    fmt, io,
    path::{Path, PathBuf},
    str::FromStr,
};
use tokio::net::{TcpListener, TcpStream};
#[cfg(unix)]
use tokio::net::{UnixListener, UnixStream};

/// Where to listen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListenAddress {
    /// A host, by address or name, and a port.
    Tcp(String),
    /// A Unix socket at this path.
    Unix(PathBuf),
    /// A socket that the parent process has opened (systemd's socket activation).
    Inherited,
}

impl FromStr for ListenAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "inherited" {
            return Ok(Self::Inherited);
        }
        if let Some(path) = text.strip_prefix("unix:") {
            return if path.is_empty() {
                Err("the path of the socket is missing, as in unix:/run/corridor.sock".to_owned())
            } else {
                Ok(Self::Unix(path.into()))
            };
        }
        let is_port = |port: &str| port.parse::<u16>().is_ok();
        match text.rsplit_once(':') {
            Some((host, port)) if !host.is_empty() && is_port(port) => Ok(Self::Tcp(text.to_owned())),
            _ => Err("write a host and a port, such as 127.0.0.1:8080, [::1]:8080 or localhost:8080; or unix:PATH; or inherited"
                .to_owned()),
        }
    }
}

impl fmt::Display for ListenAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(address) => f.write_str(address),
            Self::Unix(path) => write!(f, "unix:{}", path.display()),
            Self::Inherited => f.write_str("inherited"),
        }
    }
}

/// An open socket that takes connections.
#[derive(Debug)]
pub enum Listener {
    /// Of TCP.
    Tcp(TcpListener),
    /// At a path, which is removed when the server stops.
    #[cfg(unix)]
    Unix(UnixListener, Option<PathBuf>),
}

impl Listener {
    /// Opens a socket.
    ///
    /// # Errors
    /// When the system refuses it: a name that is not known, a port or path that is taken, no socket that was inherited.
    pub async fn open(address: &ListenAddress) -> io::Result<Self> {
        match address {
            ListenAddress::Tcp(address) => TcpListener::bind(address.as_str()).await.map(Self::Tcp),
            #[cfg(unix)]
            ListenAddress::Unix(path) => {
                remove_stale(path).await?;
                UnixListener::bind(path).map(|listener| Self::Unix(listener, Some(path.clone())))
            }
            #[cfg(unix)]
            ListenAddress::Inherited => Self::inherited(),
            #[cfg(not(unix))]
            _ => Err(io::Error::other("this system has no such sockets")),
        }
    }

    #[cfg(unix)]
    fn inherited() -> io::Result<Self> {
        let mut sockets = listenfd::ListenFd::from_env();
        if let Ok(Some(socket)) = sockets.take_tcp_listener(0) {
            socket.set_nonblocking(true)?;
            return TcpListener::from_std(socket).map(Self::Tcp);
        }
        match sockets.take_unix_listener(0)? {
            Some(socket) => {
                socket.set_nonblocking(true)?;
                UnixListener::from_std(socket).map(|listener| Self::Unix(listener, None))
            }
            None => Err(io::Error::other("no socket was handed over (LISTEN_FDS is not set for this process)")),
        }
    }

    /// Where it listens, for the log.
    #[must_use]
    pub fn address(&self) -> String {
        match self {
            Self::Tcp(listener) => listener.local_addr().map_or_else(|_| "?".to_owned(), |address| address.to_string()),
            #[cfg(unix)]
            Self::Unix(listener, _) => {
                let path = listener.local_addr().ok().and_then(|address| address.as_pathname().map(Path::to_owned));
                format!("unix:{}", path.unwrap_or_default().display())
            }
        }
    }

    /// The same as a client asks for it.
    #[must_use]
    pub fn url(&self) -> String {
        match self {
            Self::Tcp(_) => format!("http://{}", self.address()),
            #[cfg(unix)]
            Self::Unix(..) => self.address(),
        }
    }

    pub(crate) async fn accept(&self) -> io::Result<(Stream, Peer)> {
        match self {
            Self::Tcp(listener) => {
                let (stream, peer) = listener.accept().await?;
                // Without this, an answer of several segments waits 40 ms for the other side's acknowledgement.
                if let Err(error) = stream.set_nodelay(true) {
                    tracing::debug!(%error, "no TCP_NODELAY");
                }
                Ok((Stream::Tcp(stream), Peer::Ip(peer)))
            }
            #[cfg(unix)]
            Self::Unix(listener, _) => listener.accept().await.map(|(stream, _)| (Stream::Unix(stream), Peer::Unix)),
        }
    }
}

#[cfg(unix)]
impl Drop for Listener {
    fn drop(&mut self) {
        if let Self::Unix(_, Some(path)) = self {
            // A socket that nobody listens at would be in the way of the next start.
            let _ = std::fs::remove_file(path);
        }
    }
}

/// Removes a socket that a server has left behind that was killed; one at which somebody listens stays, and so does any other file.
#[cfg(unix)]
async fn remove_stale(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::FileTypeExt;
    let Ok(found) = std::fs::symlink_metadata(path) else { return Ok(()) };
    if !found.file_type().is_socket() {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, "there is a file of this name that is no socket"));
    }
    match UnixStream::connect(path).await {
        Ok(_) => Err(io::Error::new(io::ErrorKind::AddrInUse, "another server listens there")),
        Err(_) => std::fs::remove_file(path),
    }
}

/// A connection of either sort.
#[derive(Debug)]
pub(crate) enum Stream {
    Tcp(TcpStream),
    #[cfg(unix)]
    Unix(UnixStream),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listen_address_is_a_host_with_a_port_a_path_or_inherited() {
        for text in ["127.0.0.1:0", "[::1]:8080", "localhost:8080", "unix:/run/corridor.sock", "inherited"] {
            assert_eq!(text.parse::<ListenAddress>().unwrap().to_string(), text);
        }
        for text in ["", "localhost", "127.0.0.1:99999", ":8080", "unix:", "127.0.0.1:http"] {
            assert!(text.parse::<ListenAddress>().is_err(), "{text}");
        }
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn a_socket_that_was_left_behind_is_replaced_and_nothing_else_is() {
        let folder = tempfile::tempdir().unwrap();
        let address = ListenAddress::Unix(folder.path().join("s.sock"));
        let first = Listener::open(&address).await.unwrap();
        assert_eq!(Listener::open(&address).await.unwrap_err().kind(), io::ErrorKind::AddrInUse);
        drop(first);
        assert!(!folder.path().join("s.sock").exists());
        drop(std::os::unix::net::UnixListener::bind(folder.path().join("s.sock")).unwrap());
        assert!(folder.path().join("s.sock").exists(), "as a killed server leaves it");
        drop(Listener::open(&address).await.unwrap());
        std::fs::write(folder.path().join("s.sock"), "mine").unwrap();
        assert_eq!(Listener::open(&address).await.unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read_to_string(folder.path().join("s.sock")).unwrap(), "mine");
    }
}
