//! Whatever is asked, in whatever order, of a server that has just started and while the clock runs: one tag is one byte string, a
//! coding changes nothing, pages hold every match once, and what matches is what the features themselves say.

use crate::support::{NOW, Reply, Service, id};
use jiff::{SignedDuration, Timestamp};
use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::Value;
use std::{
    collections::HashMap,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicI64, Ordering},
    },
};

const COLLECTIONS: [&str; 6] = ["places", "states", "changes", "sources", "places-points", "states-lines"];

/// The collection that a view is of.
fn whole(collection: &str) -> &str {
    collection.split('-').next().unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// All features of each collection.
static ALL: LazyLock<HashMap<&str, Vec<Value>>> = LazyLock::new(|| {
    let features = |name: &str| Service::default().get(&format!("/ogc/collections/{name}/items?limit=10000")).features();
    COLLECTIONS.iter().map(|name| (*name, features(name))).collect()
});

/// The instants at which a feature begins and ends, as it says itself; none where it has no such end.
fn span(collection: &str, feature: &Value) -> Vec<(Option<Timestamp>, Option<Timestamp>)> {
    let properties = &feature["properties"];
    let instant = |name: &str| properties[name].as_str().map(at);
    let day = |written: &Value| {
        let moment: corridor::chronicle::moment::Moment = written.as_str()?.parse().ok()?;
        Some(moment.span("+04:00".parse().unwrap()))
    };
    match whole(collection) {
        "states" => vec![(instant("since"), instant("until"))],
        "changes" => vec![(instant("since"), instant("since_latest"))],
        "places" => {
            let periods = properties["periods"].as_array().unwrap();
            let span = |period: &Value| {
                let until = &period["until"];
                (day(&period["since"]).map(|span| span.since), day(until).map(|span| span.since))
            };
            if periods.is_empty() { vec![(None, None)] } else { periods.iter().map(span).collect() }
        }
        _ => {
            let date = properties.get("date_edtf").filter(|date| !date.is_null()).unwrap_or(&properties["date"]);
            vec![day(date).map_or((None, None), |span| (Some(span.since), span.until))]
        }
    }
}

/// Instants at which something begins or ends, and some beside them.
fn instants() -> impl Strategy<Value = Timestamp> {
    let mut edges: Vec<Timestamp> = ALL
        .iter()
        .flat_map(|(collection, features)| features.iter().flat_map(|feature| span(collection, feature)))
        .flat_map(|(since, until)| [since, until])
        .flatten()
        .filter(|edge| *edge > at("1990-01-01T00:00:00Z"))
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let beside = prop_oneof![4 => Just(0i64), 1 => Just(-1), 1 => Just(1), 2 => -90_000i64..90_000];
    let edge = prop_oneof![1 => Just(at("1990-01-01T00:00:00Z")), 20 => prop::sample::select(edges)];
    (edge, beside).prop_map(|(edge, seconds)| edge + SignedDuration::from_secs(seconds))
}

/// A time as it is asked for.
#[derive(Clone, Debug)]
enum End {
    Open,
    Now,
    At(Timestamp),
    Day(String),
}

impl End {
    fn write(&self) -> String {
        match self {
            Self::Open => "..".to_owned(),
            Self::Now => "now".to_owned(),
            Self::At(at) => at.to_string(),
            Self::Day(day) => day.clone(),
        }
    }

    /// The first and the last instant of it.
    fn ends(&self, now: Timestamp) -> (Timestamp, Timestamp) {
        let nanosecond = SignedDuration::from_nanos(1);
        match self {
            Self::Open => (Timestamp::MIN, Timestamp::MAX),
            Self::Now => (now, now),
            Self::At(at) => (*at, *at),
            Self::Day(day) => {
                let first = at(&format!("{day}T00:00:00+04:00"));
                (first, first + SignedDuration::from_hours(24) - nanosecond)
            }
        }
    }
}

#[derive(Clone, Debug)]
enum Datetime {
    None,
    One(End),
    Two(End, End),
}

impl Datetime {
    fn query(&self) -> Option<String> {
        match self {
            Self::None => None,
            Self::One(end) => Some(end.write()),
            Self::Two(from, to) => Some(format!("{}/{}", from.write(), to.write())),
        }
    }

    /// The first and the last instant that are asked for.
    fn ends(&self, now: Timestamp) -> (Timestamp, Timestamp) {
        match self {
            Self::None => (Timestamp::MIN, Timestamp::MAX),
            Self::One(end) => end.ends(now),
            Self::Two(from, to) => (from.ends(now).0, to.ends(now).1),
        }
    }
}

fn ends() -> impl Strategy<Value = End> {
    prop_oneof![
        1 => Just(End::Open),
        3 => Just(End::Now),
        4 => instants().prop_map(End::At),
        2 => instants().prop_map(|at| End::Day(at.to_string()[..10].to_owned())),
    ]
}

fn datetimes() -> impl Strategy<Value = Datetime> {
    prop_oneof![
        1 => Just(Datetime::None),
        6 => ends().prop_filter("an open end is half of an interval", |end| !matches!(end, End::Open)).prop_map(Datetime::One),
        5 => (ends(), ends()).prop_map(|(from, to)| Datetime::Two(from, to)),
    ]
}

#[derive(Clone, Debug)]
struct Question {
    collection: &'static str,
    datetime: Datetime,
    bbox: &'static str,
    filter: &'static str,
    limit: usize,
    codings: Vec<&'static str>,
    later: i64,
}

fn questions() -> impl Strategy<Value = Question> {
    let filters =
        ["", "", "", "certainty=confirmed,disputed", "status=closed&status=open", "kind=checkpoint,bridge", "source=s001"];
    (
        prop::sample::select(&COLLECTIONS[..]),
        datetimes(),
        prop::sample::select(vec!["", "", "46.4,39.5,46.6,39.8", "-184.9,-79.5,278,87.7", "0,0,1,1"]),
        prop::sample::select(filters.to_vec()),
        prop::sample::select(vec![1usize, 2, 3, 7, 20, 100, 1000]),
        Just(vec!["identity", "gzip", "br", "zstd"]).prop_shuffle(),
        prop_oneof![Just(0i64), Just(1), Just(61), Just(90_000)],
    )
        .prop_map(|(collection, datetime, bbox, filter, limit, codings, later)| Question {
            collection,
            datetime,
            bbox,
            filter,
            limit,
            codings,
            later,
        })
}

impl Question {
    fn url(&self, limit: usize) -> String {
        let mut query = format!("limit={limit}");
        let is_known = match self.filter.split('=').next().unwrap() {
            "" => false,
            "source" => true,
            "kind" => self.collection != "sources",
            _ => ["states", "changes"].contains(&whole(self.collection)),
        };
        if is_known {
            query = format!("{query}&{}", self.filter);
        }
        if !self.bbox.is_empty() {
            query = format!("{query}&bbox={}", self.bbox);
        }
        if let Some(datetime) = self.datetime.query() {
            query = format!("{query}&datetime={datetime}");
        }
        format!("/ogc/collections/{}/items?{query}", self.collection)
    }

    /// The ids of the features that hold, exist, happened or were published then, by what they say of themselves.
    fn expected(&self, now: Timestamp) -> Vec<String> {
        let (first, last) = self.datetime.ends(now);
        let is_then = |(since, until): (Option<Timestamp>, Option<Timestamp>)| {
            since.is_none_or(|since| since <= last) && until.is_none_or(|until| until > first)
        };
        let features = ALL[self.collection].iter();
        features.filter(|feature| span(self.collection, feature).into_iter().any(is_then)).map(id).collect()
    }
}

/// A server that has just started, and every tag that it has sent with the bytes that it named.
struct Client {
    service: Service,
    clock: Arc<AtomicI64>,
    seen: HashMap<String, (Vec<u8>, String)>,
}

impl Client {
    fn new(seconds: i64) -> Self {
        let clock = Arc::new(AtomicI64::new(seconds));
        Self { service: Service::default().with_clock(Arc::clone(&clock)), clock, seen: HashMap::new() }
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.clock.load(Ordering::Relaxed)).unwrap()
    }

    fn get(&mut self, url: &str, coding: &str) -> Result<Reply, TestCaseError> {
        let reply = self.service.get_with(url, &[("accept-encoding", coding)]);
        let tag = reply.header("etag").to_owned();
        if reply.status == 200 {
            prop_assert!(tag.starts_with('"') && tag.len() > 10, "{}: {}", url, tag);
            if let Some((bytes, before)) = self.seen.get(&tag) {
                prop_assert!(*bytes == reply.body, "{} and {} have the tag {} and other bytes", before, url, tag);
            }
            self.seen.insert(tag.clone(), (reply.body.clone(), url.to_owned()));
            let known = self.service.get_with(url, &[("accept-encoding", coding), ("if-none-match", &tag)]);
            prop_assert_eq!(known.status, 304, "{} {}", url, tag);
        }
        Ok(reply)
    }

    fn ask(&mut self, question: &Question) -> Result<(), TestCaseError> {
        self.clock.fetch_add(question.later, Ordering::Relaxed);
        let (url, now) = (question.url(question.limit), self.now());
        let plain = self.get(&url, "identity")?;
        let (first, last) = question.datetime.ends(now);
        if first > last {
            prop_assert_eq!(plain.status, 400, "{}", url);
            return Ok(());
        }
        prop_assert_eq!(plain.status, 200, "{}: {}", url, plain.text());
        for coding in &question.codings {
            prop_assert!(self.get(&url, coding)?.decoded() == plain.body, "{} {}", url, coding);
        }
        // Who asks again has it compressed better for those after.
        for coding in &question.codings {
            prop_assert!(self.get(&url, coding)?.decoded() == plain.body, "{} {} again", url, coding);
        }
        self.service.drain();
        for coding in &question.codings {
            prop_assert!(self.get(&url, coding)?.decoded() == plain.body, "{} {} compressed better", url, coding);
        }

        // The whole, by what the features say of themselves where nothing else is asked for.
        let whole = self.get(&question.url(10_000), "identity")?.ids();
        if question.bbox.is_empty() && !question.url(1).contains(question.filter) | question.filter.is_empty() {
            prop_assert_eq!(&whole, &question.expected(now), "{}", url);
        }
        prop_assert_eq!(plain.json()["numberMatched"].as_u64(), Some(whole.len() as u64), "{}", url);

        // A table holds the same, all of it where no limit is given.
        let table = self.get(&question.url(1).replace("limit=1", "f=csv"), question.codings[0])?.decoded();
        let rows = csv::Reader::from_reader(&table[..]).into_records().map(|row| row.unwrap()[0].to_owned());
        prop_assert_eq!(&rows.collect::<Vec<String>>(), &whole, "{} as a table", url);

        // The address of the answer means the same at any later time, and so does the next page.
        let own = plain.header("content-location").to_owned();
        prop_assert_eq!(Some(own.clone()), plain.link("self"), "{}", url);
        prop_assert!(!own.contains("now"), "{}: {}", url, own);
        self.clock.fetch_add(400 * 86_400, Ordering::Relaxed);
        prop_assert!(self.get(&own, "br")?.decoded() == plain.body, "{} later as {}", url, own);
        let mut collected = plain.clone().ids();
        let mut page = plain;
        while let Some(next) = page.link("next").filter(|_| collected.len() <= whole.len()) {
            let coding = question.codings[collected.len() % question.codings.len()];
            let coded = self.get(&next, coding)?;
            page = Reply { body: coded.decoded(), ..coded };
            collected.extend(page.clone().ids());
        }
        self.clock.store(now.as_second(), Ordering::Relaxed);
        prop_assert_eq!(collected, whole, "following next from {}", url);
        Ok(())
    }
}

#[test]
fn every_answer_is_right_through_every_cache_and_page() {
    let starts = prop_oneof![3 => Just(at(NOW)), 2 => instants()];
    let cases = (prop::collection::vec(questions(), 3..7), starts.prop_map(|start| start.as_second()));
    let mut runner = TestRunner::new(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() });
    let run = runner.run(&cases, |(questions, start)| {
        let mut client = Client::new(start);
        questions.iter().try_for_each(|question| client.ask(question))
    });
    if let Err(error) = run {
        panic!("{error}");
    }
}

#[test]
fn an_answer_that_says_now_is_never_for_good_and_another_is() {
    let service = Service::default();
    let revision = service.revision();
    for collection in COLLECTIONS {
        for (datetime, is_fixed) in [
            ("now", false),
            ("now/..", false),
            ("../now", false),
            ("2023-01-01/now", false),
            ("2023-01-01", true),
            ("2023-01-01T00:00:00Z", true),
            ("../2023-01-01", true),
        ] {
            let url = format!("/ogc/collections/{collection}/items?datetime={datetime}&as-of={revision}");
            let reply = service.get(&url).ok();
            assert_eq!(reply.header("cache-control").contains("immutable"), is_fixed, "{url}");
            assert_eq!(reply.header("last-modified").is_empty(), !is_fixed, "{url}");
        }
    }
}

#[test]
fn a_new_build_never_says_304_for_the_bytes_of_an_old_one() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("main.js"), "1").unwrap();
    let old = Service::default().with_page(folder.path());
    std::fs::write(folder.path().join("main.js"), "2").unwrap();
    let new = Service::default().with_page(folder.path());
    let same = Service::default().with_page(folder.path());
    for url in [
        "/",
        "/ogc",
        "/ogc/collections/states/items",
        "/timeline.json",
        "/style.json",
        "/data/states.csv",
        "/basemap/land.geojson",
    ] {
        let tag = old.get(url).ok().header("etag").to_owned();
        let known = [("if-none-match", &*tag)];
        assert_eq!(old.get_with(url, &known).status, 304, "{url}");
        assert_eq!(new.get_with(url, &known).status, 200, "{url}");
        assert_eq!(new.get(url).header("etag"), same.get(url).header("etag"), "{url}");
    }
}

#[test]
fn last_modified_is_sent_and_never_evaluated() {
    let url = "/ogc/collections/states/items?limit=1";
    let reply = Service::default().get(url).ok();
    assert_eq!(reply.header("last-modified"), "Thu, 26 Nov 2026 08:00:00 GMT");
    let again = Service::default().get_with(url, &[("if-modified-since", reply.header("last-modified"))]);
    assert_eq!(again.status, 200);
}

#[test]
fn vary_names_what_a_route_depends_on() {
    let vary = |service: &Service, url: &str| service.get(url).ok().header("vary").to_owned();
    let (open, fixed) = (Service::default(), Service::default().with_public_url("https://maps.test"));
    for (url, by_request, by_flag) in [
        ("/ogc/collections/states/items?limit=1", "accept, accept-encoding, host", "accept, accept-encoding"),
        ("/ogc", "accept, accept-encoding, host", "accept, accept-encoding"),
        ("/", "accept-encoding, host", "accept-encoding"),
        ("/style.json", "accept-encoding, host", "accept-encoding"),
        ("/timeline.json", "accept-encoding", "accept-encoding"),
        ("/data/states.csv", "accept-encoding", "accept-encoding"),
        ("/fonts/NotoSans-Regular.woff2", "", ""),
        ("/basemap/land.geojson", "accept-encoding", "accept-encoding"),
        ("/snapshot.png?width=160&height=120", "host", ""),
    ] {
        assert_eq!(vary(&open, url), by_request, "{url}");
        assert_eq!(vary(&fixed, url), by_flag, "{url} with a public URL");
    }
}
