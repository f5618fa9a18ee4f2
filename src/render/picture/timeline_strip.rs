//! Draws the ribbon of a film: the states of its subject over the whole time, with years and a playhead.
//!
//! It has the colours and textures of the page's ribbons, and fades where a start is known only to the day or month.

use super::{
    PictureRequest,
    text_block::{Style, rectangle, words},
};
use crate::{
    chronicle::{
        index::atlas::Atlas,
        moment::{Day, Instant, parse_day},
        sentence::{Shown, day_words},
    },
    render::{
        clip::tenths_of,
        font,
        layers::palette,
        ribbons::{Bar, ribbons},
        scene::{Align, Form, Shape, TextRun},
    },
    symbology::Symbol,
};

/// Height of the ribbon, in layout pixels.
const HEIGHT: f64 = 14.0;
/// Steps in which a state fades in.
const STEPS: u32 = 8;

/// A rectangle with the colour and texture of a symbol.
#[derive(Clone, Debug, PartialEq)]
pub struct Textured {
    /// Left edge, in layout pixels.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// The symbol.
    pub look: Symbol,
    /// Opacity, from 0 to 1.
    pub opacity: f64,
}

/// The scale of a ribbon: its period and its position.
#[derive(Clone, Debug)]
pub(super) struct TimelineStrip {
    left: f64,
    top: f64,
    width: f64,
    reach: (Instant, Instant),
    pub(super) bars: Vec<Textured>,
    pub(super) shapes: Vec<Shape>,
    pub(super) words: Vec<TextRun>,
}

impl TimelineStrip {
    /// Draws the ribbon of the subject from the first to the last of these times; left, top and width in layout pixels.
    pub(super) fn new(atlas: &Atlas, request: &PictureRequest<'_>, times: &[Shown], (left, top, width): (f64, f64, f64)) -> Self {
        let offset = atlas.header().offset;
        let day = |shown: Option<&Shown>| shown.map_or_else(|| offset.day_of(request.now), |shown| shown.day(offset));
        let (first, last) = (day(times.first()), day(times.last()));
        let reach = (offset.start_of(first), offset.span_of(last).until.unwrap_or(Instant::MAX));
        let mut strip = Self { left, top, width, reach, bars: Vec::new(), shapes: Vec::new(), words: Vec::new() };
        let all = ribbons(atlas, reach, request.traveller, request.language, request.theme);
        if let Some(ribbon) = all.into_iter().find(|ribbon| Some(ribbon.place) == request.subject(atlas)) {
            for (number, bar) in ribbon.bars.iter().enumerate() {
                let next = ribbon.bars.get(number + 1);
                strip.bar(bar, next);
            }
        }
        strip.shapes.push(Shape::stroked(rectangle(left, top, width, HEIGHT), palette("line"), 0.8));
        strip.years(atlas, (first, last));
        strip.ends((first, last), request.language);
        strip
    }

    fn x(&self, part: f64) -> f64 {
        self.left + self.width * part
    }

    /// Draws a bar, which fades in over a start known only to the day or month.
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

    fn piece(&mut self, look: &Symbol, (from, to): (f64, f64), opacity: f64) {
        let (from, to) = (self.x(from), self.x(to));
        if to - from >= 0.05 {
            let (top, height, look) = (self.top, HEIGHT, look.clone());
            self.bars.push(Textured { left: from, top, width: to - from, height, look, opacity });
        }
    }

    /// Draws year labels at the beginnings of years, as many as fit.
    fn years(&mut self, atlas: &Atlas, (first, last): (Day, Day)) {
        let style = Style { size: 10.5, is_bold: false, ink: "muted", leading: 1.2 };
        let starts: Vec<(i16, f64)> = (first.year()..=last.year())
            .filter_map(|year| Some((year, parse_day(&format!("{year:04}-01-01")).ok()?)))
            .map(|(year, start)| (year, self.x(self.part(atlas.header().offset.start_of(start.max(first))))))
            .collect();
        let wide = |year: i16| font::width(&year.to_string(), style.size, false);
        let mut free = self.left;
        for (number, &(year, at)) in starts.iter().enumerate() {
            if year > first.year() {
                self.shapes.push(Shape::filled(rectangle(at - 0.4, self.top + HEIGHT, 0.8, 4.0), palette("muted")));
            }
            // A partial year at either end does not get the room of a whole one.
            let is_crowded = number == 0 && starts.get(1).is_some_and(|next| next.1 < at + wide(year) + 8.0);
            // If fewer than two years begin, both ends are labelled instead.
            if starts.len() > 2 && !is_crowded && at >= free && at + wide(year) <= self.left + self.width {
                self.words.push(words(year.to_string(), (at, self.top + HEIGHT + 14.0), Align::Start, style));
                free = at + wide(year) + 8.0;
            }
        }
    }

    /// Labels the first and the last day, for short periods.
    fn ends(&mut self, (first, last): (Day, Day), language: &str) {
        if last.year() - first.year() > 1 {
            return;
        }
        let style = Style { size: 10.5, is_bold: false, ink: "muted", leading: 1.2 };
        let baseline = self.top + HEIGHT + 14.0;
        self.words.push(words(day_words(first, language), (self.left, baseline), Align::Start, style));
        self.words.push(words(day_words(last, language), (self.left + self.width, baseline), Align::End, style));
    }

    fn part(&self, at: Instant) -> f64 {
        let seconds = |at: Instant| at.as_duration().as_secs_f64();
        let length = (seconds(self.reach.1) - seconds(self.reach.0)).max(1.0);
        ((seconds(at) - seconds(self.reach.0)) / length).clamp(0.0, 1.0)
    }

    /// Draws the playhead at an instant.
    pub(super) fn playhead(&self, at: Instant) -> Vec<Shape> {
        let x = self.x(self.part(at));
        let line = |half: f64| rectangle(x - half, self.top - 2.0, 2.0 * half, HEIGHT + 6.0);
        let (high, low) = (self.top - 8.5, self.top + 1.5);
        let head = vec![vec![tenths_of(x - 6.5, high), tenths_of(x + 6.5, high), tenths_of(x, low)]];
        vec![
            // An outline would cover the line, which is as narrow.
            Shape::filled(line(2.75), palette("surface")),
            Shape::filled(line(1.25), palette("text")),
            Shape::filled(Form::Paths { paths: head, are_closed: true }, palette("text")),
        ]
    }
}
