//! The step of the story that a page opens on.

use super::lenient_params::LenientParams;
use crate::server::params::ApiRequest;

/// The parameters that ask for a view of their own, with which no page opens on the story.
const OWN_VIEW: [&str; 8] = ["datetime", "compare", "bbox", "center", "zoom", "place", "traveller", "change"];

/// Whether a parameter asks for a view of its own.
pub(crate) fn is_of_own_view(name: &str) -> bool {
    OWN_VIEW.contains(&name)
}

/// Reads the position of the step: the one asked for, on the home page else the first one. None where the query asks for another
/// view, where a revision is named and no step, and where the dataset has no story.
pub(super) fn read(reader: &mut LenientParams<'_>, question: &ApiRequest) -> Option<usize> {
    let count = question.published.atlas.header().story.len();
    let is_step = |given: &str| given.parse::<usize>().is_ok_and(|number| (1..=count).contains(&number));
    let asked =
        reader.word("story", is_step, || if count == 0 { "none: there is no story".to_owned() } else { format!("1 to {count}") });
    let is_given = |name: &&str| question.parameters.value(name).is_some();
    if count == 0 || OWN_VIEW.iter().any(is_given) || !["/", "/embed"].contains(&&*question.path) {
        return None;
    }
    match asked.and_then(|number| number.parse::<usize>().ok()) {
        Some(number) => Some(number - 1),
        None => (question.path == "/" && !question.is_pinned).then_some(0),
    }
}
