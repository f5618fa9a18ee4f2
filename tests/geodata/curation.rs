//! The states that follow from the changes are those that the editors agreed on, place by place.

use corridor::{
    chronicle::{
        change::EffectKind,
        index::atlas::{Atlas, StateView},
        moment::Moment,
        status::{AccessLevel, Controllers},
    },
    geodata,
    schema::access_columns::ACCESS_COLUMNS,
};
use std::collections::{BTreeSet, HashMap};

struct Line<'a> {
    place: &'a str,
    since: Moment,
    status: &'a str,
    access: &'a str,
    controllers: BTreeSet<&'a str>,
    changes: BTreeSet<&'a str>,
    kind: &'a str,
}

fn set(cell: &str) -> BTreeSet<&str> {
    cell.split(',').filter(|part| !part.is_empty()).collect()
}

fn lines() -> Vec<Line<'static>> {
    let line = |line: &'static str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [place, since, status, access, controllers, changes, kind] = cells[..] else { panic!("seven columns: {line}") };
        Line { place, since: since.parse().unwrap(), status, access, controllers: set(controllers), changes: set(changes), kind }
    };
    include_str!("curation.tsv").lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(line).collect()
}

/// Letter → the eight columns; an empty cell is *not recorded*.
fn letters() -> HashMap<&'static str, Vec<Option<AccessLevel>>> {
    include_str!("access.tsv")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| {
            let mut cells = line.split('\t');
            let letter = cells.next().unwrap();
            let mut passes: Vec<Option<AccessLevel>> = cells.map(AccessLevel::from_word).collect();
            passes.resize(ACCESS_COLUMNS.len(), None);
            (letter, passes)
        })
        .collect()
}

fn controllers(view: StateView<'_>) -> BTreeSet<String> {
    match view.controllers() {
        Controllers::Contested => BTreeSet::from(["contested".to_owned()]),
        Controllers::Unknown => BTreeSet::from(["unknown".to_owned()]),
        other => other.parties().iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn the_states_are_those_that_the_editors_agreed_on() {
    let atlas = Atlas::new(geodata::built_in().unwrap()).unwrap();
    let offset = atlas.header().offset;
    let letters = letters();
    let mut expected_states: HashMap<&str, usize> = HashMap::new();
    let mut wrong = Vec::new();
    for line in lines() {
        let place = atlas.place_index(line.place).expect(line.place);
        let at = line.since.earliest(offset);
        let complain = |problem: String| format!("{} at {}: {problem}", line.place, line.since);
        let state = atlas.state_at(place, at).map(|index| atlas.view(index));
        if matches!(line.kind, "end" | "none") {
            if let Some(state) = state {
                wrong.push(complain(format!("nothing holds any more, but {}", state.id())));
            }
            continue;
        }
        *expected_states.entry(line.place).or_default() += 1;
        let Some(state) = state else {
            wrong.push(complain("no state".to_owned()));
            continue;
        };
        if state.state.period.since != at {
            wrong.push(complain(format!(
                "no state starts then; {} runs since {}",
                state.id(),
                offset.rfc3339(state.state.period.since)
            )));
        }
        if state.status().id.as_str() != line.status {
            wrong.push(complain(format!("{} is {}, not {}", state.id(), state.status().id, line.status)));
        }
        let access: Vec<Option<AccessLevel>> = ACCESS_COLUMNS.iter().map(|&(_, t, d)| state.access().get(t, d)).collect();
        let agreed = letters.get(line.access).cloned().unwrap_or_else(|| vec![None; ACCESS_COLUMNS.len()]);
        if access != agreed {
            wrong.push(complain(format!("{} has access {access:?}, not {:?} ({agreed:?})", state.id(), line.access)));
        }
        if controllers(state) != line.controllers.iter().map(ToString::to_string).collect() {
            wrong.push(complain(format!("{} is held by {:?}, not {:?}", state.id(), controllers(state), line.controllers)));
        }
        let exception = state.effect().kind == EffectKind::Exception;
        if exception != (line.kind == "exception") || state.state.resumed_after.is_some() != (line.kind == "resumes") {
            wrong.push(complain(format!("{} is not of the kind {}", state.id(), line.kind)));
        }
        // A row may stand in the line before an exception and be dated after it: then the resumed state has it.
        let behind = |view: StateView<'_>| view.reports().map(|(change, _)| change.id.to_string()).collect::<BTreeSet<String>>();
        let mut reports = behind(state);
        for later in atlas
            .states_of(place)
            .map(|index| atlas.view(index))
            .filter(|later| later.state.supports[0] == state.state.supports[0])
        {
            reports.extend(behind(later));
        }
        let missing: Vec<&&str> = line.changes.iter().filter(|change| !reports.contains(**change)).collect();
        if !missing.is_empty() {
            wrong.push(complain(format!("{} rests on {reports:?}, without {missing:?}", state.id())));
        }
    }
    for (place, count) in expected_states {
        let found = atlas.states_of(atlas.place_index(place).unwrap()).len();
        if found != count {
            wrong.push(format!("{place} has {found} states, not {count}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn bridge_checkpoint_road_and_corridor_agree_after_april_2023_but_for_the_admitted_differences() {
    let atlas = Atlas::new(geodata::built_in().unwrap()).unwrap();
    let status = |place: &str, at| {
        let state = atlas.state_at(atlas.place_index(place).unwrap(), at);
        state.map(|index| atlas.view(index).status().id.to_string())
    };
    let instant = |text| corridor::chronicle::moment::parse_instant(text).unwrap();
    let admitted = [
        (instant("2023-04-23T00:00:00+04:00"), instant("2023-04-26T00:00:00+04:00")),
        (instant("2023-04-30T00:00:00+04:00"), instant("2023-05-02T00:00:00+04:00")),
    ];
    for &at in atlas.instants().iter().filter(|at| **at >= instant("2023-04-23T00:00:00+04:00")) {
        if admitted.iter().any(|(since, until)| (*since..*until).contains(&at)) {
            continue;
        }
        let bridge = status("hakari-bridge", at);
        for other in ["az-checkpoint", "new-road", "lachin-corridor"] {
            assert_eq!(status(other, at), bridge, "{other} at {at}");
        }
    }
}
