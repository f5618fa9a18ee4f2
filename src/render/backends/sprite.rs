//! Caches painted text as small pixmaps: most names are at the same position in every picture of a view, whatever the day.
//! Text is always painted through its sprite, so that the bytes do not depend on the cache.

use crate::render::scene::TextRun;
use quick_cache::{Weighter, sync::Cache};
use std::sync::{Arc, LazyLock};
use tiny_skia::{ColorU8, FillRule, Paint, Path, Pixmap, Transform};

/// Maximum bytes of cached sprites.
const KEPT: u64 = 24 << 20;

/// Painted text and its position.
#[derive(Debug)]
pub(crate) struct Sprite {
    left: i32,
    top: i32,
    pixmap: Pixmap,
}

/// Cache key: the text and everything else that determines the pixels.
type Key = (String, [u64; 5], [i32; 3], [u8; 4], [bool; 3]);

#[derive(Clone, Copy, Debug)]
struct ByBytes;

impl Weighter<Key, Option<Arc<Sprite>>> for ByBytes {
    fn weight(&self, key: &Key, sprite: &Option<Arc<Sprite>>) -> u64 {
        let pixels = sprite.as_ref().map_or(0, |sprite| sprite.pixmap.data().len());
        (pixels + key.0.len() + 160) as u64
    }
}

static SPRITES: LazyLock<Cache<Key, Option<Arc<Sprite>>, ByBytes>> = LazyLock::new(|| Cache::with_weighter(4_096, KEPT, ByBytes));

/// Returns the sprite of a text in a colour at a scale, from the cache or newly painted.
pub(crate) fn get(
    words: &TextRun,
    colour: ColorU8,
    is_halo: bool,
    (scale, begin): (f64, (f64, f64)),
    make: impl FnOnce() -> Option<Sprite>,
) -> Option<Arc<Sprite>> {
    let key: Key = (
        words.text.clone(),
        [words.size, words.spacing, scale, begin.0, begin.1].map(f64::to_bits),
        [words.at.0, words.at.1, words.align as i32],
        [colour.red(), colour.green(), colour.blue(), colour.alpha()],
        [words.is_bold, words.is_italic, is_halo],
    );
    if let Some(kept) = SPRITES.get(&key) {
        return kept;
    }
    let made = make().map(Arc::new);
    SPRITES.insert(key, made.clone());
    made
}

impl Sprite {
    /// Paints a path in output pixels; returns `None` if it has no extent.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the cast saturates, and sizes are limited before"
    )]
    pub(crate) fn of(path: &Path, paint: &Paint<'_>) -> Option<Self> {
        let bounds = path.bounds();
        let (left, top) = (bounds.left().floor() - 1.0, bounds.top().floor() - 1.0);
        let (width, height) = (bounds.right().ceil() + 1.0 - left, bounds.bottom().ceil() + 1.0 - top);
        let mut pixmap = Pixmap::new(width as u32, height as u32)?;
        pixmap.fill_path(path, paint, FillRule::Winding, Transform::from_translate(-left, -top), None);
        Some(Self { left: left as i32, top: top as i32, pixmap })
    }

    /// Pixels with a position.
    pub(crate) fn at(left: i32, top: i32, pixmap: Pixmap) -> Self {
        Self { left, top, pixmap }
    }

    /// Composites the sprite over an opaque pixmap.
    pub(crate) fn onto(&self, sheet: &mut Pixmap) {
        let (wide, high) = (i64::from(sheet.width()), i64::from(sheet.height()));
        let (left, top) = (i64::from(self.left), i64::from(self.top));
        let columns = (-left).max(0)..i64::from(self.pixmap.width()).min(wide - left);
        let rows = (-top).max(0)..i64::from(self.pixmap.height()).min(high - top);
        if columns.is_empty() {
            return;
        }
        let index = |x: i64, y: i64, width: i64| usize::try_from((y * width + x) * 4).unwrap_or(usize::MAX);
        let bytes = usize::try_from((columns.end - columns.start) * 4).unwrap_or(0);
        for row in rows {
            let from = index(columns.start, row, i64::from(self.pixmap.width()));
            let to = index(left + columns.start, top + row, wide);
            let (Some(over), Some(under)) =
                (self.pixmap.data().get(from..from + bytes), sheet.data_mut().get_mut(to..to + bytes))
            else {
                continue;
            };
            let ((over, _), (under, _)) = (over.as_chunks::<4>(), under.as_chunks_mut::<4>());
            over.iter().zip(under).filter(|(over, _)| over[3] > 0).for_each(|(over, under)| blend(*over, under));
        }
    }
}

/// Composites source over destination, both premultiplied.
fn blend(over: [u8; 4], under: &mut [u8; 4]) {
    let rest = u32::from(255 - over[3]);
    for (under, over) in under.iter_mut().zip(over) {
        let below = u32::from(*under) * rest + 128;
        // Exact division by 255, rounded.
        let below = (below + (below >> 8)) >> 8;
        *under = u8::try_from(u32::from(over) + below).unwrap_or(u8::MAX);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blending_keeps_what_is_opaque_and_mixes_what_is_not() {
        let mut under = [10, 20, 30, 255];
        blend([0, 0, 0, 0], &mut under);
        assert_eq!(under, [10, 20, 30, 255]);
        blend([100, 0, 0, 128], &mut under);
        assert_eq!(under, [105, 10, 15, 255]);
        blend([1, 2, 3, 255], &mut under);
        assert_eq!(under, [1, 2, 3, 255]);
    }

    #[test]
    fn a_sprite_beyond_the_edge_is_cut_and_one_far_away_is_not_seen() {
        let square = |x: f32, y: f32| tiny_skia::PathBuilder::from_rect(tiny_skia::Rect::from_xywh(x, y, 6.0, 6.0).unwrap());
        let mut paint = Paint::default();
        paint.set_color_rgba8(255, 0, 0, 255);
        let mut sheet = Pixmap::new(4, 4).unwrap();
        Sprite::of(&square(-3.0, -3.0), &paint).unwrap().onto(&mut sheet);
        let red = |sheet: &Pixmap| sheet.pixels().iter().filter(|pixel| pixel.red() == 255).count();
        assert_eq!(red(&sheet), 9);
        Sprite::of(&square(90.0, -90.0), &paint).unwrap().onto(&mut sheet);
        assert_eq!(red(&sheet), 9);
    }
}
