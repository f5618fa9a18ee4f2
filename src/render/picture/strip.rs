//! The ribbon of a film: what held at its subject over the whole time, with the years below and a playhead across.

use super::{
    PictureRequest,
    sheet::{Style, rectangle, words},
};
use crate::{
    chronicle::{
        atlas::Atlas,
        moment::{Day, Instant, parse_day},
        sentence::Shown,
    },
    render::{
        clip::tenths_of,
        font,
        look::Look,
        parts::palette,
        ribbons::{Bar, ribbons},
        scene::{Align, Form, Ink, Shape, Stroke, Words},
    },
};

/// The height of the ribbon.
const HEIGHT: f64 = 14.0;
/// What a width of the dashes of a look is on it: as broad as a road is drawn.
const DASH: f64 = 4.4;
/// In how many steps a state fades in.
const STEPS: u32 = 8;

/// A stretch of time as a ribbon.
#[derive(Clone, Debug)]
pub(super) struct Strip {
    left: f64,
    top: f64,
    width: f64,
    reach: (Instant, Instant),
    pub(super) shapes: Vec<Shape>,
    pub(super) words: Vec<Words>,
}

impl Strip {
    /// The ribbon of the subject from the first to the last of these times; left, top and width in pixels.
    pub(super) fn new(
        atlas: &Atlas,
        request: &PictureRequest<'_>,
        times: &[Shown],
        (left, top, width): (f64, f64, f64),
    ) -> Self {
        let offset = atlas.header().offset;
        let day = |shown: Option<&Shown>| shown.map_or_else(|| offset.day_of(request.now), |shown| shown.day(offset));
        let (first, last) = (day(times.first()), day(times.last()));
        let reach = (offset.start_of(first), offset.span_of(last).until.unwrap_or(Instant::MAX));
        let mut strip = Self { left, top, width, reach, shapes: Vec::new(), words: Vec::new() };
        let all = ribbons(atlas, reach, request.traveller, request.language, request.theme);
        if let Some(ribbon) = all.into_iter().find(|ribbon| Some(ribbon.place) == request.subject(atlas)) {
            strip.shapes.push(Shape::filled(rectangle(left, top, width, HEIGHT), palette("casing")));
            for (number, bar) in ribbon.bars.iter().enumerate() {
                let next = ribbon.bars.get(number + 1);
                strip.bar(bar, next);
            }
        }
        strip.shapes.push(Shape::stroked(rectangle(left, top, width, HEIGHT), palette("line"), 0.8));
        strip.years(atlas, (first, last));
        strip
    }

    fn x(&self, part: f64) -> f64 {
        self.left + self.width * part
    }

    /// A bar: its colour, and on it the dashes that its road has on the map. What is known only to the day or month fades in.
    fn bar(&mut self, bar: &Bar, next: Option<&Bar>) {
        let fades = (bar.settled - bar.from) * self.width > 1.5;
        let solid = if fades { bar.settled } else { bar.from };
        let end = next.filter(|next| next.from <= bar.to && next.settled > next.from).map_or(bar.to, |next| next.settled);
        self.piece(&bar.look, (solid, end), 1.0);
        for step in 0..if fades { STEPS } else { 0 } {
            let part = |step: u32| bar.from + (bar.settled - bar.from) * f64::from(step) / f64::from(STEPS);
            self.piece(&bar.look, (part(step), part(step + 1)), (f64::from(step) + 0.5) / f64::from(STEPS));
        }
    }

    fn piece(&mut self, look: &Look, (from, to): (f64, f64), opacity: f64) {
        let (from, to) = (self.x(from), self.x(to));
        if to - from < 0.05 {
            return;
        }
        let ink = || Ink::Look(Box::new(look.clone()));
        let dash: Vec<f64> = look.dash.iter().map(|part| part * DASH).collect();
        let middle = self.top + HEIGHT / 2.0;
        let line = Form::Paths { paths: vec![vec![tenths_of(from, middle), tenths_of(to, middle)]], are_closed: false };
        if !dash.is_empty() {
            self.shapes.push(Shape::filled(rectangle(from, self.top, to - from, HEIGHT), ink()).faded(opacity * 0.22));
        }
        let stroke = Stroke { ink: ink(), width: HEIGHT, dash, is_round: false };
        self.shapes.push(Shape { form: line, fill: None, stroke: Some(stroke), opacity });
    }

    /// The years at their beginnings, as many as there is room for.
    fn years(&mut self, atlas: &Atlas, (first, last): (Day, Day)) {
        let style = Style { size: 10.5, is_bold: false, ink: "muted", leading: 1.2 };
        let mut free = self.left;
        for year in first.year()..=last.year() {
            let Ok(start) = parse_day(&format!("{year:04}-01-01")) else { continue };
            let at = self.x(self.part(atlas.header().offset.start_of(start.max(first))));
            if year > first.year() {
                self.shapes.push(Shape::filled(rectangle(at - 0.4, self.top + HEIGHT, 0.8, 4.0), palette("muted")));
            }
            let (text, wide) = (year.to_string(), font::width(&year.to_string(), style.size, false));
            let left = at.max(self.left);
            if left >= free && left + wide <= self.left + self.width {
                self.words.push(words(text, (left, self.top + HEIGHT + 14.0), Align::Start, style));
                free = left + wide + 8.0;
            }
        }
    }

    fn part(&self, at: Instant) -> f64 {
        let seconds = |at: Instant| at.as_duration().as_secs_f64();
        let length = (seconds(self.reach.1) - seconds(self.reach.0)).max(1.0);
        ((seconds(at) - seconds(self.reach.0)) / length).clamp(0.0, 1.0)
    }

    /// The playhead at an instant.
    pub(super) fn playhead(&self, at: Instant) -> Vec<Shape> {
        let x = self.x(self.part(at));
        let line = rectangle(x - 1.25, self.top - 4.0, 2.5, HEIGHT + 8.0);
        let head = vec![vec![
            tenths_of(x - 5.0, self.top - 7.0),
            tenths_of(x + 5.0, self.top - 7.0),
            tenths_of(x, self.top - 0.5),
        ]];
        vec![
            Shape::filled(line, palette("text")).outlined(palette("surface"), 2.0),
            Shape::filled(Form::Paths { paths: head, are_closed: true }, palette("text")).outlined(palette("surface"), 1.5),
        ]
    }
}
