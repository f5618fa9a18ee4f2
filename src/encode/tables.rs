//! The tables that the dataset is offered as: one for each collection, one of figures, one of days.

use super::{
    Collection, Layer,
    csv::{self, Column},
    daily,
    features::Writer,
    figures_csv,
};
use crate::chronicle::{index::atlas::Atlas, moment::Instant};

/// A table of the dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// All items of a collection.
    Items(Collection),
    /// Every figure of every change.
    Figures,
    /// Every place on every local day, up to today.
    Daily,
}

impl Table {
    /// All tables, in the order in which they are listed.
    pub const ALL: [Self; 6] = [
        Self::Items(Collection::Places),
        Self::Items(Collection::States),
        Self::Items(Collection::Changes),
        Self::Items(Collection::Sources),
        Self::Figures,
        Self::Daily,
    ];

    /// Returns the file name.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::Items(Collection::Places) => "places.csv",
            Self::Items(Collection::States) => "states.csv",
            Self::Items(Collection::Changes) => "changes.csv",
            Self::Items(Collection::Sources) => "sources.csv",
            Self::Figures => "figures.csv",
            Self::Daily => "daily.csv",
        }
    }

    /// Returns the table with this file name.
    #[must_use]
    pub fn from_file(file: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.file() == file)
    }

    /// Describes the rows, in English.
    #[must_use]
    pub fn description(self) -> &'static str {
        match self {
            Self::Items(Collection::Places) => "every place, with its position and its geometry as text",
            Self::Items(Collection::States) => "every state of every place, from when until when",
            Self::Items(Collection::Changes) => "every dated, sourced report",
            Self::Items(Collection::Sources) => "every publication that the reports rest on",
            Self::Figures => "every number that somebody counted or claims",
            Self::Daily => "every place on every day, up to today",
        }
    }

    /// Returns the columns, in order.
    #[must_use]
    pub fn columns(self) -> Vec<Column> {
        match self {
            Self::Items(collection) => csv::columns(collection),
            Self::Figures => figures_csv::columns(),
            Self::Daily => daily::columns(),
        }
    }

    /// Writes the table as CSV.
    #[must_use]
    pub fn csv(self, writer: &Writer<'_>, now: Instant) -> Vec<u8> {
        match self {
            Self::Items(collection) => {
                let layer = Layer::of(collection);
                csv::table(writer, layer, all(writer.atlas, layer))
            }
            Self::Figures => figures_csv::csv(writer.atlas),
            Self::Daily => daily::csv(daily::rows(writer.atlas, now)),
        }
    }
}

/// Returns the positions of all items of a layer.
#[must_use]
pub fn all(atlas: &Atlas, layer: Layer) -> Vec<u32> {
    let count = match layer.collection() {
        Collection::Places => atlas.places().len(),
        Collection::States => atlas.states().len(),
        Collection::Changes => atlas.changes().len(),
        Collection::Sources => atlas.sources().len(),
    };
    let holds = |&index: &u32| match (layer.shape(), layer.collection()) {
        (None, _) => true,
        (shape, Collection::States) => atlas.place(atlas.view(index).state.place).shape() == shape,
        (shape, _) => atlas.place(index).shape() == shape,
    };
    (0..).take(count).filter(holds).collect()
}
