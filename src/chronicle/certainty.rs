//! Certainty: how far a report or a figure is agreed.

use super::place::words;
use serde::{Deserialize, Serialize};

words! {
    /// How far a report is agreed.
    Certainty {
        /// Undisputed, or from a primary text, or several sources agree.
        Confirmed = "confirmed",
        /// One side's account, or a single or thin source.
        Reported = "reported",
        /// Denied by another side.
        Disputed = "disputed",
    }
}
