//! Returns the dataset's labels for travellers, directions and access.

use crate::{
    chronicle::{
        dataset::Header,
        status::{AccessLevel, Direction, Traveller},
    },
    symbology::AccessSymbol,
};

/// Returns the label of an access level, or of *not recorded*.
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

/// Returns the label of a traveller.
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

/// Returns the label of a direction.
pub(super) fn direction_label<'a>(header: &'a Header, direction: Direction, language: &str) -> &'a str {
    match direction {
        Direction::In => header.directions.inward.in_language(language),
        Direction::Out => header.directions.outward.in_language(language),
    }
}
