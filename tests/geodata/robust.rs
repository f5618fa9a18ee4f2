//! No input may cause a panic: files with random slips are refused with problems, or load and fold.

use corridor::{
    chronicle::index::atlas::Atlas,
    geodata::{self, FILES, Files, canonical},
};
use proptest::{collection::vec, prelude::*};
use serde_json::Value;
use std::sync::LazyLock;

static SHIPPED: LazyLock<[String; 4]> = LazyLock::new(|| {
    let files = Files::built_in();
    FILES.map(|name| files.text(name).to_owned())
});

/// A slip at a position, which is a share of the file so that it suits any length.
#[derive(Clone, Debug)]
enum Slip {
    Delete(usize),
    Insert(String),
    Replace(usize, String),
    Repeat(usize),
    Truncate,
}

fn slip() -> impl Strategy<Value = Slip> {
    // What has a meaning in JSON, in dates and in our files does more harm than a random letter.
    let token = prop_oneof![
        "[\\[\\]{}\",:0-9eE.+~?%TZ-]{1,3}",
        "\\PC{1,3}",
        prop::sample::select(vec![
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "-0",
            "1e999",
            "9999",
            "0000",
            "9999-12-31",
            "0000-01-01",
            "\\ud800",
            "\u{0}",
            "2023-02-30",
            "open",
            "\"ends\"",
            "\"exception\"",
            "\"confirms\"",
            "+14:59",
            "-14:00",
            "180",
            "-90.0000001",
        ])
        .prop_map(str::to_owned),
    ];
    prop_oneof![
        3 => (1usize..12).prop_map(Slip::Delete),
        3 => token.clone().prop_map(Slip::Insert),
        4 => ((1usize..12), token).prop_map(|(length, token)| Slip::Replace(length, token)),
        1 => (1usize..400).prop_map(Slip::Repeat),
        1 => Just(Slip::Truncate),
    ]
}

/// The text with the slip, made on bytes; what is then no UTF-8 is replaced, since `load` takes texts.
fn slipped(text: &str, at: prop::sample::Index, slip: &Slip) -> String {
    let mut bytes = text.as_bytes().to_vec();
    if bytes.is_empty() {
        return String::new();
    }
    let at = at.index(bytes.len());
    let end = |length: usize| (at + length).min(text.len());
    match slip {
        Slip::Delete(length) => drop(bytes.drain(at..end(*length))),
        Slip::Insert(token) => drop(bytes.splice(at..at, token.bytes())),
        Slip::Replace(length, token) => drop(bytes.splice(at..end(*length), token.bytes())),
        Slip::Repeat(length) => {
            let again = bytes[at..end(*length)].to_vec();
            drop(bytes.splice(at..at, again));
        }
        Slip::Truncate => bytes.truncate(at),
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn loads_or_tells(texts: [String; 4]) -> Result<(), TestCaseError> {
    let files = Files::from_texts(texts);
    match geodata::load(&files) {
        Ok(loaded) => {
            let read = geodata::read_published(&files).unwrap();
            let again = Atlas::new(read).unwrap();
            prop_assert_eq!(loaded.atlas.states(), again.states(), "what loads is folded whole");
            let counts = |atlas: &Atlas| (atlas.places().len(), atlas.changes().len(), atlas.sources().len());
            prop_assert_eq!(counts(&loaded.atlas), counts(&again));
        }
        Err(problems) => {
            prop_assert!(!problems.0.is_empty());
            for problem in &problems.0 {
                prop_assert_ne!(problem.code, "internal-error");
                let text = files.text(&problem.file);
                prop_assert!(problem.line <= text.matches('\n').count() + 1);
                prop_assert!(problem.start <= problem.end && text.get(problem.start..problem.end).is_some());
            }
        }
    }
    Ok(())
}

/// One or two slips in files of a folder.
fn slips() -> impl Strategy<Value = Vec<(usize, prop::sample::Index, Slip)>> {
    vec((0usize..4, any::<prop::sample::Index>(), slip()), 1..3)
}

fn with_slips(mut texts: [String; 4], slips: &[(usize, prop::sample::Index, Slip)]) -> [String; 4] {
    for (file, at, slip) in slips {
        texts[*file] = slipped(&texts[*file], *at, slip);
    }
    texts
}

/// A value with `9.0` and `9` made one, and the changes in an order of their own.
fn values(value: Value) -> Value {
    match value {
        Value::Number(number) => number.as_f64().map_or(Value::Null, |real| Value::from(real + 0.0)),
        Value::Array(list) => {
            let mut list: Vec<Value> = list.into_iter().map(values).collect();
            list.sort_by_key(|record| record["moment"].is_string().then(|| record.to_string()));
            list.into()
        }
        Value::Object(object) => object.into_iter().map(|(key, value)| (key, values(value))).collect(),
        scalar => scalar,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn slips_in_the_shipped_files_never_panic(slips in slips()) {
        loads_or_tells(with_slips(SHIPPED.clone(), &slips))?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn slips_in_a_small_folder_never_panic(
        name in prop::sample::select(vec!["one-road", "month-precision", "sources-disagree"]),
        slips in slips(),
    ) {
        let texts = FILES.map(|file| std::fs::read_to_string(super::fixture(name).join(file)).unwrap());
        loads_or_tells(with_slips(texts, &slips))?;
    }

    #[test]
    fn the_canonical_layout_is_its_own_and_keeps_every_value(at in any::<prop::sample::Index>(), slip in slip(), file in 0usize..4) {
        let languages = ["en".to_owned(), "fr".to_owned()];
        let text = std::fs::read_to_string(super::fixture("one-road").join(FILES[file])).unwrap();
        let slipped = slipped(&text, at, &slip);
        if let Some(once) = canonical(FILES[file], &slipped, &languages, "+04:00".parse().ok()) {
            if let Ok(before) = serde_json::from_str(&slipped) {
                prop_assert_eq!(values(before), values(serde_json::from_str(&once).unwrap()));
            }
            let twice = canonical(FILES[file], &once, &languages, "+04:00".parse().ok());
            prop_assert_eq!(Some(once), twice);
        }
    }
}
