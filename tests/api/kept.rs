//! What is promised is kept: a revision that was published answers under its id after corrections and restarts; where it cannot be
//! kept, nothing is promised; and what is not kept is never passed off as what was asked for.

use crate::support::{NOW, Reply, Service, get, keeping, published_with};
use corridor::{
    ledger::{RevisionId, folder::FolderLedger},
    published::{Known, Live, Published},
};
use std::{path::Path, sync::Arc};

const MODIFIED: &str = "2026-11-26T12:00:00+04:00";

fn first() -> Published {
    published_with(MODIFIED, MODIFIED)
}

/// The shipped data with its headline renamed and a later date.
fn corrected(minutes: u32) -> Published {
    published_with(MODIFIED, &format!("2026-11-26T12:{minutes:02}:00+04:00"))
}

fn service(live: Live) -> Service {
    Service::default().over(Arc::new(live))
}

/// Frozen addresses of every kind.
fn addresses(id: &str) -> Vec<String> {
    [
        "/?datetime=2023-04-23",
        "/?datetime=2022-12-12T12:00:00%2B04:00&lang=hy",
        "/places/hakari-bridge?datetime=2023-04-23",
        "/changes/t040",
        "/timeline",
        "/about",
        "/embed?datetime=2023-04-23",
        "/ogc",
        "/ogc/collections/states",
        "/ogc/collections/states/items?datetime=2023-04-23T12:00:00Z",
        "/ogc/collections/changes/items?datetime=2023&limit=5",
        "/ogc/collections/states/items?f=html&limit=5",
        "/ogc/collections/places/items/hakari-bridge",
        "/timeline.json?datetime=2023-04-23",
        "/data/states.csv",
        "/data/daily.csv",
        "/style.json",
        "/snapshot.svg?datetime=2023-04-23&width=400&height=300",
        "/snapshot.png?datetime=2023-04-23&width=200&height=150",
        "/snapshot.webp?datetime=2023-04-23&width=200&height=150",
        "/snapshot.pdf?datetime=2023-04-23&width=200&height=150",
        "/snapshot.json?datetime=2023-04-23&width=160&height=120",
        "/film.gif?from=2023-04-20&to=2023-04-25&width=160&height=120&step=change",
        "/oembed?url=http%3A%2F%2Fcorridor.test%2F%3Fdatetime%3D2023-04-23%26as-of%3D{}",
    ]
    .map(|path| {
        if path.contains("{}") {
            return path.replace("{}", id);
        }
        format!("{path}{}as-of={id}", if path.contains('?') { '&' } else { '?' })
    })
    .to_vec()
}

#[test]
fn every_frozen_address_says_the_same_after_a_correction_and_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let live = Arc::new(keeping(first(), folder.path()));
    let before = Service::default().over(Arc::clone(&live));
    let id = before.revision();
    let asked: Vec<Reply> = addresses(&id).iter().map(|url| before.get(url).ok()).collect();
    assert!(asked.len() >= 20);
    let unchanged = |service: &Service, when: &str| {
        for reply in &asked {
            let again = service.get(&reply.asked).ok();
            assert!(again.body == reply.body, "{} {when}", reply.asked);
            for name in ["etag", "cache-control", "corridor-revision", "content-type"] {
                assert_eq!(again.header(name), reply.header(name), "{} {when}: {name}", reply.asked);
            }
        }
    };
    live.publish(corrected(30), NOW.parse().unwrap());
    assert_ne!(before.revision(), id);
    unchanged(&before, "after a correction");
    unchanged(&service(keeping(corrected(30), folder.path())), "after a restart");
    unchanged(&service(keeping(corrected(45), folder.path())), "after a restart with newer data");
    unchanged(&service(keeping(first(), folder.path())), "after the data was put back");
}

#[test]
fn an_instant_leads_to_the_revision_that_was_published_then() {
    let folder = tempfile::tempdir().unwrap();
    let live = Arc::new(keeping(first(), folder.path()));
    let old = live.current().revision.id.short().to_owned();
    live.publish(corrected(30), NOW.parse().unwrap());
    for service in [Service::default().over(live), service(keeping(corrected(30), folder.path()))] {
        let leads_to = |instant: &str| {
            let reply = service.get(&format!("/ogc?as-of={instant}"));
            assert_eq!(reply.status, 302, "{instant}: {}", reply.text());
            reply.header("location").to_owned()
        };
        assert!(leads_to("2026-11-26T12:29:59%2B04:00").contains(&old));
        assert!(leads_to("2026-11-26T12:30:00%2B04:00").contains(&service.revision()));
        assert_eq!(service.get(&leads_to("2026-11-26T12:10:00%2B04:00")).ok().header("corridor-revision"), old);
    }
}

/// Nothing of this service promises that anything stays.
fn promises_nothing(service: &Service) {
    let id = service.revision();
    for url in addresses(&id) {
        let reply = service.get(&url).ok();
        assert!(!reply.header("cache-control").contains("immutable"), "{url}");
        assert!(!reply.header("cache-control").contains("300"), "{url}");
    }
    assert_eq!(service.get("/timeline.json").ok().json()["is_kept"], false);
    for url in [
        "/",
        "/places/hakari-bridge",
        "/changes/t040",
        "/about",
        "/embed",
        &format!("/?as-of={id}"),
        &format!("/embed?as-of={id}&datetime=2023-04-23"),
    ] {
        let text = service.get(url).ok().text();
        assert!(!text.contains("Frozen"), "{url}");
    }
    assert!(!service.get("/about").ok().text().contains("for good"));
    assert!(service.get("/readyz").ok().json()["revisions"].as_str().unwrap().starts_with("not kept: "));
}

#[test]
fn where_nothing_is_kept_nothing_is_promised() {
    promises_nothing(&service(Live::new(first())));
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("state"), "a file where a folder is wanted").unwrap();
    let ledger = FolderLedger::open(&folder.path().join("state"), "lachin-corridor", 10);
    let live = Live::keeping(first(), ledger, NOW.parse().unwrap());
    assert!(live.not_kept().is_some());
    promises_nothing(&service(live));
    assert_eq!(get("/readyz").ok().json()["revisions"], "kept");
    assert_eq!(get("/timeline.json").ok().json()["is_kept"], true);
}

#[test]
fn a_folder_that_cannot_be_written_any_more_takes_the_promise_back() {
    let folder = tempfile::tempdir().unwrap();
    let live = Arc::new(keeping(first(), folder.path()));
    let service = Service::default().over(Arc::clone(&live));
    let old = service.revision();
    // Everything in it goes away with the folder, and a file in its place cannot be written into.
    std::fs::remove_dir_all(folder.path()).unwrap();
    std::fs::write(folder.path(), "").unwrap();
    live.publish(corrected(30), NOW.parse().unwrap());
    assert_ne!(service.revision(), old);
    promises_nothing(&service);
    std::fs::remove_file(folder.path()).unwrap();
}

#[test]
fn people_get_the_newest_data_under_a_badge_where_a_revision_is_not_kept() {
    for given in ["000000000000", &"f".repeat(64)] {
        for (path, language) in [
            ("/", "en"),
            ("/places/hakari-bridge", "hy"),
            ("/changes/t040", "az"),
            ("/timeline", "ru"),
            ("/about", "ka"),
            ("/embed", "en"),
        ] {
            let reply = get(&format!("{path}?as-of={given}&datetime=2023-04-23&lang={language}")).ok();
            let text = reply.text();
            let badge =
                text.split("class=\"complaint loud\" role=\"alert\">").nth(1).unwrap_or_else(|| panic!("{path}: no badge"));
            assert!(badge.split('<').next().unwrap().contains(given), "{path}");
            assert!(language != "en" || badge.contains("is not kept here"), "{path}");
            assert!(text.contains("<meta name=\"robots\" content=\"noindex\">"), "{path}");
            assert!(text.contains("data-not-kept=\""), "{path}");
            assert_eq!(reply.header("x-robots-tag"), "noindex", "{path}");
            assert!(reply.header("cache-control").contains("max-age=60"), "{path}");
            assert!(!text.contains(&format!("as-of={given}")), "{path}: no link goes on to what is not kept");
            let plain = get(&format!("{path}?datetime=2023-04-23&lang={language}")).ok();
            assert_ne!(plain.header("etag"), reply.header("etag"), "{path}");
            assert!(!plain.text().contains("complaint loud"), "{path}");
        }
    }
}

#[test]
fn a_picture_whose_revision_is_not_kept_says_so_and_shows_no_data() {
    for (form, media_type) in [("svg", "image/svg+xml"), ("png", "image/png"), ("webp", "image/webp"), ("pdf", "application/pdf")]
    {
        let url = format!("/snapshot.{form}?as-of=000000000000&datetime=2023-04-23&width=400&height=300");
        let reply = get(&url);
        assert_eq!((reply.status.as_u16(), reply.header("content-type")), (404, media_type), "{url}");
        assert!(!reply.header("cache-control").contains("immutable"), "{url}");
        assert!(reply.body.len() > 500, "{url}");
    }
    let svg = get("/snapshot.svg?as-of=000000000000&width=400&height=300&lang=en").text();
    assert!(svg.contains("This version is not kept here") && svg.contains("000000000000"));
    assert!(!svg.contains("Hakari") && !svg.contains("Lachin"));
    for url in [
        "/film.gif",
        "/package.zip",
        "/snapshot.json",
        "/ogc/collections/states/items",
        "/timeline.json",
        "/data/states.csv",
        "/style.json",
    ] {
        let reply = get(&format!("{url}?as-of=000000000000"));
        assert_eq!((reply.status.as_u16(), reply.json()["type"].as_str()), (404, Some("/problems/no-revision")), "{url}");
    }
}

#[test]
fn a_pinned_page_may_get_a_notice_and_a_pinned_answer_never_changes() {
    let id = Service::default().revision();
    for (url, policy) in [
        ("/?datetime=2023-04-23", "max-age=300"),
        ("/embed?datetime=2023-04-23", "max-age=300"),
        ("/changes/t040?", "max-age=300"),
        ("/ogc/collections/states/items?datetime=2023-04-23", "immutable"),
        ("/snapshot.svg?datetime=2023-04-23&width=400&height=300", "immutable"),
        ("/snapshot.svg?width=400&height=300", "max-age=60"),
        ("/data/states.csv?", "immutable"),
        ("/data/daily.csv?", "max-age=60"),
    ] {
        let reply = get(&format!("{url}&as-of={id}")).ok();
        assert!(reply.header("cache-control").contains(policy), "{url}: {}", reply.header("cache-control"));
    }
}

/// Revisions kept in a folder, the oldest first; another one is published.
fn many_kept(folder: &Path, count: u32) -> (Arc<Live>, Vec<RevisionId>) {
    let live = Arc::new(keeping(corrected(1), folder));
    let ids = (1..=count).map(|number| {
        let id = live.current().revision.id.clone();
        live.publish(corrected(number + 1), NOW.parse().unwrap());
        id
    });
    let ids = ids.collect();
    (live, ids)
}

/// A kept revision, read.
fn read(live: &Live, id: &RevisionId) -> Published {
    let Some(Known::Kept(revision)) = live.find(id.as_str()) else { panic!("{id} is not kept, or is the newest") };
    live.read(&revision).unwrap()
}

/// What a revision answers, of which nothing else can be kept.
fn asked_of(service: &Service, id: &RevisionId) -> Reply {
    service.get(&format!("/ogc/collections/states/items?limit=3&datetime=2023-04-23&as-of={id}"))
}

#[test]
fn many_kept_revisions_are_answered_within_the_budget_of_memory() {
    let folder = tempfile::tempdir().unwrap();
    let (live, ids) = many_kept(folder.path(), 12);
    let needs = live.memory_to_read(&ids[0]).unwrap();
    let one = read(&live, &ids[0]).bytes;
    assert!(one < needs, "{one} of {needs} bytes are left");
    let memory = 2 * (needs + 2 * one);
    let service = Service::within(memory, Arc::clone(&live));
    for id in ids.iter().chain(&ids) {
        assert_eq!(asked_of(&service, id).ok().header("corridor-revision"), id.short());
        let (held, peak) = service.memory();
        assert!(held >= one && peak <= memory, "{held} and {peak} of {memory} bytes");
    }
}

#[test]
fn a_revision_that_was_asked_for_lately_is_not_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let (live, ids) = many_kept(folder.path(), 9);
    let (one, needs) = (read(&live, &ids[0]).bytes, live.memory_to_read(&ids[0]).unwrap());
    let service = Service::within(2 * (4 * one + needs), live);
    let first = || asked_of(&service, &ids[0]);
    first().ok();
    std::fs::remove_dir_all(folder.path().join(ids[0].as_str())).unwrap();
    for other in &ids[1..] {
        asked_of(&service, other).ok();
        first().ok();
    }
    for other in &ids[1..] {
        asked_of(&service, other).ok();
    }
    assert_eq!(first().status, 404, "it was asked for longest ago, and is gone from the disk");
}

#[test]
fn a_revision_that_does_not_fit_is_read_for_each_answer_and_counted_while_it_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let (live, ids) = many_kept(folder.path(), 2);
    let needs = live.memory_to_read(&ids[0]).unwrap();
    let memory = read(&live, &ids[0]).bytes;
    assert!(memory < needs);
    let service = Service::within(memory, live);
    for id in ids.iter().chain(&ids) {
        assert_eq!(asked_of(&service, id).ok().header("corridor-revision"), id.short());
        let (held, peak) = service.memory();
        assert!(held < memory / 10 && (memory / 2..=memory).contains(&peak), "{held} and {peak} of {memory} bytes");
    }
}

#[test]
fn a_picture_of_a_kept_revision_does_not_wait_for_what_that_takes() {
    let folder = tempfile::tempdir().unwrap();
    let (live, ids) = many_kept(folder.path(), 1);
    let service = Service::within(2 * live.memory_to_read(&ids[0]).unwrap(), live);
    // As many pixels as the budget has room for.
    let most = (service.memory_limit() - (4 << 20)) / 12;
    let url = format!("/snapshot.png?width=500&height={}&datetime=2023-04-23&as-of={}", most / 500, ids[0]);
    service.get(&url).ok();
}

#[test]
fn what_is_embedded_of_a_kept_revision_is_found_too() {
    let folder = tempfile::tempdir().unwrap();
    let (live, ids) = many_kept(folder.path(), 1);
    let url = format!("/oembed?url=http%3A%2F%2Fcorridor.test%2F%3Fas-of%3D{}", ids[0]);
    assert!(Service::default().over(live).get(&url).ok().text().contains(ids[0].short()));
}

/// A folder as the release before this one, or this one, has written it: later releases have to read it.
#[test]
fn a_revision_that_an_earlier_release_kept_is_read() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kept-revisions");
    // Opening tries whether it can be written, so the fixture itself is left alone.
    let folder = tempfile::tempdir().unwrap();
    let mut ids = Vec::new();
    for entry in std::fs::read_dir(&kept).unwrap().map(Result::unwrap) {
        let target = folder.path().join(entry.file_name());
        if !entry.path().is_dir() {
            std::fs::copy(entry.path(), target).unwrap();
            continue;
        }
        ids.push(entry.file_name().into_string().unwrap());
        std::fs::create_dir(&target).unwrap();
        for file in std::fs::read_dir(entry.path()).unwrap().map(Result::unwrap) {
            std::fs::copy(file.path(), target.join(file.file_name())).unwrap();
        }
    }
    assert!(!ids.is_empty());
    let service = service(keeping(corrected(59), folder.path()));
    for id in ids {
        let states = service.get(&format!("/ogc/collections/states/items?datetime=2023-04-23T20:00:00%2B04:00&as-of={id}")).ok();
        assert_eq!(states.header("corridor-revision"), &id[..12]);
        assert!(states.header("cache-control").contains("immutable"));
        let closed = states.features().into_iter().find(|state| state["properties"]["place"] == "hakari-bridge").unwrap();
        assert_eq!((&closed["id"], &closed["properties"]["status"]), (&"hakari-bridge.t040".into(), &"closed".into()));
        assert!(service.get(&format!("/places/hakari-bridge?as-of={id}")).ok().text().contains("Hakari"));
        assert_eq!(service.get(&format!("/ogc/collections/changes/items?as-of={id}")).ok().json()["numberMatched"], 130);
    }
}
