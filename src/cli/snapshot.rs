//! `corridor snapshot`: a picture as a file, with the options of `/snapshot.*`.

use super::config::Snapshot;
use super::{
    outcome::{Failure, Outcome},
    refused,
};
use crate::{
    chronicle::moment::Instant,
    published::Published,
    query::QueryError,
    server::{
        params::Parameters,
        routes::snapshot::{
            format::{ImageFormat, RenderJob, check_size},
            params::SnapshotParams,
        },
    },
};
use std::process::ExitCode;

/// Pixels of a picture at the most: nobody else's machine is at stake.
const MOST_PIXELS: u64 = 200_000_000;

pub(super) fn run(flags: &Snapshot, now: Instant) -> Outcome {
    let form = ImageFormat::of_extension(&super::input::extension(&flags.out));
    let form = form.ok_or_else(|| Failure::Plain("--out: the name of the file must end in .svg, .png, .webp or .pdf".into()))?;
    let published = Published::from_files(&super::input::files(flags.drawing.geodata.as_deref())?)?;
    let read = parameters(flags).and_then(|parameters| SnapshotParams::read(&parameters, &published.atlas, now));
    let asked = read.and_then(|asked| check_size(&asked, form, MOST_PIXELS).map(|()| asked)).map_err(|error| refused(&error))?;
    let offset = published.atlas.header().offset;
    // A named time is told as the past, whenever the file is made: the same command makes the same file.
    let told = if asked.datetime.is_some() { asked.told_from(offset, now) } else { now };
    let order = RenderJob { asked, now, told, host: flags.drawing.host.clone(), permalink: None };
    let bytes = order.make(&published, form).map_err(Failure::Plain)?;
    std::fs::write(&flags.out, bytes)
        .map_err(|error| Failure::Plain(format!("cannot write {}: {error}", flags.out.display())))?;
    Ok(ExitCode::SUCCESS)
}

/// The options as the parameters of a URL.
fn parameters(flags: &Snapshot) -> Result<Parameters, QueryError> {
    let own = [
        ("datetime", &flags.datetime),
        ("compare", &flags.compare),
        ("width_mm", &flags.width_mm),
        ("height_mm", &flags.height_mm),
        ("dpi", &flags.dpi),
        ("text", &flags.text),
    ];
    super::parameters(own.into_iter().chain(flags.drawing.parameters()))
}
