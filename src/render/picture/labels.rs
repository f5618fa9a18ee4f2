//! What the dataset calls those who pass, the ways, and what is recorded of them.

use crate::{
    chronicle::{
        dataset::Header,
        status::{AccessLevel, Direction, Traveller},
    },
    symbology::AccessSymbol,
};

/// An answer about passing; nothing recorded is one too.
pub(super) fn access_label(header: &Header, pass: Option<AccessLevel>, language: &str) -> String {
    let labels = &header.access_values;
    let label = match AccessSymbol::of(pass).id {
        "yes" => &labels.yes,
        "limited" => &labels.limited,
        "no" => &labels.no,
        "unknown" => &labels.unknown,
        _ => &labels.not_recorded,
    };
    label.in_language(language).to_owned()
}

/// Whose passage.
pub(super) fn traveller_label<'a>(header: &'a Header, traveller: Traveller, language: &str) -> &'a str {
    let labels = &header.travellers;
    let label = match traveller {
        Traveller::Civilians => &labels.civilians,
        Traveller::Humanitarian => &labels.humanitarian,
        Traveller::Goods => &labels.goods,
        Traveller::Peacekeepers => &labels.peacekeepers,
    };
    label.in_language(language)
}

/// Which way.
pub(super) fn direction_label<'a>(header: &'a Header, direction: Direction, language: &str) -> &'a str {
    match direction {
        Direction::In => header.directions.inward.in_language(language),
        Direction::Out => header.directions.outward.in_language(language),
    }
}
