//! What the record must say: of days on which silence or one side's word could be told as fact, and of the first report.

use corridor::{
    chronicle::{
        change::{Category, Certainty, Change, EffectKind},
        dataset::{Dataset, NOT_STATED, PublisherKind},
        figure::Figure,
        index::atlas::{Atlas, StateView},
        moment::{Instant, parse_day, parse_instant},
        sentence::{Shown, answer},
        status::{AccessLevel, Direction, Traveller},
    },
    geodata,
    l10n::TAGS,
};
use std::collections::BTreeSet;

const WAY: [&str; 4] = ["lachin-corridor", "new-road", "hakari-bridge", "az-checkpoint"];

fn atlas() -> Atlas {
    Atlas::new(geodata::built_in().unwrap()).unwrap()
}

fn instant(text: &str) -> Instant {
    parse_instant(text).unwrap()
}

/// What held at a place at the end of a local day.
fn on<'a>(atlas: &'a Atlas, place: &str, day: &str) -> StateView<'a> {
    let at = instant(&format!("{day}T23:59:59+04:00"));
    atlas.view(atlas.state_at(atlas.place_index(place).unwrap(), at).unwrap())
}

fn sentence(atlas: &Atlas, day: &str) -> String {
    let now = instant("2026-11-26T12:00:00+04:00");
    let place = atlas.place_index("lachin-corridor").unwrap();
    answer(atlas, place, Shown::Day(parse_day(day).unwrap()), now, "en").text
}

fn civilians(state: StateView<'_>) -> [Option<AccessLevel>; 2] {
    [Direction::In, Direction::Out].map(|way| state.access().get(Traveller::Civilians, way))
}

fn change<'a>(dataset: &'a Dataset, id: &str) -> &'a Change {
    dataset.changes.iter().find(|change| change.id.as_str() == id).expect(id)
}

#[test]
fn four_people_were_handed_over_at_the_bridge_on_14_january_2026_and_that_is_the_last_report() {
    let atlas = atlas();
    for place in WAY {
        let state = on(&atlas, place, "2026-01-14");
        assert_eq!((state.maker().id.as_str(), state.status().id.as_str()), ("a13", "dormant"), "{place}");
        assert_eq!(civilians(state), [None, None], "{place}: a handover of prisoners is no passage");
        assert_eq!(on(&atlas, place, "2026-01-15").maker().id.as_str(), "t108", "{place} goes on as before");
    }
    let text = sentence(&atlas, "2026-01-14");
    assert!(!text.contains("could pass"), "{text}");
    let today = sentence(&atlas, "2026-11-26");
    assert!(today.contains("14 January 2026"), "{today}");
    let dataset = geodata::built_in().unwrap();
    let parties: BTreeSet<&str> = change(&dataset, "a13").claims.iter().map(|claim| claim.party.as_str()).collect();
    assert!(parties.is_superset(&BTreeSet::from(["armenia", "azerbaijan"])), "both sides on their captivity: {parties:?}");
}

#[test]
fn the_offer_of_11_march_2026_stands_there_and_the_state_is_unknown_from_no_earlier_day() {
    let dataset = geodata::built_in().unwrap();
    let offset = dataset.header.offset;
    let offer = change(&dataset, "a15");
    assert_eq!(offer.category, Category::Proposal);
    assert!(offer.effects.is_empty(), "words do not move cars");
    assert!(offer.summary.text("en").contains("Kornidzor, Goris, Yeghegnadzor and Yeraskh"), "{}", offer.summary.text("en"));
    assert_eq!(offer.moment.to_string(), "2026-03-11");
    assert!(change(&dataset, "t117").moment.earliest(offset) >= offer.moment.earliest(offset));
}

#[test]
fn nobody_is_said_to_have_shut_the_road_in_november_2020() {
    let atlas = atlas();
    for place in ["lachin-corridor", "old-road"] {
        for day in 10..=13 {
            assert_eq!(on(&atlas, place, &format!("2020-11-{day}")).status().id.as_str(), "not-yet-open", "{place} {day}");
        }
        for day in 14..=16 {
            let state = on(&atlas, place, &format!("2020-11-{day}"));
            assert_eq!(state.status().id.as_str(), "restricted", "{place} {day}");
            assert_eq!(state.certainty(), Certainty::Disputed, "{place} {day}");
            assert_eq!(civilians(state)[0], Some(AccessLevel::Limited), "{place} {day}");
            let speakers: BTreeSet<&str> = state.maker().claims.iter().map(|claim| claim.party.as_str()).collect();
            assert_eq!(speakers, BTreeSet::from(["journalists", "russia"]), "both accounts of the road that the buses took");
        }
    }
    assert!(!sentence(&atlas, "2020-11-15").contains("closed"));
}

#[test]
fn silence_after_the_first_days_of_october_2023_is_not_told_as_a_closure() {
    let atlas = atlas();
    for place in WAY {
        let day = on(&atlas, place, "2023-10-02");
        assert_eq!(
            civilians(day),
            [Some(AccessLevel::Unknown), Some(AccessLevel::Limited)],
            "{place}: one loaded car still passed"
        );
        assert_eq!(day.access().get(Traveller::Humanitarian, Direction::Out), Some(AccessLevel::Limited), "{place}");
        let october = on(&atlas, place, "2023-10-20");
        assert_eq!(civilians(october), [Some(AccessLevel::Unknown); 2], "{place}");
        assert_eq!(october.access().get(Traveller::Humanitarian, Direction::Out), Some(AccessLevel::Limited), "{place}");
    }
    for place in WAY.into_iter().chain(["am-checkpoint"]) {
        let index = atlas.place_index(place).unwrap();
        for state in atlas.states_of(index).map(|index| atlas.view(index)) {
            if state.state.period.since < instant("2023-10-02T00:00:00+04:00") {
                continue;
            }
            for traveller in [Traveller::Civilians, Traveller::Humanitarian, Traveller::Goods] {
                for way in [Direction::In, Direction::Out] {
                    let pass = state.access().get(traveller, way);
                    assert_ne!(pass, Some(AccessLevel::No), "{}: no source says that {traveller:?} could not pass", state.id());
                }
            }
        }
    }
    for day in ["2023-10-02", "2023-10-15", "2024-04-22", "2024-11-12", "2025-08-08", "2026-02-10"] {
        let text = sentence(&atlas, day);
        assert!(text.contains("without regular traffic") && !text.contains("could not pass"), "{text}");
    }
}

#[test]
fn every_statement_of_the_first_report_is_carried_by_a_claim_and_every_such_claim_is_listed() {
    let dataset = geodata::built_in().unwrap();
    let mut carried = BTreeSet::new();
    let mut missing = Vec::new();
    let lines = include_str!("first-report.tsv").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let [statement, id, party, speaker, words] = cells[..] else { panic!("five columns: {line}") };
        let claims = &change(&dataset, id).claims;
        let found = claims.iter().position(|claim| {
            let name = claim.speaker.as_ref().map_or("", |speaker| speaker.name.as_ref());
            claim.party.as_str() == party
                && name == speaker
                && claim.sources.iter().any(|source| source.as_str() == "s001")
                && words.split('|').all(|word| claim.text.text("en").contains(word))
        });
        match found {
            Some(at) => drop(carried.insert((id, at))),
            None => missing.push(statement),
        }
    }
    assert!(missing.is_empty(), "no claim carries: {missing:#?}");
    for change in &dataset.changes {
        for (at, claim) in change.claims.iter().enumerate() {
            let is_of_it = claim.sources.iter().any(|source| source.as_str() == "s001");
            assert!(
                !is_of_it || carried.contains(&(change.id.as_str(), at)),
                "not listed: {} {}",
                change.id,
                claim.text.text("en")
            );
        }
    }
}

#[test]
fn the_first_report_has_its_address_and_its_choice_on_qualifiers_stands_beside_ours() {
    let dataset = geodata::built_in().unwrap();
    let report = dataset.sources.iter().find(|source| source.id.as_str() == "s001").unwrap();
    assert_eq!(
        report.url.as_ref().map(ToString::to_string).as_deref(),
        Some("https://oc-media.org/azerbaijan-closes-lachin-corridor-to-install-checkpoint/")
    );
    let note = dataset.header.usage_note.text("en");
    assert!(note.contains("OC Media") && note.contains("leaves such qualifiers out"), "{note}");
}

#[test]
fn every_claim_names_a_source() {
    let dataset = geodata::built_in().unwrap();
    for change in &dataset.changes {
        for claim in &change.claims {
            assert!(!claim.sources.is_empty(), "{}: {}", change.id, claim.text.text("en"));
        }
    }
}

#[test]
fn nothing_changes_for_travellers_on_28_april_and_26_may_2023() {
    let atlas = atlas();
    for place in ["lachin-corridor", "new-road"] {
        for (day, since) in [("2023-04-28", "t051"), ("2023-05-26", "t056")] {
            assert_eq!(on(&atlas, place, day).maker().id.as_str(), since, "{place} {day}");
        }
    }
}

#[test]
fn the_corridor_has_no_term_and_the_force_has_one() {
    let dataset = geodata::built_in().unwrap();
    let until = |id: &str| {
        let mandate = dataset.header.mandates.iter().find(|mandate| mandate.id.as_str() == id).expect(id);
        mandate.until.as_ref().map(ToString::to_string)
    };
    assert_eq!(until("statement-2020-11-10"), None);
    assert_eq!(until("peacekeepers-2020-11-10").as_deref(), Some("2024-06-12"));
    let strip = dataset.places.iter().find(|place| place.id.as_str() == "strip-2022").unwrap();
    assert_eq!(strip.periods[0].until.as_ref().map(ToString::to_string).as_deref(), Some("2024-06-12"));
    let note = strip.note.as_ref().unwrap().text("en");
    assert!(note.contains("Armenia said") && note.contains("Azerbaijan said"), "{note}");
}

#[test]
fn the_stated_precision_of_the_routes_holds_against_a_trace_of_the_old_road() {
    // Measured once against lines that have no licence and are not kept here: the farthest of 1,039 vertices.
    const FARTHEST_M: f64 = 1_748.4;
    let dataset = geodata::built_in().unwrap();
    for id in ["lachin-corridor", "old-road", "temporary-link", "new-road"] {
        let route = dataset.places.iter().find(|place| place.id.as_str() == id).unwrap();
        assert!(route.precision_m.is_some_and(|stated| stated >= FARTHEST_M), "{id}: {:?}", route.precision_m);
    }
}

#[test]
fn every_claim_has_a_source_or_says_why_it_has_none() {
    let dataset = geodata::built_in().unwrap();
    let claims = dataset.changes.iter().flat_map(|change| &change.claims);
    let (mut count, mut bare) = (0, Vec::new());
    for claim in claims {
        count += 1;
        if claim.sources.is_empty() && claim.source_note.is_none() {
            bare.push(claim.text.text("en"));
        }
    }
    assert!(count >= 264, "no claim is dropped to make the number of bare ones smaller: {count}");
    assert_eq!(bare, [""; 0]);
}

#[test]
fn a_claim_names_a_place_as_its_speaker_did() {
    for change in geodata::built_in().unwrap().changes {
        for claim in change.claims {
            let text = claim.text.text("en");
            assert!(!text.contains(" / "), "{}: nobody says two names: {text}", change.id);
        }
    }
}

#[test]
fn every_language_doubles_what_english_doubles() {
    let dataset = geodata::built_in().unwrap();
    for place in &dataset.places {
        let doubled = place.label("en").contains(" / ");
        for &language in &TAGS[1..] {
            let label = place.label(language);
            assert_eq!(label.contains(" / "), doubled, "{} in {language}: {label}", place.id);
            let own = |letter: char| match language {
                "hy" => ('\u{531}'..='\u{58f}').contains(&letter),
                "ru" => ('\u{400}'..='\u{4ff}').contains(&letter),
                "ka" => ('\u{10a0}'..='\u{10ff}').contains(&letter),
                _ => true,
            };
            let foreign: String = label.chars().filter(|letter| letter.is_alphabetic() && !own(*letter)).collect();
            assert_eq!(foreign, "", "{} in {language}: {label}", place.id);
        }
    }
    for language in TAGS {
        let way = dataset.header.directions.inward.in_language(language);
        assert!(way.contains(" / "), "{language}: {way}");
    }
}

#[test]
fn publishers_are_told_by_what_they_state_and_by_nothing_else() {
    let dataset = geodata::built_in().unwrap();
    let listed: BTreeSet<&str> = dataset.header.publishers.iter().map(|publisher| &*publisher.name).collect();
    let named: BTreeSet<&str> = dataset.sources.iter().map(|source| &*source.publisher).collect();
    assert_eq!(listed, named, "one entry each");
    for publisher in &dataset.header.publishers {
        let states = &*publisher.country != NOT_STATED || publisher.kind != PublisherKind::NotStated;
        assert_eq!(states, publisher.stated_at.is_some(), "{}", publisher.name);
    }
    let judging = ["leans", "leaning", "pro-Armenian", "pro-Azerbaijani", "propaganda", "biased", "partisan", "tabloid"];
    let notes = dataset.sources.iter().filter_map(|source| source.note.as_deref());
    let prose = dataset.changes.iter().flat_map(|change| change.note.iter().chain([&change.summary])).map(|text| text.text("en"));
    for text in notes.chain(prose) {
        assert_eq!(judging.iter().find(|word| text.contains(**word)), None, "{text}");
    }
}

#[test]
fn days_are_counted_on_through_what_changes_nothing_and_silence_is_not_counted() {
    let atlas = atlas();
    let now = instant("2026-11-26T12:00:00+04:00");
    let place = atlas.place_index("lachin-corridor").unwrap();
    let counted = |day: &str| {
        let answer = answer(&atlas, place, Shown::Day(parse_day(day).unwrap()), now, "en");
        (answer.day_of_state, answer.day_without_ordinary_traffic)
    };
    assert_eq!(counted("2022-11-30"), (Some(744), None));
    assert_eq!(counted("2022-12-04"), (Some(748), None), "an exception of three hours is no gap");
    assert_eq!(counted("2023-04-27"), (Some(2), Some(137)));
    assert_eq!(counted("2023-04-28"), (Some(3), Some(138)), "the end of the sit-in opens nothing");
    assert_eq!(counted("2023-05-25"), (Some(27), Some(165)));
    assert_eq!(counted("2023-05-26"), (Some(28), Some(166)), "Red Cross runs change nothing of who may pass");
    assert_eq!(counted("2023-10-01").1, Some(294));
    assert_eq!(counted("2023-10-02"), (None, None), "the question does not apply any more");
    assert_eq!(counted("2024-11-12"), (None, None));
}

#[test]
fn where_counts_differ_both_stand() {
    let dataset = geodata::built_in().unwrap();
    let figures = |id: &str| -> Vec<(f64, String)> {
        let party = |figure: &Figure| figure.party.as_ref().map(ToString::to_string).unwrap_or_default();
        change(&dataset, id).figures.iter().map(|figure| (figure.value, party(figure))).collect()
    };
    let aid = figures("t092");
    assert!(
        aid.iter().any(|(value, _)| *value == 70.0) && aid.iter().any(|(value, who)| *value == 50.0 && who == "russia"),
        "{aid:?}"
    );
    let fallen = figures("t009");
    assert!(
        fallen.iter().any(|(_, who)| who == "azerbaijan") && fallen.iter().any(|(_, who)| who == "nagorno-karabakh-authorities")
    );
}

#[test]
fn what_alters_the_state_of_the_corridor_is_told_in_every_language() {
    let dataset = geodata::built_in().unwrap();
    let alters = |change: &&Change| {
        let effects =
            change.effects.iter().filter(|effect| effect.places.iter().any(|place| place.as_str() == "lachin-corridor"));
        effects.into_iter().any(|effect| effect.kind != EffectKind::Confirms)
    };
    let changes: Vec<&Change> = dataset.changes.iter().filter(alters).collect();
    assert!(changes.len() >= 27, "{}", changes.len());
    for change in changes {
        for &language in &TAGS[1..] {
            let version = change.summary.versions().find(|(own, _)| *own == language).map(|(_, version)| version);
            let version = version.unwrap_or_else(|| panic!("{} in {language}", change.id));
            assert_eq!(
                (version.translator(), version.is_unreviewed()),
                (Some("the editors"), true),
                "{} in {language}",
                change.id
            );
        }
    }
}
