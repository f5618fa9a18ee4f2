//! Checks the length and the characters of texts, so that no text breaks a page, a picture or a spreadsheet.

use crate::geodata::source_file::{Diagnostic, Path};

/// Checks any text: length, control characters and bidirectional control characters.
pub(crate) fn of_any(text: &str, most: usize, path: &Path) -> Option<Diagnostic> {
    let count = text.chars().count();
    if count > most {
        return Some(Diagnostic::new(
            "too-long",
            format!("{path:#} has {count} characters; at most {most} are allowed."),
            "shorten it, or move details to a `note`",
        ));
    }
    if let Some(control) = text.chars().find(|&letter| letter.is_control() && !matches!(letter, '\n' | '\t')) {
        return Some(Diagnostic::new(
            "control-character",
            format!("{path:#} contains the control character U+{:04X}.", u32::from(control)),
            "remove it; a line break is written `\\n`",
        ));
    }
    is_unbalanced(text).then(|| {
        Diagnostic::new(
            "unbalanced-direction",
            format!("{path:#} contains a bidirectional control character that is not closed in the same line."),
            "remove the characters U+202A to U+202E and U+2066 to U+2069; the direction follows from the letters without them",
        )
    })
}

/// Checks text that may be opened in a spreadsheet, which reads it as a formula if it begins with certain characters.
pub(crate) fn of_words(text: &str, path: &Path) -> Option<Diagnostic> {
    // Some programs ignore spaces before a formula; others also accept full-width signs.
    let first = text.trim_start().chars().next().filter(|first| "=+-@＝＋－＠".contains(*first));
    let first = first.map(|sign| format!("`{sign}`")).or_else(|| text.starts_with('\t').then(|| "a tab".to_owned()))?;
    Some(Diagnostic::new(
        "formula-sign",
        format!("{path:#} begins with {first}, and a spreadsheet would read it as a formula."),
        "begin with a word or a quotation mark; a minus can be written `−` (U+2212), a dash `–`",
    ))
}

/// Returns whether a bidirectional control character is not closed in its line, or closes none.
fn is_unbalanced(text: &str) -> bool {
    const POP_DIRECTIONAL_FORMATTING: char = '\u{202C}';
    const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';
    text.split(['\n', '\u{2029}']).any(|line| {
        let mut ends = Vec::new();
        for letter in line.chars() {
            match letter {
                '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => ends.push(POP_DIRECTIONAL_FORMATTING),
                '\u{2066}'..='\u{2068}' => ends.push(POP_DIRECTIONAL_ISOLATE),
                POP_DIRECTIONAL_FORMATTING | POP_DIRECTIONAL_ISOLATE if ends.pop() != Some(letter) => return true,
                _ => {}
            }
        }
        !ends.is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<&'static str> {
        let path = Path::default().key("summary");
        of_any(text, 20, &path).or_else(|| of_words(text, &path)).map(|diagnostic| diagnostic.code)
    }

    #[test]
    fn texts_of_all_scripts_pass() {
        for text in ["Road, “closed”.", "Ճանապարհը\nփակ է", "طريق مغلق", "a \u{2067}ab\u{2069} b", "\u{200F}ab", "a\tb", "5 = 5"]
        {
            assert_eq!(code(text), None, "{text:?}");
        }
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert_eq!(code(&"ա".repeat(20)), None);
        assert_eq!(code(&"ա".repeat(21)), Some("too-long"));
    }

    #[test]
    fn control_characters_are_refused() {
        for control in (0..0x20).chain(0x7F..0xA0).filter_map(char::from_u32).filter(|letter| !"\n\t".contains(*letter)) {
            assert_eq!(code(&format!("a{control}b")), Some("control-character"), "{control:?}");
        }
    }

    #[test]
    fn bidirectional_controls_must_be_closed_in_their_line() {
        for text in ["\u{202E}a", "a\u{202C}", "\u{2066}a\n\u{2069}", "\u{2066}\u{202A}a\u{2069}\u{202C}", "\u{202B}a\u{2069}"] {
            assert_eq!(code(text), Some("unbalanced-direction"), "{text:?}");
        }
        assert_eq!(code("\u{202A}a\u{2067}b\u{2069}\u{202C}"), None);
    }

    #[test]
    fn formulas_are_refused() {
        for text in ["=1", "+1", "-1", "@SUM(1)", " =1", "\t1", "\n=1", "＝1"] {
            assert_eq!(code(text), Some("formula-sign"), "{text:?}");
        }
        assert_eq!(code("\r1"), Some("control-character"));
    }
}
