//! Checks the names on the map that belong to no place: an English label, a position inside the extent, and the order of dates.

use super::{order::ends_before_start, places::names};
use crate::{
    chronicle::dataset::Header,
    geodata::source_file::{Diagnostic, Path, SourceFile},
};

pub(in crate::geodata) fn check(document: &SourceFile<'_>, header: &Header) {
    let [west, south, east, north] = header.extent.bbox;
    for (number, label) in header.labels.iter().enumerate() {
        let path = Path::default().key("labels").index(number);
        names(document, None, "label", &label.names, &path, header.offset);
        let [x, y] = label.at;
        if !((west..=east).contains(&x) && (south..=north).contains(&y)) {
            let diagnostic = Diagnostic::new(
                "label-outside-extent",
                format!("The label lies at ({x}, {y}), outside the extent."),
                "write longitude then latitude of a point inside `extent.bbox`",
            );
            document.report_at(None, &path.key("at"), diagnostic);
        }
        if let Some(since) = &label.since {
            ends_before_start(document, None, &path.key("until"), since, label.until.as_ref(), header.offset);
        }
    }
}
