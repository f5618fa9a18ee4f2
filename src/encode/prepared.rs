//! Serializes the features of a revision once, and joins responses from the bytes.
//!
//! The feature of a state is stored in parts: those of its place, its control and access, its sources, and the rest. A part that many
//! states share is stored once, which saves memory and keeps it in the processor's cache. In a large dataset, the time of a response
//! is the time to fetch the unshared part of each state from memory.

use super::{Collection, Layer, bytes, features};
use crate::schema::layer::GeometryType;
use crate::{chronicle::index::atlas::Atlas, ledger::Revision};
use serde::Serialize;
use std::collections::HashMap;

/// Byte strings stored in one allocation.
#[derive(Debug, Default)]
struct Fragments {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Fragments {
    fn push(&mut self, fragment: &[u8]) {
        self.bytes.extend_from_slice(fragment);
        self.ends.push(self.bytes.len());
    }

    /// Returns the memory in use, in bytes.
    fn bytes(&self) -> usize {
        self.bytes.capacity() + self.ends.capacity() * size_of::<usize>()
    }

    /// Releases spare capacity.
    fn shrink_to_fit(&mut self) {
        self.bytes.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// Returns the fragment at `index`, or an empty one beyond the end.
    fn get(&self, index: u32) -> &[u8] {
        let index = index as usize;
        let start = index.checked_sub(1).map_or(0, |before| self.ends.get(before).copied().unwrap_or(0));
        self.ends.get(index).map_or(&[], |&end| &self.bytes[start..end])
    }
}

/// Collects distinct byte strings.
#[derive(Default)]
struct Interner {
    fragments: Fragments,
    numbers: HashMap<Box<[u8]>, u32>,
}

impl Interner {
    /// Returns the position of the fragment, adding it if it is new.
    fn number(&mut self, fragment: &[u8]) -> u32 {
        if let Some(&number) = self.numbers.get(fragment) {
            return number;
        }
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.fragments.push(fragment);
        self.numbers.insert(fragment.into(), next);
        next
    }
}

/// The positions of the parts of a state.
#[derive(Clone, Copy, Debug)]
struct StateParts {
    /// Start of the unshared part in `own`, which begins with the id.
    start: usize,
    id: u32,
    rest: u32,
    place: u32,
    control: u32,
    sources: u32,
    /// Length of the whole feature, in bytes.
    size: u32,
}

/// The serialized features of a revision: places, states and sources. Changes are serialized on request: they are read far less often
/// than states and would double the memory.
#[derive(Debug, Default)]
pub struct Prepared {
    revision: Box<str>,
    places: Fragments,
    sources: Fragments,
    /// By place: its geometry, and the properties that all of its states share.
    places_of_states: Fragments,
    /// By state: its id, then the properties that it shares with no other.
    own: Vec<u8>,
    /// Distinct values of control and access.
    shared_control: Fragments,
    /// Distinct lists of sources.
    shared_sources: Fragments,
    parts_of_state: Vec<StateParts>,
}

/// The beginning of a state's feature, before the id.
const STATE: &[u8] = b"{\"type\":\"Feature\",\"id\":";
/// The text before the id among the properties.
const ID: &[u8] = b"\"id\":";

impl Prepared {
    /// Serializes every feature of an atlas.
    #[must_use]
    pub fn new(atlas: &Atlas, revision: &Revision) -> Self {
        let mut prepared = Self { revision: revision.id.short().into(), ..Self::default() };
        let writer = features::Writer { atlas, revision: revision.id.short() };
        for (place, index) in atlas.places().iter().zip(0..) {
            prepared.places.push(&bytes(&writer.place(index)));
            let mut of_states =
                format!("\"geometry\":{},\"properties\":{{", features::geometry(place.geometry.as_ref())).into_bytes();
            push_members(&mut of_states, &writer.place_of_state(place), b",");
            prepared.places_of_states.push(&of_states);
        }
        for (_, index) in atlas.sources().iter().zip(0..) {
            prepared.sources.push(&bytes(&writer.source(index)));
        }
        prepared.write_states(atlas, writer);
        let parts = [&mut prepared.places, &mut prepared.sources, &mut prepared.places_of_states];
        let shared = [&mut prepared.shared_control, &mut prepared.shared_sources];
        parts.into_iter().chain(shared).for_each(Fragments::shrink_to_fit);
        prepared.own.shrink_to_fit();
        prepared
    }

    /// Returns the memory that the features use, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let parts = [&self.places, &self.sources, &self.places_of_states, &self.shared_control, &self.shared_sources];
        let shared: usize = parts.into_iter().map(Fragments::bytes).sum();
        shared + self.own.capacity() + self.parts_of_state.capacity() * size_of::<StateParts>()
    }

    fn write_states(&mut self, atlas: &Atlas, writer: features::Writer<'_>) {
        let (mut controls, mut sources) = (Interner::default(), Interner::default());
        let mut part = Vec::new();
        self.parts_of_state.reserve_exact(atlas.states().len());
        for (state, index) in atlas.states().iter().zip(0..) {
            let feature = writer.state(index);
            let start = self.own.len();
            self.own.extend_from_slice(&bytes(&feature.id));
            self.own.push(b',');
            let id = self.own.len() - start;
            push_members(&mut self.own, &feature.properties.own, b",");
            let rest = self.own.len() - start - id;

            part.clear();
            push_members(&mut part, &feature.properties.terms, b",");
            let control = controls.number(&part);
            let twice = ID.len() + 2 * id;
            let size = STATE.len() + twice + self.places_of_states.get(state.place).len() + rest + part.len();
            part.clear();
            push_members(&mut part, &feature.properties.basis, b"}}");
            let sources = sources.number(&part);
            let (id, rest, size) = (length(id), length(rest), length(size + part.len()));
            self.parts_of_state.push(StateParts { start, id, rest, place: state.place, control, sources, size });
        }
        (self.shared_control, self.shared_sources) = (controls.fragments, sources.fragments);
    }

    fn size(&self, collection: Collection, index: u32) -> usize {
        match collection {
            Collection::Places => self.places.get(index).len(),
            Collection::Sources => self.sources.get(index).len(),
            Collection::States => self.parts_of_state.get(index as usize).map_or(0, |parts| parts.size as usize),
            Collection::Changes => 0,
        }
    }

    /// Appends one feature to a response.
    pub fn write(&self, out: &mut Vec<u8>, atlas: &Atlas, layer: Layer, index: u32) {
        self.write_as(layer.geometry_type(atlas), out, atlas, layer.collection(), index);
    }

    fn write_as(&self, geometry: Option<GeometryType>, out: &mut Vec<u8>, atlas: &Atlas, collection: Collection, index: u32) {
        let start = out.len();
        self.write_mixed(out, atlas, collection, index);
        if geometry.is_some_and(GeometryType::is_multi) {
            to_multi(out, start);
        }
    }

    /// Appends one feature with the geometry type of the data.
    fn write_mixed(&self, out: &mut Vec<u8>, atlas: &Atlas, collection: Collection, index: u32) {
        match collection {
            Collection::Places => out.extend_from_slice(self.places.get(index)),
            Collection::Sources => out.extend_from_slice(self.sources.get(index)),
            Collection::States => self.write_state(out, index),
            Collection::Changes => {
                let writer = features::Writer { atlas, revision: &self.revision };
                // Writing to a vector cannot fail.
                let _ = serde_json::to_writer(out, &writer.change(index));
            }
        }
    }

    /// Returns the unshared part of a state, with its id.
    fn own(&self, parts: &StateParts) -> &[u8] {
        &self.own[parts.start..][..(parts.id + parts.rest) as usize]
    }

    fn write_state(&self, out: &mut Vec<u8>, index: u32) {
        let Some(parts) = self.parts_of_state.get(index as usize) else { return };
        let (id, rest) = self.own(parts).split_at(parts.id as usize);
        out.extend_from_slice(STATE);
        out.extend_from_slice(id);
        out.extend_from_slice(self.places_of_states.get(parts.place));
        out.extend_from_slice(ID);
        out.extend_from_slice(id);
        out.extend_from_slice(rest);
        out.extend_from_slice(self.shared_control.get(parts.control));
        out.extend_from_slice(self.shared_sources.get(parts.sources));
    }

    /// Writes a feature collection of these items. `rest` (members such as links, without braces) follows the features.
    #[must_use]
    pub fn collection(&self, atlas: &Atlas, layer: Layer, items: &[u32], rest: &[u8]) -> Vec<u8> {
        let (collection, geometry) = (layer.collection(), layer.geometry_type(atlas));
        let features: usize = items.iter().map(|&index| self.size(collection, index) + 1).sum();
        let mut out = Vec::with_capacity(features + rest.len() + 64);
        out.extend_from_slice(b"{\"type\":\"FeatureCollection\",\"features\":[");
        for (number, &index) in items.iter().enumerate() {
            if number > 0 {
                out.push(b',');
            }
            self.write_as(geometry, &mut out, atlas, collection, index);
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

/// Converts the geometry of the feature that begins at `start` to its multi-geometry, unless it is one already.
fn to_multi(out: &mut Vec<u8>, start: usize) {
    const KIND: &[u8] = b"\"geometry\":{\"type\":\"";
    const COORDINATES: &[u8] = b"\"coordinates\":";
    let find = |bytes: &[u8], wanted: &[u8]| bytes.windows(wanted.len()).position(|window| window == wanted);
    // Quotes inside texts are escaped, so the first match is the member itself.
    let Some(kind) = find(&out[start..], KIND).map(|at| start + at + KIND.len()) else { return };
    if out[kind..].starts_with(b"Multi") {
        return;
    }
    let Some(coordinates) = find(&out[kind..], COORDINATES).map(|at| kind + at + COORDINATES.len()) else { return };
    let Some(end) = out[coordinates..].iter().position(|byte| *byte == b'}').map(|at| coordinates + at) else { return };
    out.insert(end, b']');
    out.insert(coordinates, b'[');
    out.splice(kind..kind, *b"Multi");
}

/// Appends the members of an object without its braces, then `after`.
fn push_members<T: Serialize>(out: &mut Vec<u8>, object: &T, after: &[u8]) {
    let start = out.len();
    // Writing to a vector cannot fail.
    let _ = serde_json::to_writer(&mut *out, object);
    out.remove(start);
    out.pop();
    out.extend_from_slice(after);
}

/// Converts a length. A response never reaches the 4 billion bytes beyond which it would saturate.
fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{chronicle::moment::Instant, geodata};
    use serde_json::Value;

    #[test]
    fn state_joined_from_parts_equals_state_serialized_whole() {
        let atlas = Atlas::new(geodata::built_in().unwrap()).unwrap();
        let revision = Revision::seal(Instant::UNIX_EPOCH, &[]).unwrap();
        let prepared = Prepared::new(&atlas, &revision);
        let writer = features::Writer { atlas: &atlas, revision: revision.id.short() };
        assert!(atlas.states().len() > 100);
        for (state, index) in atlas.states().iter().zip(0..) {
            let mut joined = Vec::new();
            prepared.write(&mut joined, &atlas, Layer::STATES, index);
            assert_eq!(joined.len(), prepared.size(Collection::States, index));
            let mut joined: Value = serde_json::from_slice(&joined).unwrap();
            let geometry = joined.as_object_mut().unwrap().remove("geometry").unwrap();
            let of_place = features::geometry(atlas.place(state.place).geometry.as_ref());
            assert_eq!(geometry, serde_json::from_str::<Value>(&of_place).unwrap());
            assert_eq!(joined.as_object_mut().unwrap().remove("type").unwrap(), "Feature");
            assert_eq!(joined, serde_json::to_value(writer.state(index)).unwrap());
        }
    }

    #[test]
    fn view_writes_the_same_features_with_one_geometry_type() {
        let atlas = Atlas::new(geodata::built_in().unwrap()).unwrap();
        let revision = Revision::seal(Instant::UNIX_EPOCH, &[]).unwrap();
        let prepared = Prepared::new(&atlas, &revision);
        for layer in Layer::ALL {
            let Some(wanted) = layer.geometry_type(&atlas) else { continue };
            let count = if layer.collection() == Collection::Places { atlas.places().len() } else { atlas.states().len() };
            for index in (0..).take(count) {
                let place = if layer.collection() == Collection::Places { index } else { atlas.states()[index as usize].place };
                let Some(geometry) = atlas.place(place).geometry.as_ref().filter(|_| atlas.place(place).shape() == layer.shape())
                else {
                    continue;
                };
                let mut written = Vec::new();
                prepared.write(&mut written, &atlas, layer, index);
                let mut written: Value = serde_json::from_slice(&written).unwrap();
                let text = features::geometry(Some(&*wanted.of(geometry)));
                assert_eq!(written["geometry"], serde_json::from_str::<Value>(&text).unwrap());
                assert_eq!(written["geometry"]["type"], wanted.name());
                let mut mixed = Vec::new();
                prepared.write_mixed(&mut mixed, &atlas, layer.collection(), index);
                let mixed: Value = serde_json::from_slice(&mixed).unwrap();
                written["geometry"] = mixed["geometry"].clone();
                assert_eq!(written, mixed);
            }
        }
    }
}
