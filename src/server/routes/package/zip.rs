//! Files as one ZIP archive (APPNOTE 6.3.10): deflated where that is smaller, names in UTF-8, one time for all of them.
//!
//! An archive of a few files whose sizes are known needs no more than this, and the same files make the same bytes.

use crate::chronicle::moment::{Instant, Offset};
use flate2::{Compression, Crc, write::DeflateEncoder};
use std::io::Write;

/// A regular file that everybody may read, as Unix says it.
const MODE: u32 = 0o100_644 << 16;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
/// Version 2.0: deflate.
const VERSION: u16 = 20;
/// Made by 2.0 on Unix.
const MADE_BY: u16 = 3 << 8 | VERSION;

/// An archive of files, with the local time that each of them gets.
///
/// # Errors
/// A file that is too large for the format.
pub(crate) fn zip(files: &[(&str, &[u8])], at: Instant, offset: Offset) -> Result<Vec<u8>, String> {
    let time = dos_time(at, offset);
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let deflated = deflated(bytes)?;
        let is_smaller = deflated.len() < bytes.len();
        let (method, kept) = if is_smaller { (8_u16, deflated.as_slice()) } else { (0, *bytes) };
        let begin = size(out.len())?;
        let mut common = Vec::new();
        [VERSION, FLAGS, method].iter().for_each(|value| common.extend(value.to_le_bytes()));
        common.extend(time);
        let mut crc = Crc::new();
        crc.update(bytes);
        [crc.sum(), size(kept.len())?, size(bytes.len())?].iter().for_each(|value| common.extend(value.to_le_bytes()));
        common.extend(short(name.len())?.to_le_bytes());
        // No extra field.
        common.extend([0; 2]);
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(name.as_bytes());
        out.extend(kept);
        directory.extend(b"PK\x01\x02");
        directory.extend(MADE_BY.to_le_bytes());
        directory.extend(&common);
        // No comment, first disk, no internal attributes.
        directory.extend([0; 6]);
        directory.extend(MODE.to_le_bytes());
        directory.extend(begin.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (begin, length, count) = (size(out.len())?, size(directory.len())?, short(files.len())?);
    out.extend(directory);
    out.extend(b"PK\x05\x06");
    out.extend([0; 4]);
    [count, count].iter().for_each(|value| out.extend(value.to_le_bytes()));
    [length, begin].iter().for_each(|value| out.extend(value.to_le_bytes()));
    out.extend([0; 2]);
    Ok(out)
}

fn deflated(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(9));
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|error| error.to_string())
}

fn size(length: usize) -> Result<u32, String> {
    u32::try_from(length).map_err(|error| error.to_string())
}

fn short(length: usize) -> Result<u16, String> {
    u16::try_from(length).map_err(|error| error.to_string())
}

/// Time and date of MS-DOS, in steps of two seconds from 1980 on.
fn dos_time(at: Instant, offset: Offset) -> [u8; 4] {
    let (day, clock) = (offset.day_of(at), offset.clock(at));
    let part = |text: Option<&str>| text.and_then(|text| text.parse::<u16>().ok()).unwrap_or(0);
    let mut parts = clock.split(':');
    let (hour, minute) = (part(parts.next()), part(parts.next()));
    let year = u16::try_from(day.year().clamp(1980, 2107) - 1980).unwrap_or(0);
    let (month, date) = (u16::from(day.month().unsigned_abs()), u16::from(day.day().unsigned_abs()));
    let [time, date] = [hour << 11 | minute << 5, year << 9 | month << 5 | date].map(u16::to_le_bytes);
    [time[0], time[1], date[0], date[1]]
}
