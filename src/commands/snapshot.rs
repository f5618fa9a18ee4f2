//! `corridor snapshot`: a picture as a file, with the options of `/snapshot.*`.

use super::{Failure, Outcome};
use crate::{
    chronicle::moment::Instant,
    config::Snapshot,
    http::{
        extract::{Parameters, decode},
        snapshot::{
            asked::Asked,
            form::{Order, PictureForm, check_size},
        },
    },
    live::Published,
    query::QueryError,
};
use std::process::ExitCode;

/// Pixels of a picture at the most: nobody else's machine is at stake.
const MOST_PIXELS: u64 = 200_000_000;

pub(super) fn run(flags: &Snapshot, now: Instant) -> Outcome {
    let extension = flags.out.extension().and_then(|extension| extension.to_str()).unwrap_or("");
    let form = PictureForm::of_extension(&extension.to_ascii_lowercase());
    let form = form.ok_or_else(|| Failure::Plain("--out: the name of the file must end in .svg, .png, .webp or .pdf".into()))?;
    let published = Published::from_files(&super::files(flags.geodata.as_deref())?)?;
    let read = parameters(flags).and_then(|parameters| Asked::read(&parameters, &published.atlas, now));
    let asked = read.and_then(|asked| check_size(&asked, form, MOST_PIXELS).map(|()| asked)).map_err(|error| refused(&error))?;
    let offset = published.atlas.header().offset;
    // A named time is told as the past, whenever the file is made: the same command makes the same file.
    let told = if asked.datetime.is_some() { asked.told_from(offset, now) } else { now };
    let order = Order { asked, now, told, host: flags.host.clone(), permalink: None };
    let bytes = order.make(&published, form).map_err(Failure::Plain)?;
    std::fs::write(&flags.out, bytes)
        .map_err(|error| Failure::Plain(format!("cannot write {}: {error}", flags.out.display())))?;
    Ok(ExitCode::SUCCESS)
}

fn refused(error: &QueryError) -> Failure {
    let flag = error.parameter.replace('_', "-");
    Failure::Plain(format!("--{flag} {}: {}; allowed: {}", error.given, error.problem, error.allowed))
}

/// The options as the parameters of a URL, so that both are read by the same rules.
fn parameters(flags: &Snapshot) -> Result<Parameters, QueryError> {
    let given = [
        ("datetime", &flags.datetime),
        ("compare", &flags.compare),
        ("traveller", &flags.traveller),
        ("bbox", &flags.bbox),
        ("center", &flags.center),
        ("zoom", &flags.zoom),
        ("place", &flags.place),
        ("width", &flags.width),
        ("height", &flags.height),
        ("scale", &flags.scale),
        ("width_mm", &flags.width_mm),
        ("height_mm", &flags.height_mm),
        ("dpi", &flags.dpi),
        ("lang", &flags.lang),
        ("names", &flags.names),
        ("theme", &flags.theme),
        ("draw", &flags.draw),
        ("text", &flags.text),
    ];
    let encode = |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
    let pairs = given.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", encode(value.as_deref()?))));
    decode(&pairs.collect::<Vec<_>>().join("&"))
}
