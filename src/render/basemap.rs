//! The basemap: land, borders and water from `geodata/basemap/`, parsed once for pictures.
//!
//! It is coarse (its README says how coarse), so it is drawn in soft colours, and its borders fade at zooms where
//! they would suggest a precision that they lack.

use geo_types::Geometry;
use std::sync::LazyLock;

/// The zooms at which borders begin to fade and are invisible.
pub const BORDERS_FADE: (f64, f64) = (10.0, 11.5);
/// The zoom from which a finer line replaces its stretch of border.
pub const OWN_FROM_ZOOM: f64 = 8.0;

/// A feature of the basemap.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Names by language, for countries.
    pub names: Vec<(Box<str>, Box<str>)>,
    /// Geometry in degrees.
    pub geometry: Geometry<f64>,
    /// One of `land`, `country`, `border`, `river`, `lake`.
    pub kind: Box<str>,
    /// Name in the local form, if it has one.
    pub name: Option<Box<str>>,
    /// False for a border that the two sides have not agreed on.
    pub is_delimited: bool,
    /// True for a finer line that is drawn only at close zooms.
    pub is_own: bool,
    /// True if a finer line replaces it at close zooms.
    pub is_replaced: bool,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Basemap {
    /// Areas of land.
    pub land: Vec<Piece>,
    /// Borders.
    pub borders: Vec<Piece>,
    /// Rivers and lakes.
    pub water: Vec<Piece>,
}

/// The files as served and embedded: land, borders, water.
pub const FILES: [&str; 3] = [
    include_str!("../../geodata/basemap/land.geojson"),
    include_str!("../../geodata/basemap/borders.geojson"),
    include_str!("../../geodata/basemap/water.geojson"),
];

static BUILT_IN: LazyLock<Basemap> =
    LazyLock::new(|| Basemap { land: pieces(FILES[0]), borders: pieces(FILES[1]), water: pieces(FILES[2]) });

impl Basemap {
    /// Returns the built-in basemap.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }
}

/// Parses a feature collection; anything else gives no features. A test checks the built-in files.
fn pieces(text: &str) -> Vec<Piece> {
    let Ok(geojson::GeoJson::FeatureCollection(collection)) = text.parse() else { return Vec::new() };
    collection.features.into_iter().filter_map(piece).collect()
}

fn piece(feature: geojson::Feature) -> Option<Piece> {
    let word = |name: &str| feature.property(name).and_then(|value| value.as_str()).map(Box::from);
    let says = |name: &str, wanted: bool| feature.property(name).and_then(serde_json::Value::as_bool) == Some(wanted);
    Some(Piece {
        kind: word("kind")?,
        name: word("name"),
        names: names(&feature),
        is_delimited: !says("delimited", false),
        is_own: word("scale").is_some_and(|scale: Box<str>| &*scale == "crossing"),
        is_replaced: says("replaced", true),
        geometry: feature.geometry.clone()?.try_into().ok()?,
    })
}

/// Returns the values of `name_en` and the like, by language.
fn names(feature: &geojson::Feature) -> Vec<(Box<str>, Box<str>)> {
    let named =
        feature.properties_iter().filter_map(|(key, value)| Some((key.strip_prefix("name_")?.into(), value.as_str()?.into())));
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_basemap_has_land_borders_and_water() {
        let map = Basemap::built_in();
        assert!(map.land.iter().any(|piece| &*piece.kind == "country"));
        assert!(map.borders.iter().any(|piece| !piece.is_delimited));
        assert!(map.water.iter().any(|piece| &*piece.kind == "river") && map.water.iter().any(|piece| &*piece.kind == "lake"));
    }
}
