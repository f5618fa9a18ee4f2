//! Map furniture: the graticule and the scale bar.

use super::{
    clip::tenths_of,
    font,
    group::Group,
    labels::{Area, Board},
    layers::{lines_of, palette},
    marks::NARROW,
    projection::Frame,
    scene::{Align, Shape, TextRun},
};

/// Steps of the graticule, in degrees.
const STEPS: [f64; 9] = [30.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.25, 0.1, 0.05];
/// Minimum distance between meridians, in pixels.
const CLOSEST: f64 = 170.0;

/// Draws meridians and parallels at round degrees, labelled at the lower and the right edge.
pub(crate) fn grid(frame: &Frame, board: &mut Board) -> (Vec<Shape>, Vec<TextRun>) {
    let degree = frame.pixel(frame.center[0] + 1.0, frame.center[1]).0 - frame.width / 2.0;
    let Some(step) = STEPS.into_iter().rev().find(|step| step * degree >= CLOSEST) else { return (Vec::new(), Vec::new()) };
    let (mut lines, mut words) = (Vec::new(), Vec::new());
    let mut name = |text: String, at: (f64, f64), align: Align| {
        let width = font::width(&text, SIZE, false);
        let left = if align == Align::End { at.0 - width } else { at.0 - width / 2.0 };
        if frame.width < NARROW {
            return;
        }
        board.reserve(Area { left: left - 3.0, top: at.1 - SIZE, right: left + width + 3.0, bottom: at.1 + 4.0 });
        words.push(TextRun {
            text,
            at: tenths_of(at.0, at.1),
            align,
            size: SIZE,
            is_bold: false,
            is_italic: false,
            spacing: 0.0,
            ink: palette("note"),
            group: Group::Legend,
        });
    };
    for longitude in around(frame.center[0], step) {
        let (x, _) = frame.pixel(longitude, frame.center[1]);
        if (0.0..=frame.width).contains(&x) {
            lines.push(vec![tenths_of(x, 0.0), tenths_of(x, frame.height)]);
            // The lower left corner is reserved for the scale bar.
            if (170.0..frame.width - 60.0).contains(&x) {
                name(degrees(longitude, ["E", "W"]), (x, frame.height - 6.0), Align::Middle);
            }
        }
    }
    for latitude in around(frame.center[1], step) {
        let (_, y) = frame.pixel(frame.center[0], latitude);
        if (0.0..=frame.height).contains(&y) {
            lines.push(vec![tenths_of(0.0, y), tenths_of(frame.width, y)]);
            if (30.0..frame.height - 40.0).contains(&y) {
                name(degrees(latitude, ["N", "S"]), (frame.width - 6.0, y + 3.5), Align::End);
            }
        }
    }
    (vec![Shape::stroked(lines_of(lines), palette("border"), 0.7).faded(0.35)], words)
}

const SIZE: f64 = 10.0;

/// Returns multiples of a step around a value; more than any picture shows.
fn around(value: f64, step: f64) -> impl Iterator<Item = f64> {
    let middle = (value / step).round();
    (-40..=40).map(move |number| (middle + f64::from(number)) * step)
}

fn degrees(value: f64, [above, below]: [&str; 2]) -> String {
    let rounded = (value.abs() * 100.0).round() / 100.0;
    format!("{rounded}° {}", if value < 0.0 { below } else { above })
}

/// Draws a scale bar of a round length at a lower left corner. `say` formats a length and its unit, `km` or `m`.
pub(crate) fn scale_bar(
    frame: &Frame,
    (left, bottom): (f64, f64),
    board: &mut Board,
    say: impl Fn(f64, &str) -> String,
) -> (Vec<Shape>, TextRun) {
    let metres_per_pixel = frame.metres_per_pixel(frame.center[1]);
    let widest = metres_per_pixel * 110.0;
    let decade = 10_f64.powf(widest.log10().floor());
    let metres = [5.0, 2.0, 1.0].into_iter().map(|step| step * decade).find(|metres| *metres <= widest).unwrap_or(decade);
    let (x, y) = (left + 14.0, bottom - 14.0);
    let length = metres / metres_per_pixel;
    let bar = vec![
        vec![(x, y - 5.0), (x, y), (x + length, y), (x + length, y - 5.0)].into_iter().map(|(x, y)| tenths_of(x, y)).collect(),
    ];
    let text = if metres >= 1_000.0 { say(metres / 1_000.0, "km") } else { say(metres, "m") };
    let size = 11.0;
    let area = Area { left, top: y - 24.0, right: x + length.max(font::width(&text, size, false)) + 6.0, bottom };
    board.reserve(area);
    let form = lines_of(bar);
    let shapes = vec![Shape::stroked(form.clone(), palette("halo"), 4.0), Shape::stroked(form, palette("note"), 1.4)];
    let words = TextRun {
        text,
        at: tenths_of(x + length / 2.0, y - 6.0),
        align: Align::Middle,
        size,
        is_bold: false,
        is_italic: false,
        spacing: 0.0,
        ink: palette("note"),
        group: Group::Legend,
    };
    (shapes, words)
}
