//! The story: a step of it as a panel on the home page, and `/story`, the whole of it on one page.

use super::{card::Card, components, drawings, json_ld, layout::PageLayout, view::View};
use crate::{
    chronicle::{
        sentence::{Answer, Shown, answer},
        story::{StoryNumber, StoryStep},
    },
    encode::story::{self, TellingNumber},
    server::params::url,
};
use maud::{Markup, html};

/// Width and height of the pictures of the whole story, in CSS pixels.
const PICTURE: (u32, u32) = (960, 540);

/// A step in the language of the page.
pub(crate) struct Told<'a> {
    pub(crate) step: &'a StoryStep,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) number: Option<TellingNumber>,
    /// West, south, east, north of its frame in degrees; none for the headline place.
    pub(crate) bbox: Option<[f64; 4]>,
}

/// Returns the step that the page shows; none where it shows no story.
pub(crate) fn told(view: &View) -> Option<Told<'_>> {
    view.story_step().map(|step| of(view, step))
}

fn of<'a>(view: &View, step: &'a StoryStep) -> Told<'a> {
    let (atlas, language) = (view.atlas(), &view.speech.language);
    let number = story::number(atlas, step, view.question.now, language);
    Told {
        step,
        title: story::filled(&step.title, number.as_ref(), language),
        text: story::filled(&step.text, number.as_ref(), language),
        bbox: story::frame(atlas, step),
        number,
    }
}

/// The step over the map of the home page: what it says, the sentence of its time, and the ways on.
pub(crate) fn panel(view: &View, told: &Told<'_>, said: Option<&Answer>) -> Markup {
    let (speech, steps) = (&view.speech, &view.atlas().header().story);
    let position = view.step.unwrap_or(0);
    let kicker = speech.with("story-step", &[("number", (position + 1).into()), ("count", steps.len().into())]);
    html! {
        section.answer.story aria-label=(speech.say("story")) {
            p.kicker { strong { (speech.label(&view.atlas().header().title)) } " · " (kicker) }
            (super::layout::complaints(view))
            h1 { (told.title) }
            p.telling { (told.text) }
            (number_line(view, told, false))
            (drawings::headline_ribbon(view))
            @if let Some(said) = said {
                p.small.muted { (speech.say("story-shown")) " " span lang=[(said.language != &*speech.language).then_some(said.language)] { (said.short) } }
            }
            (ways_on(view, told.step))
            nav.steps-of-story aria-label=(speech.say("story-steps")) {
                ol {
                    @for (other, step) in steps.iter().enumerate() {
                        li {
                            a href=(view.to_step(other)) aria-current=[(other == position).then_some("step")] { span.hidden { (of(view, step).title) } }
                        }
                    }
                }
                @if position > 0 { a.button rel="prev" href=(view.to_step(position - 1)) { (speech.say("story-previous")) } }
                @if position + 1 < steps.len() { a.button rel="next" href=(view.to_step(position + 1)) { (speech.say("story-next")) } }
            }
        }
    }
}

/// The number of a step, which leads to what explains it; in an embed in another window.
pub(crate) fn number_line(view: &View, told: &Told<'_>, is_embedded: bool) -> Markup {
    html! {
        @if let Some(number) = &told.number {
            p.number {
                a href=(explained(view, number)) target=[is_embedded.then_some("_blank")] rel=[is_embedded.then_some("noopener")] { strong { (number.text) } }
                ": " span lang=[(number.what_language != *view.speech.language).then_some(&number.what_language)] { (number.what) }
            }
        }
    }
}

fn explained(view: &View, number: &TellingNumber) -> String {
    let (path, fragment) = number.path.split_once('#').unwrap_or((&number.path, ""));
    let href = view.to(path);
    if fragment.is_empty() { href } else { format!("{href}#{fragment}") }
}

/// "See it day by day" at the time of a step, and what is known today.
fn ways_on(view: &View, step: &StoryStep) -> Markup {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let time = step.shown(speech.offset).map_or_else(|| "now".to_owned(), |shown| shown.written(speech.offset));
    let headline = atlas.place_index(atlas.header().headline_place.as_str());
    let today = Shown::Day(view.today());
    let said = headline.map(|place| answer(atlas, place, today, view.question.now, &speech.language));
    html! {
        p.ways {
            a.button.primary href=(view.at("/", &time)) { (speech.say("story-day-by-day")) }
            @if let Some(said) = said {
                span { a href=(view.at("/", "now")) { strong { (speech.say("story-today")) } } " " span.small { (said.short) } }
            }
        }
    }
}

/// The whole story on one page.
pub(crate) fn page(view: &View) -> PageLayout<'_> {
    let (speech, header) = (&view.speech, view.atlas().header());
    let site = speech.label(&header.title);
    let steps: Vec<Told<'_>> = header.story.iter().map(|step| of(view, step)).collect();
    let lead = speech.with("story-lead", &[("title", site.into()), ("n", steps.len().into())]);
    let body = html! {
        h1 { (site) ": " (speech.say("story")) }
        p.lead { (speech.label(&header.description)) }
        @if let Some(finding) = steps.first() {
            section.finding {
                p { strong { (finding.title) } }
                (ways_on(view, finding.step))
            }
        }
        ol.whole-story {
            @for (position, told) in steps.iter().enumerate() { li id=(told.step.id) { (section(view, position, told)) } }
        }
        @if let Some(last) = steps.last() { (ways_on(view, last.step)) }
    };
    PageLayout {
        title: speech.say("story"),
        description: lead,
        kind: "article",
        linked: json_ld::dataset(view),
        trail: Vec::new(),
        is_live: false,
        card: Card { at: header.story.first().and_then(|step| step.shown(speech.offset)), ..Card::default() },
        body,
    }
}

/// A step of the whole story: what it says, its number with how it is counted, a picture of its time, and the reports behind it.
fn section(view: &View, position: usize, told: &Told<'_>) -> Markup {
    let (atlas, speech) = (view.atlas(), &view.speech);
    let headline = atlas.place_index(atlas.header().headline_place.as_str());
    let shown = told.step.shown(speech.offset).unwrap_or(Shown::Day(view.today()));
    let said = headline.map(|place| answer(atlas, place, shown, view.question.now, &speech.language));
    let (width, height) = PICTURE;
    let number = (position + 1).to_string();
    let changes = told.step.changes.iter().filter_map(|id| atlas.change_index(id.as_str()));
    html! {
        h2 { (told.title) }
        p.lead { (told.text) }
        div id=(format!("number-{}", told.step.id)) {
            (number_line(view, told, false))
            @if let Some(means) = told.step.number.as_ref().and_then(means) { p.small.muted.prose { (speech.say(&means)) } }
        }
        a.picture href=(view.address_with("/", &[("story", &number)])) title=(speech.say("story-map")) {
            img loading="lazy" width=(width) height=(height) src=(picture(view, told, shown)) alt=(said.as_ref().map_or("", |said| &said.short));
        }
        details {
            summary { (speech.say("story-about")) }
            ol.changes { @for change in changes { (components::change_item(view, atlas.change(change), false)) } }
        }
    }
}

/// The message that says how a number is counted; none for a figure, whose change says so.
fn means(number: &StoryNumber) -> Option<String> {
    (!matches!(number, StoryNumber::Figure(_))).then(|| format!("story-{}-means", number.word()))
}

/// The address of a picture of a step.
fn picture(view: &View, told: &Told<'_>, shown: Shown) -> String {
    let (width, height) = (PICTURE.0.to_string(), PICTURE.1.to_string());
    let bbox = told.bbox.map(|bbox| bbox.map(|degrees| format!("{degrees:.4}")).join(","));
    let datetime = shown.written(view.speech.offset);
    let mut query = vec![("datetime", &*datetime), ("width", &*width), ("height", &*height)];
    query.extend(bbox.as_deref().map(|bbox| ("bbox", bbox)));
    query.extend(
        ["lang", "names", "theme"]
            .into_iter()
            .filter_map(|name| Some((name, view.kept(name)?)))
            .filter(|(_, value)| *value != "auto"),
    );
    query.extend(view.question.is_pinned.then(|| view.question.pin()));
    url(view.question.base.prefix(), "/snapshot.webp", query.into_iter())
}
