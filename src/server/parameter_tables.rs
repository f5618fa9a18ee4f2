//! The tables of parameters in `docs/urls.md`, made from what the routes read.

use super::{
    params::{AS_OF, About},
    routes::{
        embed, film, oembed,
        ogc::{parameters::ItemsParams, queryables},
        snapshot,
        style::StyleParams,
        timeline::TimelineParams,
    },
};

/// The table of this name as Markdown; none where there is no such table.
#[must_use]
pub fn table(name: &str) -> Option<String> {
    let of_data = |parameters: &[About]| table_of(&[parameters, &[AS_OF]].concat());
    Some(match name {
        "parameters of items" => of_data(ItemsParams::ABOUT),
        "queryables" => queryables::table(),
        "parameters of the timeline" => of_data(TimelineParams::ABOUT),
        "parameters of the style" => of_data(StyleParams::ABOUT),
        "parameters of pictures" => table_of(&snapshot::params::PARAMETERS),
        "parameters of films" => table_of(&film::params::PARAMETERS),
        "parameters of oembed" => table_of(&oembed::PARAMETERS),
        "parameters of embeds" => table_of(&embed::params::PARAMETERS),
        _ => return None,
    })
}

fn table_of(parameters: &[About]) -> String {
    let rows: String = parameters.iter().map(About::row).collect();
    format!("| name | form | default |\n| --- | --- | --- |\n{rows}")
}
