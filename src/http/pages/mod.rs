//! Pages that the server writes itself, complete without JavaScript, in every language of the dataset.
//!
//! A page ignores parameters that it does not know, and answers those that it cannot read with the default view and a plain
//! message. A place, a change or a revision that is not there is a page that says so; never is another shown in its stead.

mod about;
mod card;
mod change;
mod discovery;
mod embed;
mod frame;
mod front;
mod linked;
mod oembed;
mod parts;
mod pictures;
mod place;
mod reader;
mod refused;
mod speech;
mod style;
mod timeline;
mod view;

pub(super) use discovery::{robots, sitemap};
pub(super) use embed::{embed, file};
pub(super) use oembed::oembed;
pub(super) use view::View;

use super::{App, Shared, cache::Answer, error::ApiError, extract::Id, negotiate::Form};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue},
    response::Response,
};

const HTML: &str = "text/html; charset=utf-8";
/// The `limit` of a link to items that is called a download: all of them on one page.
const ALL: &str = "10000";

/// The answer for a day, with map, ribbons and what holds at every place.
pub(super) async fn index(State(app): State<Shared>, view: View, headers: HeaderMap) -> Response {
    answered(&app, &view, &headers, front::page).await
}

/// Every change, by year and month.
pub(super) async fn all_changes(State(app): State<Shared>, view: View, headers: HeaderMap) -> Response {
    answered(&app, &view, &headers, timeline::page).await
}

/// How to read all this.
pub(super) async fn about(State(app): State<Shared>, view: View, headers: HeaderMap) -> Response {
    answered(&app, &view, &headers, about::page).await
}

/// One place.
pub(super) async fn place(State(app): State<Shared>, view: View, Id(id): Id, headers: HeaderMap) -> Response {
    match view.atlas().place_index(&id) {
        Some(index) => answered(&app, &view, &headers, |view| place::page(view, index)).await,
        None => nothing(&view, "places", &id),
    }
}

/// One change.
pub(super) async fn change(State(app): State<Shared>, view: View, Id(id): Id, headers: HeaderMap) -> Response {
    match view.atlas().change_index(&id) {
        Some(index) => answered(&app, &view, &headers, |view| change::page(view, index)).await,
        None => nothing(&view, "changes", &id),
    }
}

async fn answered(app: &App, view: &View, headers: &HeaderMap, make: impl FnOnce(&View) -> frame::Page) -> Response {
    let links = oembed::links(view);
    let answer = Answer {
        // The tense of a sentence follows the day on which it is read, and what is said beside the data follows the release.
        keep: view.keep(),
        identity: view.identity(),
        links: &links,
        is_relative: true,
        ..Answer::new(&view.question, HTML)
    };
    unindexed(view, answer.send(app, headers, Form::Html, || frame::page(view, &make(view))).await)
}

/// Asks search engines to leave out what is shown in place of a revision that is not kept.
fn unindexed(view: &View, mut response: Response) -> Response {
    if view.not_kept.is_some() {
        response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    }
    response
}

fn nothing(view: &View, collection: &'static str, id: &str) -> Response {
    refused::page(&view.speech, view.question.base.prefix(), &ApiError::NoItem { collection, id: crate::query::shortened(id) })
}
