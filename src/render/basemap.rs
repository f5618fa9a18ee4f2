//! The basemap: land, borders, water and towns from `geodata/basemap/`, parsed once for pictures.
//!
//! It is coarse (its README says how coarse), so it is drawn in soft colours, and its borders fade at zooms where
//! they would suggest a precision that they lack.

use geo_types::Geometry;
use std::sync::LazyLock;

/// The zooms at which borders begin to fade and are invisible.
pub const BORDERS_FADE: (f64, f64) = (10.0, 11.5);
/// How much wider rivers are by zoom than at zoom 9.4.
pub const RIVER_GROWTH: [(f64, f64); 3] = [(5.0, 0.5), (9.4, 1.0), (14.0, 2.4)];

/// How rivers are drawn.
pub mod river {
    /// The widths by rank at zoom 9.4, in pixels.
    pub const WIDTHS: [(u8, f64); 4] = [(1, 2.4), (2, 2.0), (3, 1.4), (4, 0.9)];
    /// The opacity by zoom of rivers that follow the terrain model, which is no finer than a kilometre.
    pub const MODELLED_FADE: [(f64, f64); 2] = [(11.0, 1.0), (13.0, 0.0)];

    /// Returns the zoom from which on a rank is drawn.
    #[must_use]
    pub fn from_zoom(rank: u8) -> f64 {
        if rank < 4 { 5.0 } else { 9.2 }
    }
}

/// How towns are drawn that are no places of the data.
pub mod town {
    /// Radius of a dot in pixels.
    pub const RADIUS: f64 = 2.2;

    /// Returns the zoom from which on a rank is drawn.
    #[must_use]
    pub fn from_zoom(rank: u8) -> f64 {
        [4.5, 6.0, 7.5, 8.6][usize::from(rank.clamp(1, 4)) - 1]
    }

    /// Returns the size of a name in pixels.
    #[must_use]
    pub fn size(rank: u8) -> f64 {
        if rank <= 2 { 12.5 } else { 11.5 }
    }
}

/// The zoom from which a finer line replaces its stretch of border.
pub const OWN_FROM_ZOOM: f64 = 8.0;

/// A feature of the basemap.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Names by language, for countries and seas.
    pub names: Vec<(Box<str>, Box<str>)>,
    /// Geometry in degrees.
    pub geometry: Geometry<f64>,
    /// One of `land`, `country`, `border`, `river`, `lake`, `town`, `country-label`, `sea-label`.
    pub kind: Box<str>,
    /// Name in the local form, if it has one.
    pub name: Option<Box<str>>,
    /// False for a border that the two sides have not agreed on.
    pub is_delimited: bool,
    /// True for a finer line that is drawn only at close zooms.
    pub is_own: bool,
    /// True if a finer line replaces it at close zooms.
    pub is_replaced: bool,
    /// Rank of a river or town: a lower one is seen from farther away.
    pub rank: u8,
    /// True for a river that follows the terrain model.
    pub is_modelled: bool,
    /// The two countries of a border, as ISO 3166-1 alpha-3.
    pub between: Vec<Box<str>>,
    /// ISO 3166-1 alpha-3 of a country.
    pub iso: Option<Box<str>>,
}

impl Piece {
    /// Returns the name in a language, else in English.
    #[must_use]
    pub fn name_in(&self, language: &str) -> Option<&str> {
        let named = |wanted: &str| self.names.iter().find(|(tag, _)| &**tag == wanted).map(|(_, name)| &**name);
        named(language).or_else(|| named("en"))
    }
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
    /// Towns that are no places of the data.
    pub towns: Vec<Piece>,
    /// The neighbourhood, for a locator.
    pub locator: Vec<Piece>,
}

/// The files as served and embedded: land, borders, water, towns, locator.
pub const FILES: [&str; 5] = [
    include_str!("../../geodata/basemap/land.geojson"),
    include_str!("../../geodata/basemap/borders.geojson"),
    include_str!("../../geodata/basemap/water.geojson"),
    include_str!("../../geodata/basemap/towns.geojson"),
    include_str!("../../geodata/basemap/locator.geojson"),
];

static BUILT_IN: LazyLock<Basemap> = LazyLock::new(|| Basemap {
    land: pieces(FILES[0]),
    borders: pieces(FILES[1]),
    water: pieces(FILES[2]),
    towns: pieces(FILES[3]),
    locator: pieces(FILES[4]),
});

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
        is_modelled: says("modelled", true),
        rank: feature.property("rank").and_then(serde_json::Value::as_u64).and_then(|rank| u8::try_from(rank).ok()).unwrap_or(1),
        between: word("between").map(|pair: Box<str>| pair.split('-').map(Box::from).collect()).unwrap_or_default(),
        iso: word("iso"),
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
