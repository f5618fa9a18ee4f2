//! Effects that contradict each other or the existence of their place: found by folding, reported where they stand.

use super::{CHANGES, PLACES};
use crate::{
    chronicle::{
        atlas::{Atlas, AtlasProblem},
        change::{Change, EffectKind},
        dataset::{Dataset, Header},
        place::Place,
        timeline::{ChangeIndex, FoldProblem},
    },
    geodata::document::{Complaint, Document, Path},
};

pub(super) fn check(documents: &[Document<'_>], header: &Header, places: &[Place], changes: &[Change]) {
    let dataset = Dataset { header: header.clone(), places: places.to_vec(), changes: changes.to_vec(), sources: Vec::new() };
    for problem in Atlas::new(dataset).err().unwrap_or_default() {
        // Unknown places and statuses are reported where references are checked.
        if let AtlasProblem::Fold(place, problem) = problem {
            report(&documents[CHANGES], changes, place.as_str(), problem);
        }
    }
    ends_and_periods(documents, header, places, changes);
}

fn report(document: &Document<'_>, changes: &[Change], place: &str, problem: FoldProblem) {
    let change = |index: ChangeIndex| &changes[index as usize];
    let path = |index: ChangeIndex, effect: u16| Path::default().index(index as usize).key("effects").index(usize::from(effect));
    let (index, effect, complaint) = match problem {
        FoldProblem::Conflict { first, second } => {
            let (one, other) = (change(first.0), change(second.0));
            let says = |change: &Change, effect: u16| {
                format!("{} `{}`", change.effects[usize::from(effect)].kind, change.effects[usize::from(effect)].status)
            };
            let message = format!(
                "At {}, `{place}` gets two different states at one moment: {} says {}, {} says {}.",
                other.moment,
                one.id,
                says(one, first.1),
                other.id,
                says(other, second.1)
            );
            let fix = "if one is sharper, give the other its hour or take its effect out; if two sides disagree, keep one state and set the other's word beside it as a claim";
            (second.0, second.1, Complaint::new("conflicting-states", message, fix))
        }
        FoldProblem::EndsBeforeItStarts { change, effect } => {
            let message = format!("The exception at `{place}` ends before or when it starts.");
            (change, effect, Complaint::new("ends-before-start", message, "correct `until` or `moment`; the end is not included"))
        }
        FoldProblem::OutsidePeriods { change: index, effect } => {
            let message = format!(
                "`{place}` does not exist at {}: its `periods` in places.geojson do not reach there.",
                change(index).moment
            );
            (index, effect, Complaint::new("outside-period", message, "correct the date, the place, or the place's `periods`"))
        }
        FoldProblem::NothingToConfirm { change: index, effect, in_force } => {
            let wanted = &change(index).effects[usize::from(effect)].status;
            let message = match in_force {
                Some((maker, made)) => {
                    let status = &change(maker).effects[usize::from(made)].status;
                    format!(
                        "It confirms `{wanted}` at `{place}`, but at {} the state in force there is `{status}` (by {}).",
                        change(index).moment,
                        change(maker).id
                    )
                }
                None => {
                    format!("It confirms `{wanted}` at `{place}`, but at {} no state is in force there.", change(index).moment)
                }
            };
            (
                index,
                effect,
                Complaint::new(
                    "nothing-to-confirm",
                    message,
                    "correct the status or date, or write `starts` if this report changed the state",
                ),
            )
        }
        FoldProblem::NothingToEnd { change: index, effect } => {
            let message = format!("It ends the state of `{place}`, but at {} none is in force there.", change(index).moment);
            (index, effect, Complaint::new("nothing-to-end", message, "correct the date or the place, or take the effect out"))
        }
    };
    document.report_at(Some(change(index).id.as_str()), &path(index, effect), complaint);
}

/// An `ends` closes the place's period, so the two must name the same instant.
fn ends_and_periods(documents: &[Document<'_>], header: &Header, places: &[Place], changes: &[Change]) {
    let offset = header.offset;
    for (number, place) in places.iter().enumerate() {
        let ends = changes.iter().filter_map(|change| {
            let ends = change.effects.iter().any(|effect| effect.kind == EffectKind::Ends && effect.places.contains(&place.id));
            ends.then(|| (change, change.moment.earliest(offset)))
        });
        for (change, at) in ends {
            let matches = place.existence(offset).iter().any(|period| period.until == Some(at));
            if !matches {
                let complaint = Complaint::new(
                    "end-without-period",
                    format!(
                        "The change {} ends `{}` at {}, but none of its periods ends then.",
                        change.id, place.id, change.moment
                    ),
                    "set `until` of the period to the moment of that change, or take the `ends` out",
                );
                let path = Path::default().key("features").index(number).key("properties").key("periods");
                documents[PLACES].report_at(Some(place.id.as_str()), &path, complaint);
            }
        }
    }
}
