//! Links of this server: a path with a query that reads back as what was written.

/// A URL of this server.
#[must_use]
pub fn url<'a>(base: &str, path: &str, query: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut url = String::with_capacity(base.len() + path.len() + 96);
    url.push_str(base);
    url.push_str(path);
    for (number, (name, value)) in query.enumerate() {
        url.push(if number == 0 { '?' } else { '&' });
        push_encoded(&mut url, name);
        url.push('=');
        push_encoded(&mut url, value);
    }
    url
}

/// Names and values as a link takes them.
pub fn texts(pairs: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
}

fn push_encoded(url: &mut String, text: &str) {
    const PLAIN: [bool; 256] = plain();
    // Nearly all names and values are, and each answer has four links with all of them.
    if text.bytes().all(|byte| PLAIN[usize::from(byte)]) {
        return url.push_str(text);
    }
    for byte in text.bytes() {
        if PLAIN[usize::from(byte)] {
            url.push(char::from(byte));
        } else {
            url.push_str(percent_encoding::percent_encode_byte(byte));
        }
    }
}

/// Which bytes stay as they are in a query. A colon, comma and slash may stand in one (RFC 3986), and dates and boxes are easier to
/// read with them.
const fn plain() -> [bool; 256] {
    let mut plain = [false; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        plain[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b':' | b',' | b'/');
        byte += 1;
    }
    plain
}
