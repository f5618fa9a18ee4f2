//! Effects that contradict each other or the existence of their place: found by folding, reported where they stand.

use super::{
    fields::Mention,
    records::{CHANGES, LOSES_IDS, PLACES, Records},
};
use crate::{
    chronicle::{
        PlaceId,
        change::{Change, Effect, EffectKind},
        dataset::{Dataset, Header},
        fold::{ChangeIndex, FoldProblem},
        index::atlas::{Atlas, AtlasProblem, Unfolded},
        place::Place,
    },
    geodata::source_file::{Diagnostic, Path, SourceFile},
    schema::types::Id,
};
use std::collections::{HashMap, HashSet};

/// Folds what could be read, and reports what contradicts itself. The atlas is given back if it is of all records.
pub(in crate::geodata) fn check(
    documents: &[SourceFile<'_>],
    mut records: Records,
    referred: &[(usize, Mention)],
) -> Option<Atlas> {
    let header = records.header.take()?;
    let unsure = uncertain(documents, &header.value, &records, referred)?;
    let is_whole = header.is_complete && unsure.is_empty() && records.lost() == 0;
    records.places.retain(|place| !unsure.contains(place.id.as_str()));
    let (place_numbers, places) = records.places.unzip();
    let (change_numbers, changes) = records.changes.unzip();
    match Atlas::fold(Dataset { header: header.value, places, changes, sources: records.sources.values() }) {
        Ok(atlas) => {
            ends_and_periods(&documents[PLACES], atlas.dataset(), &place_numbers);
            is_whole.then_some(atlas)
        }
        Err(unfolded) => {
            let Unfolded { dataset, problems } = *unfolded;
            let changes: Vec<(usize, &Change)> = change_numbers.into_iter().zip(&dataset.changes).collect();
            for problem in problems {
                // Unknown places and statuses are reported where references are checked.
                if let AtlasProblem::Fold(place, problem) = problem
                    && !is_reported_elsewhere(problem, &changes)
                {
                    report(&documents[CHANGES], &changes, place.as_str(), problem);
                }
            }
            ends_and_periods(&documents[PLACES], &dataset, &place_numbers);
            None
        }
    }
}

/// The places of which not every effect could be read: what follows from the others would be a false alarm. None when a broken
/// record does not even tell its places.
fn uncertain(
    documents: &[SourceFile<'_>],
    header: &Header,
    records: &Records,
    referred: &[(usize, Mention)],
) -> Option<HashSet<String>> {
    let lost = &records.changes.lost;
    if lost.iter().any(|&range| documents[CHANGES].has(LOSES_IDS, range)) {
        return None;
    }
    let is_lost = |mention: &Mention| lost.iter().any(|&(start, end)| (start..end).contains(&mention.range.0));
    let in_lost = referred.iter().filter(|(file, mention)| *file == CHANGES && mention.id == Id::Place && is_lost(mention));
    let mut unsure: HashSet<&str> = in_lost.map(|(_, mention)| mention.text.as_str()).collect();
    let known: HashSet<&str> = header.statuses.iter().map(|status| status.id.as_str()).collect();
    let effects = records.changes.iter().flat_map(|(_, change)| &change.effects);
    let unknown = effects.filter(|effect| !known.contains(effect.status.as_str()));
    unsure.extend(unknown.flat_map(|effect| &effect.places).map(PlaceId::as_str));
    // Periods that are wrong in themselves would put every effect outside them.
    let is_odd = |place: &Place| {
        let existence = place.existence(header.offset);
        existence.iter().any(|period| period.until.is_some_and(|until| until <= period.since))
            || existence.windows(2).any(|pair| pair[0].until.is_none_or(|until| until > pair[1].since))
    };
    unsure.extend(records.places.iter().filter(|(_, place)| is_odd(place)).map(|(_, place)| place.id.as_str()));
    // Two places of one id cannot both be meant by an effect.
    let mut seen = HashSet::new();
    let twice = records.places.iter().map(|(_, place)| place.id.as_str()).filter(|id| !seen.insert(*id));
    unsure.extend(twice.collect::<Vec<_>>());
    Some(unsure.into_iter().map(str::to_owned).collect())
}

/// An exception that ends before it starts is told at its `until`, an `ends` outside the periods at the periods.
fn is_reported_elsewhere(problem: FoldProblem, changes: &[(usize, &Change)]) -> bool {
    match problem {
        FoldProblem::EndsBeforeItStarts { change, effect } => effect_of(changes, change, effect).until.is_some(),
        FoldProblem::OutsidePeriods { change, effect } => effect_of(changes, change, effect).kind == EffectKind::Ends,
        _ => false,
    }
}

fn effect_of<'a>(changes: &[(usize, &'a Change)], change: ChangeIndex, effect: u16) -> &'a Effect {
    &changes[change as usize].1.effects[usize::from(effect)]
}

fn report(document: &SourceFile<'_>, changes: &[(usize, &Change)], place: &str, problem: FoldProblem) {
    let change = |index: ChangeIndex| changes[index as usize].1;
    let path = |index: ChangeIndex, effect: u16| {
        Path::default().index(changes[index as usize].0).key("effects").index(usize::from(effect))
    };
    let (index, effect, diagnostic) = match problem {
        FoldProblem::Conflict { first, second } => {
            let (one, other) = (change(first.0), change(second.0));
            let describe = |change: &Change, effect: u16| {
                let effect = &change.effects[usize::from(effect)];
                format!("`{}` ({})", effect.status, effect.kind)
            };
            let message = format!(
                "At {}, `{place}` has two different states that start at one instant: {} has {}, {} has {}.",
                other.moment,
                one.id,
                describe(one, first.1),
                other.id,
                describe(other, second.1)
            );
            let fix = "if one began later that day, write its time; if one is less exact, remove its effect; if two sides disagree, keep one state and add the other's account as a claim";
            (second.0, second.1, Diagnostic::new("conflicting-states", message, fix))
        }
        FoldProblem::EndsBeforeItStarts { change, effect } => {
            let message = format!("The exception at `{place}` does not end after its start.");
            (
                change,
                effect,
                Diagnostic::new("ends-before-start", message, "correct `until` or `moment`; the end is not included"),
            )
        }
        FoldProblem::OutsidePeriods { change: index, effect } => {
            let message = format!(
                "`{place}` does not exist at {}: its `periods` in places.geojson do not include that time.",
                change(index).moment
            );
            (index, effect, Diagnostic::new("outside-period", message, "correct the date, the place, or the place's `periods`"))
        }
        FoldProblem::NothingToConfirm { change: index, effect, in_force } => {
            let wanted = &change(index).effects[usize::from(effect)].status;
            let message = match in_force {
                Some((maker, made)) => {
                    let status = &change(maker).effects[usize::from(made)].status;
                    format!(
                        "The effect confirms `{wanted}` at `{place}`, but at {} the state in force there is `{status}` (by {}).",
                        change(index).moment,
                        change(maker).id
                    )
                }
                None => {
                    format!(
                        "The effect confirms `{wanted}` at `{place}`, but at {} no state is in force there.",
                        change(index).moment
                    )
                }
            };
            (
                index,
                effect,
                Diagnostic::new(
                    "nothing-to-confirm",
                    message,
                    "correct the status or date, or write `starts` if this report changed the state",
                ),
            )
        }
        FoldProblem::NothingToEnd { change: index, effect } => {
            let message =
                format!("The effect ends the state of `{place}`, but at {} none is in force there.", change(index).moment);
            (index, effect, Diagnostic::new("nothing-to-end", message, "correct the date or the place, or remove the effect"))
        }
    };
    document.report_at(Some(change(index).id.as_str()), &path(index, effect), diagnostic);
}

/// An `ends` closes the place's period, so the two must name the same instant.
fn ends_and_periods(document: &SourceFile<'_>, dataset: &Dataset, place_numbers: &[usize]) {
    let offset = dataset.header.offset;
    let mut endings: HashMap<&PlaceId, Vec<&Change>> = HashMap::new();
    for change in &dataset.changes {
        let ended = change.effects.iter().filter(|effect| effect.kind == EffectKind::Ends).flat_map(|effect| &effect.places);
        for place in ended {
            let of_place = endings.entry(place).or_default();
            // Two effects of one change may end the same place.
            if of_place.last().is_none_or(|last| !std::ptr::eq(*last, change)) {
                of_place.push(change);
            }
        }
    }
    for (number, place) in place_numbers.iter().zip(&dataset.places) {
        for change in endings.get(&place.id).into_iter().flatten() {
            let at = change.moment.earliest(offset);
            let matches = place.existence(offset).iter().any(|period| period.until == Some(at));
            if !matches {
                let diagnostic = Diagnostic::new(
                    "end-without-period",
                    format!(
                        "The change {} ends `{}` at {}, but none of its periods ends then.",
                        change.id, place.id, change.moment
                    ),
                    "set `until` of the period to the moment of that change, or remove the `ends`",
                );
                let path = Path::default().key("features").index(*number).key("properties").key("periods");
                document.report_at(Some(place.id.as_str()), &path, diagnostic);
            }
        }
    }
}
