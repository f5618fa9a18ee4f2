//! What an embed is asked for beyond what every page is; what cannot be read is a complaint on it, never a refusal.

use crate::{
    chronicle::{
        fold::PlaceIndex,
        sentence::Shown,
        status::{Direction, Traveller},
    },
    encode::story,
    query::QueryError,
    render::{picture::View as Extent, request::text},
    server::{
        params::{About, parse_shown},
        routes::{
            pages::view::{View, complain},
            snapshot::params::view as extent,
        },
    },
};

/// A part that can be left away; map and credits always stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Title,
    Sentence,
    Legend,
    Strip,
    Slider,
    Ribbons,
}

impl Part {
    const ALL: [(&str, Self); 6] = [
        ("title", Self::Title),
        ("sentence", Self::Sentence),
        ("legend", Self::Legend),
        ("strip", Self::Strip),
        ("slider", Self::Slider),
        ("ribbons", Self::Ribbons),
    ];
}

/// The parameters of an embed beside those of a page; others are ignored.
pub(crate) const PARAMETERS: [About; 6] = [
    About::new(
        "story",
        "the number of a step of the story, from 1 on: its words, its map and its time, unless the query asks for another view",
        "none",
    ),
    About::new("place", "the id of a place: the answer and the map are about it", "the dataset's headline place"),
    About::new("theme", "`light`, `dark`, `contrast`, or `auto`: as on the device", "`light`"),
    About::new(
        "controls",
        "`none`, or of `title`, `sentence`, `legend`, `strip`, `slider`, `ribbons` with commas between them; map and credits always stand",
        "all",
    ),
    About::new(
        "day",
        "a number of days from the first one on, as the form of the slider sends it; led on to its `datetime` (302)",
        "",
    ),
    About::new("childId", "what pym puts into the address of its frames; returned in messages about the height", "none"),
];

/// The parameters that decide what an embed shows, which its steps and its drawings take too.
pub(crate) const OF_STEPS: [&str; 11] =
    ["datetime", "compare", "place", "traveller", "center", "zoom", "bbox", "lang", "names", "theme", "controls"];

/// What is asked for.
#[derive(Clone, Debug)]
pub(crate) struct EmbedParams {
    pub(crate) place: Option<PlaceIndex>,
    pub(crate) traveller: Option<(Traveller, Direction)>,
    pub(crate) compare: Option<Shown>,
    pub(crate) extent: Extent,
    parts: Vec<Part>,
}

impl EmbedParams {
    /// Reads the parameters, and adds what cannot be read to the complaints of the view.
    pub(crate) fn read(view: &mut View) -> Self {
        let mut wrong: Vec<QueryError> = Vec::new();
        let parameters = &view.question.parameters;
        let header = view.atlas().header();
        let place = view.kept("place").and_then(|id| {
            let index = view.atlas().place_index(id);
            if index.is_none() {
                let allowed = "the id of an item of /ogc/collections/places/items";
                wrong.push(QueryError::new("place", id, "there is no such place", allowed));
            }
            index
        });
        let extent = extent(parameters).unwrap_or_else(|error| {
            // A malformed one is among the complaints already.
            if view.kept(&error.parameter).is_some() {
                wrong.push(error);
            }
            Extent::Default
        });
        let all = || Part::ALL.map(|(_, part)| part).to_vec();
        let of_step = view.story_step().and_then(|step| story::frame(view.atlas(), step));
        let extent = of_step.map_or(extent, Extent::Box);
        let parts = view.kept("controls").map_or_else(|| Ok(all()), parts).unwrap_or_else(|error| {
            wrong.push(error);
            all()
        });
        let today = header.offset.day_of(view.question.now);
        let compare = view.kept("compare").and_then(|given| parse_shown(given, header.offset).ok().flatten());
        let compare = compare.filter(|compare| *compare != view.shown && compare.day(header.offset) <= today);
        let asked = Self {
            place,
            traveller: view.kept("traveller").and_then(|given| text::traveller(given).ok()),
            compare,
            extent,
            parts,
        };
        let complaints: Vec<String> = wrong.iter().map(|error| complain(&view.speech, error, "complaint-default")).collect();
        view.complaints.extend(complaints);
        view.unread.extend(wrong);
        asked
    }

    /// What the answer is about.
    pub(crate) fn subject(&self, view: &View) -> Option<PlaceIndex> {
        self.place.or_else(|| view.atlas().place_index(view.atlas().header().headline_place.as_str()))
    }

    pub(crate) fn has(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }
}

fn parts(given: &str) -> Result<Vec<Part>, QueryError> {
    if given == "none" {
        return Ok(Vec::new());
    }
    let part = |word: &str| Part::ALL.iter().find(|(known, _)| *known == word.trim()).map(|(_, part)| *part);
    given.split(',').map(part).collect::<Option<_>>().ok_or_else(|| {
        let known = Part::ALL.map(|(word, _)| word).join(", ");
        let allowed = format!("none, or of {known}, with commas between them; map and credits are always shown");
        QueryError::new("controls", given, "that is no list of parts", allowed)
    })
}
