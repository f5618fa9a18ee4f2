//! From states and changes to formats; the names of properties are spelt here and nowhere else.
//!
//! A feature is written once, when a revision goes live, and an answer is made by copying those bytes: building an answer then
//! costs less than sending it. Nothing here decides what an answer holds.

pub mod csv;
pub mod daily;
pub mod datapackage;
pub mod features;
pub mod properties;
pub mod timeline;

use crate::{
    chronicle::{atlas::Atlas, period::Period},
    ledger::Revision,
};
use serde::Serialize;
use std::collections::HashMap;

/// The collections that are served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Collection {
    /// Things on the map, with names.
    Places,
    /// A place during one period between two changes.
    States,
    /// Dated reports.
    Changes,
    /// Publications.
    Sources,
}

impl Collection {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Places, Self::States, Self::Changes, Self::Sources];

    /// Its id in URLs.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Places => "places",
            Self::States => "states",
            Self::Changes => "changes",
            Self::Sources => "sources",
        }
    }

    /// The collection with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|collection| collection.id() == id)
    }

    /// Its title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Places => "Places",
            Self::States => "States",
            Self::Changes => "Changes",
            Self::Sources => "Sources",
        }
    }

    /// What its items are, and how `datetime` filters them.
    #[must_use]
    pub fn description(self) -> &'static str {
        match self {
            Self::Places => {
                "Roads, bridges, checkpoints, posts and settlements, with names and geometry. `datetime` asks for those that exist then."
            }
            Self::States => {
                "A place during one period between two changes: its status, who could pass, who is reported in control, and which sources say so. \
                 `datetime` filters by validity, so one instant gives at most one item a place."
            }
            Self::Changes => {
                "Dated, sourced reports, with what each did at which places and who claims what. `datetime` asks for those that happened then."
            }
            Self::Sources => {
                "Publications that the changes rest on. `datetime` asks for those published then, and for those without a date."
            }
        }
    }
}

/// Byte strings in one arena.
#[derive(Debug, Default)]
pub struct Fragments {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Fragments {
    fn push(&mut self, fragment: &[u8]) {
        self.bytes.extend_from_slice(fragment);
        self.ends.push(self.bytes.len());
    }

    /// Gives back the room that was kept for more.
    fn shrink_to_fit(&mut self) {
        self.bytes.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// The fragment at this position; empty where there is none.
    #[must_use]
    pub fn get(&self, index: u32) -> &[u8] {
        let index = index as usize;
        let start = index.checked_sub(1).map_or(0, |before| self.ends.get(before).copied().unwrap_or(0));
        self.ends.get(index).map_or(&[], |&end| &self.bytes[start..end])
    }
}

#[derive(Clone, Copy, Debug)]
struct StateParts {
    /// Where its own part ends; it begins where that of the state before it ends.
    end: usize,
    head: u32,
    tail: u32,
}

/// The features of a revision as bytes: places, states and sources. Changes are written when they are asked for: they are read far
/// less often than states, and would double the memory.
#[derive(Debug, Default)]
pub struct Prepared {
    revision: Box<str>,
    places: Fragments,
    /// A state's feature up to its geometry, one a place, since all states of a place share it.
    state_heads: Fragments,
    /// A state's feature from its geometry to its sources.
    states: Vec<u8>,
    /// Its sources, each list once: many states rest on the same.
    state_tails: Fragments,
    /// Where the parts of each state are, in one piece: finding a part is a wait for memory as long as copying it.
    parts_of_state: Vec<StateParts>,
    sources: Fragments,
}

impl Prepared {
    /// Writes every feature of an atlas.
    #[must_use]
    pub fn new(atlas: &Atlas, revision: &Revision) -> Self {
        let mut prepared = Self { revision: revision.id.short().into(), ..Self::default() };
        let writer = features::Writer { atlas, revision: revision.id.short() };
        for (place, index) in atlas.places().iter().zip(0..) {
            let head = format!("{{\"type\":\"Feature\",\"geometry\":{},", features::geometry(place.geometry.as_ref()));
            prepared.state_heads.push(head.as_bytes());
            prepared.places.push(&bytes(&writer.place(index)));
        }
        let mut tails: HashMap<Box<[u8]>, u32> = HashMap::new();
        for (state, index) in atlas.states().iter().zip(0..) {
            let feature = bytes(&writer.state(index));
            // The feature without its opening brace: the head of its place has one.
            let (own, tail) = feature[1..].split_at(start_of_sources(&feature[1..]));
            let number = tails.get(tail).copied().unwrap_or_else(|| {
                prepared.state_tails.push(tail);
                let next = u32::try_from(tails.len()).unwrap_or(u32::MAX);
                tails.insert(tail.into(), next);
                next
            });
            prepared.states.extend_from_slice(own);
            prepared.parts_of_state.push(StateParts { end: prepared.states.len(), head: state.place, tail: number });
        }
        for (_, index) in atlas.sources().iter().zip(0..) {
            prepared.sources.push(&bytes(&writer.source(index)));
        }
        for fragments in [&mut prepared.places, &mut prepared.state_heads, &mut prepared.state_tails, &mut prepared.sources] {
            fragments.shrink_to_fit();
        }
        prepared.states.shrink_to_fit();
        prepared.parts_of_state.shrink_to_fit();
        prepared
    }

    /// The parts of a state's feature, in order.
    fn state(&self, index: u32) -> [&[u8]; 3] {
        let index = index as usize;
        let Some(&parts) = self.parts_of_state.get(index) else { return [&[]; 3] };
        let start = index.checked_sub(1).map_or(0, |before| self.parts_of_state[before].end);
        [self.state_heads.get(parts.head), &self.states[start..parts.end], self.state_tails.get(parts.tail)]
    }

    /// The byte strings that a feature consists of; none for a change, which is not prepared.
    fn parts(&self, collection: Collection, index: u32) -> [&[u8]; 3] {
        match collection {
            Collection::Places => [self.places.get(index), &[], &[]],
            Collection::Changes => [&[]; 3],
            Collection::Sources => [self.sources.get(index), &[], &[]],
            Collection::States => self.state(index),
        }
    }

    fn size(&self, collection: Collection, index: u32) -> usize {
        self.parts(collection, index).iter().map(|part| part.len()).sum()
    }

    /// Appends one feature to an answer.
    pub fn write(&self, out: &mut Vec<u8>, atlas: &Atlas, collection: Collection, index: u32) {
        if collection == Collection::Changes {
            let writer = features::Writer { atlas, revision: &self.revision };
            // Writing to memory does not fail.
            let _ = serde_json::to_writer(out, &writer.change(index));
            return;
        }
        for part in self.parts(collection, index) {
            out.extend_from_slice(part);
        }
    }

    /// A feature collection of these items, with `rest` (members such as links, without braces) after the features, written into
    /// `out` (whose content is lost).
    #[must_use]
    pub fn collection(&self, mut out: Vec<u8>, atlas: &Atlas, collection: Collection, items: &[u32], rest: &[u8]) -> Vec<u8> {
        let features: usize = items.iter().map(|&index| self.size(collection, index) + 1).sum();
        out.clear();
        out.reserve(features + rest.len() + 64);
        out.extend_from_slice(b"{\"type\":\"FeatureCollection\",\"features\":[");
        for (number, &index) in items.iter().enumerate() {
            if number > 0 {
                out.push(b',');
            }
            self.write(&mut out, atlas, collection, index);
        }
        out.push(b']');
        if !rest.is_empty() {
            out.push(b',');
            out.extend_from_slice(rest);
        }
        out.push(b'}');
        out
    }
}

/// A period as answers write it: RFC 3339 at the dataset's offset, `null` for an open end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Validity {
    /// The first instant; none when it has no start.
    pub since: Option<String>,
    /// The first instant after it; none when it has no end.
    pub until: Option<String>,
}

impl Validity {
    /// Writes a period at the dataset's offset.
    #[must_use]
    pub fn new(atlas: &Atlas, period: &Period) -> Self {
        let offset = atlas.header().offset;
        let since = (period.since > jiff::Timestamp::MIN).then(|| offset.rfc3339(period.since));
        Self { since, until: period.until.map(|until| offset.rfc3339(until)) }
    }
}

/// Where the sources of a written state begin, the last of its properties. No string holds this name with its quotes, since they
/// are escaped in strings.
fn start_of_sources(feature: &[u8]) -> usize {
    const NAME: &[u8] = b"\"sources\":";
    feature.windows(NAME.len()).rposition(|window| window == NAME).unwrap_or(feature.len())
}

/// JSON as bytes. Our own structs have text keys and finite numbers, so writing them cannot fail.
fn bytes<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
