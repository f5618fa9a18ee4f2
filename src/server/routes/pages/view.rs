//! What a page is asked for, as far as it can be read: language, shown time, names, theme, and what its links carry on.

pub(crate) use super::locale::DEFAULT_LANGUAGE;
use super::{
    error_page,
    lenient_params::{LenientParams, in_reach, is_in_world, is_traveller, numbers},
    locale::Locale,
    step,
};
use crate::{
    chronicle::{
        index::atlas::Atlas,
        moment::Day,
        place::Place,
        sentence::{Shown, as_sentence},
        story::StoryStep,
    },
    query::QueryError,
    server::{
        caching::CachePolicy,
        params::{ApiRequest, PageRequest, Parameters, Rejection, base_of, decode_leniently, parse_bbox, texts},
        problem::ApiError,
        routes::assets::{MAIN, PageEntry},
        state::Shared,
    },
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, request::Parts},
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// The parameters of the live page that a link to the same page carries on, in the order in which it writes them.
const OWN: [&str; 15] = [
    "story",
    "datetime",
    "compare",
    "place",
    "change",
    "traveller",
    "center",
    "zoom",
    "bbox",
    "from",
    "to",
    "timeline",
    "lang",
    "names",
    "controls",
];

/// A request to a page, understood.
#[derive(Clone, Debug)]
pub(crate) struct View {
    pub(crate) question: ApiRequest,
    pub(crate) speech: Locale,
    /// The time that was asked for; none where the link names none that can be read.
    pub(crate) asked: Option<Shown>,
    /// The position of the step of the story that is shown; none where no story is.
    pub(crate) step: Option<usize>,
    /// The time whose states are shown: never later than today.
    pub(crate) shown: Shown,
    /// The language of the names of places.
    pub(crate) names: Box<str>,
    /// `light`, `dark` or `contrast`; none: as on the device.
    pub(crate) theme: Option<String>,
    /// What the first page needs to become the live one; none where that was not built.
    pub(crate) entry: Option<Arc<PageEntry>>,
    /// What could not be read, in sentences.
    pub(crate) complaints: Vec<String>,
    /// The same as errors, for an answer that refuses what a page forgives.
    pub(crate) unread: Vec<QueryError>,
    /// Whether what it says stays: its revision is named and kept, or it is a file.
    pub(crate) stays: bool,
    /// That the revision that was asked for is not kept here, in a sentence.
    pub(crate) not_kept: Option<String>,
    /// The parameters that links carry on.
    pub(super) kept: Vec<(String, String)>,
}

impl FromRequestParts<Shared> for View {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Self, Response> {
        let asked = PageRequest::from_request_parts(parts, app).await;
        let PageRequest { question, complaint, not_kept } = asked.map_err(|refusal| match refusal {
            Rejection::Error(error) => {
                let parameters = decode_leniently(parts.uri.query().unwrap_or(""));
                refuse(app, &parameters, base_of(&parts.extensions).prefix(), &error)
            }
            elsewhere => elsewhere.into_response(),
        })?;
        let mut view = Self::read(question, complaint.as_ref(), app.page.entry(MAIN)).map_err(IntoResponse::into_response)?;
        view.not_kept = not_kept.map(|id| view.speech.with("not-kept", &[("revision", (&id).into())]));
        Ok(view)
    }
}

/// An error of a page, as a page in the language that was asked for.
fn refuse(app: &Shared, parameters: &Parameters, prefix: &str, error: &ApiError) -> Response {
    let published = app.live.current();
    let header = published.atlas.header();
    let language = parameters.value("lang").filter(|language| header.languages.iter().any(|known| &**known == *language));
    error_page::page(&Locale::new(language.unwrap_or(DEFAULT_LANGUAGE), header.offset), prefix, error)
}

impl View {
    pub(crate) fn read(
        question: ApiRequest,
        complaint: Option<&QueryError>,
        entry: Option<Arc<PageEntry>>,
    ) -> Result<Self, Rejection> {
        let header = question.published.atlas.header();
        let (offset, languages) = (header.offset, header.languages.clone());
        let mut reader = LenientParams::of(&question.parameters);
        let is_language = |given: &str| languages.iter().any(|known| &**known == given);
        let lang = reader.word("lang", is_language, || languages.join(", "));
        let speech = Locale::new(lang.as_deref().unwrap_or(DEFAULT_LANGUAGE), offset);
        let asked = reader.shown("datetime", offset, "complaint-datetime").filter(|shown| in_reach(shown.day(offset)));
        reader.clock(&question, asked, offset)?;
        let step = step::read(&mut reader, &question);
        let asked = step.map_or(asked, |step| header.story[step].shown(offset));
        reader.shown("compare", offset, "complaint-default");
        let all_names = || format!("dual, {}", languages.join(", "));
        let names =
            reader.word("names", |given| given == "dual" || is_language(given), all_names).filter(|names| names != "dual");
        let themes = ["auto", "light", "dark", "contrast"];
        let theme = reader.word("theme", |given| themes.contains(&given), || themes.join(", ")).filter(|theme| theme != "auto");
        reader.word("traveller", is_traveller, || "civilians-in, civilians-out, humanitarian-in, …".to_owned());
        reader.word("center", is_in_world, || "longitude,latitude in degrees".to_owned());
        reader.word(
            "zoom",
            |given| numbers::<1>(given).is_some_and(|[zoom]| (0.0..=24.0).contains(&zoom)),
            || "0 to 24".to_owned(),
        );
        reader.word("bbox", |given| parse_bbox(given).is_ok(), || "west,south,east,north in degrees".to_owned());
        let errors = reader.errors;
        let mut complaints: Vec<String> = Vec::new();
        complaints.extend(complaint.map(|error| complain(&speech, error, "complaint-revision")));
        complaints.extend(errors.iter().map(|(error, instead)| complain(&speech, error, instead)));
        let malformed = |name: &str| errors.iter().any(|(error, _)| error.parameter == name);
        let is_kept = |name: &&str| !malformed(name) && (*name != "story" || step.is_some());
        let kept = OWN.into_iter().chain(["theme"]).filter(is_kept).filter_map(|name| {
            let value = question.parameters.value(name).filter(|value| !value.is_empty())?;
            // A space in a time is a plus that was not encoded: `…+04:00`.
            let is_time = name == "datetime" || name == "compare";
            Some((name.to_owned(), if is_time { value.replace(' ', "+") } else { value.to_owned() }))
        });
        let kept = kept.collect();
        let today = Shown::Day(offset.day_of(question.now));
        let shown = asked.filter(|asked| asked.day(offset) <= offset.day_of(question.now)).unwrap_or(today);
        let stays = question.is_frozen();
        let names = names.map_or_else(|| speech.language.clone(), String::into_boxed_str);
        let unread = errors.into_iter().map(|(error, _)| error).collect();
        Ok(Self { unread, question, speech, asked, step, shown, names, theme, entry, complaints, stays, not_kept: None, kept })
    }

    pub(crate) fn atlas(&self) -> &Atlas {
        &self.question.published.atlas
    }

    /// The day on which the page is read.
    pub(crate) fn today(&self) -> Day {
        self.speech.offset.day_of(self.question.now)
    }

    /// The step of the story that the page shows; none where it shows no story.
    pub(crate) fn story_step(&self) -> Option<&StoryStep> {
        self.atlas().header().story.get(self.step?)
    }

    /// A place's name as the reader wants names.
    pub(crate) fn name(&self, place: &Place) -> String {
        place.label(&self.names)
    }

    /// What decides the bytes of a page beside its path, its revision and where the server is reached.
    pub(crate) fn identity(&self) -> String {
        let said = (&self.speech.language, &self.names, &self.complaints, &self.not_kept, &self.kept);
        format!("{:?} {:?} {:?} {said:?} {:?}", self.asked, self.step, self.today(), self.entry)
    }

    /// How long a page may be kept: longer when it names its revision, and never for good, since a notice may be added.
    pub(crate) fn keep(&self) -> CachePolicy {
        if self.question.is_frozen() { CachePolicy::Frozen } else { CachePolicy::Shortly }
    }

    /// The value of a parameter that links carry on.
    pub(crate) fn kept(&self, name: &str) -> Option<&str> {
        self.kept.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Those of the parameters that links carry on.
    pub(super) fn carried(&self, names: &[&str]) -> impl Iterator<Item = (&str, &str)> {
        texts(&self.kept).filter(move |(name, _)| names.contains(name))
    }

    pub(super) fn pin(&self) -> Option<(&str, &str)> {
        self.question.is_pinned.then(|| self.question.pin())
    }
}

/// Says in the language of the page what could not be read; the details are in English, as in the API.
pub(crate) fn complain(speech: &Locale, error: &QueryError, instead: &str) -> String {
    let instead = speech.say(instead);
    if &*speech.language == DEFAULT_LANGUAGE {
        return format!("{} Allowed: {}. {instead}", as_sentence(&error.to_string()), error.allowed);
    }
    let values = [("parameter", (&error.parameter).into()), ("given", (&error.given).into())];
    format!("{} {instead}", speech.with("complaint", &values))
}

/// Asks search engines to leave out what is shown in place of a revision that is not kept.
pub(crate) fn unindexed(view: &View, mut response: Response) -> Response {
    if view.not_kept.is_some() {
        response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    }
    response
}
