//! Checks what a text holds and how long it is, so that no text takes a page, a picture or a reader's spreadsheet down.

use crate::geodata::source_file::{Diagnostic, Path};

/// What is wrong with any text, whatever it is for.
pub(crate) fn of_any(text: &str, most: usize, path: &Path) -> Option<Diagnostic> {
    let letters = text.chars().count();
    if letters > most {
        return Some(Diagnostic::new(
            "too-long",
            format!("{path:#} has {letters} letters, more than the {most} that there is room for."),
            "shorten it; what is longer than a summary can go into a `note`",
        ));
    }
    if let Some(control) = text.chars().find(|&letter| letter.is_control() && !matches!(letter, '\n' | '\t')) {
        return Some(Diagnostic::new(
            "control-character",
            format!("{path:#} has a control character in it, U+{:04X}, which nobody sees.", u32::from(control)),
            "type the text anew, or take the character out; a new line is written `\\n`",
        ));
    }
    is_unbalanced(text).then(|| {
        Diagnostic::new(
            "unbalanced-direction",
            format!("{path:#} has a sign in it that turns the direction of writing, and none that ends it in the same line."),
            "take the signs from U+202A to U+202E and from U+2066 to U+2069 out; the direction follows from the letters without them",
        )
    })
}

/// What is wrong with words that anybody may open in a spreadsheet, where some signs at the start make a formula of them.
pub(crate) fn of_words(text: &str, path: &Path) -> Option<Diagnostic> {
    // Some programs drop the blanks before a formula; others take its signs in double width for it too.
    let first = text.trim_start().chars().next().filter(|first| "=+-@＝＋－＠".contains(*first));
    let first = first.map(|sign| format!("`{sign}`")).or_else(|| text.starts_with('\t').then(|| "a tab".to_owned()))?;
    Some(Diagnostic::new(
        "formula-sign",
        format!("{path:#} begins with {first}, and a spreadsheet would read it as a formula."),
        "begin with a word or a quotation mark; a minus can be written `−` (U+2212), a dash `–`",
    ))
}

/// Whether a sign that turns the direction is not ended in its line, or one ends what none has begun.
fn is_unbalanced(text: &str) -> bool {
    const END_OF_TURN: char = '\u{202C}';
    const END_OF_ISOLATE: char = '\u{2069}';
    text.split(['\n', '\u{2029}']).any(|line| {
        let mut ends = Vec::new();
        for letter in line.chars() {
            match letter {
                '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => ends.push(END_OF_TURN),
                '\u{2066}'..='\u{2068}' => ends.push(END_OF_ISOLATE),
                END_OF_TURN | END_OF_ISOLATE if ends.pop() != Some(letter) => return true,
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
        of_any(text, 20, &path).or_else(|| of_words(text, &path)).map(|complaint| complaint.code)
    }

    #[test]
    fn plain_texts_of_all_scripts_pass() {
        for text in ["Road, “closed”.", "Ճանապարհը\nփակ է", "طريق مغلق", "a \u{2067}ab\u{2069} b", "\u{200F}ab", "a\tb", "5 = 5"]
        {
            assert_eq!(code(text), None, "{text:?}");
        }
    }

    #[test]
    fn length_is_counted_in_letters() {
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
    fn what_turns_the_direction_is_ended_in_its_line() {
        for text in ["\u{202E}a", "a\u{202C}", "\u{2066}a\n\u{2069}", "\u{2066}\u{202A}a\u{2069}\u{202C}", "\u{202B}a\u{2069}"] {
            assert_eq!(code(text), Some("unbalanced-direction"), "{text:?}");
        }
        assert_eq!(code("\u{202A}a\u{2067}b\u{2069}\u{202C}"), None);
    }

    #[test]
    fn what_a_spreadsheet_takes_for_a_formula_is_refused() {
        for text in ["=1", "+1", "-1", "@SUM(1)", " =1", "\t1", "\n=1", "＝1"] {
            assert_eq!(code(text), Some("formula-sign"), "{text:?}");
        }
        assert_eq!(code("\r1"), Some("control-character"));
    }
}
