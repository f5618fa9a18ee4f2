//! The relief as files within a picture: a piece of it as PNG, and the tinted pictures that a page links to.

use super::Relief;
use crate::symbology::palette::Theme;
use base64::{Engine, engine::general_purpose::STANDARD};
use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};
use quick_cache::sync::Cache;
use std::sync::{Arc, LazyLock};

/// The tinted pictures: the variable of the style sheet that shows one, its path, its bytes.
pub const TINTED: [(&str, &str, &[u8]); 2] = [
    ("relief-light", "/basemap/relief-light.webp", include_bytes!("../../../geodata/basemap/relief-light.webp")),
    ("relief-dark", "/basemap/relief-dark.webp", include_bytes!("../../../geodata/basemap/relief-dark.webp")),
];

/// Returns the path of the picture of a theme, if it has one.
#[must_use]
pub fn tinted(theme: Theme) -> Option<&'static str> {
    TINTED.iter().find(|(name, ..)| name.strip_prefix("relief-") == Some(theme.as_str())).map(|(_, path, _)| *path)
}

/// Returns the variables of a style sheet that show the picture of a theme, with their values.
#[must_use]
pub fn css_variables(theme: Theme) -> [(&'static str, &'static str); 2] {
    TINTED.map(|(name, path, _)| (name, if tinted(theme) == Some(path) { "inline" } else { "none" }))
}

/// Makes the pictures that a drawing links to links below `prefix`.
#[must_use]
pub fn linked(svg: String, prefix: &str) -> String {
    if prefix.is_empty() { svg } else { svg.replace(" href=\"/basemap/", &format!(" href=\"{prefix}/basemap/")) }
}

/// Makes the pictures that a drawing links to links to what [`definitions`] puts into the same document.
#[must_use]
pub fn within_document(svg: &str) -> String {
    TINTED.iter().fold(svg.to_owned(), |svg, (name, path, _)| {
        svg.replace(&format!("<image href=\"{path}\""), &format!("<use href=\"#{name}\""))
    })
}

/// The tinted pictures as parts of a document, for drawings that ask for nothing.
#[must_use]
pub fn definitions() -> String {
    let image = |(name, _, bytes): (&str, &str, &[u8])| {
        let address = STANDARD.encode(bytes);
        format!(
            "<image id=\"{name}\" width=\"1\" height=\"1\" preserveAspectRatio=\"none\" href=\"data:image/webp;base64,{address}\"/>"
        )
    };
    format!("<svg width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>{}</defs></svg>", TINTED.map(image).concat())
}

/// A piece of the relief as an indexed PNG, and where it lies: left, top, width and height in pixels of the picture.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The file.
    pub png: Arc<[u8]>,
    /// The file as a `data:` address.
    pub address: Arc<str>,
    /// Its box.
    pub rectangle: [f64; 4],
}

/// The files by columns and rows of the piece, the size of the picture it is cut from, theme and opacity.
type Key = ([u32; 4], u32, Theme, u64);
type File = (Arc<[u8]>, Arc<str>);
static PIECES: LazyLock<Cache<Key, Option<File>>> = LazyLock::new(|| Cache::new(48));

/// Columns and rows beyond the edge of the picture, so that an enlarged piece is smooth there.
const BEYOND: f64 = 2.0;

impl Relief {
    /// Returns the piece that a picture of this size shows, if the whole relief lies in this box (left, top, width, height); none where it shows
    /// none, or in a theme without a relief.
    #[must_use]
    pub fn piece(
        &self,
        (width, height): (f64, f64),
        [left, top, wide, high]: [f64; 4],
        theme: Theme,
        opacity: f64,
    ) -> Option<Piece> {
        let palette = self.palette(theme, opacity)?;
        let level = self.level(wide / f64::from(self.levels[0].width));
        let (across, down) = (wide / f64::from(level.width), high / f64::from(level.height));
        let cut = |begin: f64, length: f64, step: f64, count: u32| {
            let from = (-begin / step - BEYOND).floor().clamp(0.0, f64::from(count));
            let to = ((length - begin) / step + BEYOND).ceil().clamp(from, f64::from(count));
            (from as u32, to as u32)
        };
        let ((west, east), (north, south)) = (cut(left, width, across, level.width), cut(top, height, down, level.height));
        if west >= east || north >= south {
            return None;
        }
        let key = ([west, north, east, south], level.width, theme, opacity.to_bits());
        let made = PIECES.get_or_insert_with(&key, || {
            let rows = (north..south).flat_map(|row| (west..east).map(move |column| (i64::from(column), i64::from(row))));
            let tones: Vec<u8> = rows.map(|(column, row)| level.at(column, row)).collect();
            let file: Option<Arc<[u8]>> = indexed(&tones, (east - west, south - north), &palette).ok().map(Arc::from);
            let addressed = |png: Arc<[u8]>| {
                let address = format!("data:image/png;base64,{}", STANDARD.encode(&png));
                (png, Arc::from(address))
            };
            Ok::<_, std::convert::Infallible>(file.map(addressed))
        });
        let Ok(Some((png, address))) = made else { return None };
        let rectangle = [
            left + f64::from(west) * across,
            top + f64::from(north) * down,
            f64::from(east - west) * across,
            f64::from(south - north) * down,
        ];
        Some(Piece { png, address, rectangle })
    }
}

/// Writes tones as a PNG with a palette.
fn indexed(tones: &[u8], (width, height): (u32, u32), palette: &[[u8; 3]]) -> Result<Vec<u8>, EncodingError> {
    let mut out = Vec::with_capacity(tones.len() / 4);
    let mut encoder = Encoder::new(&mut out, width, height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(tones)?;
    writer.finish()?;
    Ok(out)
}
