//! Draws the strip of the crossing: the stops of the road on equal steps from left to right, each with its mark, name, status and who
//! runs it; the line between them has the status of the road.

use super::{
    request::PictureRequest,
    strip_mark::stop_mark,
    text_block::{Style, rectangle, words, wrapped},
};
use crate::{
    chronicle::{PartyId, index::atlas::Atlas, moment::Instant, place::Kind},
    l10n::catalogue,
    render::{
        clip::{Tenths, tenths_of},
        font,
        layers::{lines_of, palette},
        road::road,
        scene::{Align, Form, Ink, Shape, TextRun},
        strip::{StripPlace, StripStop, strip},
        strip_words,
    },
    symbology::{Symbol, palette::Theme},
};

/// What a strip shows, and how.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StripRequest<'a> {
    /// The instant shown.
    pub(crate) at: Instant,
    /// Language of the text.
    pub(crate) language: &'a str,
    /// Language of place names.
    pub(crate) names: &'a str,
    /// The colour theme.
    pub(crate) theme: Theme,
    /// True to say who runs a stop and how rough its place is; without it names are short.
    pub(crate) has_details: bool,
}

/// A strip with its upper left corner at the origin.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StripDrawing {
    /// Height in pixels.
    pub(crate) height: f64,
    /// Shapes, the lowest first.
    pub(crate) shapes: Vec<Shape>,
    /// Text above all shapes.
    pub(crate) words: Vec<TextRun>,
    /// The stops in a sentence, for those who do not see it.
    pub(crate) alternative: String,
}

impl StripDrawing {
    /// Moves the strip to the right and down.
    #[must_use]
    pub(crate) fn moved(mut self, right: f64, down: f64) -> Self {
        let (right, down) = tenths_of(right, down);
        let by = |at: &mut Tenths| *at = (at.0 + right, at.1 + down);
        self.words.iter_mut().for_each(|words| by(&mut words.at));
        for shape in &mut self.shapes {
            match &mut shape.form {
                Form::Everything | Form::Relief { .. } => {}
                Form::Paths { paths, .. } => paths.iter_mut().flatten().for_each(by),
                Form::Circle { at, .. } | Form::Glyph { at, .. } => by(at),
            }
        }
        self
    }
}

/// The part of a picture's height that the strip may take.
const MOST_STRIP: f64 = 0.26;
/// Layout pixels between the map and the strip below it.
pub(super) const STRIP_GAP: f64 = 9.0;

/// Draws the strip of a picture that has room for it: in the size of an article or larger, of one time. A picture of who could pass
/// has none: its colours speak of access, those of a strip of statuses.
pub(super) fn strip_below(atlas: &Atlas, request: &PictureRequest<'_>, width: f64) -> Option<StripDrawing> {
    const LEAST_AREA: f64 = 1200.0 * 675.0;
    const LEAST_WIDTH: f64 = 560.0;
    let size = request.size;
    let has_room = width >= LEAST_WIDTH && (size.is_paper || size.width * size.height >= LEAST_AREA);
    let at = request.shown.at(atlas.header().offset);
    let wanted = StripRequest { at, language: request.language, names: request.names, theme: request.theme, has_details: true };
    if !has_room || !request.parts.strip || request.compare.is_some() || request.traveller.is_some() {
        return None;
    }
    let strip = strip_drawing(atlas, wanted, width)?;
    (strip.height <= size.height / size.unit() * MOST_STRIP).then_some(strip)
}

/// Height of the row of notes, the middle of the road, and what a text below it keeps from that, in pixels.
const NOTES: f64 = 14.0;
const RAIL: f64 = 32.0;
const BELOW: f64 = 18.0;
/// Parts of the size of a text that are tried until no word is broken; the size of names, and of smaller text.
const SHRUNK: [f64; 5] = [1.0, 0.94, 0.88, 0.82, 0.76];
const NAME: f64 = 12.0;
const SMALL: f64 = 10.5;
/// Lines of a name, with details and without, and of who runs a stop, at most.
const NAME_LINES: (usize, usize) = (4, 2);
/// The step in pixels below which a name may take a line more.
const NARROW: f64 = 64.0;
const DETAIL_LINES: usize = 3;

/// A column of the strip.
enum Column<'a> {
    Place(StripPlace),
    Border(&'a [PartyId]),
}

/// Draws the strip of an instant at a width; none where no route carries the traffic then.
pub(crate) fn strip_drawing(atlas: &Atlas, request: StripRequest<'_>, width: f64) -> Option<StripDrawing> {
    let stops = strip(atlas, request.at);
    let mut columns = Vec::new();
    let mut groups = Vec::new();
    for stop in &stops {
        match stop {
            StripStop::Place(place) => columns.push(Column::Place(*place)),
            StripStop::Border(parties) => columns.push(Column::Border(parties)),
            StripStop::Together(places, _) => {
                groups.push((columns.len(), columns.len() + places.len() - 1));
                columns.extend(places.iter().map(|place| Column::Place(*place)));
            }
        }
    }
    if columns.len() < 2 {
        return None;
    }
    let step = width / f64::from(u32::try_from(columns.len()).ok()?);
    let mut board = Sheet { atlas, request, step, shapes: Vec::new(), words: Vec::new(), lowest: 0.0 };
    board.notes(&groups, width);
    board.line(columns.len());
    for (number, column) in columns.iter().enumerate() {
        match column {
            Column::Place(place) => board.place(number, place),
            Column::Border(parties) => board.border(number, parties),
        }
    }
    let said = strip_words::alternative(atlas, request.at, request.language, request.names);
    let alternative = format!("{}: {said}.", catalogue(request.language).text("strip", &[]));
    Some(StripDrawing { height: board.lowest + 2.0, shapes: board.shapes, words: board.words, alternative })
}

fn style(size: f64, is_bold: bool, ink: &'static str) -> Style {
    Style { size, is_bold, ink, leading: 1.2 }
}

struct Sheet<'a> {
    atlas: &'a Atlas,
    request: StripRequest<'a>,
    step: f64,
    shapes: Vec<Shape>,
    words: Vec<TextRun>,
    lowest: f64,
}

impl Sheet<'_> {
    fn x(&self, column: usize) -> f64 {
        (f64::from(u32::try_from(column).unwrap_or(0)) + 0.5) * self.step
    }

    /// Says that the strip has no scale, and brackets the stops whose order is not known.
    fn notes(&mut self, groups: &[(usize, usize)], width: f64) {
        let style = style(SMALL, false, "muted");
        let say = |id| catalogue(self.request.language).text(id, &[]);
        let (note, unordered) = (say("strip-note"), say("strip-unordered"));
        let baseline = SMALL;
        let half = font::width(&unordered, style.size, false) / 2.0;
        let mut free = font::width(&note, style.size, false) + 10.0;
        self.words.push(words(note, (0.0, baseline), Align::Start, style));
        for &(first, last) in groups {
            let (from, to) = (self.x(first) - 0.44 * self.step, self.x(last) + 0.44 * self.step);
            let (top, foot) = ((NOTES + 1.0), (NOTES + 6.0));
            let line = vec![tenths_of(from, foot), tenths_of(from, top), tenths_of(to, top), tenths_of(to, foot)];
            self.shapes.push(Shape::stroked(lines_of(vec![line]), palette("muted"), 1.2));
            let middle = f64::midpoint(from, to).min(width - half).max(free + half);
            // Where the text before reaches too far, the bracket alone says it, as the one before does.
            if middle < to && middle + half <= width {
                self.words.push(words(unordered.clone(), (middle, baseline), Align::Middle, style));
                free = middle + half + 10.0;
            }
        }
    }

    /// Draws the road from the first stop to the last.
    fn line(&mut self, count: usize) {
        let header = self.atlas.header();
        let state =
            self.atlas.place_index(header.headline_place.as_str()).and_then(|place| self.atlas.state_at(place, self.request.at));
        let look = state.map(|state| Symbol::of_status(header, self.atlas.view(state).status(), self.request.theme));
        let y = RAIL;
        let form = lines_of(vec![vec![tenths_of(self.x(0), y), tenths_of(self.x(count - 1), y)]]);
        self.shapes.extend(road(&form, look.as_ref(), 5.0));
    }

    /// Returns the style at the largest size at which no word is wider than the room; at the smallest where there is none.
    fn fitting(&self, text: &str, style: Style, room: f64) -> Style {
        let sized = |by: f64| Style { size: style.size * by, ..style };
        let fits = |by: &f64| text.split(' ').all(|word| font::width(word, style.size * by, style.is_bold) <= room);
        sized(SHRUNK.into_iter().find(fits).unwrap_or(SHRUNK[4]))
    }

    /// Draws a border: a dashed line across the road, and both names at equal size.
    fn border(&mut self, column: usize, parties: &[PartyId]) {
        let (x, y) = (self.x(column), RAIL);
        let line = lines_of(vec![vec![tenths_of(x, y - 16.0), tenths_of(x, y + 16.0)]]);
        self.shapes.push(Shape::stroked(line.clone(), palette("surface"), 3.5));
        self.shapes.push(Shape::stroked(line, palette("muted"), 1.3).dashed(&[4.0, 3.0]));
        let mut top = y + BELOW;
        self.lines(&catalogue(self.request.language).text("strip-border", &[]), (x, &mut top), style(SMALL, false, "muted"), 1);
        let names = strip_words::border(self.atlas.header(), parties, self.request.language);
        self.lines(&names, (x, &mut top), style(SMALL, false, "muted"), 4);
    }

    /// Draws a place: its mark on the road, and below it name, status and who runs it.
    fn place(&mut self, column: usize, stop: &StripPlace) {
        let x = self.x(column);
        let (place, header) = (self.atlas.place(stop.place), self.atlas.header());
        let status = stop.state.map(|state| self.atlas.view(state).status());
        let look = status.map(|status| Symbol::of_status(header, status, self.request.theme));
        self.shapes.extend(stop_mark(place, look.as_ref(), (x, RAIL)));
        let mut top = RAIL + BELOW;
        let name = place.label(self.request.names);
        let is_bold = matches!(place.kind, Kind::Settlement | Kind::Bridge);
        let lines = if self.request.has_details { NAME_LINES.0 } else { NAME_LINES.1 + usize::from(self.step < NARROW) };
        self.lines(&name, (x, &mut top), style(NAME, is_bold, "text"), lines);
        if let Some((status, look)) = status.zip(look) {
            self.pill(status.label.in_language(self.request.language), &look, (x, &mut top));
        }
        if !self.request.has_details {
            return;
        }
        let (control, rough) = strip_words::details(self.atlas, stop, self.request.language);
        let style = style(SMALL, false, "muted");
        self.lines(&control.unwrap_or_default(), (x, &mut top), style, DETAIL_LINES);
        // A number is not broken from its unit.
        self.lines(&rough.unwrap_or_default().replace(' ', "\u{a0}"), (x, &mut top), style, 1);
    }

    /// Draws a status as a pill: passage in its fill, presence as an outline.
    fn pill(&mut self, label: &str, look: &Symbol, (x, top): (f64, &mut f64)) {
        let padding = 5.0;
        let room = (self.step - 2.0 * padding).max(20.0);
        let ink = if look.is_tube() { Ink::Sign(Box::new(look.clone())) } else { palette("text") };
        let style = self.fitting(label, style(SMALL, look.is_tube(), "text"), room);
        let lines = wrapped(label, style.size, style.is_bold, room);
        let text = lines.iter().map(|line| font::width(line, style.size, style.is_bold)).fold(0.0, f64::max);
        let leading = style.size * style.leading;
        let (wide, high) = (text + 2.0 * padding, leading * f64::from(u32::try_from(lines.len()).unwrap_or(1)) + 3.0);
        let (left, y) = (x - wide / 2.0, *top + 1.0);
        let ground = if look.is_tube() { Ink::Fill(Box::new(look.clone())) } else { palette("surface") };
        let edge = Ink::Symbol(Box::new(look.clone()));
        self.shapes.push(Shape::filled(rectangle(left, y, wide, high), ground).outlined(edge, 1.6));
        for (line, down) in lines.into_iter().zip(0_u32..) {
            let at = (x, y + 1.2 + style.size * 0.94 + leading * f64::from(down));
            self.words.push(TextRun { ink: ink.clone(), ..words(line, at, Align::Middle, style) });
        }
        *top = y + high + 2.5;
        self.lowest = self.lowest.max(*top);
    }

    /// Sets lines centred below each other, smaller where a word would be broken; what is over the number of lines is cut, and an
    /// ellipsis says so.
    fn lines(&mut self, text: &str, (x, top): (f64, &mut f64), style: Style, most: usize) {
        let room = self.step - 2.0;
        let style = self.fitting(text, style, room);
        let mut lines = wrapped(text, style.size, style.is_bold, room);
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                while !last.is_empty()
                    && font::width(last, style.size, style.is_bold) + font::width("…", style.size, style.is_bold) > room
                {
                    last.pop();
                }
                *last = format!("{}…", last.trim_end_matches([' ', '/']));
            }
        }
        for line in lines {
            self.words.push(words(line, (x, *top + style.size * 0.94), Align::Middle, style));
            *top += style.size * style.leading;
        }
        self.lowest = self.lowest.max(*top);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chronicle::{moment::parse_day, sentence::Shown},
        geodata,
        render::picture::{Parts, Size, picture},
    };

    const DAYS: [&str; 7] = ["2020-11-20", "2022-08-29", "2022-09-15", "2022-12-20", "2023-04-23", "2023-09-25", "2026-01-01"];

    fn lachin() -> Atlas {
        Atlas::new(geodata::built_in().unwrap()).unwrap()
    }

    fn at(atlas: &Atlas, day: &str) -> Instant {
        Shown::Day(parse_day(day).unwrap()).at(atlas.header().offset)
    }

    fn request(at: Instant, language: &str) -> StripRequest<'_> {
        StripRequest { at, language, names: language, theme: Theme::Light, has_details: true }
    }

    /// Left, right, top and bottom of a text.
    fn area(words: &TextRun) -> [f64; 4] {
        let wide = font::width(&words.text, words.size, words.is_bold);
        let (x, y) = (f64::from(words.at.0) / 10.0, f64::from(words.at.1) / 10.0);
        let left = match words.align {
            Align::Start => x,
            Align::Middle => x - wide / 2.0,
            Align::End => x - wide,
        };
        [left, left + wide, y - words.size * 0.72, y]
    }

    #[test]
    fn no_text_lies_on_another_or_beyond_the_strip_in_any_language_and_width() {
        let atlas = lachin();
        for (day, language) in DAYS.iter().flat_map(|day| ["en", "hy", "az", "ru", "ka"].map(|language| (day, language))) {
            for (width, has_details) in [(456.0, false), (574.0, false), (560.0, true), (720.0, true), (1000.0, true)] {
                let request = StripRequest { has_details, ..request(at(&atlas, day), language) };
                let strip = strip_drawing(&atlas, request, width).unwrap();
                let areas: Vec<[f64; 4]> = strip.words.iter().map(area).collect();
                for (number, one) in areas.iter().enumerate() {
                    let text = &strip.words[number].text;
                    assert!(one[0] >= -1.0 && one[1] <= width + 1.0, "{day} {language} {width}: {text}");
                    assert!(one[2] >= 0.0 && one[3] <= strip.height, "{day} {language} {width}: {text}");
                    for (other, words) in areas.iter().zip(&strip.words).skip(number + 1) {
                        let is_apart = one[1] <= other[0] || other[1] <= one[0] || one[3] <= other[2] || other[3] <= one[2];
                        assert!(is_apart, "{day} {language} {width}: {text} and {}", words.text);
                    }
                }
            }
        }
    }

    #[test]
    fn the_stops_stand_on_equal_steps_in_road_order() {
        let atlas = lachin();
        let strip = strip_drawing(&atlas, request(at(&atlas, "2023-04-23"), "en"), 800.0).unwrap();
        let found = |text: &str| strip.words.iter().find(|words| words.text.starts_with(text)).map(|words| words.at.0).unwrap();
        let stops = ["Goris", "Armenian", "border", "Hakari", "Azerbaijani", "Russian", "Site", "Khankendi"];
        assert_eq!(stops.map(found), [500, 1500, 2500, 3500, 4500, 5500, 6500, 7500]);
        assert!(strip_drawing(&atlas, request(at(&atlas, "2020-11-09"), "en"), 800.0).is_none(), "no route yet");
    }

    #[test]
    fn a_picture_has_a_strip_from_the_size_of_an_article_on() {
        let atlas = lachin();
        let has_strip = |width: f64, height: f64, strip: bool| {
            let request =
                PictureRequest::plain(parse_day("2023-04-23").unwrap(), at(&atlas, "2026-01-01"), Size::pixels(width, height));
            let request = PictureRequest { parts: Parts { strip, ..request.parts }, ..request };
            let picture = picture(&atlas, &request);
            let is_drawn = picture.words.iter().any(|words| words.text == "In road order, not to scale.");
            assert_eq!(picture.said.alternative.contains("Along the road: Goris; "), is_drawn);
            is_drawn
        };
        assert!(has_strip(1200.0, 675.0, true) && has_strip(1080.0, 1920.0, true) && has_strip(2400.0, 1350.0, true));
        assert!(!has_strip(1200.0, 675.0, false) && !has_strip(1200.0, 630.0, true) && !has_strip(390.0, 844.0, true));
    }
}
