//! The steps of the story with their numbers in words.

use super::{
    features::bbox,
    figures::{amount, amount_of, grouped},
};
use crate::{
    chronicle::{
        index::atlas::Atlas,
        moment::{Day, Instant},
        sentence::{day_words, party_name},
        story::{NUMBER, StoryNumber, StoryStep},
        story_number::{Computed, computed},
        translated::Label,
    },
    l10n::catalogue,
};
use serde::Serialize;
use serde_json::{Value, json};

/// The number of a step in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TellingNumber {
    /// The number with its unit: "286 days".
    pub text: String,
    /// The description of what is counted, with the party that counted.
    pub what: String,
    /// BCP 47 language of `what`.
    pub what_language: String,
    /// Path and fragment of the page that explains it.
    pub path: String,
}

/// Returns the number of a step in words; none where it has none.
#[must_use]
pub fn number(atlas: &Atlas, step: &StoryStep, now: Instant, language: &str) -> Option<TellingNumber> {
    let words = catalogue(language);
    let told = words.language().to_owned();
    let asked = step.number.as_ref()?;
    let counted = |n: u32, [since, until]: [Day; 2], unit: &str| {
        let value = grouped(&n.to_string());
        let status = match asked {
            StoryNumber::DaysInStatus { status, .. } => atlas.header().status(status.as_str()),
            _ => None,
        };
        let status = status.map_or("", |status| status.label.in_language(language));
        let [since, until] = [since, until].map(|day| day_words(day, language));
        let values = [("since", (&since).into()), ("until", (&until).into()), ("status", status.into())];
        TellingNumber {
            text: amount_of(i64::from(n), &value, unit, language),
            what: words.text(&format!("story-{}", asked.word()), &values),
            what_language: told.clone(),
            path: format!("/story#number-{}", step.id),
        }
    };
    match computed(atlas, asked, now)? {
        Computed::Figure(figure, change) => {
            let version = figure.what.in_language(language);
            let what = version.map_or("", |(_, version)| version.text());
            let by = figure.party.as_ref().map(|party| party_name(atlas.header(), party.as_str(), language));
            let what = by.map_or_else(|| what.to_owned(), |by| format!("{what} ({by})"));
            Some(TellingNumber {
                text: amount(figure, language),
                what,
                what_language: version.map_or(&*told, |(language, _)| language).to_owned(),
                path: format!("/changes/{}", atlas.change(change).id),
            })
        }
        Computed::Days(n, days) => Some(counted(n, days, "days")),
        Computed::Changes(n, days) => Some(counted(n, days, "changes")),
    }
}

/// Returns a title or a text of a step, with the number in its place.
#[must_use]
pub fn filled(label: &Label, number: Option<&TellingNumber>, language: &str) -> String {
    let text = label.in_language(language);
    number.map_or_else(|| text.to_owned(), |number| text.replace(NUMBER, &number.text))
}

/// Returns west, south, east, north of what the map frames at a step, in degrees; none for the headline place.
#[must_use]
pub fn frame(atlas: &Atlas, step: &StoryStep) -> Option<[f64; 4]> {
    let of_place = || {
        let place = atlas.place(atlas.place_index(step.place.as_ref()?.as_str())?);
        let [west, south, east, north] = bbox(place)?;
        // A point has no size of its own.
        let spare = |from: f64, to: f64, least: f64| ((least - (to - from)) / 2.0).max(0.0);
        let (x, y) = (spare(west, east, LEAST_WIDTH), spare(south, north, LEAST_WIDTH / 2.0));
        Some([west - x, south - y, east + x, north + y])
    };
    step.bbox.or_else(of_place)
}

/// The least width of a frame around a place, in degrees of longitude.
const LEAST_WIDTH: f64 = 0.3;

/// Returns the steps for `/timeline.json`.
pub(super) fn story(atlas: &Atlas, now: Instant, language: &str) -> Vec<Value> {
    let header = atlas.header();
    let step = |step: &StoryStep| {
        let number = number(atlas, step, now, language);
        json!({
            "id": step.id,
            "title": filled(&step.title, number.as_ref(), language),
            "text": filled(&step.text, number.as_ref(), language),
            "number": number,
            "datetime": step.shown(header.offset).map(|shown| shown.written(header.offset)),
            "bbox": frame(atlas, step),
            "changes": step.changes,
        })
    };
    header.story.iter().map(step).collect()
}
