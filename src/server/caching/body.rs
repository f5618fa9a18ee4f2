//! Makes the bytes of an answer that are not kept: where the request is read when that is light work, else in a turn of the quick lane.

use super::{
    compress::{Coded, Key},
    response::{CachedResponse, Cost},
};
use crate::server::{
    limits::in_lane,
    middleware::{security_headers::Kind, style_hash::Style},
    params::negotiate::Coding,
    problem::ApiError,
    state::App,
};
use bytes::Bytes;

/// A body of so many bytes is compressed in a millisecond, and so where it is made.
const QUICKLY_COMPRESSED: u64 = 48 << 10;

impl CachedResponse<'_> {
    /// The answer with this key in this coding: kept, or made and kept.
    ///
    /// # Errors
    /// [`ApiError::Busy`] when too many wait, or the budget of memory is spent.
    pub(crate) async fn coded(
        &self,
        app: &App,
        key: Key,
        asked: Coding,
        make: impl FnOnce() -> Vec<u8>,
    ) -> Result<Coded, ApiError> {
        let (compressor, share) = (&app.compressor, self.question.share);
        let has_style = Kind::of(self.media_type).has_style();
        let whole = |bytes: Bytes| {
            let style = has_style.then(|| Style::of(&bytes));
            Coded { style, ..Coded::identity(bytes) }
        };
        match self.effort {
            Cost::Light if asked == Coding::Identity => {
                app.memory.admit()?;
                Ok(whole(app.memory.bytes(make())))
            }
            Cost::Light => {
                if let Some(kept) = compressor.kept(key, asked) {
                    return Ok(kept);
                }
                app.memory.admit()?;
                let body = whole(app.memory.bytes(make()));
                let size = body.bytes.len() as u64;
                let work = || {
                    let coded = compressor.fast(asked, body);
                    compressor.keep(key, asked, &coded);
                    coded
                };
                if size <= QUICKLY_COMPRESSED { Ok(work()) } else { in_lane(&app.quick, share, size, work).await }
            }
            Cost::Long => {
                let made = async {
                    app.memory.admit()?;
                    in_lane(&app.quick, share, 0, || compressor.fast(asked, whole(app.memory.bytes(make())))).await
                };
                compressor.once(key, asked, made).await
            }
            Cost::Shared => {
                let made = async {
                    app.memory.admit()?;
                    in_lane(&app.quick, share, 0, || whole(app.memory.bytes(make()))).await
                };
                let plain = compressor.once(key, Coding::Identity, made);
                if asked == Coding::Identity {
                    return plain.await;
                }
                // The plain bytes are asked for only where the coded ones are not kept.
                let made = async {
                    let plain = plain.await?;
                    in_lane(&app.quick, share, 0, || compressor.fast(asked, plain)).await
                };
                compressor.once(key, asked, made).await
            }
        }
    }
}
