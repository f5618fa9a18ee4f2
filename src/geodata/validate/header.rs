//! Checks the header: extent, default view, key moments, mandates, statuses and publishers.

use super::{
    order::ends_before_start,
    records::{DATASET, SOURCES},
};
use crate::{
    chronicle::{
        dataset::{Header, NOT_STATED, PublisherKind},
        source::Source,
        status::OrdinaryTraffic,
    },
    geodata::{
        read::List,
        source_file::{Diagnostic, Path, SourceFile},
    },
};
use std::collections::HashSet;

/// Checks the publisher of the dataset, whom readers need to report errors, and the list of publishers.
fn publisher(document: &SourceFile<'_>, header: &Header) {
    let top = Path::default();
    let fix = "set `publisher` in dataset.json, with `url` and `contact`, such as `\"contact\": \"mailto:maps@example.org\"`";
    let missing = match &header.publisher {
        None => Some("The dataset names no publisher."),
        Some(publisher) => match (&publisher.url, &publisher.contact) {
            (_, None) => Some("The publisher has no `contact`: readers cannot report errors."),
            (None, Some(_)) => Some("The publisher has no `url`."),
            (Some(_), Some(_)) => None,
        },
    };
    if let Some(message) = missing {
        document.report_at(None, &top.key("publisher"), Diagnostic::warning("no-contact", message, fix));
    }
    for (number, publisher) in header.publishers.iter().enumerate() {
        let path = top.key("publishers").index(number);
        if header.publishers[..number].iter().any(|earlier| earlier.name == publisher.name) {
            let message = format!("The publisher `{}` occurs twice in `publishers`.", publisher.name);
            document.report_at(None, &path.key("name"), Diagnostic::new("duplicate-publisher", message, "keep one of the two"));
        }
        let states = &*publisher.country != NOT_STATED || publisher.kind != PublisherKind::NotStated;
        if states && publisher.stated_at.is_none() {
            let message = format!("The publisher `{}` has a country or kind, but no `stated_at`.", publisher.name);
            let fix = "add the address of its statement as `stated_at`, or write `not-stated` for both";
            document.report_at(None, &path.key("stated_at"), Diagnostic::new("not-shown", message, fix));
        }
    }
}

/// Checks that the list of publishers, where there is one, has those of the sources and no others.
pub(in crate::geodata) fn publishers(documents: &[SourceFile<'_>], header: &Header, sources: &List<Source>) {
    if header.publishers.is_empty() {
        return;
    }
    let listed: HashSet<&str> = header.publishers.iter().map(|publisher| &*publisher.name).collect();
    let mut named = HashSet::new();
    for (number, source) in sources.iter() {
        if named.insert(&*source.publisher) && !listed.contains(&*source.publisher) {
            let path = Path::default().index(number).key("publisher");
            let message = format!("`{}` is missing in `publishers` of dataset.json.", source.publisher);
            let fix = "add it, with the country and kind that it states of itself, or `not-stated`";
            documents[SOURCES].report_at(
                Some(source.id.as_str()),
                &path,
                Diagnostic::warning("publisher-not-listed", message, fix),
            );
        }
    }
    let unused = header.publishers.iter().enumerate().filter(|(_, publisher)| !named.contains(&*publisher.name));
    for (number, publisher) in unused {
        let path = Path::default().key("publishers").index(number).key("name");
        let message = format!("No source is published by `{}`.", publisher.name);
        let diagnostic = Diagnostic::warning("unused-publisher", message, "correct the name, or remove the entry");
        documents[DATASET].report_at(None, &path, diagnostic);
    }
}

/// Returns whether west, south, east and north form a valid box.
pub(in crate::geodata) fn is_box([west, south, east, north]: [f64; 4]) -> bool {
    west <= east && -90.0 <= south && south <= north && north <= 90.0
}

pub(in crate::geodata) fn check(document: &SourceFile<'_>, header: &Header) {
    let top = Path::default();
    let report = |path: &Path, diagnostic| document.report_at(None, path, diagnostic);
    if header.languages.first().is_none_or(|language| &**language != "en") {
        report(
            &top.key("languages"),
            Diagnostic::new(
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
            Diagnostic::new(
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
            Diagnostic::new(
                "view-outside-extent",
                format!("The default view ({x}, {y}) is outside the extent."),
                "write longitude then latitude of a point inside `extent.bbox`",
            ),
        );
    }
    for (number, moment) in header.key_moments.iter().enumerate() {
        if moment.moment.earliest(header.offset) < header.extent.since.earliest(header.offset) {
            let diagnostic = Diagnostic::new(
                "before-extent",
                format!("The key moment {} is before the dataset begins ({}).", moment.moment, header.extent.since),
                "correct the date, or set `extent.since` earlier",
            );
            report(&top.key("key_moments").index(number).key("moment"), diagnostic);
        }
    }
    if let Some(focus) = &header.timeline_focus {
        let path = top.key("timeline_focus").key("until");
        ends_before_start(document, None, &path, &focus.since, Some(&focus.until), header.offset);
    }
    for (number, mandate) in header.mandates.iter().enumerate() {
        let path = top.key("mandates").index(number).key("until");
        ends_before_start(document, Some(mandate.id.as_str()), &path, &mandate.since, mandate.until.as_ref(), header.offset);
    }
    for (number, status) in header.statuses.iter().enumerate() {
        let is_unexplained =
            status.ordinary_traffic == Some(OrdinaryTraffic::NotApplicable) && status.ordinary_traffic_note.is_none();
        if is_unexplained {
            let diagnostic = Diagnostic::new(
                "no-reason",
                "`ordinary_traffic` is `null` without a reason.",
                "give the reason in `ordinary_traffic_note`, or write `true` or `false`",
            );
            document.report_at(Some(status.id.as_str()), &top.key("statuses").index(number).key("ordinary_traffic"), diagnostic);
        }
        let templates = status
            .predicate_by
            .iter()
            .flat_map(|template| header.languages.iter().filter_map(|language| Some((language, template.exactly(language)?))));
        for (language, template) in templates.filter(|(_, template)| !template.contains("{by}")) {
            let diagnostic = Diagnostic::new(
                "predicate-without-by",
                format!("`{template}` has no `{{by}}`."),
                "write `{by}` where the actor stands and `{at}` where the place stands, such as `closed {by} {at}`",
            );
            let path = top.key("statuses").index(number).key("predicate_by").key(language);
            document.report_at(Some(status.id.as_str()), &path, diagnostic);
        }
    }
    publisher(document, header);
    for word in ["statuses", "parties"] {
        let is_empty = if word == "statuses" { header.statuses.is_empty() } else { header.parties.is_empty() };
        if is_empty {
            report(
                &top.key(word),
                Diagnostic::new("empty-vocabulary", format!("`{word}` is empty."), "add those that the changes use"),
            );
        }
    }
}
