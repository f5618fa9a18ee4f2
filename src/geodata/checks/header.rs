//! The head of the dataset: a view inside the extent, an extent around everything, key moments inside the time.

use super::ends_before_start;
use crate::{
    chronicle::dataset::Header,
    geodata::document::{Complaint, Document, Path},
};

/// Whether west, south, east and north make a box.
pub(in crate::geodata) fn is_box([west, south, east, north]: [f64; 4]) -> bool {
    west <= east && -90.0 <= south && south <= north && north <= 90.0
}

pub(super) fn check(document: &Document<'_>, header: &Header) {
    let top = Path::default();
    let report = |path: &Path, complaint| document.report_at(None, path, complaint);
    if header.languages.first().is_none_or(|language| &**language != "en") {
        report(
            &top.key("languages"),
            Complaint::new(
                "english-not-first",
                "English is not the first language.",
                "write `\"en\"` first in `languages`: summaries and claims are complete in English",
            ),
        );
    }
    let [west, south, east, north] = header.extent.bbox;
    let is_box = is_box(header.extent.bbox);
    if !is_box {
        report(
            &top.key("extent").key("bbox"),
            Complaint::new(
                "not-a-box",
                "The extent is not a box.",
                "write west, south, east, north in degrees, such as `[46.2, 39.3, 47.0, 40.1]`",
            ),
        );
    }
    let [x, y] = header.default_view.center;
    if is_box && !((west..=east).contains(&x) && (south..=north).contains(&y)) {
        report(
            &top.key("default_view").key("center"),
            Complaint::new(
                "view-outside-extent",
                format!("The default view ({x}, {y}) is outside the extent."),
                "write longitude then latitude of a point inside `extent.bbox`",
            ),
        );
    }
    for (number, moment) in header.key_moments.iter().enumerate() {
        if moment.moment.earliest(header.offset) < header.extent.since.earliest(header.offset) {
            let complaint = Complaint::new(
                "before-extent",
                format!("The key moment {} lies before the dataset begins ({}).", moment.moment, header.extent.since),
                "correct the date, or set `extent.since` earlier",
            );
            report(&top.key("key_moments").index(number).key("moment"), complaint);
        }
    }
    for (number, mandate) in header.mandates.iter().enumerate() {
        let path = top.key("mandates").index(number).key("until");
        ends_before_start(document, Some(mandate.id.as_str()), &path, &mandate.since, mandate.until.as_ref(), header.offset);
    }
    for word in ["statuses", "parties"] {
        let is_empty = if word == "statuses" { header.statuses.is_empty() } else { header.parties.is_empty() };
        if is_empty {
            report(
                &top.key(word),
                Complaint::new("empty-vocabulary", format!("`{word}` is empty."), "add those that the changes use"),
            );
        }
    }
}
