//! Pages that the server writes itself, complete without JavaScript, in every language of the dataset.
//!
//! A page ignores parameters that it does not know, and answers those that it cannot read with the default view and a plain
//! message. A place, a change or a revision that is not there is a page that says so; never is another shown in its stead.

pub(crate) mod about;
mod address;
pub(crate) mod card;
pub(crate) mod change;
pub(crate) mod components;
pub(crate) mod drawings;
pub(crate) mod error_page;
pub(crate) mod home;
pub(crate) mod json_ld;
pub(crate) mod layout;
pub(crate) mod lenient_params;
pub(crate) mod locale;
pub(crate) mod place;
pub(crate) mod sitemap;
mod step;
pub(crate) mod story;
pub(crate) mod strip;
pub(crate) mod stylesheet;
pub(crate) mod timeline;
pub(crate) mod view;

pub(crate) use view::{View, unindexed};

use crate::server::{
    HTML,
    caching::CachedResponse,
    params::{Id, negotiate::MediaFormat},
    problem::ApiError,
    state::{App, Shared},
};
use axum::{extract::State, http::HeaderMap, response::Response};

/// The answer for a day, with map, ribbons and what holds at every place.
pub(crate) async fn index(State(app): State<Shared>, view: View, headers: HeaderMap) -> Response {
    answered(&app, &view, &headers, home::page).await
}

/// Every change, by year and month.
pub(crate) async fn all_changes(State(app): State<Shared>, view: View, headers: HeaderMap) -> Response {
    answered(&app, &view, &headers, timeline::page).await
}

/// The whole story; where the dataset has none, a page that says so.
pub(crate) async fn whole_story(State(app): State<Shared>, view: View, headers: HeaderMap) -> Response {
    if view.atlas().header().story.is_empty() {
        return error_page::page(&view.speech, view.question.base.prefix(), &ApiError::NoResource("/story".to_owned()));
    }
    answered(&app, &view, &headers, story::page).await
}

/// How to read all this.
pub(crate) async fn about(State(app): State<Shared>, view: View, headers: HeaderMap) -> Response {
    answered(&app, &view, &headers, about::page).await
}

/// One place.
pub(crate) async fn place(State(app): State<Shared>, view: View, Id(id): Id, headers: HeaderMap) -> Response {
    match view.atlas().place_index(&id) {
        Some(index) => answered(&app, &view, &headers, |view| place::page(view, index)).await,
        None => nothing(&view, "places", &id),
    }
}

/// One change.
pub(crate) async fn change(State(app): State<Shared>, view: View, Id(id): Id, headers: HeaderMap) -> Response {
    match view.atlas().change_index(&id) {
        Some(index) => answered(&app, &view, &headers, |view| change::page(view, index)).await,
        None => nothing(&view, "changes", &id),
    }
}

async fn answered(app: &App, view: &View, headers: &HeaderMap, make: impl FnOnce(&View) -> layout::PageLayout) -> Response {
    let links = super::oembed::links(view);
    let answer = CachedResponse {
        // The tense of a sentence follows the day on which it is read, and what is said beside the data follows the release.
        keep: view.keep(),
        identity: view.identity(),
        links: &links,
        is_relative: true,
        ..CachedResponse::new(&view.question, HTML)
    };
    unindexed(view, answer.send(app, headers, MediaFormat::Html, || layout::page(view, &make(view))).await)
}

fn nothing(view: &View, collection: &'static str, id: &str) -> Response {
    error_page::page(&view.speech, view.question.base.prefix(), &ApiError::NoItem { collection, id: crate::query::shortened(id) })
}
