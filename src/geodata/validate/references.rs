//! Checks that each id is defined once, each reference has a target, and each source is used.

use super::{
    fields::Mention,
    records::{CHANGES, DATASET, LOSES_IDS, PLACES, SOURCES},
    text_format::closest,
};
use crate::{
    geodata::source_file::{Diagnostic, SourceFile},
    schema::types::Id,
};
use std::collections::{HashMap, HashSet};

/// Checks all ids of all files; each mention in `defined` and `referred` has the position of its file.
pub(in crate::geodata) fn references(documents: &[SourceFile<'_>], defined: &[(usize, Mention)], referred: &[(usize, Mention)]) {
    let lost: Vec<bool> = documents.iter().map(|document| document.has(LOSES_IDS, document.everywhere())).collect();
    let known = check_defined_once(documents, defined);
    let suggested = check_targets(documents, &known, referred, &lost);
    // References that could not be read or are misspelt count as uses.
    if lost[DATASET] || lost[PLACES] || lost[CHANGES] {
        return;
    }
    let used: HashSet<&str> = referred.iter().filter(|(_, m)| m.id == Id::Source).map(|(_, m)| m.text.as_str()).collect();
    let is_unused = |id: &str| !used.contains(id) && !suggested.contains(id);
    for (number, mention) in defined.iter().filter(|(_, m)| m.id == Id::Source && is_unused(&m.text)) {
        let diagnostic = Diagnostic::new(
            "unused-source",
            format!("Nothing refers to the source `{}`.", mention.text),
            "add it to `sources` of a change, claim, place or mandate, or remove it",
        );
        documents[*number].report(Some(&mention.text), &mention.path, mention.range, diagnostic);
    }
}

type Known<'a> = HashMap<Id, HashSet<&'a str>>;

fn check_defined_once<'a>(documents: &[SourceFile<'_>], defined: &'a [(usize, Mention)]) -> Known<'a> {
    let mut known = Known::new();
    for (number, mention) in defined {
        if !known.entry(mention.id).or_default().insert(&mention.text) {
            let noun = mention.id.noun();
            let diagnostic = Diagnostic::new(
                "duplicate-id",
                format!("The id `{}` is also that of an earlier {noun}.", mention.text),
                format!("give this {noun} another id, or remove one of the two if they are the same"),
            );
            documents[*number].report(Some(&mention.text), &mention.path, mention.range, diagnostic);
        }
    }
    known
}

/// Reports references without a target; returns the ids that were probably meant.
fn check_targets<'a>(
    documents: &[SourceFile<'_>],
    known: &Known<'a>,
    referred: &[(usize, Mention)],
    lost: &[bool],
) -> HashSet<&'a str> {
    let nothing = HashSet::new();
    let mut suggested = HashSet::new();
    for (number, mention) in referred {
        let ids = known.get(&mention.id).unwrap_or(&nothing);
        // Where ids of the defining file could not be read, or a vocabulary is empty (which is reported separately), the
        // references
        // would only repeat that problem.
        let is_empty_vocabulary = ids.is_empty() && matches!(mention.id, Id::Party | Id::Status);
        if ids.contains(mention.text.as_str()) || lost[home(mention.id)] || is_empty_vocabulary {
            continue;
        }
        let near = closest(&mention.text, ids.iter().copied());
        suggested.extend(near);
        let (noun, home) = (mention.id.noun(), mention.id.home());
        let fix = match near {
            Some(near) => format!("write `{near}` if that was meant, or add `{}` to {home}", mention.text),
            None => format!("add it to {home}, or correct the id"),
        };
        let code = match mention.id {
            Id::Status | Id::Party => "not-in-vocabulary",
            _ => "unknown-id",
        };
        let message = format!("There is no {noun} `{}` in {home}.", mention.text);
        documents[*number].report(mention.owner.as_deref(), &mention.path, mention.range, Diagnostic::new(code, message, fix));
    }
    suggested
}

fn home(id: Id) -> usize {
    match id {
        Id::Place => PLACES,
        Id::Change | Id::Figure => CHANGES,
        Id::Source => SOURCES,
        Id::Party | Id::Status | Id::Mandate | Id::Step | Id::Dataset => DATASET,
    }
}
