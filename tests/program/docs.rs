//! What exists and is undocumented fails: routes, parameters, problems, flags, properties; and every link in the pages leads
//! somewhere. The pages are compared with the code and with real answers, never with a list of their own.

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode},
};
use clap::CommandFactory;
use corridor::{
    cli::config::Cli,
    encode::{Collection, tables::Table},
    geodata::{self, Files},
    published::{Live, Published},
    server::{
        router::{ROUTES, router},
        state::App,
    },
};
use http_body_util::BodyExt;
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};
use tower::ServiceExt;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

/// What stands in code spans and code blocks' stead: the words between single backticks.
fn code_spans(text: &str) -> BTreeSet<String> {
    let mut is_block = false;
    let mut spans = BTreeSet::new();
    let mut paragraph = String::new();
    for line in text.lines() {
        if line.starts_with("```") {
            is_block = !is_block;
        } else if !is_block {
            paragraph += line;
            paragraph.push(' ');
        }
    }
    spans.extend(paragraph.split('`').skip(1).step_by(2).map(str::to_owned));
    spans
}

/// The part of a page below the heading `## {title}`, up to the next heading of that level.
fn section<'t>(text: &'t str, title: &str) -> &'t str {
    let heading = format!("\n## {title}\n");
    let start = text.find(&heading).unwrap_or_else(|| panic!("no section `{title}`")) + heading.len();
    text[start..].find("\n## ").map_or(&text[start..], |end| &text[start..start + end])
}

/// The code span that each row of the tables in a text begins with.
fn first_cells(text: &str) -> BTreeSet<String> {
    text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`')).map(|(name, _)| name.to_owned()).collect()
}

fn missing<'w>(known: &BTreeSet<String>, wanted: impl IntoIterator<Item = &'w str>) -> Vec<&'w str> {
    wanted.into_iter().filter(|word| !known.contains(*word)).collect()
}

fn service() -> Router {
    let published = Published::from_files(&Files::built_in()).unwrap();
    let now = "2026-11-26T08:00:00Z".parse().unwrap();
    router(App::new(Arc::new(Live::new(published)), 256 << 20, Arc::new(move || now)))
}

async fn answer(path: &str) -> Value {
    let response =
        service().oneshot(Request::get(path).header("host", "corridor.test").body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    serde_json::from_slice(&response.into_body().collect().await.unwrap().to_bytes()).unwrap()
}

/// Every name of a member at any depth, apart from those whose names are data: languages, and what `skip` names.
fn member_names(value: &Value, skip: &[&str], names: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let is_language = name.len() == 2 && value.is_string();
                if !is_language || name == "in" {
                    names.insert(name.clone());
                }
                if !skip.contains(&name.as_str()) {
                    member_names(value, skip, names);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| member_names(item, skip, names)),
        _ => {}
    }
}

#[test]
fn every_route_is_documented_and_every_documented_route_exists() {
    let urls = page("docs/urls.md");
    let documented = first_cells(section(&urls, "Routes"));
    let routes: Vec<&str> = ROUTES.iter().map(|(path, _)| *path).collect();
    assert_eq!(missing(&documented, routes.iter().copied()), [""; 0], "routes that docs/urls.md lacks");
    let unknown: Vec<&String> =
        documented.iter().filter(|path| path.starts_with('/') && !routes.contains(&path.as_str())).collect();
    assert!(unknown.is_empty(), "docs/urls.md has routes that do not exist: {unknown:?}");
}

#[tokio::test]
async fn every_parameter_is_documented() {
    let urls = page("docs/urls.md");
    let documented = first_cells(section(&urls, "Parameters"));
    let always = ["bbox", "bbox-crs", "crs", "datetime", "limit", "offset", "f", "bom", "as-of", "lang"];
    assert_eq!(missing(&documented, always), [""; 0], "parameters that docs/urls.md lacks");
    let pictures = corridor::server::routes::snapshot::params::PARAMETERS.iter().map(|parameter| parameter.name);
    assert_eq!(missing(&documented, pictures), [""; 0], "of pictures, that docs/urls.md lacks");
    let films = corridor::server::routes::film::params::PARAMETERS.iter().map(|parameter| parameter.name);
    assert_eq!(missing(&documented, films), [""; 0], "of films, that docs/urls.md lacks");
    for collection in Collection::ALL {
        let queryables = answer(&format!("/ogc/collections/{}/queryables", collection.id())).await;
        let names = queryables["properties"].as_object().unwrap().keys().map(String::as_str);
        assert_eq!(missing(&documented, names), [""; 0], "queryables of {} that docs/urls.md lacks", collection.id());
    }
}

#[test]
fn every_type_of_problem_is_documented_and_every_documented_type_exists() {
    let source = page("src/server/problem.rs");
    let types: BTreeSet<String> =
        source.split('"').filter(|text| text.starts_with("/problems/")).map(ToOwned::to_owned).collect();
    assert!(types.len() > 5, "no types were found in src/server/problem.rs");
    let documented: BTreeSet<String> = first_cells(section(&page("docs/urls.md"), "Problems"))
        .into_iter()
        .filter(|cell| cell.starts_with("/problems/"))
        .collect();
    assert_eq!(documented, types);
}

/// A flag as a reader meets it, with its environment variable and default.
fn arguments(command: &clap::Command) -> Vec<(String, Vec<String>)> {
    let documented = |argument: &&clap::Arg| !matches!(argument.get_id().as_str(), "help" | "version");
    let words = |argument: &clap::Arg| {
        let environment = argument.get_env().map(|name| name.to_str().unwrap().to_owned());
        let is_valued = argument.get_action().takes_values();
        let defaults = argument.get_default_values().iter().map(|value| value.to_str().unwrap().to_owned());
        let possible = argument.get_possible_values().into_iter().map(|value| value.get_name().to_owned());
        environment.into_iter().chain(defaults.chain(possible).filter(|_| is_valued)).collect()
    };
    let name = |argument: &clap::Arg| {
        argument.get_long().map_or_else(|| argument.get_id().as_str().to_uppercase(), |long| format!("--{long}"))
    };
    command
        .get_arguments()
        .filter(|argument| documented(argument) && !argument.is_hide_set())
        .map(|argument| (name(argument), words(argument)))
        .collect()
}

#[test]
fn every_flag_is_documented_under_its_command_and_nothing_else_is() {
    let flags = page("docs/flags.md");
    let mut cli = Cli::command();
    cli.build();
    let mut sections = BTreeSet::from(["corridor help".to_owned()]);
    for command in cli.get_subcommands().filter(|command| command.get_name() != "help") {
        let title = format!("`corridor {}`", command.get_name());
        sections.insert(title.trim_matches('`').to_owned());
        let text = section(&flags, &title);
        let (spans, cells) = (code_spans(text), first_cells(text));
        let documented: BTreeSet<String> = cells.iter().map(|cell| cell.split(' ').next().unwrap().to_owned()).collect();
        let arguments = arguments(command);
        let names: BTreeSet<String> = arguments.iter().map(|(name, _)| name.clone()).collect();
        assert_eq!(documented, names, "the flags of `corridor {}` in docs/flags.md", command.get_name());
        for (name, words) in &arguments {
            let absent = missing(&spans, words.iter().map(String::as_str));
            assert!(absent.is_empty(), "{title}, {name}: docs/flags.md does not have {absent:?}");
        }
        let environment: BTreeSet<&str> = arguments.iter().flat_map(|(_, words)| words).map(String::as_str).collect();
        let unknown: Vec<&String> =
            spans.iter().filter(|span| span.starts_with("CORRIDOR_") && !environment.contains(span.as_str())).collect();
        assert!(unknown.is_empty(), "{title}: docs/flags.md has environment variables that do not exist: {unknown:?}");
    }
    let headings = flags.lines().filter_map(|line| line.strip_prefix("## `")?.strip_suffix('`')).map(ToOwned::to_owned);
    assert_eq!(headings.collect::<BTreeSet<_>>(), sections, "the commands of docs/flags.md");
}

#[test]
fn the_flags_before_any_command_are_those_of_serve() {
    let mut cli = Cli::command();
    cli.build();
    let serve = cli.find_subcommand("serve").unwrap();
    assert_eq!(arguments(&cli), arguments(serve), "docs/flags.md says that `corridor` alone is `corridor serve`");
}

#[tokio::test]
async fn every_property_is_documented_and_every_documented_property_exists() {
    let text = page("docs/properties.md");
    let spans = code_spans(&text);
    for collection in Collection::ALL {
        let items = answer(&format!("/ogc/collections/{}/items?limit=10000", collection.id())).await;
        let features = items["features"].as_array().unwrap();
        let names: BTreeSet<String> =
            features.iter().flat_map(|feature| feature["properties"].as_object().unwrap().keys().cloned()).collect();
        let documented = first_cells(section(&text, collection.id()));
        assert_eq!(documented, names, "the properties of {} in docs/properties.md", collection.id());
        let mut nested = BTreeSet::new();
        features.iter().for_each(|feature| member_names(&feature["properties"], &[], &mut nested));
        let absent = missing(&spans, nested.iter().map(String::as_str));
        assert!(absent.is_empty(), "docs/properties.md lacks {absent:?} of {}", collection.id());
    }
}

#[test]
fn every_column_is_documented() {
    let text = page("docs/properties.md");
    let spans = code_spans(&text);
    let columns: Vec<&str> = Table::ALL.into_iter().flat_map(Table::columns).map(|column| column.name).collect();
    assert_eq!(missing(&spans, columns), [""; 0], "columns that docs/properties.md lacks");
}

#[tokio::test]
async fn every_member_of_the_timeline_is_documented() {
    let timeline = answer("/timeline.json?datetime=2023-04-23").await;
    let mut names = BTreeSet::new();
    // The members of `sentences.places` and of `also` are ids and days, and those of a geometry are GeoJSON's.
    member_names(&timeline, &["sentences", "geometry", "curve"], &mut names);
    let sentences = timeline["sentences"].as_object().unwrap();
    names.extend(sentences.keys().cloned());
    member_names(&sentences["places"]["lachin-corridor"], &["also"], &mut names);
    let spans = code_spans(&page("docs/properties.md"));
    assert_eq!(missing(&spans, names.iter().map(String::as_str)), [""; 0], "members that docs/properties.md lacks");
}

/// Every page of the repository, but for what is built or fetched.
fn pages() -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if path.is_dir() && !name.starts_with('.') && !matches!(name.as_str(), "target" | "node_modules" | "dist") {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(root(), &mut found);
    found
}

/// The heading of a page as the part of a link after `#`.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase();
    kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn every_link_between_pages_leads_to_a_file_and_a_heading() {
    let mut broken = Vec::new();
    let pages = pages();
    assert!(pages.len() >= 8, "only {} pages were found", pages.len());
    for path in pages {
        let text = fs::read_to_string(&path).unwrap();
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.contains("://") && !link.starts_with("mailto:")) {
            let (file, heading) = link.split_once('#').map_or((link, None), |(file, heading)| (file, Some(heading)));
            let target = if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            let leads = match (fs::read_to_string(&target), heading) {
                (Ok(text), Some(heading)) => {
                    text.lines().filter(|line| line.starts_with('#')).any(|line| anchor(line.trim_start_matches('#')) == heading)
                }
                (Ok(_), None) => true,
                // A folder, or a picture, which is no text.
                (Err(_), _) => target.exists() && heading.is_none(),
            };
            if !leads {
                broken.push(format!("{}: {link}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The blocks of a page in this language, in order.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let fence = format!("```{language}\n");
    text.split(fence.as_str()).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

#[test]
fn every_field_of_the_files_is_explained_to_editors() {
    let text = page("geodata/README.md");
    for (file, fields) in [
        ("dataset.json", "/properties"),
        ("places.geojson", "/properties/features/items/properties/properties/properties"),
        ("changes.json", "/items/properties"),
        ("sources.json", "/items/properties"),
    ] {
        let (_, below) = text.split_once(&format!("\n### {file}\n")).unwrap();
        let explained = code_spans(below.split("\n#").next().unwrap());
        let schema = geodata::schema(file).unwrap();
        let fields = schema.pointer(fields).unwrap().as_object().unwrap();
        assert_eq!(missing(&explained, fields.keys().map(String::as_str)), [""; 0], "of {file}, that geodata/README.md lacks");
    }
}

#[test]
fn the_example_for_editors_passes_the_check() {
    let text = page("geodata/README.md");
    let [source, change] = blocks(&text, "json")[..] else { panic!("the example is a source and a change") };
    let built_in = Files::built_in();
    let texts = built_in.iter().map(|(name, text)| {
        let mut file: Value = serde_json::from_str(text).unwrap();
        let added = match name {
            "sources.json" => Some(source),
            "changes.json" => Some(change),
            _ => None,
        };
        if let Some(added) = added {
            file.as_array_mut().unwrap().push(serde_json::from_str(added).unwrap());
        }
        file.to_string()
    });
    let files = Files::from_texts(texts.collect::<Vec<_>>().try_into().unwrap()).in_canonical_form();
    let published = Published::from_files(&files).unwrap_or_else(|problems| panic!("{problems}"));
    let atlas = &published.atlas;
    let state = atlas.view(atlas.state_by_id("hakari-bridge.example-1").unwrap());
    assert_eq!(state.status().id.as_str(), "restricted");
}

#[tokio::test]
async fn the_readme_says_what_the_data_holds() {
    // Line breaks of the page do not count.
    let readme = page("README.md").split_whitespace().collect::<Vec<_>>().join(" ");
    let count =
        async |collection| answer(&format!("/ogc/collections/{collection}/items?limit=10000")).await["numberMatched"].clone();
    let (places, changes, sources) = (count("places").await, count("changes").await, count("sources").await);
    let all = answer("/ogc/collections/sources/items?limit=10000").await;
    let unlinked = all["features"].as_array().unwrap().iter().filter(|source| source["properties"]["url"].is_null()).count();
    let sentence = answer("/timeline.json?datetime=2023-04-23").await["answer"]["text"].as_str().unwrap().to_owned();
    for words in [
        format!("{places} places, {changes} reports, {sources} sources"),
        format!("{unlinked} of the {sources} have no address"),
        sentence,
    ] {
        assert!(readme.contains(&words), "README.md does not say: {words}");
    }
}

#[test]
fn the_readme_fits_in_200_lines() {
    let lines = page("README.md").lines().count();
    assert!(lines <= 200, "README.md has {lines} lines");
}
