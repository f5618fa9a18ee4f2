//! The collections of the data.

/// A kind of item that the API serves, whole and by geometry type (see [`Layer`](crate::encode::Layer)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Collection {
    /// Things on the map, with names.
    Places,
    /// A place during one period between two changes.
    States,
    /// Dated reports.
    Changes,
    /// Publications.
    Sources,
}

impl Collection {
    /// All collections, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Places, Self::States, Self::Changes, Self::Sources];

    /// Returns the id used in URLs.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Places => "places",
            Self::States => "states",
            Self::Changes => "changes",
            Self::Sources => "sources",
        }
    }

    /// Describes the items and how `datetime` filters them.
    #[must_use]
    pub fn description(self) -> &'static str {
        match self {
            Self::Places => {
                "Roads, bridges, checkpoints, posts and settlements, with names and geometry. `datetime` asks for those that exist then."
            }
            Self::States => {
                "A place during one period between two changes: its status, who could pass, who is reported in control, and which sources say so. \
                 `datetime` filters by validity, so one instant gives at most one item a place."
            }
            Self::Changes => {
                "Dated, sourced reports, with what each did at which places and who claims what. `datetime` asks for those that happened then."
            }
            Self::Sources => {
                "Publications that the changes rest on. `datetime` asks for those published then, and for those without a date."
            }
        }
    }
}
