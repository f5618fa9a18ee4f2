//! `/oembed`: how an address of this server is shown inside a page of somebody else (oEmbed 1.0, <https://oembed.com>).
//!
//! A page becomes an iframe of `/embed` that keeps its whole query, a picture becomes itself, both no larger than is asked for.
//! What is answered works also where a sanitizer leaves nothing of it but an iframe with an address and a size.

pub(crate) mod address;
pub(crate) mod links;
pub(crate) mod max_size;
pub(crate) mod photo;
pub(crate) mod response;
pub(crate) mod rich;

use super::pages::view::View;
use crate::query::{QueryError, shortened};
use crate::render::image_format::ImageFormat;
use crate::server::{
    caching::{CachePolicy, CachedResponse},
    forwarded::X_FORWARDED_PROTO,
    limits::client_key::ClientKey,
    params::{
        About, ApiRequest, PageRequest, Parameters, Rejection, base_of, decode_leniently, negotiate::MediaFormat, share_of,
    },
    problem::ApiError,
    request_origin::{BaseUrl, own_host},
    state::{App, Shared},
};
use address::Address;
use axum::{
    extract::State,
    http::{HeaderMap, request::Parts},
    response::{IntoResponse, Response},
};
pub(crate) use links::{head, links};
use max_size::MaxSize;
use response::Format;

/// How often an address may lead on: once by its revision, once by its time.
const STEPS: usize = 3;

/// The parameters of `/oembed`; others are ignored.
pub(crate) const PARAMETERS: [About; 4] = [
    About::new(
        "url",
        "the address of a page (`/`, `/places/{id}`, `/changes/{id}`, `/timeline`, `/about`, `/embed`) or of a picture (`/snapshot.svg`, `.png`, `.webp`) of this server, percent-encoded, with its query",
        "needed",
    ),
    About::new("format", "`json` or `xml`; another one is a 501", "`json`"),
    About::new("maxwidth", "pixels, from 1 on: nothing of the answer is wider, its thumbnail neither", "600; a picture as it is"),
    About::new("maxheight", "the same of its height", "560; a picture as it is"),
];

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
struct OembedParams {
    url: String,
    format: Format,
    room: MaxSize,
}

impl OembedParams {
    /// Other names are ignored; what is malformed is refused.
    fn read(parameters: &Parameters) -> Result<Self, ApiError> {
        let format = Format::read(parameters.once("format")?)?;
        let room = MaxSize::read(parameters)?;
        let missing =
            || QueryError::new("url", "", "it is missing", "the address of a page or a picture of this server, percent-encoded");
        let url = parameters.once("url")?.map(str::trim).filter(|url| !url.is_empty()).ok_or_else(missing)?;
        Ok(Self { url: url.to_owned(), format, room })
    }
}

/// How an address is embedded.
pub(crate) async fn oembed(State(app): State<Shared>, parts: Parts) -> Response {
    let parameters = decode_leniently(parts.uri.query().unwrap_or(""));
    let answered = match OembedParams::read(&parameters) {
        Ok(asked) => answered(&app, &parts, &asked).await,
        Err(error) => Err(error),
    };
    answered.unwrap_or_else(IntoResponse::into_response)
}

async fn answered(app: &App, parts: &Parts, asked: &OembedParams) -> Result<Response, ApiError> {
    let (address, what) = found(app, parts, &asked.url).await?;
    let (written, question, identity) = match what {
        What::Picture(question, form) => (photo::photo(app, &question, form, asked.room), question, String::new()),
        What::Page(view) => {
            let (written, identity) = (rich::rich(&view, &address, asked.room), view.identity());
            (written, view.question, identity)
        }
    };
    let written = written.map_err(|why| nothing(&asked.url, &why))?;
    // The answer is to this path, whatever it speaks of.
    let question = ApiRequest { path: parts.uri.path().to_owned(), ..question };
    let answer = CachedResponse {
        keep: CachePolicy::Shortly,
        is_relative: true,
        identity: format!("{asked:?} {address:?} {identity}"),
        ..CachedResponse::new(&question, asked.format.media_type())
    };
    Ok(answer.send(app, &parts.headers, MediaFormat::Json, || asked.format.write(&written)).await)
}

/// What stands at an address.
enum What {
    Page(Box<View>),
    Picture(ApiRequest, ImageFormat),
}

/// Whether a proxy says that it was asked by HTTPS: an iframe of `http` would be blocked on every page of HTTPS, and that proxy's pages
/// name themselves so where it is not trusted. Whoever says it without a proxy gets an address that does not answer, and nobody else does.
fn is_by_https(headers: &HeaderMap) -> bool {
    let told = headers.get(X_FORWARDED_PROTO).and_then(|told| told.to_str().ok()).and_then(|told| told.split(',').next());
    told.is_some_and(|scheme| scheme.trim().eq_ignore_ascii_case("https"))
}

/// What stands at an address, led on where it leads on.
async fn found(app: &App, parts: &Parts, url: &str) -> Result<(Address, What), ApiError> {
    let (base, share) = (base_of(&parts.extensions), share_of(&parts.extensions));
    let host = own_host(&parts.uri, &parts.headers, parts.version)?;
    let mut given = url.to_owned();
    for _ in 0..STEPS {
        let address = Address::read(&base, host, &given).map_err(|why| nothing(url, &why))?;
        let scheme = if is_by_https(&parts.headers) { "https" } else { address.scheme };
        match what(app, share, &base.with_scheme(scheme), &address).await {
            Ok(what) => return Ok((address, what)),
            Err(Rejection::Elsewhere(target, _)) => given = target,
            Err(Rejection::Error(ApiError::Busy)) => return Err(ApiError::Busy),
            Err(Rejection::Error(error)) => return Err(nothing(url, &error.words().1)),
        }
    }
    Err(nothing(url, "it leads elsewhere too often"))
}

async fn what(app: &App, share: ClientKey, base: &BaseUrl, address: &Address) -> Result<What, Rejection> {
    let PageRequest { question, complaint, not_kept } =
        PageRequest::read(app, share, base, &address.path, &address.query).await?;
    if let Some(id) = not_kept {
        return Err(Rejection::Error(ApiError::unknown_revision(&id)));
    }
    match (picture_at(&address.path), complaint) {
        // A page says what it could not read; a picture could not be drawn.
        (Some(_), Some(error)) => Err(error.into()),
        (Some(form), None) => Ok(What::Picture(question, form)),
        (None, complaint) => Ok(What::Page(Box::new(View::read(question, complaint.as_ref(), None)?))),
    }
}

fn nothing(url: &str, why: &str) -> ApiError {
    ApiError::NoEmbed { url: shortened(url), why: why.trim_end_matches('.').to_owned() }
}

/// The format of the picture at this path.
fn picture_at(path: &str) -> Option<ImageFormat> {
    path.strip_prefix("/snapshot.").and_then(ImageFormat::of_extension)
}
