//! The body of an answer on its way: in pieces that a client takes one after the other, counted to it while it takes them, and written
//! into the log at its end.

use crate::server::limits::{
    client_key::ClientKey,
    memory::{MemoryBudget, Sending},
    progress::StreamProgress,
};
use axum::body::{Body, HttpBody};
use bytes::Bytes;
use http_body::{Frame, SizeHint};
use std::{
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

/// Bytes of a piece on HTTP/1, where the connection itself says whether they are taken.
const PIECE: usize = 256 << 10;
/// Bytes of a piece on HTTP/2, which keeps what was handed over and is not taken yet.
const PIECE_OF_STREAM: usize = 16 << 10;
/// A body of so many bytes is handed over whole.
const WHOLE: u64 = 1 << 10;

/// What is told of an answer once it is sent, or is not sent any more.
pub(crate) type AtEnd = Box<dyn FnOnce(u64) + Send>;

/// A body on its way.
pub(crate) struct TrackedBody {
    body: Body,
    rest: Bytes,
    stream: Option<Arc<StreamProgress>>,
    sent: u64,
    at_end: Option<AtEnd>,
    _sending: Option<Sending>,
}

impl TrackedBody {
    /// The body of an answer to this client; `at_end` hears how many of its bytes were handed over.
    pub(crate) fn new(body: Body, share: ClientKey, memory: &Arc<MemoryBudget>, at_end: Option<AtEnd>) -> Self {
        let size = body.size_hint().exact();
        let stream = StreamProgress::current().filter(|_| size.is_none_or(|size| size > WHOLE));
        let sending = memory.sending(share, size.unwrap_or(0));
        Self { body, rest: Bytes::new(), stream, sent: 0, at_end, _sending: sending }
    }

    /// The next piece of what there is.
    fn piece(&mut self) -> Bytes {
        let most = if self.stream.is_some() { PIECE_OF_STREAM } else { PIECE };
        let holds_back = self.stream.is_some() && self.rest.len() > 1 && self.body.is_end_stream();
        let size = if self.rest.len() > most { most } else { self.rest.len() - usize::from(holds_back) };
        let piece = self.rest.split_to(size);
        self.sent += piece.len() as u64;
        if let Some(stream) = &self.stream {
            stream.hands_over();
        }
        piece
    }
}

impl HttpBody for TrackedBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let this = &mut *self;
        if !this.rest.is_empty() {
            return Poll::Ready(Some(Ok(Frame::data(this.piece()))));
        }
        let polled = Pin::new(&mut this.body).poll_frame(context);
        match polled {
            Poll::Ready(Some(Ok(frame))) => Poll::Ready(Some(Ok(match frame.into_data() {
                Ok(data) if data.is_empty() => Frame::data(data),
                Ok(data) => {
                    this.rest = data;
                    Frame::data(this.piece())
                }
                Err(other) => other,
            }))),
            Poll::Pending => {
                if let Some(stream) = &this.stream {
                    stream.owes();
                }
                Poll::Pending
            }
            ended => ended,
        }
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let rest = self.rest.len() as u64;
        let of_body = self.body.size_hint();
        let mut hint = SizeHint::new();
        hint.set_lower(of_body.lower() + rest);
        if let Some(upper) = of_body.upper() {
            hint.set_upper(upper + rest);
        }
        hint
    }
}

impl Drop for TrackedBody {
    fn drop(&mut self) {
        if let Some(at_end) = self.at_end.take() {
            at_end(self.sent);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http_body_util::BodyExt;
    use std::sync::Mutex;

    #[tokio::test]
    async fn a_body_comes_in_pieces_and_is_told_of_at_its_end() {
        let memory = MemoryBudget::new(4 << 20);
        let share = ClientKey::of("192.0.2.1".parse().unwrap());
        let told = Arc::new(Mutex::new(None));
        let at_end = |told: &Arc<Mutex<Option<u64>>>| {
            let told = Arc::clone(told);
            Some(Box::new(move |bytes| *told.lock().unwrap() = Some(bytes)) as AtEnd)
        };
        let whole: Vec<u8> = (0..600_000_u32).map(|n| n as u8).collect();
        let mut body = TrackedBody::new(Body::from(whole.clone()), share, &memory, at_end(&told));
        assert_eq!(body.size_hint().exact(), Some(600_000));
        let first = body.frame().await.unwrap().unwrap().into_data().unwrap();
        assert_eq!(first.len(), PIECE);
        assert_eq!(body.size_hint().exact(), Some(600_000 - PIECE as u64));
        assert!(!body.is_end_stream() && told.lock().unwrap().is_none());
        let rest = body.collect().await.unwrap().to_bytes();
        assert_eq!([&first[..], &rest[..]].concat(), whole);
        assert_eq!(*told.lock().unwrap(), Some(600_000));

        drop(TrackedBody::new(Body::from("x"), share, &memory, at_end(&told)));
        assert_eq!(*told.lock().unwrap(), Some(0), "what is not sent is not counted");
    }
}
