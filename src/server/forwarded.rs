//! What proxies say of a request that they pass on: `Forwarded` (RFC 7239) and `X-Forwarded-*`, and which proxies are believed.

use super::{
    peer::Peer,
    plain::{is_plain_path, plain_host},
};
use axum::http::{HeaderMap, HeaderName, header};
use ipnet::IpNet;
use std::{
    net::{IpAddr, SocketAddr},
    str::FromStr,
};

pub(crate) const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
pub(crate) const X_FORWARDED_HOST: HeaderName = HeaderName::from_static("x-forwarded-host");
pub(crate) const X_FORWARDED_PORT: HeaderName = HeaderName::from_static("x-forwarded-port");
pub(crate) const X_FORWARDED_PREFIX: HeaderName = HeaderName::from_static("x-forwarded-prefix");
pub(crate) const X_FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// The headers by which a proxy is noticed.
pub(crate) static NAMES: [HeaderName; 5] =
    [header::FORWARDED, X_FORWARDED_HOST, X_FORWARDED_PROTO, X_FORWARDED_PREFIX, X_FORWARDED_FOR];

/// The proxies whose headers count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustedProxies {
    networks: Vec<IpNet>,
    unix: bool,
}

impl FromStr for TrustedProxies {
    type Err = String;

    /// Reads networks and addresses between commas, and the word `unix`.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut proxies = Self::default();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let network = part.parse::<IpNet>().ok().or_else(|| part.parse::<IpAddr>().ok().map(IpNet::from));
            match (part, network) {
                ("unix", _) => proxies.unix = true,
                (_, Some(network)) => proxies.networks.push(network),
                _ => return Err(format!("`{part}` is neither an address, a network such as 10.0.0.0/8, nor `unix`")),
            }
        }
        Ok(proxies)
    }
}

impl TrustedProxies {
    pub(crate) fn holds(&self, peer: Option<Peer>) -> bool {
        match peer {
            Some(Peer::Ip(address)) => self.holds_ip(address.ip()),
            Some(Peer::Unix) => self.unix,
            None => false,
        }
    }

    pub(crate) fn holds_ip(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.networks.iter().any(|network| network.contains(&address))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.networks.is_empty() && !self.unix
    }
}

/// What trusted proxies tell.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// `http` or `https`.
    pub(crate) scheme: Option<&'static str>,
    /// Host and port that the client named.
    pub(crate) host: Option<String>,
    /// The path under which they serve us.
    pub(crate) prefix: String,
    /// Whom the request comes from.
    pub(crate) client: Option<IpAddr>,
}

impl Told {
    /// Reads `Forwarded`, else `X-Forwarded-*`. Each proxy adds to the end of a list, so the entry that counts is the last one whose
    /// sender is trusted: going from the end, the first whose `for` is no trusted proxy.
    pub(crate) fn by_proxies(headers: &HeaderMap, is_trusted: impl Fn(IpAddr) -> bool) -> Self {
        let mut told = Self { prefix: prefix(headers), ..Self::default() };
        let forwarded = list(headers, &header::FORWARDED);
        if !forwarded.is_empty() {
            for element in forwarded.iter().rev() {
                told.take(element);
                match told.client {
                    Some(client) if is_trusted(client) => {}
                    _ => break,
                }
            }
            return told;
        }
        let clients = list(headers, &X_FORWARDED_FOR);
        let mut position = clients.len();
        for client in clients.iter().rev() {
            position -= 1;
            let Some(address) = address(client) else { break };
            told.client = Some(address);
            if !is_trusted(address) {
                break;
            }
        }
        // Proxies that replace these headers leave one entry; those that add to them leave as many as there are clients.
        let of = |name: &HeaderName| {
            let entries = list(headers, name);
            let entry = if entries.len() == clients.len() { entries.get(position) } else { entries.last() };
            entry.cloned()
        };
        told.scheme = of(&X_FORWARDED_PROTO).and_then(|scheme| known_scheme(&scheme));
        told.host = of(&X_FORWARDED_HOST).and_then(|host| plain_host(&host).map(str::to_owned));
        if let (Some(host), Some(port)) = (&mut told.host, of(&X_FORWARDED_PORT)) {
            let has_port = host.rsplit_once(':').is_some_and(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
            let usual = if told.scheme == Some("https") { "443" } else { "80" };
            if !has_port && port != usual && port.parse::<u16>().is_ok() {
                host.push(':');
                host.push_str(&port);
            }
        }
        told
    }

    /// Takes over what an element of `Forwarded` says.
    fn take(&mut self, element: &str) {
        (self.scheme, self.host, self.client) = (None, None, None);
        for pair in element.split(';') {
            let Some((name, value)) = pair.split_once('=') else { continue };
            let value = value.trim().trim_matches('"');
            match name.trim().to_ascii_lowercase().as_str() {
                "for" => self.client = address(value),
                "host" => self.host = plain_host(value).map(str::to_owned),
                "proto" => self.scheme = known_scheme(value),
                _ => {}
            }
        }
    }
}

fn known_scheme(text: &str) -> Option<&'static str> {
    ["http", "https"].into_iter().find(|known| text.eq_ignore_ascii_case(known))
}

/// The entries of a list header, which may stand several times; commas within quotes part nothing.
fn list(headers: &HeaderMap, name: &HeaderName) -> Vec<String> {
    let mut entries = Vec::new();
    for value in headers.get_all(name).iter().filter_map(|value| value.to_str().ok()) {
        let (mut entry, mut is_quoted) = (String::new(), false);
        for letter in value.chars() {
            match letter {
                '"' => is_quoted = !is_quoted,
                ',' if !is_quoted => {
                    entries.push(std::mem::take(&mut entry));
                    continue;
                }
                _ => {}
            }
            entry.push(letter);
        }
        entries.push(entry);
    }
    entries.iter().map(|entry| entry.trim().to_owned()).filter(|entry| !entry.is_empty()).collect()
}

/// An address with or without its port: `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]:4711`.
fn address(text: &str) -> Option<IpAddr> {
    let plain = text.trim().trim_matches('"');
    let ip = plain.parse::<IpAddr>().ok();
    let ip = ip.or_else(|| plain.parse::<SocketAddr>().ok().map(|address| address.ip()));
    ip.or_else(|| plain.strip_prefix('[')?.strip_suffix(']')?.parse().ok()).map(|ip: IpAddr| ip.to_canonical())
}

/// The path under which a proxy serves us, without a slash at the end.
fn prefix(headers: &HeaderMap) -> String {
    let Some(given) = list(headers, &X_FORWARDED_PREFIX).pop() else { return String::new() };
    let trimmed = given.trim_end_matches('/');
    if is_plain_path(trimmed) { trimmed.to_owned() } else { String::new() }
}
