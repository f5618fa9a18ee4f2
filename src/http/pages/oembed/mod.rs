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
    extract::{PageQuestion, Parameters, Refusal, decode_leniently},
    negotiate::Form,
    snapshot::form::PictureForm,
};
use crate::query::{QueryError, shortened};
use address::Address;
use axum::{
    extract::State,
    http::{HeaderMap, request::Parts},
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
    let answered = Asked::read(&parameters).and_then(|asked| answered(&app, &parts, &asked));
    answered.unwrap_or_else(IntoResponse::into_response)
}

fn answered(app: &App, parts: &Parts, asked: &Asked) -> Result<Response, ApiError> {
    let (address, asks) = found(app, &parts.headers, &asked.url)?;
    let PageQuestion { mut question, complaint } = asks;
    let (written, identity) = match PictureForm::of_path(&address.path) {
        Some(form) => {
            if let Some(error) = complaint {
                return Err(nothing(&asked.url, error.to_string()));
            }
            (photo::photo(app, &question, form, asked.room).map_err(|why| nothing(&asked.url, why))?, String::new())
        }
        None => {
            let view = View::read(question, complaint.as_ref(), None);
            let view = view.map_err(|_elsewhere| nothing(&asked.url, "it leads elsewhere too often".to_owned()))?;
            let written = rich::rich(&view, &address, asked.room).map_err(|why| nothing(&asked.url, why))?;
            let identity = view.identity();
            question = view.question;
            (written, identity)
        }
    };
    // The answer is to this path, whatever it speaks of.
    question.path = parts.uri.path().to_owned();
    let answer = Answer {
        question: &question,
        media_type: asked.format.media_type(),
        keep: Keep::Shortly,
        identity: format!("{asked:?} {address:?} {identity}"),
        links: &[],
    };
    Ok(answer.send(app, &parts.headers, Form::Json, || asked.format.write(&written)))
}

/// What an address asks, led on where it leads on.
fn found(app: &App, headers: &HeaderMap, url: &str) -> Result<(Address, PageQuestion), ApiError> {
    let mut given = url.to_owned();
    for _ in 0..STEPS {
        let address = Address::read(app, headers, &given).map_err(|why| nothing(url, why))?;
        let asks = PageQuestion::read(app, headers, &address.path, &address.query);
        // Of a page the time may stand in two parameters; its own address has them in one.
        let asks = asks.and_then(|asks| {
            let is_page = PictureForm::of_path(&address.path).is_none();
            if is_page {
                View::read(asks.question.clone(), asks.complaint.as_ref(), None)?;
            }
            Ok(asks)
        });
        match asks {
            Ok(asks) => return Ok((address, asks)),
            Err(Refusal::Elsewhere(target)) => given = target,
            Err(Refusal::Error(error)) => return Err(nothing(url, error.words().1)),
        }
    }
    Err(nothing(url, "it leads elsewhere too often".to_owned()))
}

fn nothing(url: &str, why: String) -> ApiError {
    ApiError::NoEmbed { url: shortened(url), why: why.trim_end_matches('.').to_owned() }
}

/// What is answered, or why nothing is.
type Answered = Result<Written, String>;
