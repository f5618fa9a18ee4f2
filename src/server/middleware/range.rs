//! Byte ranges (RFC 9110, 14): a part of an answer, for players that seek, downloads that go on, and tools that read remote files.
//!
//! A range is always one of the bytes without coding, which do not change under their tag. So a request with a range is answered as if it
//! accepted no coding, and the part is cut out of the whole answer on its way out. Several ranges, ranges in other units, and what is
//! not a range are ignored, as the RFC allows: then the answer is the whole.

use axum::{
    body::{Body, HttpBody},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use http_body::{Frame, SizeHint};
use std::{
    pin::Pin,
    task::{Context, Poll, ready},
};

use crate::server::problem::ApiError;

/// A range as it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RangeSpec {
    /// From the first of these bytes to the last, both included; to the end where none is named.
    From(u64, Option<u64>),
    /// So many bytes at the end.
    Last(u64),
}

/// What a request asks for, kept until the answer is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RangeRequest {
    asked: RangeSpec,
    if_range: Option<HeaderValue>,
}

impl RangeRequest {
    /// Takes the range out of a request, and with it the codings: none where the whole is asked for.
    pub(crate) fn take(method: &Method, headers: &mut HeaderMap) -> Option<Self> {
        if *method != Method::GET {
            return None;
        }
        let mut given = headers.get_all(header::RANGE).iter();
        let asked = match (given.next(), given.next()) {
            (Some(one), None) => parse(one.to_str().ok()?)?,
            _ => return None,
        };
        let if_range = headers.get(header::IF_RANGE).cloned();
        headers.remove(header::ACCEPT_ENCODING);
        Some(Self { asked, if_range })
    }

    /// Whether the answer is the one that the client has a part of. A date never is, since `Last-Modified` is never evaluated, and
    /// neither is a weak tag.
    fn is_of(&self, etag: Option<&HeaderValue>) -> bool {
        self.if_range.as_ref().is_none_or(|known| Some(known) == etag && known.as_bytes().starts_with(b"\""))
    }

    /// Cuts the part out of an answer; what cannot be cut stays whole.
    pub(crate) fn cut(&self, response: Response) -> Response {
        let length = response.body().size_hint().exact();
        let headers = response.headers();
        let is_plain = response.status() == StatusCode::OK && !headers.contains_key(header::CONTENT_ENCODING);
        let Some(length) = length.filter(|_| is_plain && headers.contains_key(header::ETAG)) else { return response };
        if !self.is_of(headers.get(header::ETAG)) {
            return response;
        }
        let Some((first, last)) = within(self.asked, length) else { return ApiError::Range(length).into_response() };
        let (mut parts, body) = response.into_parts();
        parts.status = StatusCode::PARTIAL_CONTENT;
        if let Ok(range) = HeaderValue::try_from(format!("bytes {first}-{last}/{length}")) {
            parts.headers.insert(header::CONTENT_RANGE, range);
        }
        parts.headers.remove(header::CONTENT_LENGTH);
        Response::from_parts(parts, Body::new(Part { body, skip: first, left: last - first + 1 }))
    }
}

/// Says of an answer that parts of it may be asked for; only of one whose length and tag are known.
pub(super) fn announce(response: &mut Response) {
    let is_known = response.body().size_hint().exact().is_some() || response.headers().contains_key(header::CONTENT_LENGTH);
    let is_whole = [StatusCode::OK, StatusCode::PARTIAL_CONTENT].contains(&response.status());
    if is_whole && is_known && response.headers().contains_key(header::ETAG) {
        response.headers_mut().insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    }
}

/// Reads `bytes=0-99`, `bytes=100-` or `bytes=-100`; none for anything else.
fn parse(text: &str) -> Option<RangeSpec> {
    let (unit, range) = text.split_once('=')?;
    let (first, last) = range.trim().split_once('-').filter(|_| unit.trim().eq_ignore_ascii_case("bytes"))?;
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse().unwrap_or(u64::MAX))
    };
    match (first.trim(), last.trim()) {
        ("", last) => number(last).map(RangeSpec::Last),
        (first, "") => number(first).map(|first| RangeSpec::From(first, None)),
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            (first <= last).then_some(RangeSpec::From(first, Some(last)))
        }
    }
}

/// The first and the last byte of a range, both included; none where an answer of this length has no such bytes.
fn within(asked: RangeSpec, length: u64) -> Option<(u64, u64)> {
    let end = length.checked_sub(1)?;
    match asked {
        RangeSpec::From(first, last) => (first <= end).then(|| (first, last.map_or(end, |last| last.min(end)))),
        RangeSpec::Last(0) => None,
        RangeSpec::Last(count) => Some((length.saturating_sub(count), end)),
    }
}

/// A part of a body.
struct Part {
    body: Body,
    skip: u64,
    left: u64,
}

impl HttpBody for Part {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        while self.left > 0 {
            let frame = match ready!(Pin::new(&mut self.body).poll_frame(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(frame)) => frame,
            };
            let Ok(mut data) = frame.into_data() else { continue };
            let length = data.len() as u64;
            let skipped = self.skip.min(length);
            self.skip -= skipped;
            // Both are at most the length of a piece in memory.
            let _ = data.split_to(usize::try_from(skipped).unwrap_or(usize::MAX).min(data.len()));
            data.truncate(usize::try_from(self.left).unwrap_or(usize::MAX));
            if !data.is_empty() {
                self.left -= data.len() as u64;
                return Poll::Ready(Some(Ok(Frame::data(data))));
            }
        }
        Poll::Ready(None)
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// A body of which nobody knows how long it will be, for the answer to HEAD where the whole has not been made.
pub(crate) struct PendingPart;

impl HttpBody for PendingPart {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Poll::Ready(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::to_bytes;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_single_range_of_bytes_is_ignored() {
        assert_eq!(parse("bytes=0-99"), Some(RangeSpec::From(0, Some(99))));
        assert_eq!(parse("Bytes = 5 - "), Some(RangeSpec::From(5, None)));
        assert_eq!(parse("bytes=-500"), Some(RangeSpec::Last(500)));
        for text in
            ["", "bytes", "bytes=", "bytes=-", "bytes=9-1", "bytes=0-1,3-4", "items=0-1", "bytes=a-b", "bytes=+1-2", "bytes=--1"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    fn answer(body: &[u8], pieces: usize) -> Response {
        struct PartBody(Vec<Bytes>);
        impl HttpBody for PartBody {
            type Data = Bytes;
            type Error = axum::Error;
            fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
                Poll::Ready(if self.0.is_empty() { None } else { Some(Ok(Frame::data(self.0.remove(0)))) })
            }
            fn size_hint(&self) -> SizeHint {
                SizeHint::with_exact(self.0.iter().map(|piece| piece.len() as u64).sum())
            }
        }
        let chunks = body.chunks(body.len().div_ceil(pieces).max(1)).map(Bytes::copy_from_slice).collect();
        let mut response = Body::new(PartBody(chunks)).into_response();
        response.headers_mut().insert(header::ETAG, HeaderValue::from_static("\"a\""));
        response
    }

    fn ask(range: &str, if_range: Option<&str>, body: &[u8], pieces: usize) -> (u16, Option<String>, Vec<u8>) {
        let mut headers = HeaderMap::new();
        headers.insert(header::RANGE, range.parse().unwrap());
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("br"));
        if let Some(if_range) = if_range {
            headers.insert(header::IF_RANGE, if_range.parse().unwrap());
        }
        let response = match RangeRequest::take(&Method::GET, &mut headers) {
            Some(range) => {
                assert!(!headers.contains_key(header::ACCEPT_ENCODING), "a range is one of the plain bytes");
                range.cut(answer(body, pieces))
            }
            None => answer(body, pieces),
        };
        let named = response.headers().get(header::CONTENT_RANGE).map(|value| value.to_str().unwrap().to_owned());
        let status = response.status().as_u16();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        (status, named, runtime.block_on(to_bytes(response.into_body(), usize::MAX)).unwrap().to_vec())
    }

    #[test]
    fn a_part_is_of_the_answer_that_the_client_has_or_it_gets_the_whole() {
        assert_eq!(ask("bytes=1-2", Some("\"a\""), b"abcd", 2), (206, Some("bytes 1-2/4".into()), b"bc".to_vec()));
        for other in ["\"b\"", "W/\"a\"", "Sun, 22 Nov 2026 16:00:00 GMT"] {
            assert_eq!(ask("bytes=1-2", Some(other), b"abcd", 2), (200, None, b"abcd".to_vec()), "{other}");
        }
        let (status, named, _) = ask("bytes=4-", None, b"abcd", 1);
        assert_eq!((status, named.as_deref()), (416, Some("bytes */4")));
        assert_eq!(ask("bytes=-0", None, b"abcd", 1).0, 416);
    }

    proptest! {
        #[test]
        fn a_part_is_what_it_says(body in prop::collection::vec(any::<u8>(), 0..60), pieces in 1..5usize, first in 0u64..70, count in 1u64..70, sort in 0..3) {
            let length = body.len() as u64;
            let (range, from, to) = match sort {
                0 => (format!("bytes={first}-{}", first + count - 1), first, (first + count).min(length)),
                1 => (format!("bytes={first}-"), first, length),
                _ => (format!("bytes=-{count}"), length.saturating_sub(count), length),
            };
            let (status, named, part) = ask(&range, None, &body, pieces);
            if from < to {
                prop_assert_eq!(status, 206);
                prop_assert_eq!(named, Some(format!("bytes {from}-{}/{length}", to - 1)));
                prop_assert_eq!(&part[..], &body[usize::try_from(from).unwrap()..usize::try_from(to).unwrap()]);
            } else {
                prop_assert_eq!((status, named), (416, Some(format!("bytes */{length}"))));
            }
        }

        #[test]
        fn any_header_is_a_range_or_none(text in "[a-z=0-9, -]{0,30}") {
            let _ = parse(&text);
        }
    }
}
