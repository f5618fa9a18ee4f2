//! Formats days, moments and lists in words, and fills templates with them.

use crate::{
    chronicle::moment::{Day, Instant, Moment, Offset, Precision, Qualifier},
    l10n::{Catalogue, TAGS, Value, catalogue},
};
use std::sync::LazyLock;

/// Returns a text as a sentence, with a capital and a full stop; an empty text stays empty.
///
/// ```
/// use corridor::chronicle::sentence::as_sentence;
/// assert_eq!(as_sentence("goods could pass"), "Goods could pass.");
/// ```
#[must_use]
pub fn as_sentence(text: &str) -> String {
    if text.is_empty() { String::new() } else { capital(text, "en") + "." }
}

/// Capitalizes the first letter, by the rules of the language.
pub(super) fn capital(text: &str, language: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), language) {
        (None, _) => String::new(),
        // Georgian sentences begin with the same letters as any other word, though Unicode has capitals for headlines.
        (_, "ka") => text.to_owned(),
        (Some('i'), "az") => format!("İ{}", letters.as_str()),
        (Some(first), _) => first.to_uppercase().chain(letters).collect(),
    }
}

/// Returns a label for use within a sentence: in lower case, unless it is an abbreviation.
pub(super) fn within_sentence(label: &str, language: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next();
    let is_abbreviation = letters.clone().next().is_some_and(char::is_uppercase);
    match (first, language) {
        (None, _) => String::new(),
        _ if is_abbreviation => label.to_owned(),
        (Some('I'), "az") => format!("ı{}", letters.as_str()),
        (Some('İ'), "az") => format!("i{}", letters.as_str()),
        (Some(first), _) => first.to_lowercase().chain(letters).collect(),
    }
}

/// Joins items: "a", "a and b", "a, b and c".
pub(super) fn list(items: &[String], messages: &Catalogue) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => messages.text("and", &[("first", (&first.join(", ")).into()), ("last", last.into())]),
    }
}

/// Joins clauses; none where there are none.
pub(super) fn clauses(clauses: Vec<String>, messages: &Catalogue) -> Option<String> {
    clauses.into_iter().reduce(|first, rest| messages.text("clauses", &[("first", (&first).into()), ("rest", (&rest).into())]))
}

/// Returns the rules for ordinal numbers of days in a language.
///
/// Each rule has an ending of the number (or `=` and the whole number; empty matches all) and a form in which `#` stands for the
/// number. The first rule that matches applies.
///
/// ```
/// use corridor::chronicle::sentence::ordinals;
/// assert_eq!(ordinals("en"), [("".to_owned(), "#".to_owned())]);
/// assert_eq!(ordinals("hy")[0], ("=1".to_owned(), "#-ին".to_owned()));
/// ```
#[must_use]
pub fn ordinals(language: &str) -> Vec<(String, String)> {
    endings("ordinals", catalogue(language))
}

fn endings(id: &str, messages: &Catalogue) -> Vec<(String, String)> {
    let rules = messages.text(id, &[]);
    let rule = |rule: &str| {
        let (ending, form) = rule.rsplit_once(' ').unwrap_or(("", rule));
        (ending.to_owned(), form.to_owned())
    };
    rules.split("; ").map(rule).collect()
}

/// Formats the number of a day as an ordinal of the language.
pub(super) fn ordinal(number: i32, messages: &Catalogue) -> String {
    with_ending("ordinals", number.to_string(), messages)
}

/// Puts a number or a time of day into the form that the first rule of the message `id` with its ending has.
fn with_ending(id: &str, number: String, messages: &Catalogue) -> String {
    let fits = |ending: &str| ending.strip_prefix('=').map_or_else(|| number.ends_with(ending), |whole| whole == number);
    let form = endings(id, messages).into_iter().find(|(ending, _)| fits(ending)).map(|(_, form)| form);
    form.map_or_else(|| number.clone(), |form| form.replace('#', &number))
}

/// Returns the sentence that a day is in the future.
pub(super) fn ahead(messages: &Catalogue, date: &str) -> String {
    messages.text("ahead", &[("date", date.into())])
}

/// Returns the names of the months as used in a date, January first.
///
/// ```
/// use corridor::chronicle::sentence::month_names;
/// assert_eq!(month_names("ru")[3], "апреля");
/// ```
#[must_use]
pub fn month_names(language: &str) -> [String; 12] {
    let mut number = 0;
    [(); 12].map(|()| {
        number += 1;
        month(number, language)
    })
}

fn month(number: i8, language: &str) -> String {
    catalogue(language).text(&format!("month-{number}"), &[])
}

/// Returns the template of a date, with `{day}`, `{month}` and `{year}` for its parts.
///
/// ```
/// use corridor::chronicle::sentence::date_template;
/// assert_eq!(date_template("ka"), "{year} წლის {day} {month}");
/// ```
#[must_use]
pub fn date_template(language: &str) -> String {
    date("{day}", "{month}", "{year}", language)
}

/// Returns the names of the months as used without a day, January first.
#[must_use]
pub fn months_alone(language: &str) -> [String; 12] {
    let mut number = 0;
    [(); 12].map(|()| {
        number += 1;
        catalogue(language).text(&format!("month-alone-{number}"), &[])
    })
}

/// Returns the template of a month and year, with `{month}` (as in [`months_alone`]) and `{year}`.
#[must_use]
pub fn month_template(language: &str) -> String {
    catalogue(language).text("month-and-year", &[("month", "{month}".into()), ("year", "{year}".into())])
}

fn date(day: &str, month: &str, year: &str, language: &str) -> String {
    catalogue(language).text("date", &[("day", day.into()), ("month", month.into()), ("year", year.into())])
}

/// Formats a day in words of a language: "23 April 2023".
///
/// ```
/// use corridor::chronicle::{moment::parse_day, sentence::day_words};
/// let day = parse_day("2023-04-23")?;
/// assert_eq!(day_words(day, "en"), "23 April 2023");
/// assert_eq!(day_words(day, "hy"), "2023 թ. ապրիլի 23");
/// # Ok::<(), corridor::chronicle::moment::MomentError>(())
/// ```
#[must_use]
pub fn day_words(day: Day, language: &str) -> String {
    date(&day.day().to_string(), &month(day.month(), language), &day.year().to_string(), language)
}

/// Returns the longest date of a language in words.
pub(super) fn longest_date(language: &str) -> &'static str {
    static DATES: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| {
        let longest = |language| {
            let dates = (1..=12).map(|number| date("28", &month(number, language), "2022", language));
            dates.max_by_key(|date| date.chars().count()).unwrap_or_default()
        };
        TAGS.into_iter().map(|language| (language, longest(language))).collect()
    });
    DATES.iter().find(|(known, _)| *known == language).map_or("28 September 2022", |(_, date)| date)
}

/// Formats a local time with the qualifier of its moment as a start: "from about 12:30".
pub(super) fn from_time(offset: Offset, at: Instant, qualifier: Qualifier, messages: &Catalogue) -> String {
    let time = with_ending("times-from", offset.clock(at), messages);
    messages.text("time-from", &[("time", (&time).into()), ("qualifier", word_of(qualifier).into())])
}

/// Formats a local time with the qualifier of its moment as an end: "until about 15:30".
pub(super) fn until_time(offset: Offset, at: Instant, qualifier: Qualifier, messages: &Catalogue) -> String {
    let time = with_ending("times-until", offset.clock(at), messages);
    messages.text("time-until", &[("time", (&time).into()), ("qualifier", word_of(qualifier).into())])
}

/// Returns the word by which messages choose how sure a time is.
fn word_of(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Plain => "plain",
        Qualifier::Approximate | Qualifier::Both => "about",
        Qualifier::Uncertain => "perhaps",
    }
}

fn qualified(what: String, qualifier: Qualifier, messages: &Catalogue) -> String {
    match qualifier {
        Qualifier::Plain => what,
        _ => messages.text(word_of(qualifier), &[("what", (&what).into())]),
    }
}

/// Formats a moment with its preposition, where the language has one: "on 21 November 2025", "in October 2023",
/// "at about 12:30 on 3 December 2022".
#[must_use]
pub fn moment_words(moment: &Moment, offset: Offset, language: &str) -> String {
    let id = match moment.precision() {
        Precision::Year | Precision::Month => "in-month-or-year",
        Precision::Day => "on-day",
        Precision::Minute | Precision::Second => "at-time",
    };
    catalogue(language).text(id, &[("moment", (&bare_moment_words(moment, offset, language)).into())])
}

/// Formats a moment without its preposition: "21 November 2025", "October 2023", "about 12:30 on 3 December 2022".
#[must_use]
pub fn bare_moment_words(moment: &Moment, offset: Offset, language: &str) -> String {
    let messages = catalogue(language);
    let since = moment.earliest(offset);
    let day = offset.day_of(since);
    let year = day.year().to_string();
    let plain = match moment.precision() {
        Precision::Year => messages.text("year-alone", &[("year", (&year).into())]),
        Precision::Month => {
            let month = messages.text(&format!("month-alone-{}", day.month()), &[]);
            messages.text("month-and-year", &[("month", (&month).into()), ("year", (&year).into())])
        }
        Precision::Day => day_words(day, language),
        Precision::Minute | Precision::Second => {
            let (time, date) = (offset.clock(since), day_words(day, language));
            messages.text("time-on-date", &[("time", Value::Text(&time)), ("date", (&date).into())])
        }
    };
    qualified(plain, moment.qualifier(), messages)
}

/// Formats a moment as the start of a state: "since 23 April 2023", "since about November 2023". The time of day is left out.
pub(super) fn since_words(moment: &Moment, offset: Offset, messages: &Catalogue) -> String {
    let id = match moment.precision() {
        Precision::Year => "since-year",
        Precision::Month => "since-month",
        Precision::Day | Precision::Minute | Precision::Second => "since-day",
    };
    since(id, offset.day_of(moment.earliest(offset)), moment.qualifier(), messages)
}

/// Formats a day as the start of a state: "since 23 April 2023".
pub(super) fn since_day_words(day: Day, messages: &Catalogue) -> String {
    since("since-day", day, Qualifier::Plain, messages)
}

fn since(id: &str, day: Day, qualifier: Qualifier, messages: &Catalogue) -> String {
    let month = month(day.month(), messages.language());
    let month_since = messages.text(&format!("month-since-{}", day.month()), &[]);
    let year = i32::from(day.year());
    let (year_words, year_ordinal) = (year.to_string(), ordinal(year, messages));
    let values = [
        ("day", i32::from(day.day()).into()),
        ("month", (&month).into()),
        ("month-since", (&month_since).into()),
        ("year", (&year_words).into()),
        ("year-ordinal", (&year_ordinal).into()),
        ("qualifier", word_of(qualifier).into()),
    ];
    messages.text(id, &values)
}

/// Returns the text with single spaces, and none at its ends.
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Replaces each `{name}` of a template by its value, in one pass: values are not searched for names.
pub(super) fn fill(template: &str, values: &[(&str, String)]) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}').and_then(|(name, after)| Some((values.iter().find(|(known, _)| *known == name)?, after))) {
            Some(((_, value), after)) => {
                filled.push_str(value);
                rest = after;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled + rest
}
