//! The addresses that a page writes: links to this server's pages and data, and the one address of what a page says.

use super::{locale::DEFAULT_LANGUAGE, step::is_of_own_view, view::View};
use crate::server::params::{texts, url};

/// Those of the parameters of a page that other pages understand too.
const EVERYWHERE: [&str; 3] = ["lang", "names", "theme"];

impl View {
    /// The address of a file of this server, such as a script.
    pub(crate) fn file(&self, path: &str) -> String {
        format!("{}{path}", self.question.base.prefix())
    }

    /// A link to another page, in the same language, with the same names and theme, pinned when this page is.
    pub(crate) fn to(&self, path: &str) -> String {
        self.address(path, self.carried(&EVERYWHERE))
    }

    /// A link to another page that shows a time, at the time of this one.
    pub(crate) fn to_same_time(&self, path: &str) -> String {
        let told = self.story_step().and(self.asked).map(|shown| shown.written(self.speech.offset));
        let told = told.as_deref().map(|time| ("datetime", time));
        self.address(path, told.into_iter().chain(self.carried(&["datetime"])).chain(self.carried(&EVERYWHERE)))
    }

    /// A link to another page that shows a time, at a time of its own.
    pub(crate) fn at(&self, path: &str, datetime: &str) -> String {
        self.address(path, std::iter::once(("datetime", datetime)).chain(self.carried(&EVERYWHERE)))
    }

    /// A link to this page with one parameter set, or left out. Another time ends the story.
    pub(crate) fn with(&self, name: &str, value: Option<&str>) -> String {
        let others = texts(&self.kept).filter(|(known, _)| *known != name && (name != "datetime" || *known != "story"));
        self.address(&self.question.path, value.map(|value| (name, value)).into_iter().chain(others))
    }

    /// The parameters that a form for another time carries on.
    pub(crate) fn hidden(&self) -> Vec<(&str, &str)> {
        texts(&self.kept).filter(|(name, _)| !["datetime", "story"].contains(name)).chain(self.pin()).collect()
    }

    /// A link to this page as it is, pinned to its revision; none where that is not kept.
    pub(crate) fn frozen(&self) -> Option<String> {
        let is_kept = self.question.published.is_kept;
        // With a revision in its address the home page opens on the story only where a step is named.
        let first = (self.step == Some(0) && self.kept("story").is_none()).then_some(("story", "1"));
        let query = first.into_iter().chain(texts(&self.kept)).chain([self.question.pin()]);
        is_kept.then(|| url(self.question.base.prefix(), &self.question.path, query))
    }

    /// A link to data, pinned when this page is.
    pub(crate) fn pinned(&self, path: &str) -> String {
        self.data(path, &[])
    }

    /// A link to an answer of the API, pinned when this page is. A browser gets a page unless the query names another form.
    pub(crate) fn data(&self, path: &str, query: &[(&str, &str)]) -> String {
        url(self.question.base.prefix(), path, query.iter().copied().chain(self.pin()))
    }

    /// A link to a path with these parameters, in the same language, with the same names and theme, pinned when this page is.
    pub(crate) fn address_with(&self, path: &str, query: &[(&str, &str)]) -> String {
        self.address(path, query.iter().copied().chain(self.carried(&EVERYWHERE)))
    }

    fn address<'a>(&'a self, path: &str, query: impl Iterator<Item = (&'a str, &'a str)>) -> String {
        url(self.question.base.prefix(), path, query.chain(self.pin()))
    }

    /// The whole page with this view: where an embed leads.
    pub(crate) fn whole(&self) -> String {
        let kept = texts(&self.kept).filter(|(name, _)| *name != "controls");
        url(&self.question.base, "/", self.today_beside_story().into_iter().chain(kept).chain(self.pin()))
    }

    /// What an address of the home page says for today, where it would open on the story without it.
    fn today_beside_story(&self) -> Option<(&'static str, &'static str)> {
        let is_own = self.kept.iter().any(|(name, _)| is_of_own_view(name));
        let is_today = !self.atlas().header().story.is_empty() && self.step.is_none() && !is_own && !self.question.is_pinned;
        is_today.then_some(("datetime", "now"))
    }

    /// The whole address of this page, as others may know it.
    pub(crate) fn own(&self) -> String {
        url(&self.question.base, &self.question.path, texts(&self.kept).chain(self.pin()))
    }

    /// The one address of what this page says, in a language: the time and the language, and nothing that is as by default.
    pub(crate) fn canonical(&self, language: &str) -> String {
        self.canonical_at(&self.question.path, language)
    }

    /// The same where another page says it in whole.
    pub(crate) fn canonical_at(&self, path: &str, language: &str) -> String {
        let has_story = path == "/" && !self.atlas().header().story.is_empty();
        let today = (has_story && self.step.is_none() && self.asked.is_none()).then_some(("datetime", "now"));
        let time = self.carried(&["datetime"]).filter(|_| self.asked.is_some()).chain(today);
        let step = self.carried(&["story"]).filter(|_| has_story && self.step != Some(0));
        let lang = (language != DEFAULT_LANGUAGE).then_some(("lang", language));
        url(&self.question.base, path, step.chain(time).chain(lang))
    }

    /// A link to a step of the story, in the same language, with the same names and theme.
    pub(crate) fn to_step(&self, position: usize) -> String {
        let number = (position + 1).to_string();
        self.address_with(&self.question.path, &[("story", &number)])
    }
}
