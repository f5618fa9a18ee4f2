//! How a course that is known by a few points is drawn: as a curve through all of them.
//!
//! A centripetal Catmull-Rom spline passes through every point and makes no loops (Yuksel, Schaefer and Keyser, 2011, "Parameterization
//! and applications of Catmull-Rom curves"). Where it would leave the straight line between two points by more than the course is known
//! to, the straight line stays: a curve is never a statement of its own.

use geo_types::{Coord, Geometry, LineString, MultiLineString};

/// Points that a stretch between two given ones is divided by.
const STEPS: u32 = 8;
/// Metres of a degree of latitude, nearly enough for a comparison with a precision.
const DEGREE_M: f64 = 111_195.0;

/// Returns the lines of a geometry (longitude, latitude) as curves through their points, nowhere further than `within_m` metres from the
/// straight lines; other geometries as they are.
///
/// ```
/// use corridor::chronicle::curve::smoothed;
/// use geo_types::{Geometry, line_string};
/// let road = line_string![(x: 46.0, y: 39.0), (x: 46.1, y: 39.1), (x: 46.2, y: 39.0)];
/// let Geometry::LineString(curve) = smoothed(&road.clone().into(), 2_000.0) else { return Err("a line") };
/// assert!(road.0.iter().all(|point| curve.0.contains(point)));
/// assert_eq!(smoothed(&road.clone().into(), 0.0), road.into());
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn smoothed(geometry: &Geometry<f64>, within_m: f64) -> Geometry<f64> {
    match geometry {
        Geometry::LineString(one) => line(one, within_m).into(),
        Geometry::MultiLineString(many) => MultiLineString(many.iter().map(|one| line(one, within_m)).collect()).into(),
        other => other.clone(),
    }
}

fn line(line: &LineString<f64>, within_m: f64) -> LineString<f64> {
    let points = &line.0;
    let Some((first, last)) = points.first().zip(points.last()) else { return line.clone() };
    // Degrees of longitude are shorter: in the plane that the curve is made in, both measure the same.
    let shrink = first.y.to_radians().cos();
    let plane = |point: &Coord<f64>| Coord { x: point.x * shrink, y: point.y };
    let mut curve = vec![*first];
    for at in 0..points.len().saturating_sub(1) {
        let (from, to) = (plane(&points[at]), plane(&points[at + 1]));
        // Before the first point and after the last one, the line goes on as it began and ended.
        let before = at.checked_sub(1).map_or(from * 2.0 - to, |before| plane(&points[before]));
        let after = points.get(at + 2).map_or(to * 2.0 - from, plane);
        let stretch = stretch([before, from, to, after]);
        if stretch.iter().all(|point| distance(*point, from, to) * DEGREE_M <= within_m) {
            curve.extend(stretch.into_iter().map(|point| Coord { x: point.x / shrink, y: point.y }));
        }
        curve.push(points[at + 1]);
    }
    debug_assert!(curve.last() == Some(last), "a curve ends where its line does");
    LineString(curve)
}

/// Returns the points between the second and the third of four on the curve (Barry and Goldman's pyramid); none where two coincide.
fn stretch(points: [Coord<f64>; 4]) -> Vec<Coord<f64>> {
    let length = |one: Coord<f64>, other: Coord<f64>| (other.x - one.x).hypot(other.y - one.y);
    let mut knots = [0.0; 4];
    for at in 1..4 {
        let apart = length(points[at - 1], points[at]);
        if apart <= f64::EPSILON {
            return Vec::new();
        }
        knots[at] = knots[at - 1] + apart.sqrt();
    }
    let mix = |one: Coord<f64>, other: Coord<f64>, from: f64, to: f64, at: f64| {
        one * ((to - at) / (to - from)) + other * ((at - from) / (to - from))
    };
    let point = |at: f64| {
        let low: [Coord<f64>; 3] = std::array::from_fn(|i| mix(points[i], points[i + 1], knots[i], knots[i + 1], at));
        let middle: [Coord<f64>; 2] = std::array::from_fn(|i| mix(low[i], low[i + 1], knots[i], knots[i + 2], at));
        mix(middle[0], middle[1], knots[1], knots[2], at)
    };
    (1..STEPS).map(|step| point(knots[1] + (knots[2] - knots[1]) * f64::from(step) / f64::from(STEPS))).collect()
}

/// Returns how far a point lies from the straight line between two others, in their unit.
fn distance(point: Coord<f64>, from: Coord<f64>, to: Coord<f64>) -> f64 {
    let (along, away) = (to - from, point - from);
    let length = along.x.mul_add(along.x, along.y * along.y);
    let part = if length > 0.0 { (away.x.mul_add(along.x, away.y * along.y) / length).clamp(0.0, 1.0) } else { 0.0 };
    let nearest = from + along * part;
    (point.x - nearest.x).hypot(point.y - nearest.y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_curve_keeps_every_point_and_stays_near_its_line(
            points in proptest::collection::vec((45.0..48.0_f64, 38.0..41.0_f64), 0..12),
            within_m in 0.0..5_000.0_f64,
        ) {
            let road = LineString(points.into_iter().map(|(x, y)| Coord { x, y }).collect());
            let curve = line(&road, within_m);
            let mut rest = curve.0.iter();
            prop_assert!(road.0.iter().all(|point| rest.any(|other| other == point)), "all points, in order");
            let shrink = road.0.first().map_or(1.0, |first| first.y.to_radians().cos());
            let plane = |point: &Coord<f64>| Coord { x: point.x * shrink, y: point.y };
            for point in &curve.0 {
                let nearest = road.0.windows(2).map(|pair| distance(plane(point), plane(&pair[0]), plane(&pair[1])));
                let least = if road.0.len() < 2 { 0.0 } else { nearest.fold(f64::INFINITY, f64::min) };
                prop_assert!(least * DEGREE_M <= within_m + 1.0, "{least}");
            }
        }
    }

    #[test]
    fn points_that_coincide_stay_straight() {
        let road = LineString::from(vec![(46.0, 39.0), (46.0, 39.0), (46.1, 39.1), (46.1, 39.1)]);
        assert_eq!(line(&road, 9_000.0), road);
    }
}
