//! `/timeline.json`: the data of the page, and the answer in words.

use crate::support::{Service, are_distinct, get, golden};
use corridor::{
    geodata::Files,
    l10n::TAGS,
    published::{Live, Published},
};
use serde_json::Value;
use std::{collections::BTreeSet, path::Path, sync::Arc};

fn timeline(query: &str) -> Value {
    get(&format!("/timeline.json{query}")).ok().json()
}

/// The sentence for a day or an instant.
fn sentence(datetime: &str) -> String {
    timeline(&format!("?datetime={datetime}"))["answer"]["text"].as_str().unwrap().to_owned()
}

fn list(value: &Value, name: &str) -> Vec<Value> {
    value[name].as_array().unwrap_or_else(|| panic!("no list {name}")).clone()
}

const ALSO_ON_3_DECEMBER: &str = "Also that day: blocked on the road near Shusha / Shushi from about 12:30 until about 15:30. The peacekeepers' \
     commander announces X-ray control; the Nagorno-Karabakh authorities object.";

#[test]
fn everything_of_the_page_is_in_one_answer() {
    let reply = get("/timeline.json").ok();
    assert_eq!(reply.header("content-type"), "application/json");
    let all = reply.json();
    for (name, least) in [("places", 35), ("states", 120), ("changes", 130), ("sources", 200), ("statuses", 14), ("parties", 19)]
    {
        let items = list(&all, name);
        assert!(items.len() >= least, "{name}: {}", items.len());
        assert!(are_distinct(&items.iter().map(crate::support::id).collect::<Vec<_>>()), "{name}");
    }
    let spoken_of: Vec<&String> = all["sentences"]["places"].as_object().unwrap().keys().collect();
    assert_eq!(spoken_of.len(), list(&all, "places").len());
    assert_eq!(all["dataset"]["id"], "lachin-corridor");
    assert_eq!(all["dataset"]["offset"], "+04:00");
    assert_eq!(all["revision"], Service::default().revision().as_str());
    assert_eq!(all["languages"], serde_json::json!(TAGS));
    assert!(!list(&all, "key_moments").is_empty());
    assert!(!list(&all, "mandates").is_empty());
    assert!(all.get("answer").is_none(), "no instant was asked for");
}

#[test]
fn what_is_named_in_one_part_is_there_in_another() {
    let all = timeline("");
    let ids = |name: &str| -> Vec<String> { list(&all, name).iter().map(crate::support::id).collect() };
    let (places, statuses, parties, changes, sources) =
        (ids("places"), ids("statuses"), ids("parties"), ids("changes"), ids("sources"));
    let is_in = |known: &[String], value: &Value| known.contains(&value.as_str().unwrap().to_owned());
    for state in list(&all, "states") {
        assert!(is_in(&places, &state["place"]) && is_in(&statuses, &state["status"]), "{}", state["id"]);
        assert!(list(&state, "controllers").iter().all(|party| is_in(&parties, party)), "{}", state["id"]);
        assert!(list(&state, "changes").iter().all(|change| is_in(&changes, &change["id"])), "{}", state["id"]);
    }
    for change in list(&all, "changes") {
        assert!(list(&change, "places").iter().all(|place| is_in(&places, place)), "{}", change["id"]);
        assert!(list(&change, "sources").iter().all(|source| is_in(&sources, source)), "{}", change["id"]);
        assert!(list(&change, "claims").iter().all(|claim| is_in(&parties, &claim["party"])), "{}", change["id"]);
        for way in ["refers_to", "referred_to_by"] {
            assert!(list(&change, way).iter().all(|reference| is_in(&changes, &reference["change"])), "{}", change["id"]);
        }
    }
    let states = ids("states");
    for (place, said) in all["sentences"]["places"].as_object().unwrap() {
        assert!(places.contains(place));
        for slice in list(said, "slices").iter().filter(|slice| !slice["state"].is_null()) {
            assert!(is_in(&states, &slice["state"]), "{slice}");
        }
    }
}

#[test]
fn the_states_are_those_of_the_api() {
    let all = timeline("");
    let own: Vec<String> = list(&all, "states").iter().map(crate::support::id).collect();
    assert_eq!(own, get("/ogc/collections/states/items?limit=10000").ids());
    let bridge = list(&all, "states").into_iter().find(|state| state["id"] == "hakari-bridge.t040").unwrap();
    assert_eq!(bridge["period"], serde_json::json!({"since": "2023-04-23T00:00:00+04:00", "until": "2023-04-26T00:00:00+04:00"}));
    assert_eq!((&bridge["access_civilians_in"], &bridge["access_peacekeepers_in"]), (&"no".into(), &"unknown".into()));
    let dormant = list(&all, "states").into_iter().find(|state| state["id"] == "hakari-bridge.t108").unwrap();
    assert_eq!(dormant.get("access_peacekeepers_in"), None, "what nobody recorded is left out");
}

/// A template of a slice, filled in for an instant as a page does it.
fn filled(sentences: &Value, slice: &Value, template: &str, at: &str) -> String {
    let (date, clock) = at.split_once('T').unwrap();
    let day: jiff::civil::Date = date.parse().unwrap();
    let number = |from: &Value| {
        let from: Option<jiff::civil::Date> = from.as_str().map(|from| from.parse().unwrap());
        from.map_or_else(String::new, |from| {
            let number = ((day - from).get_days() + 1).to_string();
            let fits = |ending: &str| ending.strip_prefix('=').map_or_else(|| number.ends_with(ending), |whole| whole == number);
            let rule = list(sentences, "ordinals").into_iter().find(|rule| fits(rule[0].as_str().unwrap())).unwrap();
            rule[1].as_str().unwrap().replace('#', &number)
        })
    };
    let month = sentences["months"][usize::try_from(day.month()).unwrap() - 1].as_str().unwrap();
    let date = sentences["date"].as_str().unwrap().replace("{day}", &day.day().to_string());
    let date = date.replace("{month}", month).replace("{year}", &day.year().to_string());
    let text = slice[template].as_str().unwrap().replace("{date}", &date).replace("{time}", &clock[..5]);
    text.replace("{day}", &number(&slice["day_from"])).replace("{without}", &number(&slice["without_from"]))
}

#[test]
fn slices_follow_each_other_and_filled_in_they_are_the_answer() {
    for language in TAGS {
        let sentences = timeline(&format!("?lang={language}"))["sentences"].clone();
        assert_eq!(sentences["language"], language);
        let slices = list(&sentences["places"]["lachin-corridor"], "slices");
        assert!(slices.len() > 30, "{}", slices.len());
        assert_eq!((&slices[0]["since"], &slices[slices.len() - 1]["until"]), (&Value::Null, &Value::Null));
        for pair in slices.windows(2) {
            assert_eq!(pair[0]["until"], pair[1]["since"], "all of time has its sentence");
        }
        for slice in slices.iter().skip(1).step_by(3) {
            let since = slice["since"].as_str().unwrap();
            let answer = timeline(&format!("?lang={language}&datetime={since}"))["answer"].clone();
            assert_eq!(answer["language"], language);
            assert_eq!(answer["text"], filled(&sentences, slice, "instant", since), "{since}");
            assert_eq!(answer["short"], filled(&sentences, slice, "short_instant", since), "{since}");
            assert_eq!(answer["sources"], slice["sources"], "{since}");
        }
    }
}

#[test]
fn the_answer_at_one_time_is_that_of_the_timeline_and_holds_for_its_slice() {
    for language in TAGS {
        let sentences = timeline(&format!("?lang={language}"))["sentences"].clone();
        for slice in list(&sentences["places"]["lachin-corridor"], "slices") {
            let (Some(since), until) = (slice["since"].as_str(), &slice["until"]) else { continue };
            let answer = get(&format!("/answer.json?lang={language}&datetime={}", since.replace('+', "%2B"))).ok().json();
            assert_eq!(answer["validity"], serde_json::json!({"since": since, "until": until}), "{language} {since}");
        }
        for shown in ["2020-01-01", "2022-12-12", "2023-04-23", "2023-04-23T12:00:00Z", "2030-01-01"] {
            let query = format!("?lang={language}&datetime={shown}");
            let answer = get(&format!("/answer.json{query}")).ok().json();
            for (name, value) in timeline(&query)["answer"].as_object().unwrap() {
                let has_value = !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
                assert_eq!(answer.get(name), has_value.then_some(value), "{language} {shown} {name}");
            }
        }
    }
}

#[test]
fn an_answer_at_one_time_has_at_most_two_kilobytes() {
    let all = timeline("");
    let slices = list(&all["sentences"]["places"]["lachin-corridor"], "slices");
    let starts = slices.iter().filter_map(|slice| slice["since"].as_str());
    let of_changes = list(&all, "changes").into_iter().map(|change| change["span"]["since"].as_str().unwrap().to_owned());
    let times: BTreeSet<String> = starts
        .map(str::to_owned)
        .chain(of_changes)
        .flat_map(|since| [since[..10].to_owned(), since.replace('+', "%2B")])
        .chain(["2020-01-01".to_owned(), "now".to_owned(), "2030-01-01".to_owned()])
        .collect();
    assert!(times.len() > 200, "{}", times.len());
    for language in TAGS {
        for time in &times {
            let bytes = get(&format!("/answer.json?lang={language}&datetime={time}")).ok().body.len();
            assert!(bytes <= 2_000, "{language} {time}: {bytes} bytes");
        }
    }
}

#[test]
fn what_is_said_of_today_and_of_days_with_more_than_one_status_stands_apart() {
    let sentences = timeline("")["sentences"].clone();
    let corridor = &sentences["places"]["lachin-corridor"];
    assert_eq!(corridor["also"]["2022-12-03"], ALSO_ON_3_DECEMBER);
    let today = &corridor["today"];
    assert_eq!((&today["date"], &today["state"]), (&"2026-11-26".into(), &"lachin-corridor.t117".into()));
    assert!(today["short_day"].as_str().unwrap().starts_with("On {date} the state of the Lachin corridor is not known;"));
    let slices = list(corridor, "slices");
    let last = slices.last().unwrap()["day"].as_str().unwrap();
    assert!(last.starts_with("{date} lies ahead, and no report covers it. On 26 November 2026 the state"), "{last}");
    assert!(slices[slices.len() - 3]["day"].as_str().unwrap().contains("was not known"), "the days before today");
}

#[test]
fn a_place_has_its_labels_in_every_language_and_its_geometry() {
    let all = timeline("?lang=hy");
    let lachin = list(&all, "places").into_iter().find(|place| place["id"] == "lachin").unwrap();
    let labels = &lachin["labels"];
    assert_eq!(
        (&labels["dual"], &labels["az"], &labels["ka"]),
        (&"Berdzor / Lachin".into(), &"Berdzor / Laçın".into(), &"ბერძორი / ლაჩინი".into())
    );
    assert_eq!(labels["hy"], lachin["label"]);
    let item = get("/ogc/collections/places/items/lachin").ok().json();
    assert_eq!(lachin["geometry"], item["geometry"]);
    let track = list(&all, "places").into_iter().find(|place| place["id"] == "bypass-track").unwrap();
    assert_eq!(track["geometry"], Value::Null, "listed, not drawn");
}

#[test]
fn words_that_no_native_reader_has_reviewed_are_said_to_be_so() {
    for (language, is_unreviewed) in [("en", false), ("hy", true), ("az", true), ("ru", true), ("ka", true)] {
        assert_eq!(timeline(&format!("?lang={language}"))["words_unreviewed"], is_unreviewed, "{language}");
    }
}

#[test]
fn labels_come_in_the_language_that_is_asked_for_and_facts_stay() {
    let english = timeline("?lang=en");
    assert_eq!(english, timeline(""), "English when nothing is asked");
    let mut titles = Vec::new();
    for language in TAGS {
        let all = timeline(&format!("?lang={language}"));
        assert_eq!(all["language"], language);
        titles.push(all["dataset"]["title"].as_str().unwrap().to_owned());
        for same in ["sources", "languages", "revision"] {
            assert_eq!(all[same], english[same], "{language}: {same}");
        }
        let facts = |all: &Value| {
            let mut states = list(all, "states").to_vec();
            states.iter_mut().for_each(|state| state["label"] = Value::Null);
            states
        };
        assert_eq!(facts(&all), facts(&english), "{language}: states");
        for (labelled, is_translated) in [("statuses", true), ("key_moments", true), ("parties", false), ("states", true)] {
            for (own, other) in list(&all, labelled).iter().zip(list(&english, labelled)) {
                assert!(!own["label"].as_str().unwrap().is_empty(), "{language}: {own}");
                // A party may have the same name in every language.
                assert!(!is_translated || language == "en" || own["label"] != other["label"], "{language}: {own}");
            }
        }
    }
    assert!(are_distinct(&titles), "{titles:?}");
}

#[test]
fn the_days_without_ordinary_traffic_are_counted_from_12_december_2022() {
    let counted = |day: &str| timeline(&format!("?datetime={day}"))["answer"].clone();
    // The count names the day from which it counts, unless the statement does; and what ended traffic, where nobody else is named.
    let since = "No ordinary traffic since 12 December 2022";
    for (day, number, count) in [
        ("2022-12-12", 1, "Day 1 without ordinary traffic.".to_owned()),
        ("2022-12-13", 2, "Day 2 without ordinary traffic.".to_owned()),
        (
            "2023-04-22",
            132,
            format!("{since}, when it was blocked on the road near Shusha / Shushi (by whom is disputed): day 132."),
        ),
        ("2023-04-23", 133, format!("{since}: day 133.")),
        ("2023-04-28", 138, format!("{since}: day 138.")),
    ] {
        let answer = counted(day);
        assert_eq!(answer["day_without_ordinary_traffic"], number, "{day}");
        assert!(answer["text"].as_str().unwrap().contains(&count), "{answer}");
    }
    assert_eq!(counted("2022-12-11")["day_without_ordinary_traffic"], Value::Null);
}

#[test]
fn what_else_held_on_the_day_is_said_too() {
    let answer = timeline("?datetime=2022-12-03")["answer"].clone();
    assert_eq!(answer["also_that_day"], serde_json::json!(["lachin-corridor.t018"]));
    assert!(answer["text"].as_str().unwrap().ends_with(ALSO_ON_3_DECEMBER));
    let instant = timeline("?datetime=2022-12-03T13:00:00%2B04:00")["answer"].clone();
    assert_eq!((&instant["also_that_day"], &instant["state"]), (&serde_json::json!([]), &"lachin-corridor.t018".into()));
    assert!(!instant["text"].as_str().unwrap().contains("Also"));
}

#[test]
fn today_is_not_known_and_the_last_report_is_named() {
    for today in ["now", "2026-11-26"] {
        let answer = timeline(&format!("?datetime={today}"))["answer"].clone();
        assert_eq!(answer["state"], "lachin-corridor.t117");
        assert_eq!(answer["last_known"], "lachin-corridor.t108.resumed");
        let text = answer["text"].as_str().unwrap();
        assert!(text.starts_with("On 26 November 2026 the state of the Lachin corridor is not known;"), "{text}");
        assert!(text.contains("last reported without regular traffic on 14 January 2026"), "{text}");
    }
}

#[test]
fn a_day_is_today_by_the_offset_of_the_data_and_not_by_the_clock_of_the_server() {
    let text = |now: &str| {
        let reply = Service::default().at(now).get("/timeline.json?datetime=now").ok();
        reply.json()["answer"]["text"].as_str().unwrap().to_owned()
    };
    assert!(text("2026-11-26T19:59:59Z").starts_with("On 26 November 2026"));
    assert!(text("2026-11-26T20:00:00Z").starts_with("On 27 November 2026"));
}

#[test]
fn a_day_that_has_not_come_is_answered_with_today_and_says_so() {
    let text = sentence("2030-01-01");
    assert!(text.starts_with("1 January 2030 lies ahead, and no report covers it. On 26 November 2026 "), "{text}");
    assert_eq!(timeline("?datetime=2030-01-01")["answer"]["state"], "lachin-corridor.t117");
}

#[test]
fn a_day_before_the_data_says_what_the_first_state_is() {
    let answer = timeline("?datetime=1990-01-01")["answer"].clone();
    assert_eq!(answer["state"], Value::Null);
    assert!(answer["text"].as_str().unwrap().contains("the first is waiting to open, from 10 November 2020"));
    for extreme in ["0001-01-01", "9999-12-31", "0001-01-01T00:00:00Z", "9999-12-30T00:00:00Z"] {
        assert!(!sentence(extreme).is_empty(), "{extreme}");
    }
}

#[test]
fn a_plus_that_is_not_encoded_is_read_as_a_plus() {
    assert_eq!(sentence("2023-04-23T12:00:00+04:00"), sentence("2023-04-23T12:00:00%2B04:00"));
    assert!(sentence("2023-04-23T12:00:00+04:00").starts_with("At 12:00 on 23 April 2023"));
}

#[test]
fn the_sentences_of_chosen_times() {
    let times = [
        "2020-11-09",
        "2020-11-10",
        "2020-11-15",
        "2020-11-17",
        "2022-08-30",
        "2022-12-02",
        "2022-12-03",
        "2022-12-12",
        "2022-12-12T10:29:59+04:00",
        "2022-12-12T10:30:00+04:00",
        "2022-12-16",
        "2022-12-18",
        "2023-04-22",
        "2023-04-23",
        "2023-04-26",
        "2023-04-28",
        "2023-04-29",
        "2023-06-15",
        "2023-08-21",
        "2023-09-19",
        "2023-09-24",
        "2023-10-02",
        "2023-10-15",
        "2025-11-21",
        "2026-01-14",
        "2026-03-10",
        "2026-03-11",
        "2026-11-26",
        "2030-01-01",
    ];
    let said: Vec<String> = times.iter().map(|time| format!("{time}: {}", sentence(time))).collect();
    insta::assert_snapshot!("sentences", said.join("\n"));
}

/// The page's own tests read this file, so that what one side writes the other side can read.
#[test]
fn the_golden_answer_is_what_the_server_writes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/one-road");
    let published = Published::from_files(&Files::read(&folder).unwrap()).unwrap();
    let service = Service::default().over(Arc::new(Live::new(published))).at("2022-05-02T09:00:00+04:00");
    golden(&[("timeline.json", service.get("/timeline.json?datetime=2021-02-10").ok().json())]);
}
