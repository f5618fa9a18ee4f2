//! `corridor film`: writes a film to a file, with the options of `/film.*` and a progress bar.

use super::{
    config::Film,
    input::{self, drawn},
    outcome::{self, Failure, Outcome},
};
use crate::{
    chronicle::moment::Instant,
    published::Published,
    render::{
        film::{FilmContext, FilmFormat},
        image_format::ImageFormat,
        job::FilmJob,
        painter::{PainterPool, Patience},
        request::FilmRequest,
    },
};
use indicatif::{ProgressBar, ProgressStyle};
use std::{fs::File, io::BufWriter, process::ExitCode, time::Duration};

/// Maximum pixels of a frame: those of 8K video.
const MOST_PIXELS: u64 = 34_000_000;
/// Maximum frames of a film and pixels of all frames: higher than the server's, since only the user's own machine is busy.
const MOST_FRAMES: usize = 20_000;
const MOST_FILM: u64 = 100_000_000_000;

pub(super) fn run(flags: &Film, now: Instant) -> Outcome {
    let extension = input::extension(&flags.out);
    let form = FilmFormat::ALL.into_iter().find(|form| form.extension() == extension);
    let form = form.ok_or_else(|| Failure::Plain("--out: the file name must end in .gif, .apng or .mp4".into()))?;
    let published = Published::from_files(&input::files(flags.drawing.geodata.as_deref())?)?;
    let asked = FilmRequest::new(&flags.options(), &published.atlas, now)?;
    asked.picture.check_size(ImageFormat::Png, MOST_PIXELS)?;
    // A film with a fixed end speaks of it in the past tense, whenever it is made.
    let told = asked.told_from(published.atlas.header().offset, now);
    let order = FilmJob { asked, now, told, host: flags.drawing.host.clone(), permalink: None };
    let moments = order.moments(drawn(&published), MOST_FRAMES).map_err(|error| order.asked.too_long(error))?;
    order.asked.check_pixels(moments.len(), MOST_FILM)?;

    let cannot = |error: &dyn std::fmt::Display| Failure::Plain(format!("cannot write {}: {error}", flags.out.display()));
    let mut out = BufWriter::new(File::create(&flags.out).map_err(|error| cannot(&error))?);
    let context = FilmContext {
        ffmpeg: flags.programs.ffmpeg.as_str().into(),
        patience: Duration::from_secs(flags.programs.film_patience.into()),
        ..FilmContext::default()
    };
    let painters = PainterPool::with(flags.programs.painter(), Patience::of(context.patience), context.cancel.clone());
    let mut painter = painters.open();
    // The bar is drawn only on a terminal.
    let bar = ProgressBar::new(moments.len() as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} frames, {eta} left") {
        bar.set_style(style);
    }
    let made = order.make(drawn(&published), &moments, form, &mut *painter, &context, &mut out, &mut |frames| {
        bar.set_position(frames as u64);
    });
    bar.finish_and_clear();
    if let Err(error) = made {
        drop(out);
        // Half a film is of no use.
        let _ = std::fs::remove_file(&flags.out);
        return Err(cannot(&error));
    }
    outcome::print(format!("{} frames, painted by {}\n", moments.len(), painter.name()).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
