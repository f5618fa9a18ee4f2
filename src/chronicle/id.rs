//! Identifiers as newtypes, so that a place cannot be looked up by the id of a source.

use serde::{Deserialize, Serialize};
use std::{borrow::Borrow, fmt, sync::Arc};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        ///
        /// Consists of lower-case letters, digits and single hyphens. The constructor does not check this; the loader of the data
        /// does.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Returns the id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// The id of a [`Place`](super::place::Place), such as `hakari-bridge`.
    PlaceId
    /// The id of a [`Change`](super::change::Change), such as `t040`.
    ChangeId
    /// The id of a [`Source`](super::source::Source), such as `s001`.
    SourceId
    /// The id of a [`Party`](super::status::Party), such as `russian-peacekeepers`.
    PartyId
    /// The id of a [`Status`](super::status::Status) of the dataset's vocabulary, such as `closed`.
    StatusId
    /// The id of a [`Mandate`](super::dataset::Mandate), such as `statement-2020-11-10`.
    MandateId
    /// The id of a [`Figure`](super::figure::Figure), such as `t092-wounded`.
    FigureId
}
