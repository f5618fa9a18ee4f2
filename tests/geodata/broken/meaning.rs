//! Slips in what the files say together: a name, and the edits of `one-road` that make the broken folder.

use super::Edit::{self, Long, Replace, Write};

const D: &str = "dataset.json";
const P: &str = "places.geojson";
const C: &str = "changes.json";
const S: &str = "sources.json";

const LINE: &str = r#"{"type": "LineString", "coordinates": [[45.1, 40.1], [45.2, 40.2], [45.3, 40.25]]}"#;
const PRECISION: &str = "\"precision_m\": 50,";
const CLOSED_UNTIL: &str = r#""closed", "until": "2021-02-12""#;
const C1_EFFECT: &str = r#"[{"places": ["valley-road"], "effect": "starts", "status": "open", "controllers": ["ministry"]}]"#;
const C3_EFFECTS: &str =
    "\"statement\",\n    \"summary\": {\"en\": \"The ministry says that ploughs are at work.\"},\n    \"effects\": []";

const TRAVELLERS: &str = "\"travellers\": {";
const FOCUS_BACKWARDS: &str = r#""timeline_focus": {"since": "2022", "until": "2021"}, "travellers": {"#;
const ONE_STOP: &str = r#""routes": [{"since": "2021", "stops": ["valley-road"]}], "travellers": {"#;
const UNKNOWN_STOP: &str = r#""routes": [{"since": "2021", "stops": ["valley-road", "valey-road"]}], "travellers": {"#;
const OVERLAPPING_ROUTES: &str = r#""routes": [{"since": "2021", "stops": ["valley-road", {"border": ["ministry", "council"]}]}, {"since": "2022", "stops": ["valley-road", "valley-road"]}], "travellers": {"#;
const ODD_STOPS: &str = r#""routes": [{"since": "2021", "stops": [{"border": ["ministry"]}, {"together": ["valley-road"], "note": {"en": "Side by side."}}]}], "travellers": {"#;
const LATE_ROUTE: &str =
    r#""routes": [{"since": "2030", "stops": ["valley-road", {"border": ["ministry", "council"]}]}], "travellers": {"#;
const NO_STOP: &str = r#""routes": [{"since": "2021", "stops": ["valley-road", {"bridge": "a"}]}], "travellers": {"#;
const ODD_LABEL: &str = r#""labels": [{"names": [{"lang": "hy", "form": "Դաշտ", "label": true}], "at": [1, 2], "rank": 1, "sources": ["s1"]}], "travellers": {"#;

const TWO_FRAMES: &str = r#""story": [{"id": "a", "title": {"en": "A {number}", "fr": "Une route"}, "text": {"en": "It is short.", "fr": "Courte."}, "place": "valley-road", "bbox": [45.2, 40, 45.1, 40.5], "datetime": "1999"}], "travellers": {"#;
const NUMBER_OF_NOTHING: &str = r#""story": [{"id": "a", "title": {"en": "A road", "fr": "Une route"}, "text": {"en": "It is short.", "fr": "Courte."}, "number": {"days_without_ordinary_traffic": {"place": "valley-road", "until": "2021-01-05"}}}], "travellers": {"#;
const NUMBER_OF_THE_UNKNOWN: &str = r#""story": [{"id": "a", "title": {"en": "A road", "fr": "Une route"}, "text": {"en": "It is short.", "fr": "Courte."}, "number": {"days_in_status": {"place": "valley-road", "status": "shut", "since": "2022", "until": "2021"}}}, {"id": "a", "title": {"en": "A road", "fr": "Une route"}, "text": {"en": "It is short.", "fr": "Courte."}, "number": {"figure": "c9-cars"}}, {"id": "b", "title": {"en": "A road"}, "text": {"en": "It is short.", "fr": "Courte."}, "number": 17}], "travellers": {"#;

pub(super) const MEANING: &[(&str, &[Edit])] = &[
    // Dates.
    ("30 February", &[Replace(C, "\"2021-02-10\"", "\"2021-02-30\"")]),
    ("month 13", &[Replace(C, "\"2021-02-10\"", "\"2021-13\"")]),
    ("day before month", &[Replace(C, "\"2021-02-10\"", "\"10.02.2021\"")]),
    ("a season, which EDTF has and we have not", &[Replace(C, "\"2021-02-10\"", "\"2021-21\"")]),
    ("a time without its offset", &[Replace(C, "T12:00+04:00", "T12:00")]),
    ("a time that does not exist", &[Replace(C, "T12:00+04:00", "T25:00+04:00")]),
    ("a time in Moscow", &[Replace(C, "2021-04-01T12:00+04:00", "2021-04-01T12:00+03:00~")]),
    ("an offset by name", &[Replace(D, "\"offset\": \"+04:00\"", "\"offset\": \"local time\"")]),
    ("modified is a day, not an instant", &[Replace(D, "2022-12-31T12:00:00+04:00", "2022-12-31")]),
    ("a change after modified", &[Replace(D, "\"modified\": \"2022-12-31", "\"modified\": \"2022-05-01")]),
    ("a change before the dataset begins", &[Replace(D, "\"since\": \"2021-01-01\"\n", "\"since\": \"2021-01-02\"\n")]),
    ("a key moment before the dataset begins", &[Replace(D, "\"moment\": \"2021-02-10\"", "\"moment\": \"2012-02-10\"")]),
    ("changes out of order", &[Replace(C, "\"moment\": \"2021-02-11\"", "\"moment\": \"2021-01-31\"")]),
    ("a mistyped year", &[Replace(C, "\"moment\": \"2021-03-01\"", "\"moment\": \"2022-03-01\"")]),
    ("an exception ends before it starts", &[Replace(C, "\"until\": \"2021-02-12\"", "\"until\": \"2021-02-09\"")]),
    ("a period ends before it starts", &[Replace(P, "\"until\": \"2022-06-01\"", "\"until\": \"2020-06-01\"")]),
    ("a mandate ends when it starts", &[Replace(D, "\"until\": \"2022-06-01\"", "\"until\": \"2021-01-01\"")]),
    (
        "a name is used until before it was used",
        &[Replace(
            P,
            "\"Valley Road\", \"label\": true",
            "\"Valley Road\", \"label\": true, \"from\": \"2021\", \"to\": \"2020\"",
        )],
    ),
    ("overlapping periods", &[Replace(P, "\"periods\": [", "\"periods\": [{\"since\": \"2020\", \"until\": \"2021-02\"}, ")]),
    // Routes, labels, the first view of a timeline.
    ("a focus that ends before it starts", &[Replace(D, TRAVELLERS, FOCUS_BACKWARDS)]),
    ("a route with one stop", &[Replace(D, TRAVELLERS, ONE_STOP)]),
    ("a route that stops at an unknown place", &[Replace(D, TRAVELLERS, UNKNOWN_STOP)]),
    ("routes that overlap, with a stop twice", &[Replace(D, TRAVELLERS, OVERLAPPING_ROUTES)]),
    ("a border with one party, and one place together", &[Replace(D, TRAVELLERS, ODD_STOPS)]),
    ("a stop that is gone before the route begins", &[Replace(D, TRAVELLERS, LATE_ROUTE)]),
    ("a stop that is neither a place nor a border", &[Replace(D, TRAVELLERS, NO_STOP)]),
    ("a label without an English name, outside the extent", &[Replace(D, TRAVELLERS, ODD_LABEL)]),
    // References.
    (
        "an unknown place",
        &[Replace(C, "[\"valley-road\"], \"effect\": \"confirms\"", "[\"valey-road\"], \"effect\": \"confirms\"")],
    ),
    ("an unknown headline place", &[Replace(D, "\"headline_place\": \"valley-road\"", "\"headline_place\": \"bridge\"")]),
    ("an unknown status", &[Replace(C, "\"status\": \"open\", \"controllers\"", "\"status\": \"opened\", \"controllers\"")]),
    ("an unknown party", &[Replace(C, "\"party\": \"council\"", "\"party\": \"counsil\"")]),
    ("an unknown change", &[Replace(C, "\"change\": \"c2\"", "\"change\": \"t040\"")]),
    ("an unknown source", &[Replace(C, "\"sources\": [\"s1\"]", "\"sources\": [\"s3\"]")]),
    ("an unknown source among numbered ones", &[Replace(C, "\"sources\": [\"s1\"]", "\"sources\": [\"s12\"]")]),
    ("no sources at all", &[Write(S, "[]\n")]),
    (
        "a source that nothing uses",
        &[Replace(S, "\n]\n", ",\n  {\"id\": \"atlas-1999\", \"publisher\": \"Nobody\", \"title\": \"An atlas\"}\n]\n")],
    ),
    ("an id twice", &[Replace(C, "\"id\": \"c4\"", "\"id\": \"c1\"")]),
    ("a change refers to itself", &[Replace(C, "\"change\": \"c2\"", "\"change\": \"c3\"")]),
    ("part of itself", &[Replace(P, PRECISION, "\"precision_m\": 50, \"part_of\": [\"valley-road\"],")]),
    (
        "part of each other",
        &[
            Replace(P, PRECISION, "\"precision_m\": 50, \"part_of\": [\"pass\"],"),
            Replace(
                P,
                "\n  ]\n}",
                ",\n    {\"type\": \"Feature\", \"id\": \"pass\", \"properties\": {\"kind\": \"area\", \"names\": [{\"lang\": \"en\", \"form\": \"Pass\", \"label\": true}], \"part_of\": [\"valley-road\"]}, \"geometry\": null}\n  ]\n}",
            ),
        ],
    ),
    (
        "a name twice",
        &[Replace(
            P,
            "{\"lang\": \"fr\", \"form\": \"Route de la vallée\", \"label\": true}",
            "{\"lang\": \"en\", \"form\": \"Valley Road\", \"label\": true}",
        )],
    ),
    // Changes.
    ("a change without effects", &[Replace(C, C1_EFFECT, "[]")]),
    (
        "a statement with effects",
        &[Replace(
            C,
            C3_EFFECTS,
            "\"statement\",\n    \"summary\": {\"en\": \"Ploughs.\"},\n    \"effects\": [{\"places\": [\"valley-road\"], \"effect\": \"confirms\", \"status\": \"closed\"}]",
        )],
    ),
    ("a change without source or note", &[Replace(C, "\"sources\": [\"s1\"]", "\"sources\": []")]),
    (
        "an effect without a place",
        &[Replace(C, "{\"places\": [\"valley-road\"], \"effect\": \"confirms\"", "{\"places\": [], \"effect\": \"confirms\"")],
    ),
    (
        "a place twice in an effect",
        &[Replace(
            C,
            "[\"valley-road\"], \"effect\": \"confirms\"",
            "[\"valley-road\", \"valley-road\"], \"effect\": \"confirms\"",
        )],
    ),
    (
        "contested, and yet controllers",
        &[Replace(C, "\"controllers\": [\"ministry\"]", "\"controllers\": [\"ministry\"], \"contested\": true")],
    ),
    (
        "a party that acts, without words for it",
        &[Replace(C, "\"status\": \"open\", \"controllers\"", "\"status\": \"open\", \"by\": [\"ministry\"], \"controllers\"")],
    ),
    (
        "a party that acts twice",
        &[Replace(
            C,
            "\"status\": \"open\", \"controllers\"",
            "\"status\": \"open\", \"by\": [\"ministry\", \"ministry\"], \"controllers\"",
        )],
    ),
    (
        "a place where somebody acted, without words for it",
        &[Replace(C, "\"status\": \"open\", \"controllers\"", "\"status\": \"open\", \"at\": \"valley-road\", \"controllers\"")],
    ),
    (
        "words for an actor without the actor",
        &[Replace(
            D,
            "\"label\": {\"en\": \"Open\", \"fr\": \"Ouvert\"},",
            "\"label\": {\"en\": \"Open\", \"fr\": \"Ouvert\"}, \"predicate_by\": {\"en\": \"opened\", \"fr\": \"ouverte {by}\"},",
        )],
    ),
    (
        "a title with a full stop",
        &[Replace(
            C,
            "\"summary\": {\"en\": \"The road opens.\"}",
            "\"title\": {\"en\": \"The road opens.\"}, \"summary\": {\"en\": \"The road opens.\"}",
        )],
    ),
    (
        "a title that fits into no sentence",
        &[
            Replace(
                C,
                "\"summary\": {\"en\": \"The road opens.\"}",
                "\"title\": {\"en\": \"TITLE\"}, \"summary\": {\"en\": \"The road opens.\"}",
            ),
            Long(C, "TITLE", "x", 101),
        ],
    ),
    (
        "a confirmation that says more",
        &[Replace(
            C,
            "\"effect\": \"confirms\", \"status\": \"open\"",
            "\"effect\": \"confirms\", \"status\": \"open\", \"contested\": true",
        )],
    ),
    (
        "an exception of a month without end",
        &[Replace(C, "\"2021-02-10\"", "\"2021-02\""), Replace(C, CLOSED_UNTIL, "\"closed\"")],
    ),
    (
        "an until without exception",
        &[Replace(
            C,
            "\"effect\": \"confirms\", \"status\": \"open\"",
            "\"effect\": \"confirms\", \"status\": \"open\", \"until\": \"2021-03-02\"",
        )],
    ),
    // States.
    (
        "two different states at one moment",
        &[
            Replace(
                C,
                C3_EFFECTS,
                "\"change\",\n    \"summary\": {\"en\": \"Ploughs.\"},\n    \"effects\": [{\"places\": [\"valley-road\"], \"effect\": \"starts\", \"status\": \"closed\"}, {\"places\": [\"valley-road\"], \"effect\": \"starts\", \"status\": \"open\"}]",
            ),
            Replace(
                C,
                "\"status\": \"open\"}],\n    \"sources\": [\"s2\"]",
                "\"status\": \"closed\"}],\n    \"sources\": [\"s2\"]",
            ),
        ],
    ),
    (
        "two equal states at one moment merge, which is no problem of the states",
        &[Replace(
            C,
            "\n  {\n    \"id\": \"c2\"",
            "\n  {\n    \"id\": \"c1b\",\n    \"moment\": \"2021-01-01\",\n    \"certainty\": \"confirmed\",\n    \"category\": \"change\",\n    \"summary\": {\"en\": \"The road opens.\"},\n    \"effects\": [{\"places\": [\"valley-road\"], \"effect\": \"starts\", \"status\": \"open\", \"controllers\": [\"ministry\"]}],\n    \"sources\": [\"s2\"]\n  },\n  {\n    \"id\": \"c2\"",
        )],
    ),
    (
        "a confirmation of another status",
        &[Replace(C, "\"effect\": \"confirms\", \"status\": \"open\"", "\"effect\": \"confirms\", \"status\": \"closed\"")],
    ),
    (
        "a confirmation of nothing",
        &[Replace(
            C,
            "\"effect\": \"starts\", \"status\": \"open\", \"controllers\": [\"ministry\"]",
            "\"effect\": \"confirms\", \"status\": \"open\"",
        )],
    ),
    ("an effect after the place is gone", &[Replace(P, "2022-06-01", "2021-04-01")]),
    ("an end, and no period that ends then", &[Replace(P, ", \"until\": \"2022-06-01\"", "")]),
    (
        "an end of nothing",
        &[Replace(
            C,
            "\"effect\": \"starts\", \"status\": \"open\", \"controllers\": [\"ministry\"]",
            "\"effect\": \"ends\", \"status\": \"open\"",
        )],
    ),
    // Geometry.
    ("an unknown geometry type", &[Replace(P, "\"LineString\"", "\"Line\"")]),
    ("a geometry collection", &[Replace(P, LINE, "{\"type\": \"GeometryCollection\", \"geometries\": []}")]),
    ("a geometry without coordinates", &[Replace(P, LINE, "{\"type\": \"Point\"}")]),
    (
        "a geometry with a bbox of its own",
        &[Replace(P, "\"type\": \"LineString\",", "\"type\": \"LineString\", \"bbox\": [45, 40, 46, 41],")],
    ),
    ("an empty geometry", &[Replace(P, "[[45.1, 40.1], [45.2, 40.2], [45.3, 40.25]]", "[]")]),
    ("a line of one position", &[Replace(P, ", [45.2, 40.2], [45.3, 40.25]]", "]")]),
    ("a point nested as a line", &[Replace(P, "\"LineString\"", "\"Point\"")]),
    ("a height", &[Replace(P, "[45.2, 40.2]", "[45.2, 40.2, 1200]")]),
    ("a position in quotation marks", &[Replace(P, "[45.2, 40.2]", "\"45.2, 40.2\"")]),
    (
        "longitude and latitude swapped",
        &[Replace(P, "[[45.1, 40.1], [45.2, 40.2], [45.3, 40.25]]", "[[40.1, 45.1], [40.2, 45.2], [40.25, 45.3]]")],
    ),
    ("swapped so far that it leaves the earth", &[Replace(P, "[45.2, 40.2]", "[40.2, 145.2]")]),
    ("a position outside the extent", &[Replace(P, "[45.2, 40.2]", "[45.2, 41.2]")]),
    ("seven decimals", &[Replace(P, "[45.2, 40.2]", "[45.2000001, 40.2]")]),
    (
        "a ring that is not closed",
        &[Replace(
            P,
            LINE,
            "{\"type\": \"Polygon\", \"coordinates\": [[[45.1, 40.1], [45.2, 40.1], [45.2, 40.2], [45.1, 40.2]]]}",
        )],
    ),
    (
        "a clockwise ring",
        &[Replace(
            P,
            LINE,
            "{\"type\": \"Polygon\", \"coordinates\": [[[45.1, 40.1], [45.1, 40.2], [45.2, 40.2], [45.1, 40.1]]]}",
        )],
    ),
    (
        "a counter-clockwise hole",
        &[Replace(
            P,
            LINE,
            "{\"type\": \"Polygon\", \"coordinates\": [[[45.1, 40.1], [45.4, 40.1], [45.4, 40.4], [45.1, 40.1]], [[45.3, 40.2], [45.35, 40.2], [45.35, 40.25], [45.3, 40.2]]]}",
        )],
    ),
    (
        "a polygon that crosses itself",
        &[Replace(
            P,
            LINE,
            "{\"type\": \"Polygon\", \"coordinates\": [[[45.1, 40.1], [45.2, 40.2], [45.2, 40.1], [45.1, 40.2], [45.1, 40.1]]]}",
        )],
    ),
    ("no precision", &[Replace(P, "\"precision_m\": 50,", "")]),
    // The head.
    ("an extent that is no box", &[Replace(D, "[45, 40, 45.5, 40.5]", "[45.5, 40.5, 45, 40]")]),
    ("a view outside the extent", &[Replace(D, "\"center\": [45.2, 40.2]", "\"center\": [40.2, 45.2]")]),
    (
        "no parties",
        &[Replace(
            D,
            "[\n    {\"id\": \"ministry\", \"label\": {\"en\": \"Ministry of Roads\", \"fr\": \"Ministère des routes\"}},\n    {\"id\": \"council\", \"label\": {\"en\": \"Valley Council\", \"fr\": \"Conseil de la vallée\"}}\n  ]",
            "[]",
        )],
    ),
    // Several at once.
    (
        "a claim without a source that does not say why",
        &[Replace(C, ",\n        \"source_note\": {\"en\": \"Said by telephone; nothing was published.\"}", "")],
    ),
    (
        "a claim with sources that says why it has none",
        &[Replace(
            C,
            "        \"sources\": [\"s2\"]\n      },",
            "        \"sources\": [\"s2\"],\n        \"source_note\": {\"en\": \"None is known.\"}\n      },",
        )],
    ),
    (
        "a spoken name that is not in the text",
        &[Replace(
            C,
            "\"text\": {\"en\": \"Nobody could pass for two days.\"},",
            "\"text\": {\"en\": \"Nobody could pass for two days.\"},\n        \"names\": [{\"as\": \"Talstraße\", \"place\": \"valley-road\"}],",
        )],
    ),
    (
        "a figure without a source, with a word that is no unit",
        &[Replace(
            C,
            "    \"sources\": [\"s1\"],\n    \"refers_to\"",
            "    \"figures\": [{\"id\": \"c3-ploughs\", \"value\": 3, \"unit\": \"ploughs\", \"what\": {\"en\": \"at work\"}, \"sources\": [], \"certainty\": \"reported\"}],\n    \"sources\": [\"s1\"],\n    \"refers_to\"",
        )],
    ),
    (
        "a figure without a source",
        &[Replace(
            C,
            "    \"sources\": [\"s1\"],\n    \"refers_to\"",
            "    \"figures\": [\n      {\"id\": \"c3-ploughs\", \"value\": 3, \"unit\": \"vehicles\", \"what\": {\"en\": \"ploughs at work\"}, \"sources\": [], \"certainty\": \"reported\"}\n    ],\n    \"sources\": [\"s1\"],\n    \"refers_to\"",
        )],
    ),
    (
        "a question of ordinary traffic that does not apply, and nobody knows why",
        &[Replace(D, "\"ordinary_traffic\": false", "\"ordinary_traffic\": null")],
    ),
    ("nobody to write to, which is a warning", &[Replace(D, "\"contact\": \"mailto:maps@valley.example\"", "\"contact\": null")]),
    ("a contact that is no address", &[Replace(D, "\"contact\": \"mailto:maps@valley.example\"", "\"contact\": \"call us\"")]),
    (
        "publishers: one twice, one that does not show what it is",
        &[Replace(
            D,
            "  \"qualifiers\": false",
            "  \"publishers\": [\n    {\"name\": \"Post\", \"country\": \"Valley\", \"kind\": \"independent\", \"stated_at\": null},\n    {\"name\": \"Post\", \"country\": \"not-stated\", \"kind\": \"not-stated\", \"stated_at\": null}\n  ],\n  \"qualifiers\": false",
        )],
    ),
    (
        "publishers: one that published nothing, and two that are missing, which are warnings",
        &[Replace(
            D,
            "  \"qualifiers\": false",
            "  \"publishers\": [\n    {\"name\": \"Post\", \"country\": \"not-stated\", \"kind\": \"not-stated\", \"stated_at\": null}\n  ],\n  \"qualifiers\": false",
        )],
    ),
    (
        "a slip in every file, of every sort, all told at once",
        &[
            Replace(D, "\"#26030b\"", "\"black\""),
            Replace(D, "{\"en\": \"goods\", \"fr\": \"marchandises\"}", "{\"en\": \"goods\"}"),
            Replace(P, "[45.2, 40.2]", "[45.2000001, 40.2]"),
            Replace(P, ", \"until\": \"2022-06-01\"", ""),
            Replace(C, "\"reported\"", "\"rumoured\""),
            Replace(C, "\"moment\": \"2021-03-01\"", "\"moment\": \"2021-02-29\""),
            Replace(C, "\"change\": \"c2\"", "\"change\": \"c9\""),
            Replace(C, "\"sources\": [\"s1\"]", "\"sources\": []"),
            Replace(S, "https://post.example", "post.example"),
        ],
    ),
    (
        "a mistyped label in the head hides nothing of the changes",
        &[
            Replace(D, "\"title\": {", "\"titel\": {"),
            Replace(C, "\"effect\": \"confirms\", \"status\": \"open\"", "\"effect\": \"confirms\", \"status\": \"closed\""),
            Replace(C, "\"sources\": [\"s1\"]", "\"sources\": []"),
        ],
    ),
    (
        "a head that is not JSON hides nothing of the geometry and the forms",
        &[
            Replace(D, "\"zoom\": 9", "\"zoom\": "),
            Replace(P, "[45.2, 40.2]", "[45.2000001, 40.2]"),
            Replace(C, "\"reported\"", "\"rumoured\""),
            Replace(C, "\"sources\": [\"s1\"]", "\"sources\": [\"s7\"]"),
        ],
    ),
    ("a step with two frames, a number of nothing and a day before the data", &[Replace(D, TRAVELLERS, TWO_FRAMES)]),
    ("a step counts days without ordinary traffic up to one with it", &[Replace(D, TRAVELLERS, NUMBER_OF_NOTHING)]),
    ("steps with numbers of what does not exist, and a typed one", &[Replace(D, TRAVELLERS, NUMBER_OF_THE_UNKNOWN)]),
    ("changes that are not JSON make no source unused and no place empty", &[Replace(C, "[\n", "[,\n")]),
    (
        "a layout problem is not told of a file that has another",
        &[
            Replace(C, "{\n    \"id\": \"c4\",\n    \"moment\"", "{\"id\": \"c4\", \"moment\""),
            Replace(C, "\"sources\": [\"s1\"]", "\"sources\": []"),
        ],
    ),
];
