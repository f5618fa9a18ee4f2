//! All slices of a question that was asked once, compressed ahead, where the dataset is small enough.
//!
//! Who asks about one instant with a time slider asks about the next, and a small dataset has few answers in all.

use super::{canonical, items::Page, parameters::ItemsQuery};
use crate::{
    encode::Collection,
    query::When,
    server::{
        caching::{self, DependsOn},
        params::{
            ApiRequest,
            negotiate::{Coding, MediaFormat},
        },
        state::App,
    },
};
use axum::http::HeaderMap;

/// What all slices of a question may have together, uncompressed.
const MOST_BYTES: usize = 32 << 20;
/// A page of a small dataset, roughly, until one was built: slices beyond this are not even counted out.
const MOST_SLICES: usize = 2000;

/// Prepares every slice of a question about an instant, once for each question and coding.
pub(crate) fn slices(app: &App, question: &ApiRequest, query: &ItemsQuery, headers: &HeaderMap) {
    let form = query.form;
    let coding = Coding::accepted(headers);
    // Only questions without free numbers: of those there are few, so that a request of some bytes buys no seconds of work.
    let is_plain = query.filter.bbox.is_none() && query.page.offset == 0 && query.page.limit == app.limits.default_page;
    let has_slices = is_plain && query.layer.collection() == Collection::States && matches!(query.filter.when, Some(When::At(_)));
    let atlas = &question.published.atlas;
    if !has_slices || coding == Coding::Identity || form != MediaFormat::Json || atlas.instants().len() > MOST_SLICES {
        return;
    }
    let mut others = canonical::pairs(atlas, query, None);
    others.retain(|(name, _)| *name != "datetime");
    let shape = caching::key(question, form, &format!("{others:?} {:?} {coding:?}", query.page), DependsOn::ACCEPT_AND_BASE);
    if !app.compressor.is_first(shape) {
        return;
    }
    let (live, question, mut query) = (app.live.clone(), question.clone(), query.clone());
    app.compressor.ahead(Box::new(move |store| {
        let mut written = 0;
        for &at in question.published.atlas.instants() {
            // Newer data makes the rest of the work useless, unless the question names its revision.
            let is_current = question.is_pinned || live.current().revision.id == question.published.revision.id;
            if !is_current || written > MOST_BYTES {
                return;
            }
            query.filter.when = Some(When::At(at));
            let page = Page::find(&question, &query);
            let key = caching::key(&question, form, &page.identity(), DependsOn::ACCEPT_AND_BASE);
            let starts_here = page.validity().is_some_and(|validity| validity.since == at);
            if starts_here && !store.has(key, coding) {
                let body = page.body();
                written += body.len();
                store.keep_best(key, coding, &body);
            }
        }
    }));
}
