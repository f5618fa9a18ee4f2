//! Generated datasets of three sizes, the same at every run.

#![allow(dead_code, unreachable_pub, missing_docs, clippy::cast_precision_loss, reason = "shared by two benchmarks")]

use corridor::{
    chronicle::{
        change::{Change, Control, ControllersWritten, Effect, EffectKind},
        dataset::Dataset,
        index::atlas::Atlas,
        moment::Instant,
        place::{Kind, Place},
        source::Source,
        status::{Access, AccessByDirection, AccessLevel},
    },
    geodata,
    ledger::Revision,
    published::Published,
};
use geo_types::{Geometry, LineString, Point};

/// A size: its name, how many places, changes and sources; a source carries ten changes.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub name: &'static str,
    pub places: usize,
    pub changes: usize,
    pub sources: usize,
}

pub const S: Size = Size { name: "S", places: 50, changes: 500, sources: 50 };
pub const M: Size = Size { name: "M", places: 10_000, changes: 200_000, sources: 20_000 };
pub const L: Size = Size { name: "L", places: 200_000, changes: 4_000_000, sources: 400_000 };

/// The extent of the generated places, in degrees: west, south, east, north.
pub const EXTENT: [f64; 4] = [44.0, 38.0, 50.0, 42.0];

/// The first second of the generated time, and how many there are (six years).
pub const FIRST_SECOND: i64 = 1_604_952_000;
pub const SECONDS: u64 = 6 * 365 * 86_400;

/// SplitMix64: small, fixed, good enough for positions and dates.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    /// From 0 to 1, with six decimals.
    pub fn unit(&mut self) -> f64 {
        self.below(1_000_000) as f64 / 1e6
    }

    pub fn instant(&mut self) -> Instant {
        let second = FIRST_SECOND + i64::try_from(self.below(SECONDS)).expect("six years fit");
        Instant::from_second(second).expect("in the calendar")
    }
}

fn six_decimals(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}

fn place(number: usize, random: &mut Random) -> Place {
    let [west, south, east, north] = EXTENT;
    let x = west + random.unit() * (east - west);
    let y = south + random.unit() * (north - south);
    let mut place = Place::new(
        &format!("place-{number}"),
        if number.is_multiple_of(4) { Kind::Road } else { Kind::Checkpoint },
        &format!("Place {number}"),
    );
    place.geometry = Some(if number.is_multiple_of(4) {
        let step = |n: i32| (six_decimals(x + f64::from(n) * 0.002), six_decimals(y + f64::from(n % 3) * 0.002));
        Geometry::LineString((0..10).map(step).collect::<LineString<f64>>())
    } else {
        Geometry::Point(Point::new(six_decimals(x), six_decimals(y)))
    });
    place.precision_m = Some(100.0);
    place
}

/// A source as long as a real one, since it is one with another id and address.
fn source(number: usize, shipped: &[Source]) -> Source {
    let mut source = shipped[number % shipped.len()].clone();
    source.id = format!("source-{number}").as_str().into();
    source.url = source.url.map(|url| format!("{url}#{number}").into());
    source
}

/// A dataset of this size: every change starts a state at one place, and rests on one source.
pub fn dataset(size: Size) -> Dataset {
    let built_in = geodata::built_in().expect("the built-in data is good");
    let mut random = Random::new(20_201_110);
    let places: Vec<Place> = (0..size.places).map(|number| place(number, &mut random)).collect();
    let statuses: Vec<String> = built_in.header.statuses.iter().map(|status| status.id.to_string()).collect();
    let sources: Vec<Source> = (0..size.sources).map(|number| source(number, &built_in.sources)).collect();
    let step = SECONDS / size.changes as u64;
    let changes = (0..size.changes)
        .map(|number| {
            // Oldest first, each at an instant of its own.
            let second = FIRST_SECOND + i64::try_from(number as u64 * step + random.below(step)).expect("six years fit");
            let at = Instant::from_second(second).expect("in the calendar");
            let moment = built_in.header.offset.rfc3339(at).parse().expect("a moment");
            let place = &places[random.below(size.places as u64) as usize].id;
            let status = &statuses[random.below(statuses.len() as u64) as usize];
            let pass = AccessLevel::ALL[random.below(4) as usize];
            let ways = Some(AccessByDirection { inward: Some(pass), outward: Some(AccessLevel::ALL[random.below(4) as usize]) });
            let mut effect = Effect::new(EffectKind::Starts, &[place.as_str()], status);
            effect.access = Access { civilians: ways, humanitarian: ways, goods: ways, peacekeepers: ways };
            effect.control =
                Control { controllers: Some(ControllersWritten::Parties(vec!["azerbaijan".into()])), contested: false };
            let mut change = Change::new(&format!("c{number}"), moment).with(effect);
            change.summary =
                "A generated report about one place, of about the length of a real one, so that its text weighs as much.".into();
            change.sources = vec![sources[random.below(sources.len() as u64) as usize].id.clone()];
            change
        })
        .collect();
    Dataset { header: built_in.header, places, changes, sources }
}

/// The same, published.
pub fn published(size: Size) -> Published {
    let atlas = Atlas::new(dataset(size)).expect("generated data folds");
    let revision = Revision::seal(Instant::UNIX_EPOCH, &[]).expect("a revision");
    Published::new(atlas, revision)
}

/// Bytes of this process in memory.
pub fn resident_bytes() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm").ok();
    let pages = pages.and_then(|text| text.split(' ').nth(1)?.parse::<usize>().ok());
    pages.unwrap_or(0) * 4096
}
