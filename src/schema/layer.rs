//! The collections of the API: the four of the data, and views of them that hold one type of geometry each.
//!
//! A layer of a GIS program has one geometry type, so it shows only part of a mixed collection. A view holds the same items under the
//! same ids and writes their geometries as its own single type.

use super::collection::Collection;
use crate::chronicle::{index::atlas::Atlas, place::Shape};
use geo_types::{Geometry, MultiLineString, MultiPoint, MultiPolygon};
use std::borrow::Cow;

/// A collection of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Layer {
    collection: Collection,
    shape: Option<Shape>,
    id: &'static str,
    title: &'static str,
}

/// The geometry type shared by all items of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeometryType {
    /// One point.
    Point,
    /// Any number of points.
    MultiPoint,
    /// Any number of lines.
    MultiLineString,
    /// Any number of areas.
    MultiPolygon,
}

impl GeometryType {
    /// Returns the name of the type in GeoJSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Point => "Point",
            Self::MultiPoint => "MultiPoint",
            Self::MultiLineString => "MultiLineString",
            Self::MultiPolygon => "MultiPolygon",
        }
    }

    /// Returns true for types that write a single geometry as a multi-geometry.
    #[must_use]
    pub fn is_multi(self) -> bool {
        self != Self::Point
    }

    /// Converts a geometry to this type; a geometry collection is returned unchanged.
    #[must_use]
    pub fn of(self, geometry: &Geometry<f64>) -> Cow<'_, Geometry<f64>> {
        let parts = match geometry {
            Geometry::Point(point) => Geometry::MultiPoint(MultiPoint(vec![*point])),
            Geometry::LineString(line) => Geometry::MultiLineString(MultiLineString(vec![line.clone()])),
            Geometry::Polygon(polygon) => Geometry::MultiPolygon(MultiPolygon(vec![polygon.clone()])),
            _ => return Cow::Borrowed(geometry),
        };
        if self.is_multi() { Cow::Owned(parts) } else { Cow::Borrowed(geometry) }
    }
}

impl Layer {
    /// All places.
    pub const PLACES: Self = Self::whole(Collection::Places, "places", "Places");
    /// All states.
    pub const STATES: Self = Self::whole(Collection::States, "states", "States");
    /// All changes.
    pub const CHANGES: Self = Self::whole(Collection::Changes, "changes", "Changes");
    /// All sources.
    pub const SOURCES: Self = Self::whole(Collection::Sources, "sources", "Sources");

    /// All layers, in the order in which they are listed.
    pub const ALL: [Self; 9] = [
        Self::PLACES,
        Self::STATES,
        Self::CHANGES,
        Self::SOURCES,
        Self::view(Collection::Places, Shape::Point, "places-points", "Places that are points"),
        Self::view(Collection::Places, Shape::Line, "places-lines", "Places that are lines"),
        Self::view(Collection::Places, Shape::Area, "places-areas", "Places that are areas"),
        Self::view(Collection::States, Shape::Point, "states-points", "States of points"),
        Self::view(Collection::States, Shape::Line, "states-lines", "States of lines"),
    ];

    const fn whole(collection: Collection, id: &'static str, title: &'static str) -> Self {
        Self { collection, shape: None, id, title }
    }

    const fn view(collection: Collection, shape: Shape, id: &'static str, title: &'static str) -> Self {
        Self { collection, shape: Some(shape), id, title }
    }

    /// Returns the layer with all items of a collection.
    #[must_use]
    pub fn of(collection: Collection) -> Self {
        match collection {
            Collection::Places => Self::PLACES,
            Collection::States => Self::STATES,
            Collection::Changes => Self::CHANGES,
            Collection::Sources => Self::SOURCES,
        }
    }

    /// Returns the layer with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layer| layer.id == id)
    }

    /// Returns the collection that the items belong to.
    #[must_use]
    pub fn collection(self) -> Collection {
        self.collection
    }

    /// Returns the geometry type of a view, or `None` for a whole collection.
    #[must_use]
    pub fn shape(self) -> Option<Shape> {
        self.shape
    }

    /// Returns the id used in URLs.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.id
    }

    /// Returns the English title.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.title
    }

    /// Returns the id in PascalCase, such as `StatesPoints`, for names of OpenAPI schemas.
    #[must_use]
    pub fn code_name(self) -> String {
        let capital = |part: &str| part[..1].to_uppercase() + &part[1..];
        self.id.split('-').map(capital).collect()
    }

    /// Describes the items and how `datetime` filters them.
    #[must_use]
    pub fn description(self) -> Cow<'static, str> {
        let of_all = self.collection.description();
        let kept = match self.shape {
            None => return Cow::Borrowed(of_all),
            Some(Shape::Point) => "Only those at points",
            Some(Shape::Line) => "Only those along lines, each written as a MultiLineString",
            Some(Shape::Area) => "Only those that are areas, each written as a MultiPolygon",
        };
        Cow::Owned(format!(
            "{of_all} {kept}: a layer of one geometry type for GIS programs, with the ids of `{}`.",
            self.collection.id()
        ))
    }

    /// Returns the geometry type of the items, or `None` where they are mixed. Points are `Point` unless a place of the data has
    /// several.
    #[must_use]
    pub fn geometry_type(self, atlas: &Atlas) -> Option<GeometryType> {
        Some(match self.shape? {
            Shape::Point if atlas.places().iter().any(|place| matches!(place.geometry, Some(Geometry::MultiPoint(_)))) => {
                GeometryType::MultiPoint
            }
            Shape::Point => GeometryType::Point,
            Shape::Line => GeometryType::MultiLineString,
            Shape::Area => GeometryType::MultiPolygon,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata;

    #[test]
    fn an_id_names_one_layer_and_is_a_name_in_code() {
        for layer in Layer::ALL {
            assert_eq!(Layer::from_id(layer.id()), Some(layer));
            assert!(layer.code_name().chars().all(char::is_alphanumeric));
        }
        assert_eq!(Layer::from_id("states-areas"), None);
        assert_eq!(Layer::from_id("states-points").map(Layer::code_name).as_deref(), Some("StatesPoints"));
    }

    #[test]
    fn every_drawn_place_is_in_one_view_and_has_its_type_there() {
        let atlas = Atlas::new(geodata::built_in().unwrap()).unwrap();
        for place in atlas.places() {
            let views: Vec<Layer> = Layer::ALL
                .into_iter()
                .filter(|layer| {
                    layer.collection() == Collection::Places && layer.shape().is_some() && layer.shape() == place.shape()
                })
                .collect();
            assert_eq!(views.len(), usize::from(place.geometry.is_some()), "{}", place.id);
            for (view, geometry) in views.iter().zip(&place.geometry) {
                let wanted = view.geometry_type(&atlas).unwrap();
                let written = geojson::Geometry::from(&*wanted.of(geometry));
                assert_eq!(written.value.type_name(), wanted.name(), "{}", place.id);
            }
        }
    }
}
