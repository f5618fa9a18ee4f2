//! Slips in what one file says by itself: a name, and the edits of `one-road` that make the broken folder.

use super::Edit::{self, Bytes, Delete, Folder, Hole, Long, Nested, Replace, Vanish, Write};

const D: &str = "dataset.json";
const P: &str = "places.geojson";
const C: &str = "changes.json";
const S: &str = "sources.json";

pub(super) const FORM: &[(&str, &[Edit])] = &[
    // Files.
    ("a file is missing", &[Delete(S)]),
    ("two files are missing, and a third is broken", &[Delete(P), Delete(S), Replace(C, "\"reported\"", "\"rumoured\"")]),
    ("the folder is missing", &[Vanish]),
    ("a folder stands in place of a file", &[Folder(S)]),
    ("a file is far too large", &[Hole(S)]),
    ("a file is not UTF-8", &[Bytes(S, b"[\n  {\"id\": \"s1\", \"publisher\": \"Caf\xe9\"}\n]\n")]),
    ("a file is empty", &[Write(C, "")]),
    ("a file has a byte order mark, which is no problem", &[Replace(S, "[\n", "\u{feff}[\n")]),
    // JSON.
    ("a comment", &[Replace(C, "    \"moment\": \"2021-01-01\"", "    // new year\n    \"moment\": \"2021-01-01\"")]),
    ("a comma before a closing bracket", &[Replace(D, "\"#2f758e\"}", "\"#2f758e\",}")]),
    ("a comma is missing", &[Replace(C, "\"certainty\": \"confirmed\",", "\"certainty\": \"confirmed\"")]),
    ("a quotation mark is missing", &[Replace(S, "\"Road bulletin\"", "\"Road bulletin")]),
    ("single quotation marks", &[Replace(S, "\"Road bulletin\"", "'Road bulletin'")]),
    ("a closing bracket is missing", &[Replace(P, "  ]\n}\n", "  ]\n")]),
    ("a list is not closed", &[Replace(S, "  }\n]\n", "  }\n")]),
    ("a closing bracket is too much", &[Replace(S, "  }\n]\n", "  }\n]\n]\n")]),
    ("a field without quotation marks", &[Replace(S, "\"title\"", "title")]),
    ("NaN", &[Replace(D, "\"zoom\": 9", "\"zoom\": NaN")]),
    ("nesting without end", &[Nested(C)]),
    ("half of a letter", &[Replace(S, "Snow on the road", "Snow \\ud800 on the road")]),
    // Fields.
    (
        "a field stands twice",
        &[Replace(C, "\"certainty\": \"reported\",", "\"certainty\": \"reported\",\n    \"certainty\": \"disputed\",")],
    ),
    (
        "a geometry has its coordinates twice",
        &[Replace(P, "\"coordinates\": [[45.1", "\"coordinates\": [], \"coordinates\": [[45.1")],
    ),
    ("a misspelt field", &[Replace(C, "\"moment\": \"2021-03-01\"", "\"momnet\": \"2021-03-01\"")]),
    ("an unknown field, deep inside", &[Replace(C, "\"name\": \"A. Example\"", "\"name\": \"A. Example\", \"age\": 40")]),
    ("a field is missing", &[Replace(C, "    \"moment\": \"2021-03-01\",\n", "")]),
    ("a field of a place is missing", &[Replace(P, "\"kind\": \"road\",\n", "")]),
    ("a list where an object is expected", &[Replace(D, "{\n    \"center\": [45.2, 40.2],\n    \"zoom\": 9\n  }", "[]")]),
    ("the whole file is of the wrong type", &[Write(C, "{\"id\": \"c1\"}\n")]),
    ("a number where an id is expected, deep inside", &[Replace(C, "\"sources\": [\"s2\"]", "\"sources\": [2]")]),
    (
        "a word where true or false is expected",
        &[Replace(P, "\"form\": \"Valley Road\", \"label\": true", "\"form\": \"Valley Road\", \"label\": \"yes\"")],
    ),
    ("a number in quotation marks", &[Replace(P, "\"precision_m\": 50", "\"precision_m\": \"50\"")]),
    ("a label is not a word", &[Replace(D, "\"Valley Council\"", "12")]),
    ("a summary without words", &[Replace(C, "\"Lorries are turned away.\"", "\" \"")]),
    ("a translation without its maker", &[Replace(C, "\"by\": \"the editors\", ", "")]),
    ("an empty text", &[Replace(S, "\"The Valley Post\"", "\"\"")]),
    ("too many numbers", &[Replace(D, "[45, 40, 45.5, 40.5]", "[45, 40, 45.5, 40.5, 0]")]),
    ("a number out of range", &[Replace(D, "\"zoom\": 9", "\"zoom\": 99")]),
    ("a rank that is not whole", &[Replace(D, "\"severity\": 7", "\"severity\": 7.5")]),
    ("minus nought, which no rank can be", &[Replace(D, "\"severity\": 0", "\"severity\": -0")]),
    // What a text may hold.
    ("a label is too long", &[Long(D, "Valley Council", "a", 201)]),
    ("a summary is too long", &[Long(C, "Lorries are turned away.", "a", 2001)]),
    ("a title is too long", &[Long(S, "Snow on the road", "a", 501)]),
    ("a control character", &[Replace(C, "Lorries are turned away.", "Lorries are\\u001b[2J turned away.")]),
    ("a control character in an address", &[Replace(S, "\"https://", "\"https://\\u0007")]),
    (
        "a sign that turns the direction and is not ended",
        &[Replace(C, "Lorries are turned away.", "Lorries \\u202eare turned away.")],
    ),
    ("a formula", &[Replace(S, "Snow on the road", "=1+1")]),
    ("a translation that is a formula", &[Replace(C, "\"text\": \"", "\"text\": \"@")]),
    ("a remark begins with a dash", &[Replace(C, "Lorries are turned away.", "- Lorries are turned away.")]),
    // Forms of texts.
    (
        "an id with capitals and blanks",
        &[
            Replace(S, "\"id\": \"s2\"", "\"id\": \"S 2\""),
            Replace(C, "\"sources\": [\"s2\"]", "\"sources\": [\"S 2\"]"),
            Replace(C, "\"sources\": [\"s2\"]", "\"sources\": [\"S 2\"]"),
            Replace(C, "\"sources\": [\"s2\"]", "\"sources\": [\"S 2\"]"),
        ],
    ),
    ("an address without https", &[Replace(S, "https://post.example", "post.example")]),
    ("a colour by name", &[Replace(D, "\"#26030b\"", "\"black\"")]),
    ("a language by name", &[Replace(S, "\"language\": \"en\"", "\"language\": \"English\"")]),
    ("an unknown glyph", &[Replace(D, "\"glyph\": \"bar\"", "\"glyph\": \"bars\"")]),
    ("an unknown kind of place", &[Replace(P, "\"kind\": \"road\"", "\"kind\": \"highway\"")]),
    ("an unknown effect", &[Replace(C, "\"effect\": \"confirms\"", "\"effect\": \"confirm\"")]),
    ("another word than Feature", &[Replace(P, "\"type\": \"Feature\",", "\"type\": \"feature\",")]),
    ("controllers as a word", &[Replace(C, "\"controllers\": [\"ministry\"]", "\"controllers\": \"ministry\"")]),
    // Languages.
    ("a label in one language only", &[Replace(D, "{\"en\": \"Closed\", \"fr\": \"Fermé\"}", "{\"en\": \"Closed\"}")]),
    ("a language that the dataset does not have", &[Replace(C, "\"fr\": {\"text\"", "\"de\": {\"text\"")]),
    (
        "a summary without English",
        &[Replace(C, "{\"en\": \"A tunnel replaces the road.\"}", "{\"fr\": \"Un tunnel remplace la route.\"}")],
    ),
    (
        "no English name",
        &[Replace(
            P,
            "{\"lang\": \"en\", \"form\": \"Valley Road\", \"label\": true}",
            "{\"lang\": \"en\", \"form\": \"Valley Road\", \"label\": false}",
        )],
    ),
    ("English is not first", &[Replace(D, "    \"en\",\n    \"fr\"\n", "    \"fr\",\n    \"en\"\n")]),
    // Layout.
    ("a change on one line", &[Replace(C, "{\n    \"id\": \"c4\",\n    \"moment\"", "{\"id\": \"c4\", \"moment\"")]),
    (
        "fields in another order",
        &[Replace(
            S,
            "    \"date\": \"2021-01-01\",\n    \"language\": \"en\",\n",
            "    \"language\": \"en\",\n    \"date\": \"2021-01-01\",\n",
        )],
    ),
    ("no line break at the end", &[Replace(S, "\n]\n", "\n]")]),
    ("Windows line breaks", &[Replace(S, "[\n", "[\r\n")]),
    ("blank lines at the end", &[Replace(S, "\n]\n", "\n]\n\n")]),
];
