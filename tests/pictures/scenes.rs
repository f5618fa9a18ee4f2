//! Pictures: a small one whole, and what holds for every one.

use corridor::{
    chronicle::{
        index::atlas::Atlas,
        moment::{parse_day, parse_instant},
        sentence::Shown,
        status::{Direction, Traveller},
    },
    geodata::{Files, load},
    render::{
        backends::{
            metadata::Metadata,
            picture_svg::{Lettering, picture_svg},
            raster::paint,
            svg::Colours,
        },
        map::{MapRequest, default_frame, map_svg},
        picture::{FilmScene, PictureRequest, Size, picture},
        projection::Frame,
        ribbons::{ribbon_svg, ribbons, ribbons_svg},
    },
    symbology::palette::Theme,
};
use std::path::Path;

fn fixture(name: &str) -> Atlas {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    load(&Files::read(&folder).unwrap()).unwrap().into_atlas()
}

fn built_in() -> Atlas {
    Atlas::new(corridor::geodata::built_in().unwrap()).unwrap()
}

fn on<'a>(atlas: &Atlas, day: &str, frame: Frame) -> MapRequest<'a> {
    let at = Shown::Day(parse_day(day).unwrap()).at(atlas.header().offset);
    MapRequest {
        at,
        names: "en",
        traveller: None,
        chosen: None,
        frame,
        spare: (0.0, 0.0),
        title: "A map",
        description: "What it shows",
    }
}

#[test]
fn a_small_map_is_drawn_as_expected() {
    let atlas = fixture("one-road");
    let request = on(&atlas, "2021-03-05", Frame::fitting([45.05, 40.05, 45.35, 40.3], 300.0, 240.0, 10.0));
    let svg = map_svg(&atlas, &request, Colours::Literal(Theme::Light));
    insta::assert_snapshot!("one_road", svg.replace("/><", "/>\n<").replace("><text", ">\n<text"));
}

#[test]
fn a_map_is_small_whole_and_the_same_each_time() {
    let atlas = built_in();
    for (width, height) in [(1280.0, 800.0), (390.0, 844.0)] {
        for day in ["2020-11-17", "2022-12-12", "2023-04-23", "2026-11-22"] {
            let request = on(&atlas, day, default_frame(&atlas, width, height));
            let svg = map_svg(&atlas, &request, Colours::Variables);
            assert!(svg.len() < 40_000, "{day} at {width}: {} bytes", svg.len());
            assert!(!svg.contains("NaN") && !svg.contains("inf "), "{day}");
            assert!(svg.contains("Khankendi /") && svg.contains("Goris"), "{day} at {width}");
            assert!(svg.contains("role=\"img\"") && svg.contains("<title>A map</title><desc>What it shows</desc>"));
            assert!(!svg.contains("#"), "inline, every colour is a variable");
            assert_eq!(svg, map_svg(&atlas, &request, Colours::Variables), "{day}");
        }
    }
}

#[test]
fn the_day_of_a_change_shows_what_held_at_its_end() {
    let atlas = built_in();
    let has = |day: &str, variable: &str| {
        let request = on(&atlas, day, default_frame(&atlas, 800.0, 600.0));
        map_svg(&atlas, &request, Colours::Variables).contains(&format!("stroke=\"var(--{variable})\""))
    };
    assert!(!has("2023-04-22", "status-closed") && has("2023-04-23", "status-closed"));
}

#[test]
fn a_traveller_changes_the_colours_and_not_recorded_is_not_no() {
    let atlas = built_in();
    let mut request = on(&atlas, "2022-12-12", default_frame(&atlas, 800.0, 600.0));
    request.traveller = Some((Traveller::Civilians, Direction::In));
    let svg = map_svg(&atlas, &request, Colours::Variables);
    assert!(svg.contains("var(--access-no)") && svg.contains("var(--access-not-recorded)"));
    assert!(!svg.contains("var(--status-"), "no status is left");
}

#[test]
fn what_a_place_is_called_cannot_break_a_picture() {
    let mut dataset = corridor::geodata::built_in().unwrap();
    for place in &mut dataset.places {
        for name in &mut place.names {
            name.form = "a<b>&\"c\"".into();
        }
    }
    let atlas = Atlas::new(dataset).unwrap();
    let mut request = on(&atlas, "2023-04-23", default_frame(&atlas, 800.0, 600.0));
    request.title = "</title><script>";
    let svg = map_svg(&atlas, &request, Colours::Variables);
    assert!(svg.contains("a&lt;b&gt;&amp;&quot;c&quot;") && svg.contains("&lt;/title&gt;&lt;script&gt;"));
    assert!(!svg.contains("<b>") && !svg.contains("<script"));
}

#[test]
fn a_picture_without_room_is_empty_and_not_an_error() {
    let atlas = built_in();
    for (width, height) in [(0.0, 0.0), (1.0, 1.0), (1.0, 4000.0)] {
        let svg = map_svg(&atlas, &on(&atlas, "2023-04-23", default_frame(&atlas, width, height)), Colours::Variables);
        assert!(svg.ends_with("</svg>") && !svg.contains("NaN"));
    }
}

#[test]
fn ribbons_are_whole_in_order_and_fade_where_only_a_month_is_known() {
    let atlas = built_in();
    let period = (parse_instant("2020-11-10T00:00:00+04:00").unwrap(), parse_instant("2026-11-23T00:00:00+04:00").unwrap());
    let ribbons = ribbons(&atlas, period, None, "en", Theme::Light);
    assert!(ribbons.len() > 10);
    for bar in ribbons.iter().flat_map(|ribbon| &ribbon.bars) {
        assert!(0.0 <= bar.from && bar.from <= bar.settled && bar.settled <= bar.to && bar.to <= 1.0, "{bar:?}");
    }
    for ribbon in &ribbons {
        assert!(ribbon.bars.windows(2).all(|pair| pair[0].to <= pair[1].from + 1e-9), "{}", atlas.place(ribbon.place).id);
    }
    let of = |id: &str| ribbons.iter().find(|ribbon| atlas.place(ribbon.place).id.as_str() == id).unwrap();
    let planned = &of("new-road").bars[0];
    let month = 31.0 / 2204.0;
    assert!((planned.settled - planned.from - month).abs() < 0.001, "July 2021 is known to the month");
    let svg = ribbon_svg(of("new-road"), "a\"b", Some(0.5), Colours::Variables);
    assert!(svg.contains("url(#f-status-planned)") && svg.contains("aria-label=\"a&quot;b\"") && svg.contains("x1=\"50%\""));
    assert!(ribbons_svg(&ribbons, &[0.2], None, "all", Colours::Variables).len() < 60_000);
}

fn small_request<'a>(day: &str) -> PictureRequest<'a> {
    let plain = PictureRequest::plain(
        parse_day(day).unwrap(),
        parse_instant("2026-11-22T12:00:00+04:00").unwrap(),
        Size::pixels(800.0, 450.0),
    );
    PictureRequest { host: Some("maps.example.org"), ..plain }
}

#[test]
fn a_whole_picture_is_drawn_as_expected() {
    let atlas = fixture("one-road");
    let picture = picture(&atlas, &small_request("2021-03-05"));
    let svg = picture_svg(&picture, Lettering::Text, &Metadata::default().of(&picture));
    // The letters of the font are tested elsewhere, and the version of the program changes.
    let (head, rest) = svg.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    let lines = format!("{head}{body}").replace("><", ">\n<").replace(env!("CARGO_PKG_VERSION"), "VERSION");
    insta::assert_snapshot!("whole_picture", lines);
}

/// The painter and the writer of SVG agree: another renderer (resvg) makes nearly the same pixels of the SVG.
#[test]
fn pixels_are_those_of_the_svg() {
    let atlas = built_in();
    for theme in [Theme::Light, Theme::Dark] {
        let request =
            PictureRequest { theme, compare: Some(Shown::Day(parse_day("2022-12-01").unwrap())), ..small_request("2022-12-12") };
        let picture = picture(&atlas, &request);
        let ours = paint(&picture, 1.0).unwrap();
        let svg = picture_svg(&picture, Lettering::Outline, &Metadata::default());
        let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).unwrap();
        let mut theirs = resvg::tiny_skia::Pixmap::new(ours.width(), ours.height()).unwrap();
        resvg::render(&tree, resvg::tiny_skia::Transform::identity(), &mut theirs.as_mut());
        let far = ours.data().iter().zip(theirs.data()).filter(|(one, other)| one.abs_diff(**other) > 48).count();
        let share = far as f64 / ours.data().len() as f64;
        assert!(share < 0.004, "{theme}: {:.3} % of the pixels differ", share * 100.0);
    }
}

#[test]
fn the_embedded_font_has_the_letters_and_no_others() {
    let woff = corridor::render::backends::font_subset::woff("Հակարի ə".chars(), false).unwrap();
    assert!(woff.starts_with(b"wOFF") && woff.len() < 8_000, "{}", woff.len());
    assert_eq!(u32::from_be_bytes(woff[8..12].try_into().unwrap()) as usize, woff.len());
    assert!(corridor::render::backends::font_subset::woff("".chars(), false).is_none());
}

#[test]
fn a_film_has_the_strip_of_each_frame_from_the_size_of_an_article_on() {
    let atlas = Atlas::new(corridor::geodata::built_in().unwrap()).unwrap();
    let times = ["2022-12-20", "2023-04-23"].map(|day| Shown::Day(parse_day(day).unwrap()));
    let stops = |width: f64, height: f64, shown: Shown| {
        let request = PictureRequest { size: Size::pixels(width, height), ..small_request("2023-04-23") };
        let shot = FilmScene::new(&atlas, &request, &times).shot(shown, None);
        let has = |text: &str| shot.words.iter().any(|words| words.text.starts_with(text));
        assert_eq!(has("In road order"), has("Hakari"));
        (has("Hakari"), has("Armenian"))
    };
    assert_eq!(stops(1200.0, 675.0, times[0]), (true, false));
    assert_eq!(stops(1200.0, 675.0, times[1]), (true, true));
    assert_eq!(stops(800.0, 450.0, times[1]), (false, false));
}
