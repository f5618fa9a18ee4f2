//! Texts with a form of their own: ids, dates, addresses, colours, words of a vocabulary.

use crate::chronicle::moment::{Moment, MomentError, Offset, parse_instant};
use crate::{
    geodata::source_file::{Diagnostic, Path},
    schema::{expectation::quoted, types::FieldType},
};

/// What is wrong with a text as a value of `form`; times of the dataset are at `offset`, where that is known.
pub(crate) fn complaint(text: &str, form: &FieldType, path: &Path, offset: Option<Offset>) -> Option<Diagnostic> {
    match form {
        FieldType::Defines(_) | FieldType::Refers(_) => (!is_id(text)).then(|| {
            Diagnostic::new(
                "malformed-id",
                format!("`{text}` is not an id."),
                "write lower-case letters, digits and single hyphens, such as `hakari-bridge`",
            )
        }),
        FieldType::Moment => match text.parse::<Moment>() {
            Err(error) => Some(malformed(
                "malformed-moment",
                &error,
                "correct the date; a day is written `2023-04-23`, a time `2023-04-23T12:00+04:00`",
            )),
            Ok(moment) => at_other_offset(text, &moment, offset),
        },
        FieldType::Instant => parse_instant(text)
            .err()
            .map(|error| malformed("malformed-instant", &error, "write it as `2026-11-22T20:00:00+04:00`")),
        FieldType::Offset => {
            text.parse::<Offset>().err().map(|error| malformed("malformed-offset", &error, "write it as `+04:00`"))
        }
        FieldType::OneOf(words) => (!words.contains(&text)).then(|| {
            let meant = closest(text, words.iter().copied());
            let fix = meant.map_or_else(String::new, |meant| format!("write `{meant}` if that was meant; "));
            Diagnostic::new(
                "unknown-word",
                format!("`{text}` is not a word for {path:#}."),
                format!("{fix}the words are {}", quoted(words.iter().copied())),
            )
        }),
        FieldType::Exactly(word) => (text != *word).then(|| {
            Diagnostic::new("unknown-word", format!("`{text}` is not a word for {path:#}."), format!("write `\"{word}\"`"))
        }),
        FieldType::ListOrWord(_, word) => (text != *word).then(|| {
            Diagnostic::new(
                "unknown-word",
                format!("`{text}` is not a word for {path:#}."),
                format!("write a list, such as `[\"{text}\"]`, or the word `\"{word}\"`"),
            )
        }),
        FieldType::Url => (!is_url(text)).then(|| {
            Diagnostic::new(
                "malformed-url",
                format!("`{text}` is not a web address."),
                "write it whole, beginning with `https://` or `http://`, or leave the field out where it is optional",
            )
        }),
        FieldType::Contact => {
            let is_mail =
                text.strip_prefix("mailto:").is_some_and(|mail| mail.contains('@') && !mail.contains(char::is_whitespace));
            (!is_mail && !is_url(text)).then(|| {
                Diagnostic::new(
                    "malformed-url",
                    format!("`{text}` is neither a web address nor a mail address."),
                    "write it whole, beginning with `https://`, `http://` or `mailto:`, or write `null`",
                )
            })
        }
        FieldType::Colour => (!is_colour(text)).then(|| {
            Diagnostic::new("malformed-colour", format!("`{text}` is not a colour."), "write it as `#rrggbb`, such as `#1f78b4`")
        }),
        FieldType::Language => (!is_language(text)).then(|| {
            Diagnostic::new(
                "malformed-language",
                format!("`{text}` is not a language code."),
                "write two or three lower-case letters (ISO 639), such as `en`, `hy`, `az`",
            )
        }),
        _ => text.trim().is_empty().then(|| {
            Diagnostic::new(
                "empty-text",
                format!("{path:#} has no words in it.",),
                "write something, or leave the field out where it is optional",
            )
        }),
    }
}

/// What is wrong, and what to write instead, which the error tells in one sentence.
fn malformed(code: &'static str, error: &MomentError, otherwise: &str) -> Diagnostic {
    let told = error.to_string();
    let given = told.strip_suffix(error.problem()).unwrap_or_default();
    match error.problem().split_once("; ") {
        Some((what, how)) if how.starts_with("write") || how.starts_with("add") => {
            Diagnostic::new(code, format!("{given}{what}."), how)
        }
        _ => Diagnostic::new(code, format!("{told}."), otherwise),
    }
}

/// One offset in all files: a reader compares times by eye.
fn at_other_offset(text: &str, moment: &Moment, offset: Option<Offset>) -> Option<Diagnostic> {
    let (written, wanted) = (moment.written_offset()?, offset?);
    (written != wanted).then(|| {
        let day_and_minute: String = wanted.rfc3339(moment.earliest(wanted)).chars().take("2023-04-23T12:00".len()).collect();
        let seconds = text.matches(':').count() > 2;
        let same = if seconds { wanted.rfc3339(moment.earliest(wanted)) } else { format!("{day_and_minute}{wanted}") };
        let qualifier = text.chars().last().filter(|last| "~?%".contains(*last)).map(String::from).unwrap_or_default();
        Diagnostic::new(
            "other-offset",
            format!("`{text}` is written at {written}, but the times of this dataset are at {wanted}."),
            format!("write the same time at {wanted}: `{same}{qualifier}`"),
        )
    })
}

fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 80
        && text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

fn is_url(text: &str) -> bool {
    text.strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
        .is_some_and(|rest| rest.split('/').next().is_some_and(|host| host.contains('.')) && !text.contains(char::is_whitespace))
}

fn is_colour(text: &str) -> bool {
    text.len() == 7 && text.starts_with('#') && text[1..].bytes().all(|b| b.is_ascii_hexdigit())
}

fn is_language(text: &str) -> bool {
    (2..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase())
}

/// The known word that is nearest to a misspelt one, if any is near. Of words that differ in digits alone (`s017`, `s016`)
/// nobody can say which was meant.
pub(crate) fn closest<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let letters = |word: &str| word.chars().filter(|letter| !letter.is_ascii_digit()).collect::<String>();
    known
        .filter(|candidate| letters(candidate) != letters(word))
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}
