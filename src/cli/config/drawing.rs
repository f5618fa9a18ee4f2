//! Flags of the commands that draw. Values are parsed like the URL parameters of the same names.

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

/// Flags that `snapshot` and `film` share.
#[derive(Debug, Args)]
pub struct Drawing {
    /// Colour by the access of this traveller in this direction, such as `civilians-in` [default: by status]
    #[arg(long, value_name = "WHO", value_parser = text::traveller)]
    pub traveller: Option<(Traveller, Direction)>,
    /// Extent of the map: west,south,east,north in degrees [default: the dataset's view]
    #[arg(long, value_name = "BOX", allow_hyphen_values = true, value_parser = text::bbox)]
    pub bbox: Option<BoundingBox>,
    /// Centre of the map: longitude,latitude in degrees; requires --zoom
    #[arg(long, value_name = "POSITION", allow_hyphen_values = true, value_parser = text::center)]
    pub center: Option<[f64; 2]>,
    /// Zoom level of the map; requires --center
    #[arg(long, value_name = "ZOOM", value_parser = |given: &str| text::number(Field::Zoom, given))]
    pub zoom: Option<f64>,
    /// Place that the sentence is about; without --bbox or --center the map shows it
    #[arg(long, value_name = "ID")]
    pub place: Option<String>,
    /// Width in pixels [default: 1200]
    #[arg(long, value_name = "PIXELS", value_parser = |given: &str| text::pixels(Field::Width, given))]
    pub width: Option<u32>,
    /// Height in pixels [default: 675]
    #[arg(long, value_name = "PIXELS", value_parser = |given: &str| text::pixels(Field::Height, given))]
    pub height: Option<u32>,
    /// Output pixels for each pixel of --width and --height, 0.5 to 4 [default: 1]
    #[arg(long, value_name = "FACTOR", value_parser = |given: &str| text::number(Field::Scale, given))]
    pub scale: Option<f64>,
    /// Language of the text [default: en]
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<String>,
    /// Language of place names [default: that of the text]
    #[arg(long, value_name = "LANGUAGE")]
    pub names: Option<String>,
    /// Colour theme: light, dark, contrast or print [default: light]
    #[arg(long, value_name = "THEME", value_parser = text::theme)]
    pub theme: Option<Theme>,
    /// Parts drawn beside the map: none, or a comma-separated list of title, sentence, legend, scale, inset, strip, north [default: all but north]
    #[arg(long, value_name = "PARTS", value_parser = text::parts)]
    pub draw: Option<Parts>,
    /// Host name to print in the credits
    #[arg(long, value_name = "HOST")]
    pub host: Option<String>,
    /// Dataset folder [default: the built-in data]
    #[arg(long, env = "CORRIDOR_GEODATA", value_name = "DIR")]
    pub geodata: Option<PathBuf>,
}

impl Drawing {
    /// Returns the options that the flags set.
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
    /// File to write; its name must end in .svg, .png, .webp or .pdf
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Time shown: a local day (its end) or an RFC 3339 instant [default: today]
    #[arg(long, value_name = "TIME", value_parser = |given: &str| text::time(Field::Datetime, given))]
    pub datetime: Option<ShownText>,
    /// Time to compare with: a local day (its end) or an RFC 3339 instant
    #[arg(long, value_name = "TIME", value_parser = |given: &str| text::time(Field::Compare, given))]
    pub compare: Option<ShownText>,
    /// What is drawn, and how it looks.
    #[command(flatten)]
    pub drawing: Drawing,
    /// Width on paper in millimetres; requires --height-mm
    #[arg(long, value_name = "MM", value_parser = |given: &str| text::number(Field::WidthMm, given))]
    pub width_mm: Option<f64>,
    /// Height on paper in millimetres; requires --width-mm
    #[arg(long, value_name = "MM", value_parser = |given: &str| text::number(Field::HeightMm, given))]
    pub height_mm: Option<f64>,
    /// Resolution of PNG and WebP on paper, in pixels per inch [default: 300]
    #[arg(long, value_name = "DPI", value_parser = |given: &str| text::number(Field::Dpi, given))]
    pub dpi: Option<f64>,
    /// How an SVG contains text: text or outline [default: text]
    #[arg(long, value_name = "LETTERS", value_parser = text::letters)]
    pub text: Option<Lettering>,
}

impl Snapshot {
    /// Returns the options that the flags set.
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
    /// File to write; its name must end in .gif, .apng or .mp4
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Start: a local day or an RFC 3339 instant [default: the beginning of the data]
    #[arg(long, value_name = "TIME", value_parser = |given: &str| text::time(Field::From, given))]
    pub from: Option<ShownText>,
    /// End: a local day or an RFC 3339 instant [default: today]
    #[arg(long, value_name = "TIME", value_parser = |given: &str| text::time(Field::To, given))]
    pub to: Option<ShownText>,
    /// Frames added between changes: one each day, week or month, or change for none [default: month]
    #[arg(long, value_name = "STEP", value_parser = text::step)]
    pub step: Option<Step>,
    /// Duration of the film in seconds, 1 to 600 [default: 30]
    #[arg(long, value_name = "SECONDS", value_parser = |given: &str| text::number(Field::Seconds, given))]
    pub seconds: Option<f64>,
    /// Seconds that a frame with a change is shown longer than others, 0 to 10 [default: 0.25]
    #[arg(long, value_name = "SECONDS", value_parser = |given: &str| text::number(Field::Pause, given))]
    pub pause: Option<f64>,
    /// What is drawn, and how it looks.
    #[command(flatten)]
    pub drawing: Drawing,
    /// The programs that paint and encode the film.
    #[command(flatten)]
    pub programs: Programs,
}

impl Film {
    /// Returns the options that the flags set.
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

/// External programs that paint and encode films.
#[derive(Clone, Debug, Args)]
pub struct Programs {
    /// Program that paints films on a graphics card, or `none` [default: corridor-painter beside this program, if it is there and finds a graphics card]
    #[arg(long, env = "CORRIDOR_PAINTER", value_name = "PROGRAM")]
    pub painter: Option<PathBuf>,
    /// Program that encodes mp4
    #[arg(long, env = "CORRIDOR_FFMPEG", default_value = "ffmpeg", value_name = "PROGRAM")]
    pub ffmpeg: String,
    /// Seconds without progress after which ffmpeg or the painter is killed
    #[arg(long, env = "CORRIDOR_FILM_PATIENCE", default_value_t = 10, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub film_patience: u32,
}

impl Programs {
    /// Returns the painter named by the flag, or else the one beside this program.
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
