//! An address as somebody pasted it: whether it is of this server, and what of it a request would ask.

use crate::server::request_origin::BaseUrl;

/// Path and query of an address of this server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    /// Decoded, and without the part under which the server stands.
    pub(crate) path: String,
    pub(crate) query: String,
    /// `http` or `https`: an answer speaks of the address that was asked about.
    pub(crate) scheme: &'static str,
}

impl Address {
    /// Reads an address; it is ours where its host and path are those at which this server is reached, or its host is the one that the
    /// request itself names, by HTTP or HTTPS alike.
    pub(crate) fn read(base: &BaseUrl, host_of_request: &str, url: &str) -> Result<Self, String> {
        let (scheme, rest) = scheme_and_rest(url).ok_or_else(|| "it does not begin with http:// or https://".to_owned())?;
        let rest = rest.split('#').next().unwrap_or(rest);
        let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = place.find('/').map_or((place, "/"), |slash| place.split_at(slash));
        let own = scheme_and_rest(base).map(|(_, own)| own).into_iter().chain([host_of_request]);
        let path = own.filter_map(|own| below(own, host, path)).next();
        let path = path.ok_or_else(|| "it is an address of another server".to_owned())?;
        let path = percent_encoding::percent_decode_str(path).decode_utf8();
        let path = path.map_err(|_bytes| "its path is not UTF-8 text once decoded".to_owned())?;
        Ok(Self { path: if path.is_empty() { "/".to_owned() } else { path.into_owned() }, query: query.to_owned(), scheme })
    }
}

fn scheme_and_rest(url: &str) -> Option<(&'static str, &str)> {
    let (scheme, rest) = url.split_once("://")?;
    Some((["http", "https"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known))?, rest))
}

/// The path below a base such as `host/part`, where the host is the same.
fn below<'p>(base: &str, host: &str, path: &'p str) -> Option<&'p str> {
    let (own, part) = base.find('/').map_or((base, ""), |slash| base.split_at(slash));
    let is_same = plain(own).eq_ignore_ascii_case(plain(host));
    let rest = path.strip_prefix(part.trim_end_matches('/')).filter(|rest| rest.is_empty() || rest.starts_with('/'));
    rest.filter(|_| is_same)
}

/// A host without the port that needs not be named.
fn plain(host: &str) -> &str {
    host.strip_suffix(":80").or_else(|| host.strip_suffix(":443")).unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_the_same_in_any_case_and_with_the_usual_port() {
        assert_eq!(below("maps.example.org", "Maps.Example.ORG:443", "/about"), Some("/about"));
        assert_eq!(below("localhost:8080", "localhost:8080", "/"), Some("/"));
        for other in ["example.org", "maps.example.org.evil.test", "user@maps.example.org", "maps.example.org:8080", ""] {
            assert_eq!(below("maps.example.org", other, "/"), None, "{other}");
        }
    }

    #[test]
    fn where_the_server_stands_under_a_path_only_what_lies_below_is_its_own() {
        assert_eq!(below("a.test/corridor", "a.test", "/corridor/about"), Some("/about"));
        assert_eq!(below("a.test/corridor", "a.test", "/corridor"), Some(""));
        assert_eq!(below("a.test/corridor", "a.test", "/corridors"), None);
        assert_eq!(below("a.test/corridor", "a.test", "/about"), None);
    }
}
