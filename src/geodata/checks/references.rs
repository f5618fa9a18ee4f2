//! Ids: each defined once, each reference leading somewhere, each source used.

use super::unknown;
use crate::geodata::{
    document::{Complaint, Document},
    form::{Id, Mention, closest},
};
use std::collections::{HashMap, HashSet};

/// Checks all ids of all files; `defined` and `referred` say in which document each stands.
pub(in crate::geodata) fn references(documents: &[Document<'_>], defined: &[(usize, Mention)], referred: &[(usize, Mention)]) {
    let mut known: HashMap<Id, HashSet<&str>> = HashMap::new();
    for (number, mention) in defined {
        if !known.entry(mention.id).or_default().insert(&mention.text) {
            let noun = mention.id.noun();
            let complaint = Complaint::new(
                "duplicate-id",
                format!("The id `{}` is used by an earlier {noun} too.", mention.text),
                format!("give this {noun} an id of its own, or take one of the two out if they are the same"),
            );
            documents[*number].report(Some(&mention.text), &mention.path, mention.range, complaint);
        }
    }
    for (number, mention) in referred {
        let ids = known.get(&mention.id);
        // Without the file that defines them every reference would be reported, and the one real problem lost.
        if ids.is_none() || ids.is_some_and(|ids| ids.contains(mention.text.as_str())) {
            continue;
        }
        let near = ids.and_then(|ids| closest(&mention.text, ids.iter().copied()));
        let fix = match near {
            Some(near) => format!("write `{near}` if that was meant, or add `{}` to {}", mention.text, mention.id.home()),
            None => format!("add it to {}, or correct the id", mention.id.home()),
        };
        let code = match mention.id {
            Id::Status | Id::Party => "not-in-vocabulary",
            _ => "unknown-id",
        };
        documents[*number].report(
            mention.owner.as_deref(),
            &mention.path,
            mention.range,
            Complaint::new(code, unknown(mention.id, &mention.text), fix),
        );
    }
    let used: HashSet<&str> = referred.iter().filter(|(_, m)| m.id == Id::Source).map(|(_, m)| m.text.as_str()).collect();
    for (number, mention) in defined.iter().filter(|(_, m)| m.id == Id::Source && !used.contains(m.text.as_str())) {
        let complaint = Complaint::new(
            "unused-source",
            format!("Nothing refers to the source `{}`.", mention.text),
            "name it in `sources` of the change, claim, place or mandate that rests on it, or take it out",
        );
        documents[*number].report(Some(&mention.text), &mention.path, mention.range, complaint);
    }
}
