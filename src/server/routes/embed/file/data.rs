//! What the script of `map.html` puts together: the maps of all times in pieces, and what is said at each.

use crate::server::routes::embed::{
    drawings::{in_pieces, instants},
    map,
    params::EmbedParams,
    parts::credits,
    time,
};
use crate::{
    chronicle::{
        moment::Instant,
        sentence::{Shown, Slice, date_template, month_names, ordinals, sentences},
    },
    l10n::catalogue,
    render::{
        backends::svg::Colours,
        series::{Series, series},
    },
    server::routes::pages::{home, view::View},
};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The maps by their sizes, and everything that the script reads.
pub(crate) struct Data {
    pub(crate) sheets: Vec<(&'static str, Series)>,
    instants: Vec<Instant>,
    pub(crate) value: Value,
}

impl Data {
    pub(crate) fn of(view: &View, asked: &EmbedParams, told: Instant, named: (&str, &str)) -> Self {
        let instants = instants(view, told);
        let sheet = |size: (&'static str, f64, f64)| {
            let request = map::request(view, asked, view.shown, size, named);
            (size.0, series(view.atlas(), &request, &instants, Colours::Variables))
        };
        let sheets: Vec<(&'static str, Series)> = map::SIZES.into_iter().map(sheet).collect();
        let value = value(view, asked, told, &instants, &sheets);
        Self { sheets, instants, value }
    }

    /// The number of the frame that is shown at a time.
    pub(crate) fn frame_at(&self, shown: Shown, view: &View) -> usize {
        let at = shown.at(view.speech.offset);
        let number = self.instants.partition_point(|instant| *instant <= at).saturating_sub(1);
        self.sheets.first().and_then(|(_, series)| series.at.get(number)).copied().unwrap_or(0)
    }
}

fn value(view: &View, asked: &EmbedParams, told: Instant, instants: &[Instant], sheets: &[(&'static str, Series)]) -> Value {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let (offset, language) = (speech.offset, &*speech.language);
    let first = time::reach(view).0;
    let said = asked.subject(view).map(|place| sentences(atlas, place, told, language));
    let beginning = offset.start_of(first);
    let slice = |slice: &Slice| {
        // What is said before the first day is asked by nobody.
        let since = slice.period.since.max(beginning);
        json!({
            "at": since.as_millisecond(),
            "day": slice.day, "short_day": slice.short_day, "instant": slice.instant, "short_instant": slice.short_instant,
            "day_from": slice.day_from.map(|day| day.to_string()), "without_from": slice.without_from.map(|day| day.to_string()),
            "facts": home::facts_words(view, slice.state),
            "credits": credits(view, asked, Shown::Instant(since), told),
        })
    };
    let slices = said.iter().flat_map(|said| &said.slices);
    let slices = slices.filter(|slice| slice.period.since < told && slice.period.until.is_none_or(|until| until > beginning));
    let also = said.iter().flat_map(|said| &said.also).map(|(day, text)| (day.to_string(), Value::from(text.as_str())));
    let time = catalogue(language).text("time-on-date", &[("time", "{time}".into()), ("date", "{date}".into())]);
    let maps: Map<String, Value> = sheets.iter().map(|(name, series)| ((*name).to_owned(), in_pieces(series))).collect();
    let frames = sheets.first().map(|(_, series)| series.at.as_slice()).unwrap_or_default();
    let looks: Vec<BTreeSet<String>> = instants
        .iter()
        .map(|at| map::looks_at(view, asked, &asked.compare.into_iter().chain([Shown::Instant(*at)]).collect::<Vec<_>>()))
        .collect();
    json!({
        "first": first.to_string(),
        "offset": offset.start_of(first).duration_until(crate::chronicle::moment::Offset::UTC.start_of(first)).as_millis() as i64,
        "months": month_names(language),
        "date": date_template(language),
        "ordinals": ordinals(language),
        "time": format!("{time} (UTC{offset})"),
        "also": also.collect::<Map<_, _>>(),
        "said": slices.map(slice).collect::<Vec<_>>(),
        "instants": instants.iter().map(|at| at.as_millisecond()).collect::<Vec<_>>(),
        "frames": frames,
        "looks": looks,
        "maps": maps,
    })
}
