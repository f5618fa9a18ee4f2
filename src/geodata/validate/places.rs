//! Checks places: an English label, periods that do not overlap, and no place that is part of itself.

use super::order::ends_before_start;
use crate::{
    chronicle::{
        PlaceId,
        dataset::Header,
        moment::Offset,
        place::{Name, Place},
    },
    geodata::{
        read::List,
        source_file::{Diagnostic, Path, SourceFile},
    },
};
use std::collections::HashMap;

pub(in crate::geodata) fn check(document: &SourceFile<'_>, header: &Header, places: &List<Place>) {
    let by_id: HashMap<&PlaceId, &Place> = places.iter().map(|(_, place)| (&place.id, place)).collect();
    for (number, place) in places.iter() {
        let id = Some(place.id.as_str());
        let path = Path::default().key("features").index(number).key("properties");
        names(document, id, "place", &place.names, &path, header.offset);
        for (number, period) in place.periods.iter().enumerate() {
            let path = path.key("periods").index(number);
            ends_before_start(document, id, &path.key("until"), &period.since, period.until.as_ref(), header.offset);
        }
        let existence = place.existence(header.offset);
        if existence.windows(2).any(|pair| pair[0].until.is_none_or(|until| until > pair[1].since)) {
            document.report_at(
                id,
                &path.key("periods"),
                Diagnostic::new(
                    "overlapping-periods",
                    "Two periods of the place overlap.",
                    "let each period end before the next begins, or merge them",
                ),
            );
        }
        if is_inside_itself(place, &by_id) {
            document.report_at(
                id,
                &path.key("part_of"),
                Diagnostic::new(
                    "part-of-itself",
                    "The place is part of itself, directly or through others.",
                    "remove one of the entries of `part_of`",
                ),
            );
        }
    }
}

/// Checks the names of a place or of another thing on the map, `what`.
pub(super) fn names(document: &SourceFile<'_>, id: Option<&str>, what: &str, names: &[Name], path: &Path, offset: Offset) {
    if !names.iter().any(|name| name.label && &*name.lang == "en") {
        document.report_at(
            id,
            &path.key("names"),
            Diagnostic::new(
                "missing-name",
                format!("The {what} has no English label."),
                "add `{\"lang\": \"en\", \"form\": \"…\", \"label\": true}` to `names`",
            ),
        );
    }
    for (number, name) in names.iter().enumerate() {
        if let Some(from) = &name.from {
            ends_before_start(document, id, &path.key("names").index(number).key("to"), from, name.to.as_ref(), offset);
        }
        if names[..number].iter().any(|other| (&other.lang, &other.form) == (&name.lang, &name.form)) {
            let diagnostic = Diagnostic::new(
                "duplicate-name",
                format!("The name “{}” ({}) occurs twice.", name.form, name.lang),
                "keep one, with all parties that use it in `used_by`",
            );
            document.report_at(id, &path.key("names").index(number).key("form"), diagnostic);
        }
    }
}

fn is_inside_itself(place: &Place, by_id: &HashMap<&PlaceId, &Place>) -> bool {
    let mut seen = Vec::new();
    let mut next: Vec<&PlaceId> = place.part_of.iter().collect();
    while let Some(id) = next.pop() {
        if *id == place.id {
            return true;
        }
        if !seen.contains(&id) {
            seen.push(id);
            next.extend(by_id.get(id).into_iter().flat_map(|place| &place.part_of));
        }
    }
    false
}
