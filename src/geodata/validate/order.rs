//! The order of two moments: what ends has started before.

use crate::{
    chronicle::moment::{Moment, Offset},
    geodata::source_file::{Diagnostic, Path, SourceFile},
};

/// Reports a stretch that ends before it starts, or at once.
pub(super) fn ends_before_start(
    document: &SourceFile<'_>,
    id: Option<&str>,
    path: &Path,
    since: &Moment,
    until: Option<&Moment>,
    offset: Offset,
) {
    if let Some(until) = until.filter(|until| until.earliest(offset) <= since.earliest(offset)) {
        let complaint = Diagnostic::new(
            "ends-before-start",
            format!("The end ({until}) is not after the start ({since})."),
            "correct one of the two; the end is not included, so for an end on the same day write the next day or a time",
        );
        document.report_at(id, path, complaint);
    }
}
