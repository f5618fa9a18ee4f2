//! `corridor snapshot`: writes a picture to a file, with the options of `/snapshot.*`.

use super::{
    config::Snapshot,
    input::{self, drawn},
    outcome::{Failure, Outcome},
};
use crate::{
    chronicle::moment::Instant,
    published::Published,
    render::{image_format::ImageFormat, job::RenderJob, request::RenderRequest},
};
use std::process::ExitCode;

/// Maximum pixels of a picture: higher than the server's, since only the user's own machine is busy.
const MOST_PIXELS: u64 = 200_000_000;

pub(super) fn run(flags: &Snapshot, now: Instant) -> Outcome {
    let form = ImageFormat::of_extension(&input::extension(&flags.out));
    let form = form.ok_or_else(|| Failure::Plain("--out: the file name must end in .svg, .png, .webp or .pdf".into()))?;
    let published = Published::from_files(&input::files(flags.drawing.geodata.as_deref())?)?;
    let asked = RenderRequest::new(&flags.options(), &published.atlas, now)?;
    asked.check_size(form, MOST_PIXELS)?;
    let offset = published.atlas.header().offset;
    // A fixed time is described in the past tense, whenever the file is made: the same command makes the same file.
    let told = if asked.datetime.is_some() { asked.told_from(offset, now) } else { now };
    let order = RenderJob { asked, now, told, host: flags.drawing.host.clone(), permalink: None };
    let bytes = order.make(drawn(&published), form).map_err(Failure::Plain)?;
    std::fs::write(&flags.out, bytes)
        .map_err(|error| Failure::Plain(format!("cannot write {}: {error}", flags.out.display())))?;
    Ok(ExitCode::SUCCESS)
}
