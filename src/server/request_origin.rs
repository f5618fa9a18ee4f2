//! Where a request has reached this server, and whom it came from: what a client says itself, or a proxy that is trusted.
//!
//! Links begin with the public URL where one is set; else with what the request says, by the rules of RFC 9112 (3.2) and RFC 9113
//! (8.3.1). Headers that proxies add (`Forwarded`, RFC 7239, and `X-Forwarded-*`) count only where the peer is a trusted proxy: from
//! anybody else they would be a way to put any address into our links.

use super::plain::plain_host;
use super::{
    forwarded::{NAMES, Told, TrustedProxies},
    limits::client_key::{ClientKey, is_private},
    problem::ApiError,
};
pub use super::{peer::Peer, plain::is_plain_path};
use axum::http::{HeaderMap, Request, Uri, Version, header};
use std::{
    fmt,
    net::IpAddr,
    ops::Deref,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// What an answer depends on whose links begin with what the request says, as `Vary` lists it.
const BY_HOST: &str = "host";
const BY_PROXY: &str =
    "host, forwarded, x-forwarded-for, x-forwarded-host, x-forwarded-port, x-forwarded-prefix, x-forwarded-proto";

/// Where links begin: `https://maps.example.org/corridor`, without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    url: Arc<str>,
    /// Where its path begins.
    path: usize,
    vary: Option<&'static str>,
}

impl BaseUrl {
    /// A base that is the same for every request.
    #[must_use]
    pub fn fixed(url: &str) -> Self {
        Self::new(url.trim_end_matches('/').to_owned(), None)
    }

    fn new(url: String, vary: Option<&'static str>) -> Self {
        let host = url.find("://").map_or(0, |scheme| scheme + 3);
        let path = url[host..].find('/').map_or(url.len(), |slash| host + slash);
        Self { url: url.into(), path, vary }
    }

    /// The path under which the server stands, without a slash at the end; empty at the root of its host.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.url[self.path..]
    }

    /// The headers of the request that decided it, for `Vary`; none where it is configured.
    #[must_use]
    pub fn vary(&self) -> Option<&'static str> {
        self.vary
    }

    /// The same place by another scheme, `http` or `https`, which a proxy may have told; a configured one stays as it is.
    #[must_use]
    pub fn with_scheme(&self, scheme: &str) -> Self {
        let Some((_, rest)) = self.url.split_once("://").filter(|_| self.vary.is_some()) else { return self.clone() };
        Self::new(format!("{scheme}://{rest}"), Some(BY_PROXY))
    }
}

impl Deref for BaseUrl {
    type Target = str;

    fn deref(&self) -> &str {
        &self.url
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.url)
    }
}

/// Whom a request comes from, as far as that is known: the peer, or whom trusted proxies name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Client(pub IpAddr);

/// How requests are understood: what is configured, and which proxies are trusted.
#[derive(Debug, Default)]
pub struct OriginPolicy {
    /// The public URL, if it is set.
    public: Option<BaseUrl>,
    trusted: TrustedProxies,
    /// Whether the limits of each client hold for private addresses that are no trusted proxies too.
    limits_private: bool,
    was_warned: AtomicBool,
}

/// What is known of a request's way here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestOrigin {
    /// Where links begin.
    pub base: BaseUrl,
    /// Whom it comes from.
    pub client: Option<Client>,
    /// Whom the limits of each client count it to.
    pub share: ClientKey,
}

impl OriginPolicy {
    /// Links begin with `public_url` where there is one, and the headers of these proxies count.
    #[must_use]
    pub fn new(public_url: Option<&str>, trusted: TrustedProxies) -> Self {
        Self { public: public_url.map(BaseUrl::fixed), trusted, limits_private: false, was_warned: AtomicBool::new(false) }
    }

    /// The same, where the limits of each client hold for private addresses too if `limits_private` is set.
    #[must_use]
    pub fn limiting_private(self, limits_private: bool) -> Self {
        Self { limits_private, ..self }
    }

    /// Whom a connection counts to. A proxy speaks for many readers, and an address of this machine or network may be one that nobody
    /// has named: no limit of each client holds for them.
    #[must_use]
    pub fn share_of_peer(&self, peer: Peer) -> ClientKey {
        match peer.ip() {
            Some(ip) if !self.trusted.holds(Some(peer)) && (self.limits_private || !is_private(ip)) => ClientKey::of(ip),
            _ => ClientKey::UNLIMITED,
        }
    }

    /// Says that a peer has more than a client may have, and why it is let.
    pub fn warn_of_unlimited(&self, peer: Peer) {
        tracing::warn!(
            peer = peer.to_string(),
            "a private address has more connections than a client may have, and is not limited: name it in --trusted-proxies if it is a proxy, or set --limit-private-peers"
        );
    }

    /// The public URL, if it is set.
    #[must_use]
    pub fn public(&self) -> Option<&BaseUrl> {
        self.public.as_ref()
    }

    /// Whether the other end of a connection is a trusted proxy.
    #[must_use]
    pub fn trusts(&self, peer: Option<Peer>) -> bool {
        self.trusted.holds(peer)
    }

    /// Tells where a request has reached the server, and whom it comes from.
    ///
    /// # Errors
    /// A request without `Host` (but of HTTP/1.0), with two, or with one that is no host.
    pub fn read<B>(&self, request: &Request<B>) -> Result<RequestOrigin, ApiError> {
        let peer = request.extensions().get::<Peer>().copied();
        let host = own_host(request.uri(), request.headers(), request.version())?;
        let own = peer.and_then(Peer::ip).map(Client);
        let headers = request.headers();
        if !self.trusted.holds(peer) {
            self.warn_of(headers, peer);
            let base = self.public.clone().unwrap_or_else(|| BaseUrl::new(format!("http://{host}"), Some(self.by_whom())));
            return Ok(RequestOrigin {
                base,
                client: own,
                share: peer.map_or(ClientKey::UNLIMITED, |peer| self.share_of_peer(peer)),
            });
        }
        let told = Told::by_proxies(headers, |address| self.trusted.holds_ip(address));
        let base = self.public.clone().unwrap_or_else(|| {
            let scheme = told.scheme.unwrap_or("http");
            let host = told.host.as_deref().unwrap_or(host);
            BaseUrl::new(format!("{scheme}://{host}{}", told.prefix), Some(BY_PROXY))
        });
        // What a proxy says of nobody, it says of all its readers.
        let share = told.client.filter(|client| !self.trusted.holds_ip(*client)).map_or(ClientKey::UNLIMITED, ClientKey::of);
        Ok(RequestOrigin { base, client: told.client.map(Client).or(own), share })
    }

    /// Where proxies are trusted, another request may come through one.
    fn by_whom(&self) -> &'static str {
        if self.trusted.is_empty() { BY_HOST } else { BY_PROXY }
    }

    /// Says once that a proxy's headers are ignored, since links that begin with `http://` on a page of HTTPS are silent failures.
    fn warn_of(&self, headers: &HeaderMap, peer: Option<Peer>) {
        let Some(name) = NAMES.iter().find(|name| headers.contains_key(*name)) else { return };
        if self.was_warned.swap(true, Ordering::Relaxed) {
            return;
        }
        let peer = peer.map_or_else(|| "unknown".to_owned(), |peer| peer.to_string());
        tracing::warn!(
            header = name.as_str(),
            peer,
            "a request carries a header of a proxy, which is ignored: name the proxy in --trusted-proxies, or set --public-url"
        );
    }
}

/// The host that a request names: that of its target where it has one, else that of `Host`.
///
/// # Errors
/// None (but of HTTP/1.0), two, or one that is no host.
pub fn own_host<'r>(uri: &'r Uri, headers: &'r HeaderMap, version: Version) -> Result<&'r str, ApiError> {
    let bad = |why: &str, given: &str| ApiError::BadHost { given: given.to_owned(), why: why.to_owned() };
    let mut named = headers.get_all(header::HOST).iter();
    let (first, second) = (named.next(), named.next());
    if second.is_some() {
        return Err(bad("it is given more than once", ""));
    }
    // HTTP/2 has `:authority` in place of `Host`; of HTTP/1.1 it is the absolute form, which wins (RFC 9112, 3.2.2).
    if let Some(authority) = uri.authority() {
        let authority = authority.as_str();
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        return plain_host(host).ok_or_else(|| bad("it is not a host", host));
    }
    match first {
        Some(value) => {
            let text = value.to_str().ok().and_then(plain_host);
            text.ok_or_else(|| bad("it is not a host", &String::from_utf8_lossy(value.as_bytes())))
        }
        // Only HTTP/1.1 and later ask for one.
        None if version <= Version::HTTP_10 => Ok("localhost"),
        None => Err(bad("it is missing", "")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::forwarded::X_FORWARDED_HOST;
    use crate::server::forwarded::X_FORWARDED_PREFIX;
    use proptest::prelude::*;
    use std::net::SocketAddr;

    fn peer(address: &str) -> Peer {
        Peer::Ip(SocketAddr::new(address.parse().unwrap(), 4711))
    }

    fn read(
        reach: &OriginPolicy,
        peer: Option<Peer>,
        uri: &str,
        headers: &[(&str, &str)],
    ) -> Result<(String, Option<String>), ApiError> {
        let mut request = Request::builder().uri(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(()).unwrap();
        request.extensions_mut().extend(
            peer.map(|peer| {
                let mut extensions = axum::http::Extensions::new();
                extensions.insert(peer);
                extensions
            })
            .unwrap_or_default(),
        );
        reach.read(&request).map(|reached| (reached.base.to_string(), reached.client.map(|client| client.0.to_string())))
    }

    fn trusting(proxies: &str) -> OriginPolicy {
        OriginPolicy::new(None, proxies.parse().unwrap())
    }

    #[test]
    fn a_host_is_named_once_by_target_or_header() {
        let open = OriginPolicy::default();
        let base = |uri: &str, headers: &[(&str, &str)]| read(&open, None, uri, headers).map(|(base, _)| base);
        assert_eq!(base("/ogc", &[("host", "a.test:81")]).unwrap(), "http://a.test:81");
        assert_eq!(base("http://b.test/ogc", &[("host", "a.test")]).unwrap(), "http://b.test", "the absolute form wins");
        assert_eq!(base("http://b.test:8080/ogc", &[]).unwrap(), "http://b.test:8080", "as HTTP/2 has it");
        for headers in
            [&[][..], &[("host", "a.test"), ("host", "a.test")], &[("host", "")], &[("host", "a b")], &[("host", "a/b")]]
        {
            assert!(matches!(base("/ogc", headers), Err(ApiError::BadHost { .. })), "{headers:?}");
        }
        let mut old = Request::builder().uri("/ogc").version(Version::HTTP_10).body(()).unwrap();
        old.extensions_mut().insert(Peer::Unix);
        assert_eq!(&*open.read(&old).unwrap().base, "http://localhost");
    }

    #[test]
    fn headers_of_a_proxy_count_only_from_trusted_ones() {
        let reach = trusting("10.0.0.0/8, 2001:db8::/32, 127.0.0.1");
        let headers = [
            ("host", "inner:8080"),
            ("x-forwarded-proto", "https"),
            ("x-forwarded-host", "maps.test"),
            ("x-forwarded-prefix", "/map/"),
            ("x-forwarded-for", "203.0.113.9"),
        ];
        let of = |from: Option<Peer>| read(&reach, from, "/", &headers).unwrap();
        assert_eq!(of(Some(peer("10.1.2.3"))), ("https://maps.test/map".to_owned(), Some("203.0.113.9".to_owned())));
        assert_eq!(of(Some(peer("::ffff:10.1.2.3"))).0, "https://maps.test/map", "an address of IPv4 in IPv6 is the same");
        assert_eq!(of(Some(peer("192.0.2.1"))), ("http://inner:8080".to_owned(), Some("192.0.2.1".to_owned())));
        assert_eq!(of(Some(Peer::Unix)), ("http://inner:8080".to_owned(), None));
        assert_eq!(read(&trusting("unix"), Some(Peer::Unix), "/", &headers).unwrap().0, "https://maps.test/map");
        let fixed = OriginPolicy::new(Some("https://public.test/x/"), "10.0.0.0/8".parse().unwrap());
        let (base, client) = read(&fixed, Some(peer("10.0.0.1")), "/", &headers).unwrap();
        assert_eq!((base.as_str(), client.as_deref()), ("https://public.test/x", Some("203.0.113.9")));
    }

    #[test]
    fn the_client_is_the_last_address_that_is_no_trusted_proxy() {
        let reach = trusting("10.0.0.0/8");
        let client = |name: &str, value: &str| {
            read(&reach, Some(peer("10.0.0.1")), "/", &[("host", "h"), (name, value)]).unwrap().1.unwrap()
        };
        assert_eq!(
            client("x-forwarded-for", "6.6.6.6, 203.0.113.9, 10.0.0.2"),
            "203.0.113.9",
            "what a client adds itself is not believed"
        );
        assert_eq!(client("x-forwarded-for", "10.0.0.9, 10.0.0.2"), "10.0.0.9");
        assert_eq!(client("forwarded", "for=6.6.6.6, for=\"[2001:db8::17]:4711\";proto=https, for=10.0.0.2"), "2001:db8::17");
        assert_eq!(client("forwarded", "for=unknown"), "10.0.0.1");
        assert_eq!(client("x-forwarded-for", "nonsense"), "10.0.0.1");
    }

    #[test]
    fn forwarded_tells_scheme_and_host_of_the_outermost_trusted_proxy() {
        let reach = trusting("10.0.0.0/8");
        let base = |value: &str| read(&reach, Some(peer("10.0.0.1")), "/", &[("host", "inner"), ("forwarded", value)]).unwrap().0;
        assert_eq!(base("for=203.0.113.9;proto=https;host=\"maps.test:8443\""), "https://maps.test:8443");
        assert_eq!(base("for=203.0.113.9;host=evil.test;proto=https, for=203.0.113.10;host=maps.test"), "http://maps.test");
        assert_eq!(base("proto=gopher;host=a/b"), "http://inner", "what cannot stand in a link is not taken");
    }

    #[test]
    fn limits_of_each_client_count_the_address_that_is_believed() {
        let share = |reach: &OriginPolicy, from: &str, told: &str| {
            let mut request = Request::builder().uri("/").header("host", "h").header("forwarded", told).body(()).unwrap();
            request.extensions_mut().insert(peer(from));
            reach.read(&request).unwrap().share
        };
        let of = |text: &str| ClientKey::of(text.parse().unwrap());
        let reach = trusting("127.0.0.1");
        assert_eq!(share(&reach, "127.0.0.1", "for=203.0.113.9"), of("203.0.113.9"));
        assert_eq!(share(&reach, "127.0.0.1", "for=unknown"), ClientKey::UNLIMITED, "a proxy that names nobody");
        assert_eq!(
            share(&reach, "127.0.0.2", "for=203.0.113.9"),
            ClientKey::UNLIMITED,
            "a private peer may be an unlisted proxy"
        );
        assert_eq!(share(&reach, "198.51.100.7", "for=203.0.113.9"), of("198.51.100.7"));
        assert_eq!(share(&reach.limiting_private(true), "127.0.0.2", "for=203.0.113.9"), of("127.0.0.2"));
    }

    #[test]
    fn lists_of_proxies_are_read_or_refused() {
        assert!("10.0.0.0/8,::1,unix".parse::<TrustedProxies>().is_ok());
        assert!("10.0.0.0/8,proxy.test".parse::<TrustedProxies>().unwrap_err().contains("proxy.test"));
    }

    proptest! {
        #[test]
        fn no_header_leads_out_of_a_link(host in ".{0,20}", prefix in "[a-z/.:@\\\\]{0,12}|.{0,12}", forwarded in "[a-z=;,\" :/.0-9]{0,40}") {
            let reach = trusting("10.0.0.0/8");
            let mut request = Request::builder().uri("/").header("host", "inner").body(()).unwrap();
            for (name, value) in [(X_FORWARDED_HOST, &host), (X_FORWARDED_PREFIX, &prefix), (header::FORWARDED, &forwarded)] {
                if let Ok(value) = axum::http::HeaderValue::from_str(value) {
                    request.headers_mut().insert(name, value);
                }
            }
            request.extensions_mut().insert(peer("10.0.0.1"));
            let base = reach.read(&request).unwrap().base;
            let rest = base.strip_prefix("http://").or_else(|| base.strip_prefix("https://")).unwrap();
            prop_assert!(rest.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]_~/".contains(&b)), "{}", base);
            prop_assert!(!rest.contains("//") && !base.ends_with('/'), "{}", base);
            prop_assert!(base.prefix().is_empty() || base.prefix().starts_with('/'));
        }
    }
}
