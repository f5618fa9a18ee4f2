//! `/ogc/collections/changes/items`: who reported what, when.

use crate::support::{Reply, are_distinct, get, property};
use serde_json::Value;

const ITEMS: &str = "/ogc/collections/changes/items";

fn ask(query: &str) -> Reply {
    get(&format!("{ITEMS}?{query}"))
}

fn ids(query: &str) -> Vec<String> {
    ask(query).ids()
}

fn one(id: &str) -> Value {
    get(&format!("{ITEMS}/{id}")).ok().json()
}

fn relations(of: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    of.as_array().unwrap().iter().map(|reference| (text(&reference["relation"]), text(&reference["change"]))).collect()
}

#[test]
fn every_change_is_there_once_oldest_first() {
    let all = ask("limit=10000").features();
    assert!(all.len() >= 150);
    assert!(are_distinct(&all.iter().map(crate::support::id).collect::<Vec<_>>()));
    let since = property(&all, "since");
    assert!(since.is_sorted(), "{since:?}");
}

#[test]
fn a_datetime_gives_the_changes_whose_moment_touches_it() {
    assert!(ids("datetime=2023-04-23&limit=100").contains(&"t044".into()));
    assert_eq!(ids("datetime=2023-04-23T12:00:30%2B04:00&place=az-checkpoint"), ["t044"], "within the minute that is named");
    assert!(ids("datetime=2023-04-23T12:01:00%2B04:00&place=az-checkpoint").is_empty(), "the minute after");
    assert!(ids("datetime=2023-04-23T11:59:59%2B04:00&place=az-checkpoint").is_empty());
    assert!(ids("datetime=2021-07-17&place=new-road").contains(&"t006".into()), "a month touches each of its days");
    assert!(!ids("datetime=2021-08-01&place=new-road").contains(&"t006".into()));
    assert_eq!(ids("datetime=../2020-11-10"), ["t001", "e2", "t002"]);
    assert!(ids("datetime=2026-03-11/..").contains(&"t117".into()));
    assert!(ids("datetime=../2020-11-09").is_empty());
}

#[test]
fn each_filter_gives_just_the_changes_that_have_the_value() {
    let all = ask("limit=10000").features();
    let with = |wanted: &dyn Fn(&Value) -> bool| {
        let found: Vec<String> = all.iter().filter(|change| wanted(&change["properties"])).map(crate::support::id).collect();
        assert!(!found.is_empty());
        found
    };
    let has = |list: &Value, value: &str| list.as_str().unwrap().split(',').any(|item| item == value);
    assert_eq!(ids("category=court&limit=1000"), with(&|change| change["category"] == "court"));
    assert_eq!(ids("certainty=disputed&limit=1000"), with(&|change| change["certainty"] == "disputed"));
    assert_eq!(ids("status=blocked&limit=1000"), with(&|change| has(&change["statuses"], "blocked")));
    assert_eq!(ids("place=az-checkpoint&limit=1000"), with(&|change| has(&change["place_ids"], "az-checkpoint")));
    assert_eq!(
        ids("category=court,text&limit=1000"),
        with(&|change| change["category"] == "court" || change["category"] == "text")
    );
    let from_oc_media = |change: &Value| change["sources"].as_array().unwrap().iter().any(|source| source["id"] == "s001");
    assert_eq!(ids("source=s001&limit=1000"), with(&from_oc_media));
}

#[test]
fn kind_and_part_of_ask_for_the_places_of_a_change() {
    assert!(ids("kind=settlement&limit=100").contains(&"t004".into()));
    assert!(ids("kind=checkpoint&limit=100").contains(&"t044".into()));
    assert!(!ids("kind=checkpoint&limit=100").contains(&"t004".into()));
    assert!(ids("part_of=lachin-corridor&limit=200").contains(&"t044".into()));
    assert!(!ids("part_of=lachin-corridor&limit=200").contains(&"t071".into()), "the other road is no part of the corridor");
}

#[test]
fn party_asks_for_those_who_speak_and_those_who_are_in_control() {
    assert!(ids("party=armenia&limit=200").contains(&"t044".into()), "it speaks");
    assert!(ids("party=azerbaijani-civilians&limit=200").contains(&"t019".into()), "they block");
    assert!(ids("party=icj&limit=200").iter().all(|id| id != "t003"));
}

#[test]
fn a_change_at_one_place_is_drawn_there_and_one_at_several_is_not() {
    assert_eq!(one("t044")["geometry"]["type"], "Point");
    assert_eq!(one("t040")["geometry"], Value::Null, "three places");
    assert_eq!(one("t025")["geometry"], Value::Null, "a court order has no place of its own");
    assert_eq!(one("t031")["geometry"], Value::Null, "its place is not drawn");
}

#[test]
fn a_change_without_geometry_is_in_every_box_and_one_with_geometry_only_in_its_own() {
    let far = ids("bbox=0,0,1,1&limit=1000");
    for nowhere in ["t040", "t025", "t031"] {
        assert!(far.contains(&nowhere.into()), "{nowhere}");
    }
    assert!(!far.contains(&"t044".into()));
    assert!(ids("bbox=46.56,39.55,46.58,39.58&limit=1000").contains(&"t044".into()));
    let drawn: Vec<String> = ask("bbox=0,0,1,1&limit=1000")
        .features()
        .iter()
        .filter(|change| !change["geometry"].is_null())
        .map(crate::support::id)
        .collect();
    assert!(drawn.is_empty(), "{drawn:?}");
}

#[test]
fn a_relation_is_shown_from_both_sides() {
    let (checkpoint, before, answer) = (one("t044"), one("t038"), one("t042"));
    assert!(relations(&checkpoint["properties"]["refers_to"]).contains(&("cites".into(), "t038".into())));
    assert!(relations(&before["properties"]["referred_to_by"]).contains(&("cites".into(), "t044".into())));
    assert!(relations(&answer["properties"]["refers_to"]).contains(&("answers".into(), "t044".into())));
    assert!(relations(&checkpoint["properties"]["referred_to_by"]).contains(&("answers".into(), "t042".into())));
}

#[test]
fn every_relation_of_the_data_is_shown_from_both_sides() {
    let all = ask("limit=10000").features();
    let mut forward: Vec<(String, String, String)> = Vec::new();
    let mut backward = forward.clone();
    for change in &all {
        let own = crate::support::id(change);
        forward.extend(relations(&change["properties"]["refers_to"]).into_iter().map(|(how, to)| (own.clone(), how, to)));
        backward.extend(relations(&change["properties"]["referred_to_by"]).into_iter().map(|(how, by)| (by, how, own.clone())));
    }
    forward.sort();
    backward.sort();
    assert!(forward.len() >= 15);
    assert_eq!(forward, backward);
}

#[test]
fn claims_of_opposing_sides_stand_beside_each_other() {
    let change = one("t044");
    let claims = change["properties"]["claims"].as_array().unwrap();
    let by = |party: &str| claims.iter().find(|claim| claim["party"] == party).unwrap()["text"]["en"].as_str().unwrap();
    assert!(by("azerbaijan").contains("stop transfers of weapons and soldiers"));
    assert!(by("armenia").contains("breach of point 6 of the statement of 2020"));
    assert_eq!(claims.len(), 6);
}

#[test]
fn a_context_event_has_no_effects_and_a_change_says_what_it_did_where() {
    assert_eq!(one("t025")["properties"]["effects"], Value::Array(Vec::new()));
    let withdrawal = one("t054");
    let effects = withdrawal["properties"]["effects"].as_array().unwrap();
    assert_eq!(effects.len(), 2, "one change can do different things at different places");
    assert_eq!((&effects[0]["effect"], &effects[0]["status"]), (&"starts".into(), &"controlled".into()));
    assert_eq!((&effects[1]["effect"], &effects[1]["status"]), (&"confirms".into(), &"humanitarian-only".into()));
}

#[test]
fn every_change_is_the_same_by_its_id() {
    for feature in ask("limit=10000").features() {
        let mut alone = one(&crate::support::id(&feature));
        alone.as_object_mut().unwrap().remove("links");
        assert_eq!(alone, feature);
    }
}

/// What an article of 24 April 2023 says of 22 to 28 April, each in the change that tells it.
const ARTICLE: [(&str, &str); 27] = [
    ("t040", "Azerbaijani border guards moved in and blocked the Hakari Bridge while Russian peacekeepers watched"),
    ("t044", "violates the ceasefire agreement of November 2020"),
    ("t039", "the only road that links Nagorno-Karabakh with the outside world"),
    ("t039", "\"eco-activists\""),
    ("t039", "whom the Azerbaijani government insists on calling independent"),
    ("t039", "Food and fuel are reported short"),
    ("t039", "Until this day supplies have come in with the Red Cross and the Russian peacekeepers"),
    ("t044", "transfers of weapons and soldiers"),
    ("t045", "systematically and on a large scale"),
    ("t045", "in interaction with the Russian peacekeeping force"),
    ("t045", "accuses Armenia and the peacekeepers"),
    ("t045", "both deny it"),
    ("t043", "effective steps to have the order of the International Court of Justice carried out"),
    ("t043", "remove the blockade of the corridor, and ensure the withdrawal of Azerbaijani forces"),
    ("t043", "exasperated with Russia"),
    ("t046", "serious concern, appeals to both sides"),
    ("t046", "Baku and Yerevan have to understand"),
    ("t042", "real guarantees"),
    ("t047", "with impunity"),
    ("t047", "lift the blockade and ensure the physical security"),
    ("t047", "sincerely hopes that proper international support will come"),
    ("t047", "failure of Russia, from the unwillingness of the West, and from some statements made in Armenia"),
    ("t048", "noose"),
    ("t048", "peace activist from Azerbaijan"),
    ("t048", "of course used to bring arms, for self-defence"),
    ("t048", "which is speculation"),
    ("t048", "Fifty to sixty per cent"),
];

#[test]
fn what_was_written_of_22_to_28_april_2023_is_read_without_opening_a_source() {
    let listed = ids("datetime=2023-04-22/2023-04-28&limit=200");
    for (id, words) in ARTICLE {
        assert!(listed.contains(&id.into()), "{id} is in the list of these days");
        let change = &one(id)["properties"];
        let read = [&change["summary"], &change["claims"]].map(|value| value.to_string().replace("\\\"", "\"")).join(" ");
        assert!(read.contains(words), "{id}: {words}");
        let page = get(&format!("/changes/{id}")).ok().text().replace("&quot;", "\"");
        assert!(page.contains(words), "the page of {id}: {words}");
    }
}
