//! Writes figures (counted numbers) as text in a language.

use crate::{
    chronicle::figure::Figure,
    l10n::{Value, catalogue},
};

/// Returns the number with its unit: "17 people".
#[must_use]
pub fn amount(figure: &Figure, language: &str) -> String {
    let value = grouped(&figure.value.to_string());
    // A fraction takes the plural form "other", never "one" or "few".
    #[expect(clippy::cast_possible_truncation, reason = "whole")]
    let n = if figure.value.fract() == 0.0 { figure.value as i64 } else { 100 };
    amount_of(n, &value, figure.unit.as_str(), language)
}

/// Returns a number as written with its unit; `n` decides the plural form.
pub(super) fn amount_of(n: i64, value: &str, unit: &str, language: &str) -> String {
    catalogue(language).text(&format!("unit-{unit}"), &[("n", Value::Count(n)), ("value", value.into())])
}

/// Returns the number with its unit and what was counted: "17 people: wounded people evacuated".
#[must_use]
pub fn in_words(figure: &Figure, language: &str) -> String {
    format!("{}: {}", amount(figure, language), figure.what.text(language))
}

/// Groups digits by three with no-break spaces, in numbers of five digits or more (ISO 80000-1).
pub(super) fn grouped(number: &str) -> String {
    let (whole, rest) = number.split_at(number.find('.').unwrap_or(number.len()));
    if whole.trim_start_matches('-').len() < 5 {
        return number.to_owned();
    }
    let mut out = String::new();
    for (index, digit) in whole.char_indices() {
        if index > 0 && (whole.len() - index) % 3 == 0 && !out.ends_with('-') {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn long_numbers_are_grouped() {
        let written = ["7", "1960", "100400", "-12345.5", "19.5"];
        assert_eq!(written.map(grouped), ["7", "1960", "100\u{a0}400", "-12\u{a0}345.5", "19.5"]);
    }
}
