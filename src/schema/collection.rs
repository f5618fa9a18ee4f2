//! The collections of the data.

/// The kinds of items that are served; the API serves them whole and by type of geometry, see [`Layer`](crate::encode::Layer).
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
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Places, Self::States, Self::Changes, Self::Sources];

    /// The id of the collection with all of them.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Places => "places",
            Self::States => "states",
            Self::Changes => "changes",
            Self::Sources => "sources",
        }
    }

    /// What its items are, and how `datetime` filters them.
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
