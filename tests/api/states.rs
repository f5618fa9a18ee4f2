//! `/ogc/collections/states/items`: what held where, and when.

use crate::support::{Reply, are_distinct, get, property};
use serde_json::Value;

const ITEMS: &str = "/ogc/collections/states/items";

fn ask(query: &str) -> Reply {
    get(&format!("{ITEMS}?{query}"))
}

fn features(query: &str) -> Vec<Value> {
    ask(query).features()
}

fn ids(query: &str) -> Vec<String> {
    ask(query).ids()
}

/// The one status at an instant; empty where none held.
fn status(place: &str, at: &str) -> String {
    let found = property(&features(&format!("place={place}&datetime={at}")), "status");
    assert!(found.len() <= 1, "{place} at {at}: {found:?}");
    found.into_iter().next().unwrap_or_default()
}

#[test]
fn the_bridge_is_closed_on_23_april_2023_and_oc_media_says_so() {
    let found = features("datetime=2023-04-23T20:00:00%2B04:00&place=hakari-bridge");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["id"], "hakari-bridge.t040");
    assert_eq!(found[0]["geometry"]["type"], "Point");
    let properties = &found[0]["properties"];
    assert_eq!(properties["status"], "closed");
    assert_eq!(properties["since"], "2023-04-23T00:00:00+04:00");
    assert_eq!(properties["since_edtf"], "2023-04-23");
    let publishers: Vec<&Value> = properties["sources"].as_array().unwrap().iter().map(|source| &source["publisher"]).collect();
    assert!(publishers.contains(&&Value::from("OC Media")), "{publishers:?}");
    assert!(properties["source_publishers"].as_str().unwrap().split("; ").any(|publisher| publisher == "OC Media"));
}

#[test]
fn the_bridge_is_restricted_the_day_before_planned_in_august_2022_and_not_there_in_2021() {
    assert_eq!(status("hakari-bridge", "2023-04-22T20:00:00%2B04:00"), "restricted");
    assert_eq!(status("hakari-bridge", "2022-08-01T12:00:00%2B04:00"), "planned");
    assert_eq!(status("hakari-bridge", "2021-01-01T12:00:00%2B04:00"), "");
    assert_eq!(ids("place=hakari-bridge&datetime=2022-08-01").len(), 1);
    assert!(ids("place=hakari-bridge&datetime=2021-01-01").is_empty());
}

#[test]
fn the_way_is_outbound_only_on_25_september_2023_at_four_places() {
    let mut places = property(&features("status=outbound-only&datetime=2023-09-25"), "place");
    places.sort_unstable();
    assert_eq!(places, ["az-checkpoint", "hakari-bridge", "lachin-corridor", "new-road"]);
    for place in places {
        assert_eq!(status(&place, "2023-09-25T12:00:00%2B04:00"), "outbound-only");
    }
}

#[test]
fn a_plus_that_is_not_encoded_is_read_as_a_plus() {
    let (plain, encoded) = (
        ask("datetime=2023-04-23T20:00:00+04:00&place=hakari-bridge"),
        ask("datetime=2023-04-23T20:00:00%2B04:00&place=hakari-bridge"),
    );
    assert_eq!(plain.clone().ids(), ["hakari-bridge.t040"]);
    assert_eq!(plain.body, encoded.body);
}

#[test]
fn a_change_takes_effect_at_its_first_instant_and_not_before() {
    assert_eq!(status("lachin-corridor", "2022-12-12T10:29:59%2B04:00"), "open");
    assert_eq!(status("lachin-corridor", "2022-12-12T10:29:59.999999999%2B04:00"), "open");
    assert_eq!(status("lachin-corridor", "2022-12-12T10:30:00%2B04:00"), "blocked");
    assert_eq!(status("lachin-corridor", "2022-12-12T06:30:00Z"), "blocked", "the same instant in another offset");
}

#[test]
fn the_day_of_a_change_holds_both_states_and_its_neighbours_one_each() {
    let statuses = |day| property(&features(&format!("place=lachin-corridor&datetime={day}")), "status");
    assert_eq!(statuses("2022-12-11"), ["open"]);
    assert_eq!(statuses("2022-12-12"), ["open", "blocked"]);
    assert_eq!(statuses("2022-12-13"), ["blocked"]);
    assert_eq!(statuses("2022-12-03"), ["open", "blocked", "open"], "an exception within the day");
}

#[test]
fn a_change_at_midnight_leaves_nothing_of_the_state_before_on_its_day() {
    let statuses = |day| property(&features(&format!("place=hakari-bridge&datetime={day}")), "status");
    assert_eq!(statuses("2023-04-22"), ["restricted"]);
    assert_eq!(statuses("2023-04-23"), ["closed"]);
    assert_eq!(statuses("2023-04-24"), ["closed"]);
}

#[test]
fn an_instant_gives_at_most_one_state_a_place() {
    for day in ["2020-11-10", "2021-06-01", "2022-08-30", "2022-12-03", "2022-12-12", "2023-04-28", "2023-09-24", "2026-11-26"] {
        for hour in ["00:00:00", "12:29:59", "12:30:00", "18:00:00", "20:00:00"] {
            let places = property(&features(&format!("datetime={day}T{hour}%2B04:00&limit=1000")), "place");
            assert!(are_distinct(&places), "{day} {hour}: {places:?}");
        }
    }
}

#[test]
fn an_interval_holds_every_state_that_overlaps_it_and_its_last_instant() {
    let of_bridge = |when: &str| ids(&format!("place=hakari-bridge&datetime={when}"));
    assert_eq!(of_bridge("2023-04-22/2023-04-23"), ["hakari-bridge.t020", "hakari-bridge.t040"]);
    assert_eq!(of_bridge("2023-04-22T00:00:00Z/2023-04-22T19:59:59Z"), ["hakari-bridge.t020"]);
    assert_eq!(
        of_bridge("2023-04-22T00:00:00Z/2023-04-22T20:00:00Z"),
        ["hakari-bridge.t020", "hakari-bridge.t040"],
        "an interval of the standard holds both its ends"
    );
    assert_eq!(of_bridge("2023-04-23T00:00:00Z/2023-04-23T00:00:00Z"), ["hakari-bridge.t040"]);
}

#[test]
fn an_open_end_reaches_as_far_as_the_data() {
    let of_bridge = |when: &str| ids(&format!("place=hakari-bridge&datetime={when}"));
    assert_eq!(of_bridge("../2022-08-01"), ["hakari-bridge.t007"]);
    assert_eq!(of_bridge("/2022-08-01"), of_bridge("../2022-08-01"));
    assert_eq!(
        of_bridge("2025-01-01/.."),
        ["hakari-bridge.t108", "hakari-bridge.a13", "hakari-bridge.t108.resumed", "hakari-bridge.t117"]
    );
    assert_eq!(of_bridge("2025-01-01/"), of_bridge("2025-01-01/.."));
    assert_eq!(of_bridge("../.."), ids("place=hakari-bridge"));
    assert!(of_bridge("../2020-01-01").is_empty());
    assert_eq!(of_bridge("2100-01-01/.."), ["hakari-bridge.t117"], "a state without an end has not ended");
}

#[test]
fn now_is_the_instant_of_the_clock() {
    assert_eq!(ids("place=hakari-bridge&datetime=now"), ["hakari-bridge.t117"]);
    assert_eq!(ids("place=hakari-bridge&datetime=2023-04-23/now").first().unwrap(), "hakari-bridge.t040");
    let then = crate::support::Service::default().at("2023-04-23T12:00:00+04:00");
    assert_eq!(then.get(&format!("{ITEMS}?place=hakari-bridge&datetime=now")).ids(), ["hakari-bridge.t040"]);
}

#[test]
fn without_a_datetime_every_state_is_there_in_the_order_of_places_and_time() {
    let all = features("limit=10000");
    let reply = ask("limit=10000").json();
    assert_eq!(reply["numberMatched"], all.len());
    assert_eq!(reply["numberReturned"], all.len());
    assert!(all.len() >= 120);
    let mut places = property(&all, "place");
    places.dedup();
    assert!(are_distinct(&places), "the states of a place stand together");
    for pair in all.windows(2).filter(|pair| pair[0]["properties"]["place"] == pair[1]["properties"]["place"]) {
        let (until, since) = (&pair[0]["properties"]["until"], &pair[1]["properties"]["since"]);
        assert!(until.as_str().unwrap() <= since.as_str().unwrap(), "states of a place never overlap: {until} {since}");
    }
}

#[test]
fn each_filter_gives_just_the_states_that_have_the_value() {
    let all = features("limit=10000");
    let table: [(&str, &str, &str); 7] = [
        ("place", "place", "hakari-bridge"),
        ("kind", "kind", "road"),
        ("status", "status", "closed"),
        ("certainty", "certainty", "reported"),
        ("access_civilians_out", "access_civilians_out", "limited"),
        ("access_humanitarian_in", "access_humanitarian_in", "yes"),
        ("access_goods_in", "access_goods_in", "no"),
    ];
    for (parameter, name, value) in table {
        let wanted: Vec<String> = all.iter().filter(|state| state["properties"][name] == value).map(crate::support::id).collect();
        assert!(!wanted.is_empty(), "{parameter}");
        assert_eq!(ids(&format!("{parameter}={value}&limit=10000")), wanted, "{parameter}");
    }
}

#[test]
fn every_word_of_every_access_filter_gives_the_states_with_that_word() {
    let all = features("limit=10000");
    let travellers = ["civilians", "humanitarian", "goods", "peacekeepers"];
    for column in travellers.iter().flat_map(|traveller| ["in", "out"].map(|way| format!("access_{traveller}_{way}"))) {
        let mut counted = 0;
        for word in ["yes", "limited", "no", "unknown", "not-recorded"] {
            let shown = if word == "not-recorded" { Value::Null } else { Value::from(word) };
            let wanted: Vec<String> =
                all.iter().filter(|state| state["properties"][&column] == shown).map(crate::support::id).collect();
            assert_eq!(ids(&format!("{column}={word}&limit=10000")), wanted, "{column}={word}");
            counted += wanted.len();
        }
        assert_eq!(counted, all.len(), "{column}: every state has one of the five");
    }
}

#[test]
fn not_recorded_unknown_and_no_are_three_different_answers() {
    let at = |word: &str| ids(&format!("access_peacekeepers_in={word}&place=lachin-corridor&limit=100"));
    let (unrecorded, unknown, no) = (at("not-recorded"), at("unknown"), at("no"));
    assert!(unrecorded.contains(&"lachin-corridor.t108".into()), "{unrecorded:?}");
    assert!(unknown.contains(&"lachin-corridor.t040".into()), "{unknown:?}");
    assert!(no.contains(&"lachin-corridor.t062".into()), "{no:?}");
    let all = [unrecorded, unknown, no].concat();
    assert!(are_distinct(&all));
    let unrecorded = get(&format!("{ITEMS}/lachin-corridor.t108")).ok().json();
    assert!(unrecorded["properties"]["access_peacekeepers_in"].is_null());
    assert_eq!(unrecorded["properties"]["access"].get("peacekeepers"), None, "nothing stands where nothing was recorded");
}

#[test]
fn several_values_with_commas_are_any_of_them_and_several_filters_all_of_them() {
    let one = |query: &str| ids(&format!("{query}&limit=10000"));
    let either = one("status=closed,blocked");
    let mut both = [one("status=closed"), one("status=blocked")].concat();
    assert!(both.iter().all(|id| either.contains(id)));
    both.sort_unstable();
    let mut sorted = either.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, both);
    assert_eq!(one("status=closed,%20blocked"), either, "a space after the comma is no part of a value");
    let narrowed = one("status=closed,blocked&place=hakari-bridge,new-road&certainty=confirmed");
    assert!(!narrowed.is_empty());
    assert!(narrowed.iter().all(|id| either.contains(id) && (id.starts_with("hakari-bridge.") || id.starts_with("new-road."))));
}

#[test]
fn part_of_gives_the_parts_and_not_the_whole() {
    let places = property(&features("part_of=lachin-corridor&datetime=2023-09-25T12:00:00Z&limit=100"), "place");
    assert!(places.contains(&"hakari-bridge".into()));
    assert!(!places.contains(&"lachin-corridor".into()));
    assert!(!places.contains(&"aghdam-road".into()));
}

#[test]
fn party_gives_the_states_in_which_it_is_in_control() {
    for party in ["azerbaijan", "russian-peacekeepers", "azerbaijani-civilians", "armenia"] {
        let found = features(&format!("party={party}&limit=10000"));
        assert!(!found.is_empty(), "{party}");
        for state in found {
            let controllers = state["properties"]["controllers"].as_array().unwrap().clone();
            assert!(controllers.contains(&party.into()), "{}", state["id"]);
        }
    }
}

#[test]
fn source_gives_the_states_that_rest_on_it() {
    let found = features("source=s001&limit=10000");
    assert!(found.iter().any(|state| state["id"] == "hakari-bridge.t040"));
    for state in &found {
        assert!(
            state["properties"]["sources"].as_array().unwrap().iter().any(|source| source["id"] == "s001"),
            "{}",
            state["id"]
        );
    }
}

#[test]
fn a_box_holds_what_it_meets_and_misses_what_it_does_not() {
    let at = "datetime=2023-09-25T12:00:00Z&limit=100";
    let places = |bbox: &str| property(&features(&format!("{at}&bbox={bbox}")), "place");
    let around_bridge = places("46.56,39.55,46.58,39.58");
    assert!(around_bridge.contains(&"hakari-bridge".into()));
    assert!(around_bridge.contains(&"az-checkpoint".into()));
    assert!(!around_bridge.contains(&"aghdam-road".into()));
    let far = places("0,0,1,1");
    assert_eq!(far, ["bypass-track"], "a place that is not drawn meets every box, and nothing else is near the Gulf of Guinea");
    assert!(places("46.57139,39.56583,46.57139,39.56583").contains(&"hakari-bridge".into()), "a box may be a point");
}

#[test]
fn a_box_may_cross_the_antimeridian_and_have_heights() {
    let at = "datetime=2023-09-25T12:00:00Z&limit=100";
    let places = |bbox: &str| property(&features(&format!("{at}&bbox={bbox}")), "place");
    assert_eq!(places("170,-80,-170,80"), ["bypass-track"], "20 degrees around the antimeridian");
    let most = places("46,-80,45,80");
    assert!(most.contains(&"hakari-bridge".into()), "from 46° E eastward round the world to 45° E");
    assert!(!places("47,-80,46,80").contains(&"hakari-bridge".into()), "the other way round it is left out");
    assert_eq!(places("46.56,39.55,-100,46.58,39.58,9000"), places("46.56,39.55,46.58,39.58"), "heights change nothing");
    assert_eq!(places("-180,-90,180,90"), property(&features(at), "place"));
}

#[test]
fn an_instant_says_over_which_slice_its_answer_holds() {
    let validity = |query: &str| ask(query).ok().json()["validity"].clone();
    let slice = validity("datetime=2023-04-23T20:00:00%2B04:00&place=hakari-bridge");
    assert_eq!(slice["since"], "2023-04-23T00:00:00+04:00");
    assert_eq!(slice["until"], "2023-04-26T00:00:00+04:00");
    let before = validity("datetime=2000-01-01T00:00:00Z&place=hakari-bridge");
    assert_eq!(before["since"], Value::Null);
    assert_eq!(before["until"], "2022-04-21T00:00:00+04:00");
    let last = validity("datetime=now");
    assert_eq!(last["until"], Value::Null);
    assert_eq!(validity("datetime=2023-04-23&place=hakari-bridge"), Value::Null, "a day is no instant");
    assert_eq!(validity("place=hakari-bridge"), Value::Null);
}

#[test]
fn a_narrower_question_has_a_longer_slice() {
    let since = |query: &str| ask(query).ok().json()["validity"]["since"].as_str().unwrap().to_owned();
    let all = since("datetime=2023-04-24T20:00:00%2B04:00");
    let bridge = since("datetime=2023-04-24T20:00:00%2B04:00&place=hakari-bridge");
    let villages = since("datetime=2023-04-24T20:00:00%2B04:00&kind=settlement");
    assert!(villages < bridge && bridge < all, "{villages} {bridge} {all}");
}

#[test]
fn two_instants_of_one_slice_have_the_same_bytes_and_etag() {
    for rest in ["", "&place=hakari-bridge", "&bbox=46.5,39.5,46.6,39.6", "&status=closed&limit=3", "&place=blockade-site"] {
        let at = |time: &str| ask(&format!("datetime={time}{rest}")).ok();
        let (morning, evening) = (at("2023-04-24T08:00:00%2B04:00"), at("2023-04-24T21:15:07.25%2B04:00"));
        assert_eq!(morning.text(), evening.text(), "{rest}");
        assert_eq!(morning.header("etag"), evening.header("etag"), "{rest}");
        assert_ne!(morning.header("etag"), at("2023-05-24T08:00:00%2B04:00").header("etag"), "{rest}");
    }
    let early = |time: &str| ask(&format!("datetime={time}&place=hakari-bridge")).ok().text();
    assert_eq!(early("1950-01-01T00:00:00Z"), early("2022-04-20T19:59:59Z"), "before the first change too");
    let drawn_never = |time: &str| ask(&format!("datetime={time}&place=tatev")).ok().text();
    assert_eq!(drawn_never("1950-01-01T00:00:00Z"), drawn_never("now"), "where nothing ever changes too");
}

#[test]
fn the_self_link_of_an_instant_leads_to_the_same_bytes() {
    for query in [
        "datetime=2023-04-24T20:00:00%2B04:00&place=hakari-bridge",
        "datetime=2000-01-01T00:00:00Z&place=hakari-bridge",
        "datetime=now&limit=3&offset=2",
        "datetime=2023-01-01&kind=road,bridge",
        "bbox=46,39,47,40&datetime=../2022-01-01",
        "datetime=2022-08-01T00:00:00Z&place=tatev",
    ] {
        let reply = ask(query).ok();
        let target = reply.link("self").unwrap();
        assert_eq!(get(&target).ok().text(), reply.text(), "{query} -> {target}");
    }
}

#[test]
fn one_state_is_there_by_its_id_with_links() {
    let reply = get(&format!("{ITEMS}/lachin-corridor.t003.resumed")).ok();
    assert_eq!(reply.header("content-type"), "application/geo+json");
    let state = reply.json();
    assert_eq!(state["type"], "Feature");
    assert_eq!(state["id"], "lachin-corridor.t003.resumed");
    assert_eq!(state["properties"]["since"], "2022-12-03T15:30:00+04:00");
    assert_eq!(state["properties"]["since_edtf"], "2022-12-03T15:30+04:00~");
    assert_eq!(reply.link("self").unwrap(), format!("http://corridor.test{ITEMS}/lachin-corridor.t003.resumed"));
    assert!(reply.link("collection").unwrap().ends_with("/ogc/collections/states"));
}

#[test]
fn every_state_of_the_collection_is_the_same_by_its_id() {
    for mut feature in features("limit=10000") {
        let mut alone = get(&format!("{ITEMS}/{}", feature["id"].as_str().unwrap())).ok().json();
        alone.as_object_mut().unwrap().remove("links");
        assert_eq!(alone.take(), feature.take());
    }
}

#[test]
fn a_state_that_is_an_exception_says_so_and_the_earlier_state_resumes() {
    let of_checkpoint = features("place=az-checkpoint&datetime=2023-04-29/2023-05-03");
    let told: Vec<(&Value, &Value)> =
        of_checkpoint.iter().map(|state| (&state["properties"]["status"], &state["properties"]["is_exception"])).collect();
    assert_eq!(
        told,
        [
            (&"humanitarian-only".into(), &false.into()),
            (&"restricted".into(), &true.into()),
            (&"humanitarian-only".into(), &false.into())
        ]
    );
}
