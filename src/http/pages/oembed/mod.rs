//! `/oembed`: how an address of this server is shown inside a page of somebody else (oEmbed 1.0, <https://oembed.com>).
//!
//! A page becomes an iframe of `/embed` that keeps its whole query, a picture becomes itself, both no larger than is asked for.
//! What is answered works also where a sanitizer leaves nothing of it but an iframe with an address and a size.

mod address;
mod links;
mod photo;
mod rich;
mod room;
mod written;

use super::view::View;
use crate::http::{
    App, Shared,
    cache::{Answer, Keep},
    error::ApiError,
    extract::{PageQuestion, Parameters, Question, Refusal, base_of, decode_leniently, share_of},
    limits::share::Share,
    negotiate::Form,
    reached::{Base, own_host},
    snapshot::form::PictureForm,
};
use crate::query::{QueryError, shortened};
use address::Address;
use axum::{
    extract::State,
    http::request::Parts,
    response::{IntoResponse, Response},
};
pub(super) use links::{head, links};
use room::Room;
use written::{Format, Written};

/// How often an address may lead on: once by its revision, once by its time.
const STEPS: usize = 3;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    url: String,
    format: Format,
    room: Room,
}

impl Asked {
    /// Other names are ignored; what is malformed is refused.
    fn read(parameters: &Parameters) -> Result<Self, ApiError> {
        let format = Format::read(parameters.once("format")?)?;
        let room = Room::read(parameters)?;
        let missing =
            || QueryError::new("url", "", "it is missing", "the address of a page or a picture of this server, percent-encoded");
        let url = parameters.once("url")?.map(str::trim).filter(|url| !url.is_empty()).ok_or_else(missing)?;
        Ok(Self { url: url.to_owned(), format, room })
    }
}

/// How an address is embedded.
pub(in crate::http) async fn oembed(State(app): State<Shared>, parts: Parts) -> Response {
    let parameters = decode_leniently(parts.uri.query().unwrap_or(""));
    let answered = match Asked::read(&parameters) {
        Ok(asked) => answered(&app, &parts, &asked).await,
        Err(error) => Err(error),
    };
    answered.unwrap_or_else(IntoResponse::into_response)
}

async fn answered(app: &App, parts: &Parts, asked: &Asked) -> Result<Response, ApiError> {
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
    let question = Question { path: parts.uri.path().to_owned(), ..question };
    let answer = Answer {
        keep: Keep::Shortly,
        is_relative: true,
        identity: format!("{asked:?} {address:?} {identity}"),
        ..Answer::new(&question, asked.format.media_type())
    };
    Ok(answer.send(app, &parts.headers, Form::Json, || asked.format.write(&written)).await)
}

/// What stands at an address.
enum What {
    Page(Box<View>),
    Picture(Question, PictureForm),
}

/// What stands at an address, led on where it leads on.
async fn found(app: &App, parts: &Parts, url: &str) -> Result<(Address, What), ApiError> {
    let (base, share) = (base_of(&parts.extensions), share_of(&parts.extensions));
    let host = own_host(&parts.uri, &parts.headers, parts.version)?;
    let mut given = url.to_owned();
    for _ in 0..STEPS {
        let address = Address::read(&base, host, &given).map_err(|why| nothing(url, &why))?;
        match what(app, share, &base.with_scheme(address.scheme), &address).await {
            Ok(what) => return Ok((address, what)),
            Err(Refusal::Elsewhere(target, _)) => given = target,
            Err(Refusal::Error(ApiError::Busy)) => return Err(ApiError::Busy),
            Err(Refusal::Error(error)) => return Err(nothing(url, &error.words().1)),
        }
    }
    Err(nothing(url, "it leads elsewhere too often"))
}

async fn what(app: &App, share: Share, base: &Base, address: &Address) -> Result<What, Refusal> {
    let PageQuestion { question, complaint, not_kept } =
        PageQuestion::read(app, share, base, &address.path, &address.query).await?;
    if let Some(id) = not_kept {
        return Err(Refusal::Error(ApiError::unknown_revision(&id)));
    }
    match (PictureForm::of_path(&address.path), complaint) {
        // A page says what it could not read; a picture could not be drawn.
        (Some(_), Some(error)) => Err(error.into()),
        (Some(form), None) => Ok(What::Picture(question, form)),
        (None, complaint) => Ok(What::Page(Box::new(View::read(question, complaint.as_ref(), None)?))),
    }
}

fn nothing(url: &str, why: &str) -> ApiError {
    ApiError::NoEmbed { url: shortened(url), why: why.trim_end_matches('.').to_owned() }
}

/// What is answered, or why nothing is.
type Answered = Result<Written, String>;
