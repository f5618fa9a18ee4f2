//! The time of an embed: a slider over the days, steps to the changes before and after, and ribbons with the shown time across.

use super::params::{EmbedParams, OF_STEPS, Part};
use crate::{
    chronicle::{
        fold::PlaceIndex,
        moment::{Day, Instant},
        sentence::{date_template, month_names},
    },
    render::{backends::svg::Colours, picture::time_words, ribbons},
    server::{
        params::{texts, url},
        routes::pages::{drawings, layout::data_block, view::View},
    },
    symbology::palette::Theme,
};
use maud::{Markup, PreEscaped, html};
use serde_json::{Map, Value, json};
use std::time::Duration;

/// Most ribbons; the box decides how many of them are seen.
const RIBBONS: usize = 8;

/// The first day of the slider and the last.
pub(crate) fn reach(view: &View) -> (Day, Day) {
    let offset = view.speech.offset;
    (offset.day_of(view.atlas().header().extent.since.earliest(offset)), view.today())
}

/// Where the form of the slider leads: it sends the number of a day, and the address of a view names the day itself.
pub(crate) fn elsewhere(view: &View) -> Option<String> {
    let parameters = &view.question.parameters;
    let (first, last) = reach(view);
    let number: u32 = parameters.value("day")?.parse().ok()?;
    let day = day_after(view, first, number).filter(|day| *day <= last)?.to_string();
    let others = texts(parameters.pairs()).filter(|(name, _)| *name != "day" && *name != "datetime");
    let pin = view.question.is_pinned.then(|| view.question.pin());
    Some(url(&view.question.base, &view.question.path, std::iter::once(("datetime", day.as_str())).chain(others).chain(pin)))
}

const DAY: u64 = 86_400;

/// The day so many days on.
fn day_after(view: &View, first: Day, number: u32) -> Option<Day> {
    let offset = view.speech.offset;
    let start = offset.start_of(first).checked_add(Duration::from_secs(u64::from(number) * DAY)).ok()?;
    Some(offset.day_of(start))
}

/// How many days lie from one to another.
pub(crate) fn days_between(view: &View, first: Day, last: Day) -> u64 {
    let offset = view.speech.offset;
    let seconds = offset.start_of(last).as_second() - offset.start_of(first).as_second();
    u64::try_from(seconds).unwrap_or(0) / DAY
}

/// The changes before and after the shown time: the address of the instant from which each is shown.
pub(crate) fn steps(view: &View) -> [Option<String>; 2] {
    let (offset, instants) = (view.speech.offset, view.atlas().instants());
    let at = view.shown.at(offset);
    let after = instants.partition_point(|instant| *instant <= at);
    // What is shown now began with the last instant that has passed; a day is shown as at its end.
    let before = instants[..after].len() - usize::from(after > 0 && instants[after - 1] == at);
    let end = offset.span_of(view.today()).until.unwrap_or(Instant::MAX);
    let first = view.atlas().header().extent.since.earliest(offset);
    let link = |instant: &Instant| view.with("datetime", Some(&offset.rfc3339(*instant)));
    [
        instants[..before].last().filter(|instant| **instant >= first).map(link),
        instants.get(after).filter(|instant| **instant < end).map(link),
    ]
}

/// The first and the last instant of the slider.
pub(crate) fn instants(view: &View) -> (Instant, Instant) {
    let (offset, (first, last)) = (view.speech.offset, reach(view));
    (offset.start_of(first), offset.span_of(last).until.unwrap_or(Instant::MAX))
}

/// Where the playhead stands, in percent.
pub(crate) fn playhead(view: &View) -> String {
    format!("{:.3}", drawings::part(instants(view), view.shown.at(view.speech.offset)) * 100.0)
}

/// Where the playhead and the years stand, for the style sheet of the page: no policy allows a style in an element.
pub(crate) fn style(view: &View) -> String {
    let reach = instants(view);
    format!(".time{{--at:{}%}}{}", playhead(view), drawings::style_of_years(view, reach))
}

/// Slider, steps and ribbons.
pub(crate) fn controls(view: &View, asked: &EmbedParams, subject: Option<PlaceIndex>) -> Markup {
    let (speech, offset) = (&view.speech, view.speech.offset);
    let (first, last) = reach(view);
    let said = time_words(view.atlas(), view.shown, &speech.language);
    let number = days_between(view, first, view.shown.day(offset));
    let reach = instants(view);
    let [before, after] = steps(view);
    let step = |rel: &'static str, target: Option<String>, id: &str, path: &str| {
        html! {
            @let says = speech.say(id);
            a.step rel=(rel) href=[target.as_ref()] aria-disabled=[target.is_none().then_some("true")] title=(says) aria-label=(says) {
                svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true" { path d=(path) fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" {} }
            }
        }
    };
    html! {
        section.time data-at=(playhead(view)) aria-label=(speech.say("timeline")) {
            @if asked.has(Part::Slider) {
                form.slider method="get" action=(view.file("/embed")) target="_self" {
                    @for (name, value) in view.hidden() { input type="hidden" name=(name) value=(value); }
                    span.now {
                        (scripted_button(view, "play", &["M6 4l9 6-9 6z", "M7 4v12M13 4v12"]))
                        (step("prev", before, "embed-before", "M12.5 4 6.5 10l6 6"))
                        output { (said) }
                        (step("next", after, "embed-after", "M7.5 4l6 6-6 6"))
                    }
                    div.run {
                        input #day type="range" name="day" min="0" max=(days_between(view, first, last)) value=(number) aria-label=(speech.say("embed-day")) aria-valuetext=(said);
                        noscript { button.button { (speech.say("show")) } }
                    }
                }
            }
            @if asked.has(Part::Ribbons) { (ribbons(view, asked, subject, reach)) }
        }
    }
}

/// A button that the script shows: without it, it could do nothing. Where it has two icons, the other one is for when it is pressed.
pub(crate) fn scripted_button(view: &View, id: &str, icons: &[&str]) -> Markup {
    let says = view.speech.say(&format!("embed-{id}"));
    html! {
        button.button.(id) type="button" hidden title=(says) aria-label=(says) {
            svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" {
                @for icon in icons { path d=(icon) fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" {} }
            }
        }
    }
}

/// The ribbons, that of the answer first.
pub(crate) fn ribbons(view: &View, asked: &EmbedParams, subject: Option<PlaceIndex>, reach: (Instant, Instant)) -> Markup {
    let atlas = view.atlas();
    let mut all = ribbons::ribbons(atlas, reach, asked.traveller, &view.speech.language, Theme::Light);
    all.sort_by_key(|ribbon| Some(ribbon.place) != subject);
    all.truncate(RIBBONS);
    html! {
        (drawings::definitions(view))
        div.rows {
            @for ribbon in &all {
                @let name = view.name(atlas.place(ribbon.place));
                div.row {
                    span { (name) }
                    (PreEscaped(ribbons::ribbon_svg(ribbon, &drawings::in_words(view, ribbon), None, Colours::Variables)))
                }
            }
            i.playhead aria-hidden="true" {}
            div.years aria-hidden="true" {
                @for (year, _) in drawings::years(view, reach) { span { (year) } }
            }
        }
    }
}

/// What the script has to know: the first day, how a date is written, where steps and drawings are asked for, and what it says.
pub(crate) fn script_data(view: &View) -> Markup {
    let (speech, language) = (&view.speech, &view.speech.language);
    let asked = |path: &str| {
        let parameters =
            OF_STEPS.into_iter().filter(|name| *name != "datetime" && view.unread.iter().all(|error| error.parameter != *name));
        view.data(path, &parameters.filter_map(|name| Some((name, view.kept(name)?))).collect::<Vec<_>>())
    };
    let of_step = || view.step.and(view.asked).map(|shown| shown.written(speech.offset));
    // What the script fills in.
    let values = [("date", "{date}".into()), ("shown", "{shown}".into()), ("key", "{key}".into())];
    let say = |word: &&str| ((*word).to_owned(), speech.with(&format!("embed-{word}"), &values).into());
    let words: Map<String, Value> = WORDS.iter().map(say).collect();
    let value = json!({
        "first": reach(view).0.to_string(),
        "revision": view.question.published.revision.id.short(),
        "datetime": view.asked.filter(|asked| *asked == view.shown).and(view.kept("datetime").map_or_else(of_step, |given| Some(given.to_owned()))),
        "months": month_names(language),
        "date": date_template(language),
        "step": asked("/embed/step.json"),
        "drawings": asked("/embed/drawings.json"),
        "words": words,
    });
    html! { script #days type="application/json" { (PreEscaped(data_block(&value))) } }
}

/// What the script says, in the language of the embed.
const WORDS: [&str; 6] = ["back", "wheel", "fingers", "loading", "failed", "again"];
