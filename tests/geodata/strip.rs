//! The illustrative strip of five kilometres is computed from the road lines, never drawn by hand.

use corridor::{chronicle::place::Place, geodata};
use geo::{
    Area, Buffer, Contains,
    algorithm::buffer::{BufferStyle, LineCap, LineJoin},
};
use geo_types::{Coord, Geometry, LineString, Polygon};

/// Half of the five kilometres that the statement of 2020 names; that they lie on both sides of the road is our assumption.
const HALF_WIDTH_M: f64 = 2500.0;
/// Four decimals are 11 m: far finer than a strip of 2.5 km means.
const DECIMALS: f64 = 1e4;
const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// Metres east and north of a point in the middle; over 40 km the error is a few metres.
struct Plane {
    middle: Coord<f64>,
}

impl Plane {
    fn metres_per_degree(&self) -> (f64, f64) {
        let degree = EARTH_RADIUS_M.to_radians();
        (degree * self.middle.y.to_radians().cos(), degree)
    }

    fn project(&self, at: Coord<f64>) -> Coord<f64> {
        let (x, y) = self.metres_per_degree();
        Coord { x: (at.x - self.middle.x) * x, y: (at.y - self.middle.y) * y }
    }

    fn unproject(&self, at: Coord<f64>) -> Coord<f64> {
        let (x, y) = self.metres_per_degree();
        let round = |number: f64| (number * DECIMALS).round() / DECIMALS;
        Coord { x: round(self.middle.x + at.x / x), y: round(self.middle.y + at.y / y) }
    }
}

/// The strip along a road between two of its vertices, both included: from the border to the last turn before Shusha / Shushi.
fn strip(road: &Place, from: Coord<f64>, to: Coord<f64>) -> (Polygon<f64>, f64) {
    let Some(Geometry::LineString(line)) = &road.geometry else { panic!("{} is a line", road.id) };
    let position = |vertex: Coord<f64>| line.coords().position(|c| *c == vertex).expect("the vertex is on the road");
    let part: Vec<Coord<f64>> = line.0[position(from)..=position(to)].to_vec();
    let plane = Plane { middle: part[part.len() / 2] };
    let flat: LineString<f64> = part.iter().map(|&c| plane.project(c)).collect();
    let style = BufferStyle::new(HALF_WIDTH_M).line_cap(LineCap::Butt).line_join(LineJoin::Round(0.35));
    let buffered = flat.buffer_with_style(style);
    assert_eq!(buffered.0.len(), 1, "one strip, in one piece");
    let area_km2 = buffered.unsigned_area() / 1e6;
    let ring = |ring: &LineString<f64>| {
        let mut coords: Vec<Coord<f64>> = ring.coords().map(|&c| plane.unproject(c)).collect();
        coords.dedup();
        LineString::new(coords)
    };
    let holes = buffered.0[0].interiors().iter().map(ring).collect();
    (Polygon::new(ring(buffered.0[0].exterior()), holes), area_km2)
}

const BEFORE_SHUSHA: Coord<f64> = Coord { x: 46.728, y: 39.746 };

#[test]
fn the_strips_are_those_that_follow_from_the_roads() {
    let dataset = geodata::built_in().expect("the shipped data is good");
    let place = |id: &str| dataset.places.iter().find(|place| place.id.as_str() == id).expect("a place");
    let border_on_the_old_road = Coord { x: 46.506, y: 39.584 };
    let bridge = Coord { x: 46.57139, y: 39.56583 };
    for (id, road, from, expected_km2) in
        [("strip-2020", "old-road", border_on_the_old_road, 150.0), ("strip-2022", "new-road", bridge, 130.0)]
    {
        let (computed, area_km2) = strip(place(road), from, BEFORE_SHUSHA);
        assert!((area_km2 - expected_km2).abs() < 8.0, "{id} covers {area_km2} km²");
        let as_data = geojson::Geometry::from(&computed).to_string();
        assert_eq!(place(id).geometry, Some(Geometry::Polygon(computed)), "{id} in places.geojson has to be {as_data}");
    }
}

#[test]
fn the_strip_of_2020_takes_in_two_settlements_and_that_of_2022_none() {
    let dataset = geodata::built_in().expect("the shipped data is good");
    let geometry = |id: &str| {
        dataset.places.iter().find(|place| place.id.as_str() == id).and_then(|place| place.geometry.clone()).expect("drawn")
    };
    let inside = |strip: &str| {
        let strip = geometry(strip);
        ["lachin", "zabukh", "sus"].into_iter().filter(|settlement| strip.contains(&geometry(settlement))).collect::<Vec<_>>()
    };
    assert_eq!(inside("strip-2020"), ["lachin", "zabukh"]);
    assert!(inside("strip-2022").is_empty());
}
