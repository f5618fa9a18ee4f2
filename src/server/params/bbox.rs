//! `bbox`: four numbers, or six of which the heights are read and ignored (OGC API – Features, requirement 24).
//!
//! Longitudes come as browser maps send them: beyond 180 after a turn around the world, and rounded past an edge.

use crate::{
    chronicle::index::bounding_box::{BoundingBox, BoxError},
    query::QueryError,
};

/// The forms of `bbox`.
pub(crate) const FORMS: &str = BoundingBox::FORMS;

/// Reads a `bbox`. Longitudes are wrapped to -180 to 180, and a box that goes around the earth holds all of them; latitudes are
/// clamped to -90 to 90.
///
/// # Errors
/// Another count of numbers, what is not a number, south above north.
pub fn parse(text: &str) -> Result<BoundingBox, QueryError> {
    text.parse().map_err(|error: BoxError| QueryError::new("bbox", text, error.to_string(), FORMS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn four_and_six_numbers_are_boxes_and_five_are_an_error() {
        assert_eq!(parse("46,39,47,40").unwrap(), BoundingBox { west: 46.0, south: 39.0, east: 47.0, north: 40.0 });
        assert_eq!(parse("46,39,0,47,40,100"), parse("46, 39, 47, 40"));
        assert_eq!(parse("170,-10,-170,10").map(|bbox| bbox.west > bbox.east), Ok(true));
        assert!(parse("46,39,47,40,5").unwrap_err().problem.contains("5 numbers"));
    }

    #[test]
    fn a_map_that_was_turned_around_the_earth_asks_where_it_is() {
        let everywhere = parse("-180,-90,180,90").unwrap();
        assert_eq!(parse("-184.87,-95,277.97,90.0000001").unwrap(), everywhere);
        assert_eq!(parse("406,39,407,40"), parse("46,39,47,40"));
        assert_eq!(parse("-314,39,-313,40"), parse("46,39,47,40"));
        assert_eq!(parse("170,-10,190,10"), parse("170,-10,-170,10"));
        assert_eq!(parse("100,-10,540,10").unwrap().east, 180.0);
        assert_eq!(parse("1e300,0,2e300,1").unwrap().west, -180.0);
    }

    proptest! {
        #[test]
        fn four_numbers_on_the_earth_print_back(west in -180.0..=180.0, a in -90.0..=90.0, east in -180.0..=180.0, b in -90.0..=90.0) {
            let (south, north) = if a <= b { (a, b) } else { (b, a) };
            let whole = east - west >= 360.0;
            let read = parse(&format!("{west},{south},{east},{north}"));
            let as_given = Ok(BoundingBox { west, south, east, north });
            prop_assert!(whole || read == as_given);
            prop_assert_eq!(parse(&format!("{west},{north},{east},{south}")).is_ok(), south == north);
        }

        #[test]
        fn a_turn_around_the_earth_changes_nothing(west in -179.0..179.0, width in 0.0..350.0, turns in -5i32..5, x in -179.9..179.9) {
            let holds = |bbox: &BoundingBox| {
                if bbox.west <= bbox.east { bbox.west <= x && x <= bbox.east } else { x >= bbox.west || x <= bbox.east }
            };
            // Far enough from both ends that a rounded number does not decide.
            let distance = |end: f64| ((x - end).rem_euclid(360.0)).min((end - x).rem_euclid(360.0));
            prop_assume!(distance(west) > 1e-6 && distance(west + width) > 1e-6);
            let turned = f64::from(turns) * 360.0;
            let plain = (x - west).rem_euclid(360.0) <= width;
            let bbox = parse(&format!("{},-1,{},1", west + turned, west + width + turned)).unwrap();
            prop_assert_eq!(holds(&bbox), plain, "{:?}", bbox);
        }

        #[test]
        fn nearly_numbers_are_a_box_or_an_error(text in "([-+]?[0-9]{0,3}(\\.[0-9]{0,7})?(e[0-9]{1,3})?|nan|inf| ){0,1}(,[-+]?[0-9]{1,3}(\\.[0-9]{0,7})?){2,6}") {
            if let Ok(bbox) = parse(&text) {
                prop_assert!(matches!(text.split(',').count(), 4 | 6));
                prop_assert!(bbox.south <= bbox.north && bbox.west.abs() <= 180.0 && bbox.east.abs() <= 180.0);
                prop_assert!(bbox.south.abs() <= 90.0 && bbox.north.abs() <= 90.0);
            }
        }

        #[test]
        fn any_text_is_a_box_on_the_earth_or_an_error(text in ".{0,40}") {
            if let Ok(bbox) = parse(&text) {
                prop_assert!(bbox.south <= bbox.north && bbox.west.abs() <= 180.0 && bbox.east.abs() <= 180.0);
            }
        }
    }
}
