//! Checks changes: order, dates, sources, claims and effects.

use super::duplicates::repeated;
use crate::{
    chronicle::{
        change::{Category, Change, Effect, EffectKind},
        claim::Claim,
        dataset::Header,
        moment::Precision,
    },
    geodata::{
        read::List,
        source_file::{Diagnostic, Path, SourceFile},
    },
};

pub(in crate::geodata) fn check(document: &SourceFile<'_>, header: &Header, changes: &List<Change>) {
    in_order(document, header, changes);
    for (number, change) in changes.iter() {
        let checker = Checker { document, header, change, path: Path::default().index(number) };
        checker.category();
        checker.sources();
        checker.moment();
        checker.references();
        for (number, claim) in change.claims.iter().enumerate() {
            checker.claim(claim, &checker.path.key("claims").index(number));
        }
        for (number, figure) in change.figures.iter().enumerate().filter(|(_, figure)| figure.sources.is_empty()) {
            checker.report(
                &checker.path.key("figures").index(number).key("sources"),
                "no-source",
                format!("The figure `{}` names no source.", figure.id),
                "add the one that gives the number",
            );
        }
        for (number, effect) in change.effects.iter().enumerate() {
            checker.effect(effect, &checker.path.key("effects").index(number));
        }
    }
}

/// Checks that changes are oldest first. This is an error and not only a matter of layout, because it reveals a mistyped year.
fn in_order(document: &SourceFile<'_>, header: &Header, changes: &List<Change>) {
    let mut previous: Option<&Change> = None;
    for (number, change) in changes.iter() {
        let before = previous.filter(|before| before.moment.earliest(header.offset) > change.moment.earliest(header.offset));
        if let Some(before) = before {
            let diagnostic = Diagnostic::new(
                "not-in-order",
                format!("The change is dated {}, but follows {}, which is dated {}.", change.moment, before.id, before.moment),
                "correct the date; if it is right, `corridor check --fix` puts the changes in order, oldest first",
            );
            document.report_at(Some(change.id.as_str()), &Path::default().index(number).key("moment"), diagnostic);
        }
        previous = Some(change);
    }
}

struct Checker<'a> {
    document: &'a SourceFile<'a>,
    header: &'a Header,
    change: &'a Change,
    path: Path,
}

impl Checker<'_> {
    fn report(&self, path: &Path, code: &'static str, message: impl Into<String>, fix: &str) {
        self.document.report_at(Some(self.change.id.as_str()), path, Diagnostic::new(code, message, fix));
    }

    fn category(&self) {
        let path = self.path.key("category");
        match (self.change.category, self.change.is_context()) {
            (Category::Change, true) => self.report(&path, "category-or-effects", "The category is `change`, but it has no effects.", "add effects, or write the type of context: `text`, `court`, `statement`, `proposal`, `incident`, `count` or `opinion`"),
            (Category::Change, false) | (_, true) => {}
            (other, false) => self.report(&path, "category-or-effects", format!("The category is `{other}`, but it has effects."), "write `change`, or remove the effects"),
        }
    }

    fn sources(&self) {
        if self.change.sources.is_empty() && self.change.note.is_none() {
            self.report(
                &self.path.key("sources"),
                "no-source",
                "The change names no source.",
                "add one to `sources`; for an editor's own conclusion, give the reason in `note`",
            );
        }
    }

    fn moment(&self) {
        let path = self.path.key("moment");
        let earliest = self.change.moment.earliest(self.header.offset);
        if earliest > self.header.modified {
            let message = format!(
                "The change is dated {}, after the dataset was last modified ({}).",
                self.change.moment,
                self.header.offset.rfc3339(self.header.modified)
            );
            self.report(&path, "after-modified", message, "correct the date, or set `modified` in dataset.json to now");
        }
        if earliest < self.header.extent.since.earliest(self.header.offset) && !self.change.is_context() {
            let message =
                format!("The change is dated {}, before the dataset begins ({}).", self.change.moment, self.header.extent.since);
            self.report(&path, "before-extent", message, "correct the date, or set `extent.since` in dataset.json earlier");
        }
    }

    fn references(&self) {
        for (number, reference) in self.change.refers_to.iter().enumerate() {
            if reference.change == self.change.id {
                self.report(
                    &self.path.key("refers_to").index(number).key("change"),
                    "refers-to-itself",
                    "The change refers to itself.",
                    "name the other change",
                );
            }
        }
    }

    fn claim(&self, claim: &Claim, path: &Path) {
        match (claim.sources.is_empty(), &claim.source_note) {
            (true, None) => self.report(
                path,
                "claim-without-source",
                format!("A claim of `{}` names no source.", claim.party),
                "add one to `sources`; where none is known, say why in `source_note`, such as `{\"en\": \"…\"}`",
            ),
            (false, Some(_)) => self.report(
                &path.key("source_note"),
                "source-and-note",
                format!("A claim of `{}` has both `sources` and `source_note`.", claim.party),
                "remove `source_note`, or the sources if they do not support the claim",
            ),
            _ => {}
        }
        for (number, name) in claim.names.iter().enumerate() {
            if !claim.text.versions().any(|(_, version)| version.text().contains(&*name.form)) {
                self.report(
                    &path.key("names").index(number).key("as"),
                    "name-not-in-text",
                    format!("`{}` does not occur in the text of the claim.", name.form),
                    "write the name as in the text, with the same ending",
                );
            }
        }
    }

    fn effect(&self, effect: &Effect, path: &Path) {
        if effect.places.is_empty() {
            self.report(
                &path.key("places"),
                "no-place",
                "The effect names no place.",
                "add one to `places`, or remove the effect",
            );
        }
        for (number, place) in repeated(&effect.places) {
            self.report(
                &path.key("places").index(number),
                "duplicate-place",
                format!("The place `{place}` occurs twice in one effect."),
                "keep one of the two",
            );
        }
        if effect.control.contested && effect.control.controllers.is_some() {
            self.report(
                &path.key("controllers"),
                "contested-controllers",
                "The effect names controllers and says that control is contested.",
                "keep one of the two: `contested` means that there is no single answer, and the claims say who holds what",
            );
        }
        self.until(effect, path);
        let restates = effect.kind == EffectKind::Confirms;
        let says_more = !effect.access.is_empty() || effect.control.controllers.is_some() || effect.control.contested;
        if restates && says_more {
            self.report(
                path,
                "confirms-more",
                "A `confirms` names access or control.",
                "remove them: it confirms the state in force; a change of access or control is a `starts`",
            );
        }
    }

    fn until(&self, effect: &Effect, path: &Path) {
        let offset = self.header.offset;
        match (&effect.until, effect.kind) {
            (None, EffectKind::Exception) if self.change.moment.precision() < Precision::Day => {
                self.report(
                    path,
                    "exception-without-end",
                    "An exception that is dated to a month or year has no end.",
                    "add `until`; only an exception on a known day ends with that day without it",
                );
            }
            (Some(until), EffectKind::Exception) => {
                super::order::ends_before_start(
                    self.document,
                    Some(self.change.id.as_str()),
                    &path.key("until"),
                    &self.change.moment,
                    Some(until),
                    offset,
                );
            }
            (Some(_), other) => self.report(
                &path.key("until"),
                "until-without-exception",
                format!("A `{other}` has an `until`."),
                "remove it, or write `exception`: other states last until the next change",
            ),
            (None, _) => {}
        }
    }
}
