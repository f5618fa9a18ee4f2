//! Names a party, and who is reported in control, in a language.

use super::format::within_sentence;
use crate::{
    chronicle::{
        dataset::Header,
        status::{Controllers, Party},
    },
    l10n::catalogue,
};

/// Returns the label of a party, with its qualifier where the dataset shows qualifiers; the id where there is no such party.
#[must_use]
pub fn party_name(header: &Header, id: &str, language: &str) -> String {
    let Some(Party { label, qualifier, .. }) = header.party(id) else { return id.to_owned() };
    let who = label.in_language(language);
    match qualifier.as_ref().filter(|_| header.qualifiers) {
        Some(qualifier) => {
            let qualifier = qualifier.in_language(language);
            catalogue(language).text("qualified", &[("qualifier", qualifier.into()), ("who", who.into())])
        }
        None => who.to_owned(),
    }
}

/// Returns the label of a party as it stands within a sentence: in lower case where its form after "by" has its first word so.
pub(super) fn label_within_sentence(party: &Party, language: &str) -> String {
    let label = party.label.in_language(language);
    let lower = within_sentence(label, language);
    let begins = |text: &str| text.chars().take(3).collect::<String>();
    let by = party.by.as_ref().and_then(|by| by.exactly(language)).unwrap_or_default();
    let is_common = by.contains(&begins(&lower)) && !by.contains(&begins(label));
    if is_common { lower } else { label.to_owned() }
}

/// Returns who is reported in control: "Azerbaijan", "contested", "unknown"; none where it is not recorded.
#[must_use]
pub fn control_words(header: &Header, controllers: &Controllers, language: &str) -> Option<String> {
    let say = |id| Some(catalogue(language).text(id, &[]));
    match controllers {
        Controllers::NotRecorded => None,
        Controllers::Unknown => say("control-unknown"),
        Controllers::Contested => say("control-contested"),
        Controllers::Known(parties) => {
            let names = parties.iter().map(|party| party_name(header, party.as_str(), language));
            Some(names.collect::<Vec<_>>().join(", "))
        }
    }
}
