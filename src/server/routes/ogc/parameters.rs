//! The parameters of the collections' items: which there are, and how they become a question.

use super::{
    crs,
    media::DOCUMENT,
    queryables::{self, queryables},
};
use crate::{
    chronicle::{
        index::{atlas::Atlas, bounding_box::BoundingBox},
        moment::Instant,
    },
    encode::{Collection, Layer},
    query::{self, Filter, Page, QueryError},
    server::{
        params::{
            About, ApiRequest, Arity, Datetime, GivenDatetime, OpenApi,
            negotiate::MediaFormat,
            param::{Param, params},
            parse_bbox, parse_datetime,
            query_string::whole_number,
        },
        routes::downloads,
        state::Limits,
    },
};
use axum::http::HeaderMap;
use serde_json::json;

/// The forms that items come in.
pub(crate) const FORMS: [MediaFormat; 3] = [MediaFormat::Json, MediaFormat::Html, MediaFormat::Csv];

const BBOX: Param<BoundingBox> = Param {
    about: About {
        arity: Arity::List,
        openapi: Some(OpenApi {
            description: "West, south, east, north in degrees (WGS84); west may exceed east, across the antimeridian. With six numbers the third and sixth are heights, which are ignored. An item without geometry meets every box.",
            members: |_| {
                json!({
                    "schema": {"type": "array", "minItems": 4, "maxItems": 6, "oneOf": [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}], "items": {"type": "number"}},
                    "example": [46.2, 39.3, 47.0, 40.1],
                })
            },
        }),
        ..About::new(
            "bbox",
            "`west,south,east,north` in degrees (WGS84); west may exceed east, across the antimeridian; longitudes beyond ±180 are wrapped, as browser maps send them, and latitudes beyond ±90 are clamped; or six numbers, of which the heights (third and sixth) are ignored; a list, as above",
            "everywhere",
        )
    },
    parse: |given| parse_bbox(given.text),
};

const DATETIME: Param<GivenDatetime> = Param {
    about: About {
        openapi: Some(OpenApi {
            description: "An RFC 3339 instant, a local day (YYYY-MM-DD), an interval of either with `/`, `..` for an open end, or `now`.",
            members: |_| json!({"schema": {"type": "string", "minLength": 1}, "example": "2023-04-23T20:00:00+04:00"}),
        }),
        ..About::new(
            "datetime",
            "an RFC 3339 instant, a date as precise as answers write it (`2023-04-23`, `2023-04`, `2023`, with `~`, `?` or `%`): all of it, from its earliest to its latest instant (`2023-09-01T`, as GDAL writes a day, is that day); an interval of either with `/`, `..` (or nothing) for an open end; or `now`; see [time.md](time.md#asking-for-a-time)",
            "all times",
        )
    },
    parse: |given| parse_datetime(given.text),
};

const LIMIT: Param<usize> = Param {
    about: About {
        openapi: Some(OpenApi {
            description: "Items on a page; more than the maximum is read as the maximum.",
            members: |limits| json!({"schema": {"type": "integer", "minimum": 1, "maximum": limits.max_page, "default": limits.default_page}}),
        }),
        ..About::new("limit", "a whole number from 1 on; above `--max-page` (10000) it is taken as that", "`--page` (100)")
    },
    parse: |given| whole_number(given.name, given.text, 1),
};

const OFFSET: Param<usize> = Param {
    about: About {
        openapi: Some(OpenApi {
            description: "How many items to leave out first; follow `next` links rather than count.",
            members: |_| json!({"schema": {"type": "integer", "minimum": 0, "default": 0}}),
        }),
        ..About::new("offset", "a whole number from 0 on: how many items to leave out first", "0")
    },
    parse: |given| whole_number(given.name, given.text, 0),
};

const FORMAT: Param<MediaFormat> = Param {
    about: About {
        openapi: Some(OpenApi {
            description: "The form of the answer; otherwise `Accept` decides. A table (csv) holds all that matches where no limit is given.",
            members: |_| json!({"schema": {"type": "string", "enum": FORMS.map(MediaFormat::word)}}),
        }),
        ..About::new(
            "f",
            "`json`, `html` or `csv`, or their media type, in any case; `geojson` is `json`. A table holds all that matches where no `limit` is given",
            "what `Accept` prefers (RFC 9110), else `json`",
        )
    },
    parse: |given| MediaFormat::named(given.text, &FORMS),
};

/// `f` of documents.
pub(crate) const DOCUMENT_FORMAT: About = About {
    openapi: Some(OpenApi {
        description: "The form of the answer; otherwise `Accept` decides.",
        members: |_| json!({"schema": {"type": "string", "enum": DOCUMENT.map(MediaFormat::word)}}),
    }),
    ..About::new("f", "`json` or `html`, or their media type", "what `Accept` prefers (RFC 9110), else `json`")
};

params! {
    /// What items are asked for, beside the queryables of their collection.
    pub(crate) struct ItemsParams {
        bbox: BoundingBox = BBOX,
        #[expect(dead_code, reason = "there is one, so it is only checked")]
        bbox_crs: () = crs::BBOX_CRS,
        #[expect(dead_code, reason = "there is one, so it is only checked")]
        crs: () = crs::CRS,
        datetime: GivenDatetime = DATETIME,
        limit: usize = LIMIT,
        offset: usize = OFFSET,
        format: MediaFormat = FORMAT,
        bom: bool = downloads::BOM,
    }
}

/// What is asked of a collection's items, resolved: nothing in it is text that is still to be read, and nothing depends on the clock.
/// Links, `Content-Location`, validator, key and cache policy are all made from it.
#[derive(Clone, Debug)]
pub(crate) struct ItemsQuery {
    /// Of which collection.
    pub layer: Layer,
    /// In which form.
    pub form: MediaFormat,
    /// Whether a table begins with a byte order mark.
    pub has_bom: bool,
    /// Which items.
    pub filter: Filter,
    /// Which part of them.
    pub page: Page,
    /// Whether the request named a limit.
    pub has_limit: bool,
    /// The time as links say it; the filter has the same as a period.
    pub datetime: Option<Datetime>,
    /// Whether the request said `now`, so that its answer may be another one later.
    pub is_relative: bool,
}

/// Reads the parameters of a collection's items.
///
/// # Errors
/// The first that is unknown or malformed.
pub(crate) fn read(question: &ApiRequest, layer: Layer, headers: &HeaderMap, limits: &Limits) -> Result<ItemsQuery, QueryError> {
    let (parameters, atlas, collection) = (&question.parameters, &question.published.atlas, layer.collection());
    let queryables = queryables(collection);
    let arity = |name: &str| match ItemsParams::ABOUT.iter().find(|about| about.name == name) {
        Some(about) => Some(about.arity),
        None => queryables.iter().any(|queryable| queryable.name == name).then_some(Arity::List),
    };
    let names = || ItemsParams::NAMES.iter().copied().chain(queryables.iter().map(|queryable| queryable.name));
    parameters.only_those(arity, || names().collect())?;

    let asked = ItemsParams::read(parameters, atlas)?;
    let form = asked.format.unwrap_or_else(|| MediaFormat::accepted(headers, &FORMS));
    let offset = atlas.header().offset;
    let is_relative = asked.datetime.as_ref().is_some_and(GivenDatetime::is_relative);
    let last_edge = || last_edge(atlas, collection, question.now);
    let datetime = asked.datetime.map(|asked| asked.resolve(offset, question.now, last_edge)).transpose()?;
    let mut filter = Filter {
        bbox: asked.bbox,
        when: datetime.as_ref().map(|datetime| datetime.when(offset)),
        shape: layer.shape(),
        ..Filter::default()
    };
    queryables::read(parameters, atlas, collection, &mut filter)?;
    let page = Page {
        // Who opens a table does not follow links: without a limit, it is whole.
        limit: match asked.limit {
            None if form == MediaFormat::Csv => usize::MAX,
            asked => asked.unwrap_or(limits.default_page).min(limits.max_page),
        },
        offset: asked.offset.unwrap_or(0),
    };
    // No other form has a byte order mark.
    let has_bom = asked.bom.unwrap_or(false) && form == MediaFormat::Csv;
    Ok(ItemsQuery { layer, form, has_bom, filter, page, has_limit: asked.limit.is_some(), datetime, is_relative })
}

/// The last instant up to `now` at which an item of a collection began or ended.
fn last_edge(atlas: &Atlas, collection: Collection, now: Instant) -> Option<Instant> {
    match collection {
        Collection::Places => query::last_edge_of_places(atlas, now),
        Collection::States => query::last_edge_of_states(atlas, now),
        Collection::Changes => query::last_edge_of_changes(atlas, now),
        Collection::Sources => query::last_edge_of_sources(atlas, now),
    }
}
