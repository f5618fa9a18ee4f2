//! Names the flat columns of access: one for each traveller and direction.

use crate::chronicle::status::{Direction, Traveller};

/// The names of the flat access columns, by traveller and direction.
pub const ACCESS_COLUMNS: [(&str, Traveller, Direction); 8] = [
    ("access_civilians_in", Traveller::Civilians, Direction::In),
    ("access_civilians_out", Traveller::Civilians, Direction::Out),
    ("access_humanitarian_in", Traveller::Humanitarian, Direction::In),
    ("access_humanitarian_out", Traveller::Humanitarian, Direction::Out),
    ("access_goods_in", Traveller::Goods, Direction::In),
    ("access_goods_out", Traveller::Goods, Direction::Out),
    ("access_peacekeepers_in", Traveller::Peacekeepers, Direction::In),
    ("access_peacekeepers_out", Traveller::Peacekeepers, Direction::Out),
];
