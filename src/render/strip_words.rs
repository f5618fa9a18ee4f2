//! What a stop of the strip says beside its name and status.

use super::strip::StripPlace;
use crate::{
    chronicle::{
        index::atlas::Atlas,
        place::{Kind, Place},
        sentence::control_words,
    },
    l10n::catalogue,
};

/// From this on, in metres, a stop says how far off its place may be.
const ROUGH_M: f64 = 1000.0;

/// Returns who is reported in control of a stop, and how far off its place may be: "Armenia · ± 4 km". Empty where nothing holds
/// there, as in a settlement, and where neither is to be said.
#[must_use]
pub fn detail(atlas: &Atlas, stop: &StripPlace, language: &str) -> String {
    let Some(state) = stop.state else { return String::new() };
    let parts =
        [control_words(atlas.header(), &atlas.view(state).controllers(), language), roughness(atlas.place(stop.place), language)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Returns how far off a place may be, in kilometres; none where that is less than one.
fn roughness(place: &Place, language: &str) -> Option<String> {
    let metres = place.precision_m.filter(|metres| *metres >= ROUGH_M && place.kind != Kind::Settlement)?;
    let length = format!("{}", (metres / 100.0).round() / 10.0);
    Some(catalogue(language).text("strip-rough", &[("length", (&length).into())]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chronicle::moment::Day,
        geodata,
        render::strip::{StripStop, strip},
    };

    #[test]
    fn a_stop_says_who_runs_it_and_how_rough_its_place_is() {
        let atlas = Atlas::new(geodata::built_in().unwrap()).unwrap();
        let day: Day = "2023-04-23".parse().unwrap();
        let stops = strip(&atlas, atlas.header().offset.span_of(day).until.unwrap() - jiff::SignedDuration::from_nanos(1));
        let said = |language: &str| -> Vec<String> {
            let places = stops.iter().flat_map(|stop| match stop {
                StripStop::Place(place) => vec![*place],
                StripStop::Border(_) => vec![],
                StripStop::Together(places, _) => places.clone(),
            });
            places.map(|place| detail(&atlas, &place, language)).collect()
        };
        let english = [
            "",
            "Armenia · ± 4 km",
            "Azerbaijan",
            "Azerbaijan",
            "Russian peacekeepers · ± 1 km",
            "Azerbaijani civilians · ± 1.5 km",
            "",
        ];
        assert_eq!(said("en"), english);
        assert_eq!(said("ru")[1], "Армения · ± 4 км");
    }
}
