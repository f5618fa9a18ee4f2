//! Folds the changes and reports effects that contradict each other or the existence of their place.

use super::{CHANGES, LOSES_IDS, Mention, PLACES, Records};
use crate::{
    chronicle::{
        PlaceId,
        change::{Change, Effect, EffectKind},
        dataset::{Dataset, Header},
        fold::{ChangeIndex, FoldProblem},
        index::atlas::{Atlas, AtlasProblem},
        place::Place,
    },
    geodata::source_file::{Diagnostic, Path, SourceFile},
    schema::types::Id,
};
use std::collections::{HashMap, HashSet};

pub(in crate::geodata) fn check(
    documents: &[SourceFile<'_>],
    header: &Header,
    records: &Records,
    referred: &[(usize, Mention)],
) -> usize {
    let Some(uncertain) = uncertain(documents, header, records, referred) else { return 0 };
    let is_certain = |place: &PlaceId| !uncertain.contains(place.as_str());
    let places: Vec<(usize, &Place)> = records.places.iter().filter(|(_, place)| is_certain(&place.id)).collect();
    let changes: Vec<(usize, &Change)> = records.changes.iter().collect();
    let dataset = Dataset {
        header: header.clone(),
        places: places.iter().map(|(_, place)| (*place).clone()).collect(),
        changes: changes.iter().map(|(_, change)| (*change).clone()).collect(),
        sources: Vec::new(),
    };
    let atlas = Atlas::new(dataset);
    let states = atlas.as_ref().map_or(0, |atlas| atlas.states().len());
    for problem in atlas.err().unwrap_or_default() {
        // Unknown places and statuses are reported where references are checked.
        if let AtlasProblem::Fold(place, problem) = problem
            && !is_reported_elsewhere(problem, &changes)
        {
            report(&documents[CHANGES], &changes, place.as_str(), problem);
        }
    }
    ends_and_periods(&documents[PLACES], header, &places, &changes);
    states
}

/// Returns the places with effects that could not be read; problems that follow from the other effects may be false. None if it
/// is not known which places these are.
fn uncertain<'a>(
    documents: &[SourceFile<'_>],
    header: &Header,
    records: &'a Records,
    referred: &'a [(usize, Mention)],
) -> Option<HashSet<&'a str>> {
    let lost = &records.changes.lost;
    if lost.iter().any(|&range| documents[CHANGES].has(LOSES_IDS, range)) {
        return None;
    }
    let is_lost = |mention: &Mention| lost.iter().any(|&(start, end)| (start..end).contains(&mention.range.0));
    let in_lost = referred.iter().filter(|(file, mention)| *file == CHANGES && mention.id == Id::Place && is_lost(mention));
    let mut uncertain: HashSet<&str> = in_lost.map(|(_, mention)| mention.text.as_str()).collect();
    let known: HashSet<&str> = header.statuses.iter().map(|status| status.id.as_str()).collect();
    let effects = records.changes.iter().flat_map(|(_, change)| &change.effects);
    let unknown = effects.filter(|effect| !known.contains(effect.status.as_str()));
    uncertain.extend(unknown.flat_map(|effect| &effect.places).map(PlaceId::as_str));
    // With invalid periods, every effect would be outside them.
    let is_odd = |place: &Place| {
        let existence = place.existence(header.offset);
        existence.iter().any(|period| period.until.is_some_and(|until| until <= period.since))
            || existence.windows(2).any(|pair| pair[0].until.is_none_or(|until| until > pair[1].since))
    };
    uncertain.extend(records.places.iter().filter(|(_, place)| is_odd(place)).map(|(_, place)| place.id.as_str()));
    // Of two places with the same id, it is not known which an effect means.
    let mut seen = HashSet::new();
    let twice = records.places.iter().map(|(_, place)| place.id.as_str()).filter(|id| !seen.insert(*id));
    uncertain.extend(twice.collect::<Vec<_>>());
    Some(uncertain)
}

/// Returns whether another check reports the problem: an exception that ends before it starts at its `until`, an `ends` outside
/// the periods at the periods.
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

/// Checks that each `ends` is at the end of a period of its place.
fn ends_and_periods(document: &SourceFile<'_>, header: &Header, places: &[(usize, &Place)], changes: &[(usize, &Change)]) {
    let offset = header.offset;
    let mut endings: HashMap<&PlaceId, Vec<&Change>> = HashMap::new();
    for (_, change) in changes {
        let ended = change.effects.iter().filter(|effect| effect.kind == EffectKind::Ends).flat_map(|effect| &effect.places);
        for place in ended {
            let of_place = endings.entry(place).or_default();
            // Two effects of one change may end the same place.
            if of_place.last().is_none_or(|last| !std::ptr::eq(*last, *change)) {
                of_place.push(change);
            }
        }
    }
    for (number, place) in places {
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
