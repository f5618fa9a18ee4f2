//! Checks the story: one frame a step, moments inside the dataset, and a number wherever a text has room for one.

use super::header::is_box;
use crate::{
    chronicle::{
        dataset::Header,
        index::atlas::Atlas,
        moment::Moment,
        story::{NUMBER, StoryNumber, StoryStep},
        story_number::computed,
    },
    geodata::source_file::{Diagnostic, Path, SourceFile},
};

pub(in crate::geodata) fn check(document: &SourceFile<'_>, header: &Header) {
    for (step, path) in steps(header) {
        let report = |path: &Path, diagnostic| document.report_at(Some(&step.id), path, diagnostic);
        if let Some(bbox) = step.bbox {
            let bbox_path = path.key("bbox");
            if !is_box(bbox) {
                let fix = "write west, south, east, north in degrees, such as `[46.4, 39.5, 46.7, 39.8]`";
                report(&bbox_path, Diagnostic::new("not-a-box", "The frame of the step is not a box.", fix));
            }
            if step.place.is_some() {
                let message = "The step has both `place` and `bbox`: a map has one frame.";
                report(&bbox_path, Diagnostic::new("two-frames", message, "keep one of the two"));
            }
        }
        let begins = header.extent.since.earliest(header.offset);
        if let Some(moment) = step.datetime.as_ref().filter(|moment| moment.earliest(header.offset) < begins) {
            let message = format!("The step shows {moment}, which is before the dataset begins ({}).", header.extent.since);
            let fix = "correct the date, or set `extent.since` earlier";
            report(&path.key("datetime"), Diagnostic::new("before-extent", message, fix));
        }
        let without_number = [("title", &step.title), ("text", &step.text)].into_iter().filter(|_| step.number.is_none());
        for (name, label) in without_number {
            for language in header.languages.iter().filter(|language| label.in_language(language).contains(NUMBER)) {
                let message = format!("The {name} has `{NUMBER}`, but the step has no `number`.");
                let fix = "add `number`, such as `{\"figure\": \"t099-people\"}`, or remove `{number}`: numbers are not typed";
                report(&path.key(name).key(language), Diagnostic::new("no-number", message, fix));
            }
        }
        let number = path.key("number");
        match &step.number {
            Some(StoryNumber::DaysInStatus { since, until, .. }) => {
                let path = number.key("days_in_status").key("until");
                ends_before(header, since, until).into_iter().for_each(|diagnostic| report(&path, diagnostic));
            }
            Some(StoryNumber::ChangesInPeriod { since, until: Some(until) }) => {
                let path = number.key("changes_in_period").key("until");
                ends_before(header, since, until).into_iter().for_each(|diagnostic| report(&path, diagnostic));
            }
            _ => {}
        }
    }
}

/// Checks that each number can be computed from the folded data.
pub(in crate::geodata) fn numbers(document: &SourceFile<'_>, atlas: &Atlas) {
    let header = atlas.header();
    for (step, path) in steps(header) {
        if step.number.as_ref().is_some_and(|number| computed(atlas, number, header.modified).is_none()) {
            let message = "The number of the step cannot be computed: on its last day ordinary traffic passes, or nothing tells when it ended.";
            let fix = "set `until` to a day without ordinary traffic, or choose another number";
            document.report_at(Some(&step.id), &path.key("number"), Diagnostic::new("no-number", message, fix));
        }
    }
}

fn steps(header: &Header) -> impl Iterator<Item = (&StoryStep, Path)> {
    let path = Path::default().key("story");
    header.story.iter().enumerate().map(move |(number, step)| (step, path.index(number)))
}

/// Both moments are included.
fn ends_before(header: &Header, since: &Moment, until: &Moment) -> Option<Diagnostic> {
    (until.earliest(header.offset) < since.earliest(header.offset)).then(|| {
        let message = format!("The last day ({until}) is before the first ({since}).");
        Diagnostic::new("ends-before-start", message, "correct one of the two; both days are counted")
    })
}
