//! The ground below everything: land, borders and water from `geodata/basemap/`, read once for pictures.
//!
//! It is coarse (its README says how coarse), so it is drawn soft, and its borders fade where a reader has zoomed in so far that
//! they would claim more than they know.

use geo_types::Geometry;
use std::sync::LazyLock;

/// The zoom at which borders begin to fade, and the one at which they are gone.
pub const BORDERS_FADE: (f64, f64) = (10.0, 11.5);
/// From this zoom on a line of our own stands in for the stretch of border that it replaces.
pub const OWN_FROM_ZOOM: f64 = 8.0;

/// A piece of the basemap.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Its names by language, where it is a country.
    pub names: Vec<(Box<str>, Box<str>)>,
    /// Its course, in degrees.
    pub geometry: Geometry<f64>,
    /// `land`, `country`, `border`, `river`, `lake`.
    pub kind: Box<str>,
    /// Its name in the local form, where it has one.
    pub name: Option<Box<str>>,
    /// False for a border that both sides have not yet agreed on.
    pub is_delimited: bool,
    /// One of the finer lines that are for close maps only.
    pub is_own: bool,
    /// A finer line stands in for it on close maps.
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

/// The files as they are served and embedded: land, borders, water.
pub const FILES: [&str; 3] = [
    include_str!("../../geodata/basemap/land.geojson"),
    include_str!("../../geodata/basemap/borders.geojson"),
    include_str!("../../geodata/basemap/water.geojson"),
];

static BUILT_IN: LazyLock<Basemap> =
    LazyLock::new(|| Basemap { land: pieces(FILES[0]), borders: pieces(FILES[1]), water: pieces(FILES[2]) });

impl Basemap {
    /// The one that this program was built with.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }
}

/// The pieces of a feature collection; what is not one has none. A test holds that the files have what they should.
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

/// The values of `name_en` and the like.
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
