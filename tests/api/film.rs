//! `/film.*`: films of a view over time, and what their frames show.

use crate::support::{Reply, Service, get};
use axum::http::{Method, StatusCode};
use corridor::{
    chronicle::{
        curve::smoothed,
        moment::{Instant, parse_instant},
        place::Kind,
        sentence::Shown,
    },
    geodata::Files,
    published::Published,
    render::{
        backends::raster::OwnPainter,
        film::{FilmContext, FilmFormat, mp4, times::FrameTime},
        job::{DrawnRevision, FilmJob},
        painter::{Choice, PainterPool},
        picture::FilmScene,
    },
    server::{
        params::decode,
        routes::film::{
            params,
            queue::{FilmLimits, FilmQueue},
        },
    },
    symbology::palette::{Theme, channels, status_fill},
};
use geo_types::Geometry;
use std::{io::Write, sync::Arc};

/// A small film, so that a debug build is quick.
const SMALL: &str = "width=480&height=270&from=2022-12-01&to=2022-12-31&step=change";
/// The same with a frame for each day.
const DAILY: &str = "width=480&height=270&from=2022-12-01&to=2022-12-31&step=day";

fn now() -> Instant {
    parse_instant(crate::support::NOW).unwrap()
}

/// The frames of a GIF as a reader sees them: each laid over the one before.
fn frames(bytes: &[u8]) -> (usize, Vec<Vec<[u8; 3]>>, Vec<u16>) {
    let mut options = gif::DecodeOptions::new();
    options.set_color_output(gif::ColorOutput::RGBA);
    let mut decoder = options.read_info(bytes).unwrap();
    let (width, height) = (usize::from(decoder.width()), usize::from(decoder.height()));
    let (mut sheet, mut all, mut delays) = (vec![[0; 3]; width * height], Vec::new(), Vec::new());
    while let Some(frame) = decoder.read_next_frame().unwrap() {
        let (left, top, wide) = (usize::from(frame.left), usize::from(frame.top), usize::from(frame.width));
        for (at, pixel) in frame.buffer.as_chunks::<4>().0.iter().enumerate() {
            if pixel[3] > 0 {
                sheet[(top + at / wide) * width + left + at % wide] = [pixel[0], pixel[1], pixel[2]];
            }
        }
        all.push(sheet.clone());
        delays.push(frame.delay);
    }
    (width, all, delays)
}

fn drawn(published: &Published) -> DrawnRevision<'_> {
    let id = &published.revision.id;
    DrawnRevision { atlas: &published.atlas, id: id.as_str(), short_id: id.short() }
}

/// A film made beside the router, so that a test knows its frames and where things are on them.
struct Made {
    published: Published,
    order: FilmJob,
    moments: Vec<FrameTime>,
}

impl Made {
    fn of(query: &str) -> Self {
        let published = Published::from_files(&Files::built_in()).unwrap();
        let asked = params::read(&decode(query).unwrap(), &published.atlas, now()).unwrap();
        let order = FilmJob { asked, now: now(), told: now(), host: None, permalink: None };
        let moments = order.moments(drawn(&published), 1_000).unwrap();
        Self { published, order, moments }
    }

    fn bytes(&self, form: FilmFormat) -> Vec<u8> {
        let mut out = Vec::new();
        self.order
            .make(drawn(&self.published), &self.moments, form, &mut OwnPainter, &FilmContext::default(), &mut out, &mut |_| {})
            .unwrap();
        out
    }

    fn stage(&self) -> FilmScene<'_> {
        let atlas = &self.published.atlas;
        let times: Vec<Shown> = self.moments.iter().map(|moment| moment.shown).collect();
        let request = self.order.asked.picture.request(atlas.header().offset, now(), now(), None, "");
        // The revision stands among the credits, whose height decides where the map ends.
        let request = corridor::render::picture::PictureRequest { revision: self.published.revision.id.short(), ..request };
        FilmScene::new(atlas, &request, &times)
    }

    fn offset(&self) -> corridor::chronicle::moment::Offset {
        self.published.atlas.header().offset
    }
}

#[test]
fn a_film_is_what_it_says_it_is() {
    for (extension, media_type, begins) in [("gif", "image/gif", &b"GIF89a"[..]), ("apng", "image/apng", b"\x89PNG")] {
        let reply = get(&format!("/film.{extension}?{SMALL}")).ok();
        assert_eq!(reply.header("content-type"), media_type);
        assert!(reply.body.starts_with(begins));
        let disposition = format!("inline; filename=\"lachin-corridor-2022-12-01-2022-12-31.{extension}\"");
        assert_eq!(reply.header("content-disposition"), disposition);
    }
}

#[test]
fn a_film_keeps_its_validator_and_is_made_once() {
    let service = Service::default();
    let path = format!("/film.gif?{SMALL}");
    let first = service.get(&path).ok();
    assert_eq!(first.body, service.get(&path).ok().body);
    let known = service.get_with(&path, &[("if-none-match", first.header("etag"))]);
    assert_eq!((known.status, known.body.len()), (StatusCode::NOT_MODIFIED, 0));
    let pinned = service.get(&format!("{path}&as-of={}", service.revision())).ok();
    assert!(pinned.header("cache-control").contains("immutable"));
    // Without an end it goes on with every day.
    let open = service.get(&format!("/film.gif?width=480&height=270&from=2026-11-01&step=change&as-of={}", service.revision()));
    assert!(!open.ok().header("cache-control").contains("immutable"));
}

#[test]
fn who_asks_for_the_head_gets_no_film_made() {
    let mut service = Service::default();
    // Nobody can make one here.
    let cinema = FilmQueue::new(FilmLimits { at_once: 0, waiting: 0, ..FilmLimits::default() });
    service.set_cinema(cinema);
    let head = service.send(Method::HEAD, &format!("/film.gif?{SMALL}"), &[]);
    assert_eq!((head.status, head.header("content-type")), (StatusCode::OK, "image/gif"));
    let reply = service.get(&format!("/film.gif?{SMALL}"));
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(reply.header("retry-after"), "5");
}

#[test]
fn the_dates_rise_and_every_change_of_a_day_has_its_frame() {
    let made = Made::of(DAILY);
    let offset = made.offset();
    let at: Vec<Instant> = made.moments.iter().map(|moment| moment.shown.at(offset)).collect();
    assert!(at.is_sorted_by(|one, other| one < other));
    // Closed for three hours of 3 December 2022.
    for time in ["2022-12-03T12:30:00+04:00", "2022-12-03T15:30:00+04:00"] {
        let wanted = parse_instant(time).unwrap();
        let found = made.moments.iter().find(|moment| moment.shown == Shown::Instant(wanted));
        assert!(found.is_some_and(|moment| moment.is_change), "{time}");
    }
    // The playhead moves on with each of them.
    let (width, frames, delays) = frames(&made.bytes(FilmFormat::Gif));
    assert_eq!(frames.len(), made.moments.len());
    let stage = made.stage();
    let scale = width as f64 / stage.width;
    let row = ((stage.bars[0].top - 6.0) * scale) as usize;
    let ink = channels(corridor::symbology::palette::Palette::of(Theme::Light).text).unwrap();
    let playhead = |frame: &[[u8; 3]]| {
        let dark: Vec<usize> = (0..width).filter(|x| frame[row * width + x] == ink).collect();
        dark.iter().sum::<usize>() as f64 / dark.len() as f64
    };
    let heads: Vec<f64> = frames.iter().map(|frame| playhead(frame)).collect();
    assert!(heads.is_sorted() && heads[0] + 100.0 < heads[heads.len() - 1], "{heads:?}");
    // Half a minute, and the rest of the last frame.
    let hundredths: u32 = delays.iter().map(|delay| u32::from(*delay)).sum();
    assert!((3_190..=3_210).contains(&hundredths), "{hundredths}");
}

#[test]
fn roads_have_the_colours_of_what_held_on_the_date_of_their_frame() {
    let mut seen = Vec::new();
    for (before, day, road) in [
        ("2020-11-16", "2020-11-17", "old-road"),
        ("2022-12-11", "2022-12-12", "temporary-link"),
        ("2023-04-22", "2023-04-23", "new-road"),
        ("2023-09-23", "2023-09-24", "new-road"),
    ] {
        // Large enough that dashes have a middle.
        let made = Made::of(&format!("from={before}&to={day}&step=change&width=480&height=270&scale=4"));
        let (width, frames, _) = frames(&made.bytes(FilmFormat::Gif));
        let (stage, atlas) = (made.stage(), &made.published.atlas);
        let scale = width as f64 / stage.width;
        let colour = |status| channels(&status_fill(atlas.header(), status, Theme::Light)).unwrap();
        // Those of roads: posts and checkpoints lie on them, in colours of their own.
        let is_road = |state: &&corridor::chronicle::fold::State| atlas.place(state.place).kind == Kind::Road;
        let of_roads = atlas.states().iter().filter(is_road).map(|state| &atlas.header().statuses[state.status as usize]);
        let colours: Vec<[u8; 3]> = of_roads.map(colour).collect();
        let place = atlas.place_index(road).unwrap();
        let status = atlas.view(atlas.state_at(place, made.moments.last().unwrap().shown.at(made.offset())).unwrap()).status();
        let place = atlas.place(place);
        let Geometry::LineString(line) = smoothed(place.geometry.as_ref().unwrap(), place.drawn_within_m().unwrap()) else {
            panic!("{road} is a line")
        };
        let pixel = |at: &geo_types::Coord<f64>| {
            let (x, y) = stage.map.frame.pixel(at.x, at.y);
            ((x + stage.map.left) * scale, (y + stage.map.top) * scale)
        };
        let frame = frames.last().unwrap();
        let along = line.0.windows(2).flat_map(|pair| {
            let (from, to) = (pixel(&pair[0]), pixel(&pair[1]));
            (0..60)
                .map(move |step| f64::from(step) / 60.0)
                .map(move |part| (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part))
        });
        let on_map = along.filter(|&(x, y)| x >= 0.0 && y >= 0.0 && x < width as f64 && y < (frame.len() / width) as f64);
        let found: Vec<[u8; 3]> =
            on_map.map(|(x, y)| frame[y as usize * width + x as usize]).filter(|colour| colours.contains(colour)).collect();
        // Where another road begins, or a post stands, its colour lies on top.
        let right = found.iter().filter(|one| **one == colour(status)).count();
        assert!(right > 100 && right * 3 > found.len() * 2, "{day}: {right} of {} are {} on {road}", found.len(), status.id);
        seen.push(status.id.to_string());
    }
    assert_eq!(seen, ["open", "blocked", "closed", "outbound-only"]);
}

#[test]
fn a_film_is_the_same_whatever_becomes_of_its_painter() {
    let own = get(&format!("/film.gif?{SMALL}")).ok();
    // One that is not there, and one that ends at once; tests/pictures/painter has all that can happen to one while it paints.
    for program in ["there-is-no-painter-of-this-name", "false"] {
        let mut service = Service::default();
        let mut cinema = FilmQueue::default();
        let painters = PainterPool::new(Choice::Named(program.into()));
        cinema.painter = Arc::new(move || painters.open());
        service.set_cinema(cinema);
        assert_eq!(service.get(&format!("/film.gif?{SMALL}")).ok().body, own.body, "{program}");
    }
}

#[test]
fn an_apng_has_all_frames_and_says_what_it_is() {
    let made = Made::of(SMALL);
    let bytes = made.bytes(FilmFormat::Apng);
    let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
    let control = reader.info().animation_control.unwrap();
    assert_eq!(control.num_frames as usize, made.moments.len());
    let texts: Vec<String> = reader.info().utf8_text.iter().map(|chunk| chunk.keyword.clone()).collect();
    for keyword in ["Title", "Copyright", "Date shown", "Revision"] {
        assert!(texts.iter().any(|text| text == keyword), "{keyword}: {texts:?}");
    }
    let mut buffer = vec![0; reader.output_buffer_size().unwrap()];
    for number in 0..made.moments.len() {
        reader.next_frame(&mut buffer).unwrap_or_else(|error| panic!("frame {number}: {error}"));
    }
}

#[test]
fn an_mp4_is_made_where_ffmpeg_is_and_said_to_be_missing_where_not() {
    let mut service = Service::default();
    let mut cinema = FilmQueue::default();
    cinema.context.ffmpeg = "there-is-no-ffmpeg-of-this-name".into();
    service.set_cinema(cinema);
    let problem = service.get(&format!("/film.mp4?{SMALL}"));
    assert_eq!(problem.status, StatusCode::NOT_IMPLEMENTED);
    assert_eq!(problem.json()["type"], "/problems/no-encoder");
    if !mp4::is_there("ffmpeg") {
        // Past the test's capture, so that it is seen.
        let _ = writeln!(std::io::stderr(), "ffmpeg is not installed here, so no mp4 was made; `make setup` installs it");
        return;
    }
    let reply = get(&format!("/film.mp4?{SMALL}")).ok();
    assert_eq!(reply.header("content-type"), "video/mp4");
    assert_eq!(&reply.body[4..8], b"ftyp");
}

#[test]
fn what_a_film_cannot_be_is_a_problem_that_names_it() {
    let problem = |query: &str| -> (StatusCode, String, String) {
        let reply: Reply = get(&format!("/film.gif?{query}"));
        let value = reply.json();
        (reply.status, value["parameter"].as_str().unwrap_or("").to_owned(), value["detail"].as_str().unwrap().to_owned())
    };
    for (query, parameter) in [
        ("from=2023-01-02&to=2023-01-01", "from"),
        ("to=2020-01-01", "to"),
        ("from=yesterday", "from"),
        ("from=1999-01-01", "from"),
        ("to=2099-01-01", "to"),
        ("step=hour", "step"),
        ("seconds=0", "seconds"),
        ("seconds=NaN", "seconds"),
        ("seconds=601", "seconds"),
        ("pause=-1", "pause"),
        ("pause=11", "pause"),
        ("from=2021-01-01&from=2022-01-01", "from"),
        ("place=nowhere", "place"),
        ("width=0", "width"),
        ("bbox=46,39,46,39", "bbox"),
    ] {
        let (status, named, detail) = problem(query);
        assert_eq!((status, named.as_str()), (StatusCode::BAD_REQUEST, parameter), "{query}: {detail}");
    }
    for (query, parameter) in [("step=day", "step"), ("width=100000", "width"), ("scale=4&step=week", "width")] {
        let (status, named, detail) = problem(query);
        assert_eq!((status, named.as_str()), (StatusCode::PAYLOAD_TOO_LARGE, parameter), "{query}: {detail}");
    }
}
