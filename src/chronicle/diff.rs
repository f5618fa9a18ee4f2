//! Differences between two instants: for each place, the state (or none) before and after.

use super::{
    fold::PlaceIndex,
    index::atlas::{Atlas, StateIndex},
    moment::Instant,
};

/// The difference at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Place at which the states differ.
    pub place: PlaceIndex,
    /// State at the first instant; none where none was in force.
    pub before: Option<StateIndex>,
    /// State at the second instant; none where none was in force.
    pub after: Option<StateIndex>,
}

impl Difference {
    /// Swaps before and after.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self { before: self.after, after: self.before, ..self }
    }
}

/// Returns the state in force at each place at `at`, in the order of the data.
#[must_use]
pub fn states_at(atlas: &Atlas, at: Instant) -> Vec<Option<StateIndex>> {
    (0..).zip(atlas.places()).map(|(place, _)| atlas.state_at(place, at)).collect()
}

/// Returns the places whose state at `to` differs from that at `from`, in the order of the data.
///
/// A state that resumed after an exception counts as a different state, because other reports support it.
///
/// ```
/// use corridor::chronicle::{diff::diff, index::atlas::Atlas, moment::parse_instant};
/// let atlas = Atlas::new(corridor::geodata::built_in().map_err(|_| "bad data")?).map_err(|_| "does not fold")?;
/// let (saturday, sunday) = (parse_instant("2023-04-22T20:00:00+04:00")?, parse_instant("2023-04-23T20:00:00+04:00")?);
/// let changed: Vec<&str> = diff(&atlas, saturday, sunday).iter().map(|d| atlas.place(d.place).id.as_str()).collect();
/// assert_eq!(changed, ["lachin-corridor", "new-road", "hakari-bridge", "az-checkpoint"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn diff(atlas: &Atlas, from: Instant, to: Instant) -> Vec<Difference> {
    (0..)
        .zip(atlas.places())
        .map(|(place, _)| Difference { place, before: atlas.state_at(place, from), after: atlas.state_at(place, to) })
        .filter(|difference| difference.before != difference.after)
        .collect()
}

/// Applies differences to the states of all places, as [`states_at`] returns them.
pub fn apply(states: &mut [Option<StateIndex>], differences: &[Difference]) {
    for difference in differences {
        if let Some(state) = states.get_mut(difference.place as usize) {
            *state = difference.after;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static ATLAS: LazyLock<Atlas> = LazyLock::new(|| Atlas::new(crate::geodata::built_in().unwrap()).unwrap());

    /// Any instant from before the data to after it, often one at which a state starts or ends.
    fn instants() -> impl Strategy<Value = Instant> {
        let changes = ATLAS.instants().to_vec();
        prop_oneof![
            (1_577_836_800i64..1_830_297_600).prop_map(|second| Instant::from_second(second).unwrap()),
            proptest::sample::select(changes),
        ]
    }

    proptest! {
        #[test]
        fn diff_applied_to_a_gives_b_and_reversed_gives_a(a in instants(), b in instants()) {
            let differences = diff(&ATLAS, a, b);
            let mut states = states_at(&ATLAS, a);
            apply(&mut states, &differences);
            prop_assert_eq!(&states, &states_at(&ATLAS, b));
            let reversed: Vec<Difference> = differences.into_iter().map(Difference::reversed).collect();
            apply(&mut states, &reversed);
            prop_assert_eq!(states, states_at(&ATLAS, a));
            prop_assert_eq!(reversed, diff(&ATLAS, b, a));
        }

        #[test]
        fn diff_is_empty_within_one_slice(a in instants()) {
            let slice = (0..).zip(ATLAS.places()).fold(crate::chronicle::period::Period::ALWAYS, |slice, (place, _)| {
                slice.intersection(&ATLAS.slice_at(place, a))
            });
            prop_assert!(slice.contains(a));
            prop_assert_eq!(diff(&ATLAS, a, slice.since.max(Instant::from_second(0).unwrap())), vec![]);
        }
    }
}
