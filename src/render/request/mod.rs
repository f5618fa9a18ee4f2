//! Validates requests for pictures and films, for the server and the command line.
//!
//! Callers fill [`RenderOptions`] or [`FilmOptions`] with typed values, each parsed by [`text`]. Sizes, extents,
//! defaults and contradictions are resolved by [`RenderRequest::new`] and [`FilmRequest::new`]. A [`RenderError`] names the field at
//! fault, and each caller words it with the names that its users know.

mod error;
pub(crate) mod extent;
mod field;
mod film;
mod options;
mod picture;
mod range;
mod size;
pub mod text;

pub use error::{Reason, RenderError};
pub use field::Field;
pub use film::FilmRequest;
pub use options::{FilmOptions, RenderOptions};
pub use picture::{RenderRequest, language};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chronicle::{index::atlas::Atlas, moment::Instant};

    fn refused(options: &RenderOptions) -> RenderError {
        let atlas = Atlas::new(crate::geodata::built_in().unwrap()).unwrap();
        let now: Instant = "2026-11-22T12:00:00Z".parse().unwrap();
        RenderRequest::new(options, &atlas, now).unwrap_err()
    }

    #[test]
    fn a_rule_is_said_with_the_names_that_its_reader_knows() {
        let error = refused(&RenderOptions { width_mm: Some(100.0), ..RenderOptions::default() });
        let url = error.words(|field| field.parameter().to_owned());
        let allowed = "either `width` and `height`, or `width_mm` and `height_mm`";
        assert_eq!(url, ("`height_mm` is missing".to_owned(), allowed.to_owned()));
        assert_eq!(error.field.flag(), "--width-mm");
        let line = "`--height-mm` is missing; allowed: either `--width` and `--height`, or `--width-mm` and `--height-mm`";
        assert_eq!(error.to_string(), line);
    }

    #[test]
    fn typed_values_keep_the_rules_of_their_texts() {
        let too_small = RenderOptions { width: Some(1), ..RenderOptions::default() };
        assert_eq!(refused(&too_small).reason, text::pixels(Field::Width, "1").unwrap_err().reason);
        let too_fine = RenderOptions { scale: Some(9.0), ..RenderOptions::default() };
        assert_eq!(refused(&too_fine).reason, text::number(Field::Scale, "9").unwrap_err().reason);
        let no_number = text::number(Field::Scale, "NaN").unwrap_err();
        assert_eq!((no_number.field, no_number.given.as_deref()), (Field::Scale, Some("NaN")));
    }
}
