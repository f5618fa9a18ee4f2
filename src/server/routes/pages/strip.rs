//! The strip on a page: the stops of the road in their order, each with what held there, as a list.

use super::{components, view::View};
use crate::render::{
    strip::{StripPlace, StripStop, strip},
    strip_words,
};
use maud::{Markup, html};

/// The strip of the shown time, with its heading; nothing where no route carries the traffic then.
pub(crate) fn section(view: &View) -> Markup {
    let speech = &view.speech;
    let stops = strip(view.atlas(), view.shown.at(speech.offset));
    html! {
        @if !stops.is_empty() {
            section aria-labelledby="strip" {
                h2 #strip { (speech.say("strip")) }
                ol.strip { @for stop in &stops { (item(view, stop)) } }
                p.muted.small { (speech.say("strip-note")) }
            }
        }
    }
}

fn item(view: &View, stop: &StripStop<'_>) -> Markup {
    let (speech, header) = (&view.speech, view.atlas().header());
    match stop {
        StripStop::Place(stop) => html! { li { (place(view, stop)) } },
        StripStop::Border(parties) => html! {
            li.border {
                @for (number, party) in parties.iter().enumerate() {
                    @if number > 0 { span.muted.small { (speech.say("strip-border")) } }
                    strong { (speech.party(header, party.as_str())) }
                }
            }
        },
        StripStop::Together(places, note) => html! {
            li.together {
                details { summary { (speech.say("strip-unordered")) } p.small { (speech.line(note)) } }
                ul { @for stop in places { li { (place(view, stop)) } } }
            }
        },
    }
}

/// A place with its status, who is reported in control, and how far off it may be; a settlement is a name alone.
fn place(view: &View, stop: &StripPlace) -> Markup {
    let atlas = view.atlas();
    let state = stop.state.map(|state| atlas.view(state));
    html! {
        strong { (components::place_link(view, atlas.place(stop.place))) }
        @if let Some(state) = state {
            " " (components::status(view, state.status()))
            span.muted.small { (strip_words::detail(atlas, stop, &view.speech.language)) }
        }
    }
}
