//! Flags of commands that draw: what is shown, and how it looks. The values are read as those of a URL's parameters are.

use crate::{
    chronicle::{
        index::bounding_box::BoundingBox,
        sentence::ShownText,
        status::{Direction, Traveller},
    },
    render::{
        backends::picture_svg::Lettering,
        film::times::Step,
        painter::Choice,
        picture::Parts,
        request::{Field, FilmOptions, RenderOptions, text},
    },
    symbology::palette::Theme,
};
use clap::Args;
use std::path::PathBuf;

/// What pictures and films have in common.
#[derive(Debug, Args)]
pub struct Drawing {
    /// Whose passage is coloured, and which way, such as `civilians-in` [default: statuses]
    #[arg(long, value_name = "WHO", value_parser = text::traveller)]
    pub traveller: Option<(Traveller, Direction)>,
    /// What is shown: west,south,east,north in degrees [default: the dataset's view]
    #[arg(long, value_name = "BOX", allow_hyphen_values = true, value_parser = text::bbox)]
    pub bbox: Option<BoundingBox>,
    /// What is shown: longitude,latitude of the middle, with --zoom
    #[arg(long, value_name = "POSITION", allow_hyphen_values = true, value_parser = text::center)]
    pub center: Option<[f64; 2]>,
    /// How close, with --center
    #[arg(long, value_name = "ZOOM", value_parser = |given: &str| text::number(Field::Zoom, given))]
    pub zoom: Option<f64>,
    /// The place that the sentence is about, and that is shown where nothing else is said
    #[arg(long, value_name = "ID")]
    pub place: Option<String>,
    /// Width in pixels [default: 1200]
    #[arg(long, value_name = "PIXELS", value_parser = |given: &str| text::pixels(Field::Width, given))]
    pub width: Option<u32>,
    /// Height in pixels [default: 675]
    #[arg(long, value_name = "PIXELS", value_parser = |given: &str| text::pixels(Field::Height, given))]
    pub height: Option<u32>,
    /// Pixels of the output for each pixel of the size, 0.5 to 4 [default: 1]
    #[arg(long, value_name = "FACTOR", value_parser = |given: &str| text::number(Field::Scale, given))]
    pub scale: Option<f64>,
    /// The language of the words [default: en]
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<String>,
    /// The language of the names [default: that of the words]
    #[arg(long, value_name = "LANGUAGE")]
    pub names: Option<String>,
    /// light, dark, contrast or print [default: light]
    #[arg(long, value_name = "THEME", value_parser = text::theme)]
    pub theme: Option<Theme>,
    /// What stands beside the map: none, or of title, sentence, legend, scale, inset, north, with commas [default: all but north]
    #[arg(long, value_name = "PARTS", value_parser = text::parts)]
    pub draw: Option<Parts>,
    /// The host to name among the credits
    #[arg(long, value_name = "HOST")]
    pub host: Option<String>,
    /// Dataset folder [default: the built-in data]
    #[arg(long, env = "CORRIDOR_GEODATA", value_name = "DIR")]
    pub geodata: Option<PathBuf>,
}

impl Drawing {
    /// What is asked by these flags.
    fn options(&self) -> RenderOptions {
        RenderOptions {
            traveller: self.traveller,
            bbox: self.bbox,
            center: self.center,
            zoom: self.zoom,
            place: self.place.clone(),
            width: self.width,
            height: self.height,
            scale: self.scale,
            language: self.lang.clone(),
            names: self.names.clone(),
            theme: self.theme,
            parts: self.draw,
            ..RenderOptions::default()
        }
    }
}

/// Flags of `snapshot`.
#[derive(Debug, Args)]
pub struct Snapshot {
    /// The file to write; its name ends in .svg, .png, .webp or .pdf
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// When: a local day (its end) or an RFC 3339 instant [default: today]
    #[arg(long, value_name = "TIME", value_parser = |given: &str| text::time(Field::Datetime, given))]
    pub datetime: Option<ShownText>,
    /// With what time it is compared
    #[arg(long, value_name = "TIME", value_parser = |given: &str| text::time(Field::Compare, given))]
    pub compare: Option<ShownText>,
    /// What is drawn, and how it looks.
    #[command(flatten)]
    pub drawing: Drawing,
    /// Width on paper, in millimetres, with --height-mm
    #[arg(long, value_name = "MM", value_parser = |given: &str| text::number(Field::WidthMm, given))]
    pub width_mm: Option<f64>,
    /// Height on paper, in millimetres, with --width-mm
    #[arg(long, value_name = "MM", value_parser = |given: &str| text::number(Field::HeightMm, given))]
    pub height_mm: Option<f64>,
    /// Pixels of PNG and WebP for each inch of paper [default: 300]
    #[arg(long, value_name = "DPI", value_parser = |given: &str| text::number(Field::Dpi, given))]
    pub dpi: Option<f64>,
    /// How an SVG writes letters: text or outline [default: text]
    #[arg(long, value_name = "LETTERS", value_parser = text::letters)]
    pub text: Option<Lettering>,
}

impl Snapshot {
    /// What is asked by these flags.
    #[must_use]
    pub fn options(&self) -> RenderOptions {
        RenderOptions {
            datetime: self.datetime.clone(),
            compare: self.compare.clone(),
            width_mm: self.width_mm,
            height_mm: self.height_mm,
            dpi: self.dpi,
            letters: self.text,
            ..self.drawing.options()
        }
    }
}

/// Flags of `film`.
#[derive(Debug, Args)]
pub struct Film {
    /// The file to write; its name ends in .gif, .apng or .mp4
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// From when on: a local day or an RFC 3339 instant [default: the beginning of the data]
    #[arg(long, value_name = "TIME", value_parser = |given: &str| text::time(Field::From, given))]
    pub from: Option<ShownText>,
    /// Until when [default: today]
    #[arg(long, value_name = "TIME", value_parser = |given: &str| text::time(Field::To, given))]
    pub to: Option<ShownText>,
    /// Frames between those of changes: change (none), day, week or month [default: month]
    #[arg(long, value_name = "STEP", value_parser = text::step)]
    pub step: Option<Step>,
    /// How long the film is, 1 to 600 [default: 30]
    #[arg(long, value_name = "SECONDS", value_parser = |given: &str| text::number(Field::Seconds, given))]
    pub seconds: Option<f64>,
    /// How much longer than others a frame with a change is shown, 0 to 10 [default: 0.25]
    #[arg(long, value_name = "SECONDS", value_parser = |given: &str| text::number(Field::Pause, given))]
    pub pause: Option<f64>,
    /// What is drawn, and how it looks.
    #[command(flatten)]
    pub drawing: Drawing,
    /// What paints and encodes it.
    #[command(flatten)]
    pub programs: Programs,
}

impl Film {
    /// What is asked by these flags.
    #[must_use]
    pub fn options(&self) -> FilmOptions {
        FilmOptions {
            picture: self.drawing.options(),
            since: self.from.clone(),
            until: self.to.clone(),
            step: self.step,
            seconds: self.seconds,
            pause: self.pause,
        }
    }
}

/// Other programs that help to make films.
#[derive(Clone, Debug, Args)]
pub struct Programs {
    /// The painter of films, which uses a graphics card; `none` for no other program [default: corridor-painter beside this program, where it is and finds a graphics card]
    #[arg(long, env = "CORRIDOR_PAINTER", value_name = "PROGRAM")]
    pub painter: Option<PathBuf>,
    /// The program that makes mp4
    #[arg(long, env = "CORRIDOR_FFMPEG", default_value = "ffmpeg", value_name = "PROGRAM")]
    pub ffmpeg: String,
    /// Seconds that ffmpeg and the painter may do nothing before they are ended
    #[arg(long, env = "CORRIDOR_FILM_PATIENCE", default_value_t = 10, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub film_patience: u32,
}

impl Programs {
    /// The painter that was named, or one that lies beside this program.
    #[must_use]
    pub fn painter(&self) -> Choice {
        let beside = || {
            let own = std::env::current_exe().ok()?;
            let painter = own.with_file_name(format!("corridor-painter{}", std::env::consts::EXE_SUFFIX));
            painter.is_file().then_some(painter)
        };
        match &self.painter {
            Some(named) if named.as_os_str() == "none" => Choice::Own,
            Some(named) => Choice::Named(named.clone()),
            None => beside().map_or(Choice::Own, Choice::IfFaster),
        }
    }
}
