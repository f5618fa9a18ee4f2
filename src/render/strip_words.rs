//! What a stop of the strip says beside its name and status.

use super::strip::{StripPlace, StripStop, strip};
use crate::{
    chronicle::{
        PartyId,
        dataset::Header,
        index::atlas::Atlas,
        moment::Instant,
        place::{Kind, Place},
        sentence::{control_words, party_name},
    },
    l10n::catalogue,
};

/// From this on, in metres, a stop says how far off its place may be.
const ROUGH_M: f64 = 1000.0;

/// Returns who is reported in control of a stop, and how far off its place may be: "Armenia · ± 4 km". Empty where nothing holds
/// there, as in a settlement, and where neither is to be said.
#[must_use]
pub fn detail(atlas: &Atlas, stop: &StripPlace, language: &str) -> String {
    let (control, rough) = details(atlas, stop, language);
    control.into_iter().chain(rough).collect::<Vec<_>>().join(" · ")
}

/// Returns the two parts of [`detail`], each where it is to be said.
#[must_use]
pub fn details(atlas: &Atlas, stop: &StripPlace, language: &str) -> (Option<String>, Option<String>) {
    let Some(state) = stop.state else { return (None, None) };
    let control = control_words(atlas.header(), &atlas.view(state).controllers(), language);
    (control, roughness(atlas.place(stop.place), language))
}

/// Returns the names of the parties on the two sides of a border, in road order: "Armenia / Azerbaijan".
#[must_use]
pub fn border(header: &Header, parties: &[PartyId], language: &str) -> String {
    parties.iter().map(|party| party_name(header, party.as_str(), language)).collect::<Vec<_>>().join(" / ")
}

/// Returns the strip of an instant in words, for those who do not see it: "Goris; Armenian checkpoint: Active, Armenia · ± 4 km".
/// Empty where no route carries the traffic then. `names` is the language of place names.
#[must_use]
pub fn alternative(atlas: &Atlas, at: Instant, language: &str, names: &str) -> String {
    let say = |id| catalogue(language).text(id, &[]);
    let place = |stop: &StripPlace| {
        let name = atlas.place(stop.place).label(names);
        let status = stop.state.map(|state| atlas.view(state).status().label.in_language(language).to_owned());
        let detail = Some(detail(atlas, stop, language)).filter(|detail| !detail.is_empty());
        let rest: Vec<String> = status.into_iter().chain(detail).collect();
        if rest.is_empty() { name } else { format!("{name}: {}", rest.join(", ")) }
    };
    let stops = strip(atlas, at);
    let said = stops.iter().map(|stop| match stop {
        StripStop::Place(stop) => place(stop),
        StripStop::Border(parties) => format!("{} {}", say("strip-border"), border(atlas.header(), parties, language)),
        StripStop::Together(places, _) => {
            format!("{} ({})", places.iter().map(place).collect::<Vec<_>>().join("; "), say("strip-unordered"))
        }
    });
    said.collect::<Vec<_>>().join("; ")
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
    use crate::{chronicle::moment::Day, geodata};

    #[test]
    fn a_stop_says_who_runs_it_and_how_rough_its_place_is() {
        let atlas = Atlas::new(geodata::built_in().unwrap()).unwrap();
        let day: Day = "2023-04-23".parse().unwrap();
        let at = atlas.header().offset.span_of(day).until.unwrap() - jiff::SignedDuration::from_nanos(1);
        let stops = strip(&atlas, at);
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
        let whole = alternative(&atlas, at, "en", "en");
        assert!(
            whole.starts_with(
                "Goris; Armenian checkpoint: Active, Armenia · ± 4 km; border Armenia / Azerbaijan; Hakari Bridge: Closed"
            ),
            "{whole}"
        );
        assert!(whole.contains("± 1 km (Order not known); "), "{whole}");
        assert_eq!(alternative(&atlas, Instant::MIN, "en", "en"), "");
    }
}
