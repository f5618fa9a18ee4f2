//! The JSON Schemas, which editors' tools use while somebody types: they accept what the checker accepts, and refuse what can
//! be seen to be wrong without looking at other files.

use boon::{Compiler, SchemaIndex, Schemas};
use corridor::geodata::{self, FILES, Files};
use serde_json::Value;

struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    fn of(file: &str) -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.enable_format_assertions();
        let address = format!("https://corridor.example/{file}");
        compiler.add_resource(&address, geodata::schema(file).unwrap()).unwrap();
        let index = compiler.compile(&address, &mut schemas).unwrap();
        Self { schemas, index }
    }

    fn refuses(&self, data: &Value) -> Option<String> {
        self.schemas.validate(data, self.index).err().map(|error| format!("{error:#}"))
    }
}

fn one_road(file: &str) -> String {
    std::fs::read_to_string(super::fixture("one-road").join(file)).unwrap()
}

#[test]
fn the_schemas_accept_the_shipped_data_and_the_fixtures() {
    let fixtures = ["one-road", "month-precision", "sources-disagree"].map(|name| Files::read(&super::fixture(name)).unwrap());
    for file in FILES {
        let schema = Schema::of(file);
        for files in fixtures.iter().chain([&Files::built_in()]) {
            let data: Value = serde_json::from_str(files.text(file)).unwrap();
            assert_eq!(schema.refuses(&data), None, "{file}");
        }
    }
}

#[test]
fn the_schemas_refuse_what_can_be_seen_in_one_file() {
    let slips = [
        ("dataset.json", "\"modified\": \"2022-12-31T12:00:00+04:00\"", "\"modified\": \"2022-12-31\""),
        ("dataset.json", "\"offset\": \"+04:00\"", "\"offset\": \"local time\""),
        ("dataset.json", "\"#26030b\"", "\"black\""),
        ("dataset.json", "\"severity\": 7", "\"severity\": 7.5"),
        ("dataset.json", "[45, 40, 45.5, 40.5]", "[45, 40, 45.5]"),
        ("dataset.json", "\"zoom\": 9", "\"zoom\": 99"),
        ("places.geojson", "\"kind\": \"road\"", "\"kind\": \"highway\""),
        ("places.geojson", "\"kind\": \"road\",", ""),
        ("places.geojson", "\"LineString\"", "\"GeometryCollection\""),
        ("places.geojson", "\"FeatureCollection\"", "\"Features\""),
        ("changes.json", "\"moment\": \"2021-02-10\"", "\"moment\": \"10.02.2021\""),
        ("changes.json", "\"moment\": \"2021-02-10\"", "\"momnet\": \"2021-02-10\""),
        ("changes.json", "\"effect\": \"confirms\"", "\"effect\": \"confirm\""),
        ("changes.json", "\"controllers\": [\"ministry\"]", "\"controllers\": \"ministry\""),
        ("changes.json", "{\"en\": \"The road opens.\"}", "{\"fr\": \"La route ouvre.\"}"),
        ("changes.json", "\"by\": \"the editors\", ", ""),
        ("sources.json", "\"id\": \"s1\"", "\"id\": \"S 1\""),
        ("sources.json", "https://post.example", "post.example"),
        ("sources.json", "\"The Valley Post\"", "\"\""),
        ("sources.json", "\"language\": \"en\"", "\"language\": \"English\""),
    ];
    for (file, old, new) in slips {
        let text = one_road(file);
        assert!(text.contains(old), "{file} has {old}");
        let text = text.replacen(old, new, 1);
        let data: Value = serde_json::from_str(&text).unwrap();
        assert!(Schema::of(file).refuses(&data).is_some(), "{file} with {new}");
        let files = FILES.map(|name| if name == file { text.clone() } else { one_road(name) });
        assert!(geodata::load(&Files::from_texts(files)).is_err(), "the checker refuses it too: {file} with {new}");
    }
}

#[test]
fn schema_and_checker_accept_the_same_moments() {
    for moment in ["2023", "2023-04", "2023-04-23", "2023-04-23T12:00+04:00", "2023-04-23T12:00:30+04:00~", "2023%", "2023-04?"] {
        let text = one_road("sources.json").replacen("\"2021-01-01\"", &format!("\"{moment}\""), 1);
        let files = FILES.map(|file| if file == "sources.json" { text.clone() } else { one_road(file) });
        assert!(geodata::load(&Files::from_texts(files)).is_ok(), "{moment}");
        assert_eq!(Schema::of("sources.json").refuses(&serde_json::from_str(&text).unwrap()), None, "{moment}");
    }
}
