//! `bbox`: four numbers, or six of which the heights are read and ignored (OGC API – Features, requirement 24).

use crate::{chronicle::atlas::BoundingBox, query::QueryError};

/// The forms of `bbox`.
pub(super) const FORMS: &str = "west,south,east,north in degrees (WGS84), such as 46.2,39.3,47.0,40.1; west may exceed east, across the \
                     antimeridian; or six numbers with heights third and sixth";

/// Reads a `bbox`.
///
/// # Errors
/// Another count of numbers, what is not a number, what is not on the earth, south above north.
pub fn parse(text: &str) -> Result<BoundingBox, QueryError> {
    let bad = |problem: &str| QueryError::new("bbox", text, problem, FORMS);
    let numbers = text
        .split(',')
        .map(|part| part.trim().parse::<f64>().ok().filter(|number| number.is_finite()))
        .collect::<Option<Vec<f64>>>()
        .ok_or_else(|| bad("that is not a list of numbers"))?;
    let (west, south, east, north) = match numbers[..] {
        [west, south, east, north] => (west, south, east, north),
        [west, south, low, east, north, high] if low <= high => (west, south, east, north),
        [_, _, _, _, _, _] => return Err(bad("its lower height is above the upper one")),
        _ => return Err(bad(&format!("it has {} numbers, not 4 or 6", numbers.len()))),
    };
    if ![west, east].iter().all(|x| (-180.0..=180.0).contains(x)) {
        return Err(bad("a longitude is not between -180 and 180"));
    }
    if ![south, north].iter().all(|y| (-90.0..=90.0).contains(y)) {
        return Err(bad("a latitude is not between -90 and 90"));
    }
    if south > north {
        return Err(bad("its south is above its north"));
    }
    Ok(BoundingBox { west, south, east, north })
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

    proptest! {
        #[test]
        fn four_numbers_on_the_earth_print_back(west in -180.0..=180.0, a in -90.0..=90.0, east in -180.0..=180.0, b in -90.0..=90.0) {
            let (south, north) = if a <= b { (a, b) } else { (b, a) };
            prop_assert_eq!(parse(&format!("{west},{south},{east},{north}")), Ok(BoundingBox { west, south, east, north }));
            prop_assert_eq!(parse(&format!("{west},{north},{east},{south}")).is_ok(), south == north);
        }

        #[test]
        fn nearly_numbers_are_a_box_or_an_error(text in "([-+]?[0-9]{0,3}(\\.[0-9]{0,7})?(e[0-9]{1,3})?|nan|inf| ){0,1}(,[-+]?[0-9]{1,3}(\\.[0-9]{0,7})?){2,6}") {
            if let Ok(bbox) = parse(&text) {
                prop_assert!(matches!(text.split(',').count(), 4 | 6));
                prop_assert!(bbox.south <= bbox.north && bbox.west.abs() <= 180.0 && bbox.east.abs() <= 180.0);
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
