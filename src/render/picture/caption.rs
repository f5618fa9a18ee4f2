//! Writes the texts of a picture: title, date, sentence, other states of the day, reporters and credits.

use super::{
    Drawn, PictureRequest,
    brief::{Brief, Said, brief},
    credit,
    source_list::sources,
};
use crate::{
    chronicle::{
        fold::PlaceIndex,
        index::atlas::Atlas,
        sentence::{Answer, Shown, also_clauses, answer, day_words},
    },
    l10n::catalogue,
};

/// The texts of a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// The headline of the picture: it names the state of the subject and leaves out the date.
    pub finding: String,
    /// Place and date, in one line below the finding, with the count of days without ordinary traffic.
    pub line: String,
    /// The count of days without ordinary traffic in two parts, where one time is shown: what is counted, and the day.
    pub counted: Option<(String, String)>,
    /// The subject.
    pub title: String,
    /// The shown time, or both compared times.
    pub date: String,
    /// The traveller and direction coloured by, or `None` for statuses.
    pub passage: Option<String>,
    /// The sentence for each shown time.
    pub sentences: Vec<String>,
    /// What the finding does not say; the sentence for each of two shown times.
    pub details: Vec<String>,
    /// Who could pass.
    pub passes: Vec<String>,
    /// Other states on the shown day, at places that the sentence is not about.
    pub also: Vec<String>,
    /// The same in one line.
    pub also_line: Option<String>,
    /// The whole attribution: reporters, licence, revision, credits. The metadata of every picture has it.
    pub credits: Vec<String>,
    /// The attribution in one line, the longest form first. Every picture has one of them.
    pub short_credits: Vec<String>,
    /// The text alternative: date, statuses, sources.
    pub alternative: String,
    /// The short texts for an article.
    pub brief: Brief,
}

impl Caption {
    /// Returns a caption to print below the picture: title, date, sentence and credit.
    #[must_use]
    pub fn caption(&self) -> String {
        format!("{}, {}. {} {}", self.title, self.date, self.sentences.join(" "), self.credits.join(" "))
    }

    /// Returns the credits as one line.
    #[must_use]
    pub fn credit(&self) -> String {
        self.credits.join(" ")
    }
}

/// Writes the texts of a picture of these places.
pub(super) fn said(atlas: &Atlas, request: &PictureRequest<'_>, drawn: &[Drawn<'_>]) -> Caption {
    let header = atlas.header();
    let (language, words) = (request.language, catalogue(request.language));
    let subject = request.subject(atlas);
    let times: Vec<Shown> = request.times(atlas).collect();
    let answers: Vec<_> =
        times.iter().map(|&shown| subject.map(|place| answer(atlas, place, shown, request.now, language))).collect();
    let answers = || answers.iter().flatten();
    let is_about = |place: PlaceIndex| Some(place) == subject;
    let title = match request.place {
        Some(place) => atlas.place(place).label(language),
        None => header.title.in_language(language).to_owned(),
    };
    let date = date(atlas, request);
    let sentences: Vec<String> =
        answers().map(|answer| if request.compare.is_some() { answer.short.clone() } else { answer.text.clone() }).collect();
    let also = match (request.shown, request.compare) {
        (Shown::Day(day), None) => {
            let own = subject.and_then(|place| also_clauses(atlas, place, day, language));
            let mut groups: Vec<(String, Vec<String>)> = Vec::new();
            for &place in drawn.iter().map(|drawn| &drawn.index).filter(|&&place| !is_about(place)) {
                let Some(clauses) = also_clauses(atlas, place, day, language).filter(|clauses| Some(clauses) != own.as_ref())
                else {
                    continue;
                };
                let name = atlas.place(place).label(request.names);
                match groups.iter_mut().find(|(known, _)| *known == clauses) {
                    Some((_, names)) => names.push(name),
                    None => groups.push((clauses, vec![name])),
                }
            }
            let line = |(clauses, names): (String, Vec<String>)| {
                words.text("picture-also-at", &[("place", (&names.join(", ")).into()), ("clauses", (&clauses).into())])
            };
            groups.into_iter().map(line).collect()
        }
        _ => Vec::new(),
    };
    let passage = request.traveller.map(|(traveller, direction)| {
        let who = super::labels::traveller_label(header, traveller, language);
        let way = super::labels::direction_label(header, direction, language);
        words.text("picture-passage", &[("traveller", who.into()), ("direction", way.into())])
    });
    let found = answers().last();
    let finding = found.map_or_else(|| title.clone(), |answer| answer.label.clone());
    let whole = header.title.in_language(language);
    let place = (!finding.starts_with(whole)).then(|| whole.to_owned());
    let count = found.and_then(|answer| answer.count.as_deref()).filter(|_| request.compare.is_none());
    let count = count.map(|count| count.trim_end_matches(['.', '։']).to_owned());
    let counted = found.filter(|_| request.compare.is_none()).and_then(Answer::count_in_parts);
    let line = place.into_iter().chain([date.clone()]).chain(count).collect::<Vec<_>>().join(" · ");
    let (details, passes) = match request.compare {
        None => (
            answers().map(|answer| answer.detail.clone()).collect(),
            answers().filter_map(|answer| answer.access.clone()).collect(),
        ),
        Some(_) => (sentences.clone(), Vec::new()),
    };
    // Where the details end with what else held at the subject, the other places follow it without another "also that day".
    let is_told = found.is_some_and(|answer| !answer.also_that_day.is_empty() || answer.news.is_some());
    let before = if is_told { String::new() } else { words.text("picture-also", &[]) + ": " };
    let also_line = (!also.is_empty()).then(|| before + &also.join("; ") + ".");
    let mut said = Caption {
        finding,
        line,
        counted,
        title,
        date,
        passage,
        sentences,
        details,
        passes,
        also_line,
        also,
        credits: credit::whole(atlas, request, &times),
        short_credits: credit::short(atlas, request, &times),
        alternative: String::new(),
        brief: Brief::default(),
    };
    said.alternative = alternative(atlas, request, drawn, &said);
    let known = Said {
        title: &said.title,
        date: &said.date,
        passage: said.passage.as_deref(),
        credit: said.short_credits.last().map_or("", String::as_str),
    };
    said.brief = brief(atlas, request, drawn, known);
    said
}

/// Returns the shown time, or both compared times, in words.
fn date(atlas: &Atlas, request: &PictureRequest<'_>) -> String {
    let one = |shown| time_words(atlas, shown, request.language);
    match request.compare {
        None => one(request.shown),
        Some(_) => {
            let times: Vec<String> = request.times(atlas).map(one).collect();
            let values = [("first", (&times[0]).into()), ("second", (&times[times.len() - 1]).into())];
            catalogue(request.language).text("picture-compared", &values)
        }
    }
}

/// Formats a day, or a time of day with its offset.
pub(super) fn time_words(atlas: &Atlas, shown: Shown, language: &str) -> String {
    let offset = atlas.header().offset;
    let day = day_words(shown.day(offset), language);
    match shown {
        Shown::Day(_) => day,
        Shown::Instant(at) => {
            let time = catalogue(language).text("time-on-date", &[("time", (&offset.clock(at)).into()), ("date", (&day).into())]);
            format!("{time} (UTC{offset})")
        }
    }
}

fn alternative(atlas: &Atlas, request: &PictureRequest<'_>, drawn: &[Drawn<'_>], said: &Caption) -> String {
    let words = catalogue(request.language);
    let places: Vec<String> = drawn
        .iter()
        .filter_map(|drawn| {
            let status = drawn.label.as_ref()?;
            let name = atlas.place(drawn.index).label(request.names);
            Some(words.text("picture-place-status", &[("place", (&name).into()), ("status", status.into())]))
        })
        .collect();
    // Only the sources of the sentence; the manifest has those of every place.
    let sources: Vec<String> = sources(atlas, request, &[])
        .into_iter()
        .map(|source| match &source.date {
            Some(date) => format!("{} ({})", source.publisher, date.as_str()),
            None => source.publisher.to_string(),
        })
        .fold(Vec::new(), |mut all, one| {
            if !all.contains(&one) {
                all.push(one);
            }
            all
        });
    let mut parts = vec![words.text("picture-map-of", &[]), format!("{}, {}.", said.title, said.date)];
    parts.extend(said.passage.iter().map(|passage| format!("{passage}.")));
    parts.extend(said.sentences.iter().cloned());
    parts.extend(said.also.iter().map(|also| format!("{also}.")));
    if !places.is_empty() {
        parts.push(words.text("picture-on-the-map", &[("places", (&places.join("; ")).into())]));
    }
    if !sources.is_empty() {
        parts.push(words.text("picture-sources", &[("sources", (&sources.join("; ")).into())]));
    }
    parts.join(" ")
}
