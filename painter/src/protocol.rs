//! What goes through the pipes: a hello, then an answer for each request. `docs/painter.md` is its definition.
//!
//! All numbers are little-endian. A request that is well framed and wrong gets an answer that says what is wrong with it. Where the
//! frame itself is wrong, it is not known where the next one begins, so that is the end.

use crate::request::{Request, Rule, Shape, Verb};
use std::{
    fmt,
    io::{self, Read, Write},
};

/// The first bytes that the painter writes.
pub(crate) const MAGIC: &[u8; 4] = b"CRPT";
/// The version of all that follows.
pub(crate) const VERSION: u16 = 1;
/// Bytes of a request.
pub(crate) const MAX_PAYLOAD: u32 = 16 << 20;
/// Pixels of a frame: those of 4K, and a fifth more.
pub(crate) const MAX_PIXELS: u64 = 3840 * 2160 * 6 / 5;
/// Pixels of a side.
pub(crate) const MAX_SIDE: u32 = 8192;
/// Shapes of a request.
pub(crate) const MAX_SHAPES: u32 = 20_000;
/// Steps of an outline: what cuts it into triangles may take the square of their number.
pub(crate) const MAX_STEPS: u32 = 50_000;
/// How far from the corner a point may lie, in pixels.
pub(crate) const MAX_COORDINATE: f32 = 100_000.0;

/// Why a request is not painted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused(pub(crate) String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn refused<T>(why: impl Into<String>) -> Result<T, Refused> {
    Err(Refused(why.into()))
}

/// What comes next out of the pipe.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// The bytes of a request.
    Payload(Vec<u8>),
    /// Nothing more: whoever asked is done.
    End,
    /// Something after which it is not known where the next request begins.
    Broken(Refused),
}

/// Waits for the next request.
pub(crate) fn next(from: &mut impl Read) -> io::Result<Next> {
    let mut length = Vec::with_capacity(4);
    from.take(4).read_to_end(&mut length)?;
    let length = match <[u8; 4]>::try_from(length.as_slice()) {
        Ok(length) => u32::from_le_bytes(length),
        Err(_) if length.is_empty() => return Ok(Next::End),
        Err(_) => return Ok(Next::Broken(Refused("the input ends within the length of a request".to_owned()))),
    };
    if length > MAX_PAYLOAD {
        return Ok(Next::Broken(Refused(format!("a request of {length} bytes is longer than {MAX_PAYLOAD}"))));
    }
    // Read as it comes, so that a length alone takes no memory.
    let mut payload = Vec::new();
    from.take(u64::from(length)).read_to_end(&mut payload)?;
    if payload.len() < length as usize {
        return Ok(Next::Broken(Refused(format!("the input ends after {} of {length} bytes of a request", payload.len()))));
    }
    Ok(Next::Payload(payload))
}

/// Reads a request.
pub(crate) fn request(payload: &[u8]) -> Result<Request, Refused> {
    let mut bytes = Bytes(payload);
    let (width, height) = (bytes.number()?, bytes.number()?);
    if width == 0 || height == 0 || width > MAX_SIDE || height > MAX_SIDE {
        return refused(format!("{width} × {height} pixels: each side is from 1 to {MAX_SIDE}"));
    }
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return refused(format!("{width} × {height} pixels are more than {MAX_PIXELS}"));
    }
    let count = bytes.number()?;
    if count > MAX_SHAPES {
        return refused(format!("{count} shapes are more than {MAX_SHAPES}"));
    }
    let mut shapes = Vec::new();
    for _ in 0..count {
        shapes.push(shape(&mut bytes)?);
    }
    if !bytes.0.is_empty() {
        return refused(format!("{} bytes follow the last shape", bytes.0.len()));
    }
    Ok(Request { width, height, shapes })
}

fn shape(bytes: &mut Bytes<'_>) -> Result<Shape, Refused> {
    let colour = bytes.take()?;
    let [rule] = bytes.take()?;
    let rule = match rule {
        0 => Rule::NonZero,
        1 => Rule::EvenOdd,
        other => return refused(format!("{other} is no fill rule: 0 is nonzero, 1 is evenodd")),
    };
    let count = bytes.number()?;
    if count > MAX_STEPS {
        return refused(format!("an outline of {count} steps has more than {MAX_STEPS}"));
    }
    let (mut path, mut is_begun) = (Vec::new(), false);
    for _ in 0..count {
        let [verb] = bytes.take()?;
        if verb != 0 && !is_begun {
            return refused("an outline begins with a move");
        }
        is_begun = verb != 4;
        path.push(match verb {
            0 => Verb::Move(bytes.point()?),
            1 => Verb::Line(bytes.point()?),
            2 => Verb::Quad(bytes.point()?, bytes.point()?),
            3 => Verb::Cubic(bytes.point()?, bytes.point()?, bytes.point()?),
            4 => Verb::Close,
            other => return refused(format!("{other} is no step of an outline: they are 0 to 4")),
        });
    }
    Ok(Shape { colour, rule, path })
}

struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], Refused> {
        let Some((taken, rest)) = self.0.split_first_chunk::<N>() else { return refused("the request ends too early") };
        self.0 = rest;
        Ok(*taken)
    }

    fn number(&mut self) -> Result<u32, Refused> {
        self.take().map(u32::from_le_bytes)
    }

    fn point(&mut self) -> Result<[f32; 2], Refused> {
        let point = [self.take().map(f32::from_le_bytes)?, self.take().map(f32::from_le_bytes)?];
        // What is not a number is not below anything.
        if !point.iter().all(|value| value.abs() <= MAX_COORDINATE) {
            return refused(format!("a point at {point:?}: both are numbers up to {MAX_COORDINATE}"));
        }
        Ok(point)
    }
}

/// Says who paints, or why nobody does.
pub(crate) fn hello(to: &mut impl Write, adapter: Result<&str, &str>) -> io::Result<()> {
    to.write_all(MAGIC)?;
    to.write_all(&VERSION.to_le_bytes())?;
    match adapter {
        Ok(name) => text(to, b'A', name)?,
        Err(why) => text(to, b'E', why)?,
    }
    to.flush()
}

/// Answers with pixels, or with why there are none.
pub(crate) fn answer(to: &mut impl Write, painted: Result<(u32, u32, &[u8]), &Refused>) -> io::Result<()> {
    match painted {
        Ok((width, height, pixels)) => {
            to.write_all(b"P")?;
            to.write_all(&width.to_le_bytes())?;
            to.write_all(&height.to_le_bytes())?;
            to.write_all(pixels)?;
        }
        Err(why) => text(to, b'E', &why.0)?,
    }
    to.flush()
}

fn text(to: &mut impl Write, tag: u8, text: &str) -> io::Result<()> {
    // Names and reasons are short; what a panic says may not be.
    let end = text.char_indices().map(|(at, _)| at).take_while(|&at| at <= 1000).last().unwrap_or(0);
    let text = if text.len() > 1000 { &text[..end] } else { text };
    to.write_all(&[tag])?;
    to.write_all(&u32::try_from(text.len()).unwrap_or(0).to_le_bytes())?;
    to.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A request of 4 × 3 pixels with one shape: its colour and rule, then what is given.
    fn with(count: u32, rest: &[u8]) -> Vec<u8> {
        let mut bytes = [4_u32, 3, 1].map(u32::to_le_bytes).concat();
        bytes.extend([255, 0, 0, 128, 1]);
        bytes.extend(count.to_le_bytes());
        bytes.extend(rest);
        bytes
    }

    fn step(verb: u8, numbers: &[f32]) -> Vec<u8> {
        std::iter::once(verb).chain(numbers.iter().flat_map(|number| number.to_le_bytes())).collect()
    }

    fn why(payload: &[u8]) -> String {
        request(payload).unwrap_err().0
    }

    #[test]
    fn a_request_is_read_as_it_was_written() {
        let steps = [
            step(0, &[0.5, 1.0]),
            step(1, &[2.0, 1.0]),
            step(2, &[1.0, 2.0, 3.0, 4.0]),
            step(3, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]),
            step(4, &[]),
        ];
        let path = vec![
            Verb::Move([0.5, 1.0]),
            Verb::Line([2.0, 1.0]),
            Verb::Quad([1.0, 2.0], [3.0, 4.0]),
            Verb::Cubic([1.0, 2.0], [3.0, 4.0], [5.0, 6.0]),
            Verb::Close,
        ];
        let shape = Shape { colour: [255, 0, 0, 128], rule: Rule::EvenOdd, path };
        assert_eq!(request(&with(5, &steps.concat())), Ok(Request { width: 4, height: 3, shapes: vec![shape] }));
    }

    #[test]
    fn whatever_is_cut_off_is_refused_and_nothing_panics() {
        let whole = with(2, &[step(0, &[0.5, 1.0]), step(3, &[1.0; 6])].concat());
        assert!(request(&whole).is_ok());
        for length in 0..whole.len() {
            assert_eq!(why(&whole[..length]), "the request ends too early", "{length}");
        }
    }

    #[test]
    fn a_byte_too_many_is_refused() {
        assert_eq!(why(&with(1, &[step(0, &[0.0; 2]), vec![0]].concat())), "1 bytes follow the last shape");
    }

    #[test]
    fn what_is_not_a_number_or_far_away_is_refused() {
        for wrong in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1e9] {
            assert!(why(&with(1, &step(0, &[1.0, wrong]))).contains("numbers up to"), "{wrong}");
        }
    }

    #[test]
    fn unknown_rules_and_steps_are_refused() {
        let mut wrong = with(0, &[]);
        wrong[16] = 7;
        assert_eq!(why(&wrong), "7 is no fill rule: 0 is nonzero, 1 is evenodd");
        assert_eq!(why(&with(2, &[step(0, &[0.0; 2]), vec![9]].concat())), "9 is no step of an outline: they are 0 to 4");
    }

    #[test]
    fn an_outline_begins_with_a_move_also_after_a_close() {
        assert_eq!(why(&with(1, &step(1, &[0.0; 2]))), "an outline begins with a move");
        let after = [step(0, &[0.0; 2]), step(4, &[]), step(1, &[0.0; 2])];
        assert_eq!(why(&with(3, &after.concat())), "an outline begins with a move");
    }

    #[test]
    fn sizes_have_limits() {
        let sized = |width: u32, height: u32, shapes: u32| why(&[width, height, shapes].map(u32::to_le_bytes).concat());
        assert!(sized(0, 10, 0).contains("each side is from 1"));
        assert!(sized(u32::MAX, u32::MAX, 0).contains("each side is from 1"));
        assert!(sized(8000, 8000, 0).contains("are more than"));
        assert!(sized(10, 10, u32::MAX).contains("shapes are more than"));
        assert!(why(&with(u32::MAX, &step(0, &[0.0; 2]))).contains("has more than 50000"));
        // A count alone takes no memory and no time.
        assert_eq!(why(&with(50_000, &step(0, &[0.0; 2]))), "the request ends too early");
    }

    #[test]
    fn frames_are_read_one_after_the_other() {
        let mut input = [vec![2, 0, 0, 0, 7, 8], vec![0, 0, 0, 0]].concat();
        let mut pipe = input.as_slice();
        assert_eq!(next(&mut pipe).unwrap(), Next::Payload(vec![7, 8]));
        assert_eq!(next(&mut pipe).unwrap(), Next::Payload(vec![]));
        assert_eq!(next(&mut pipe).unwrap(), Next::End);
        input.truncate(5);
        assert!(matches!(next(&mut input.as_slice()).unwrap(), Next::Broken(why) if why.0.contains("after 1 of 2 bytes")));
        assert!(matches!(next(&mut [1_u8, 2].as_slice()).unwrap(), Next::Broken(_)));
        assert!(matches!(next(&mut [255_u8; 9].as_slice()).unwrap(), Next::Broken(why) if why.0.contains("longer than")));
    }

    #[test]
    fn answers_say_what_they_are() {
        let mut out = Vec::new();
        answer(&mut out, Ok((1, 1, &[1, 2, 3, 4]))).unwrap();
        assert_eq!(out, [b'P', 1, 0, 0, 0, 1, 0, 0, 0, 1, 2, 3, 4]);
        out.clear();
        answer(&mut out, Err(&Refused("ə".repeat(2000)))).unwrap();
        assert_eq!((out[0], u32::from_le_bytes([out[1], out[2], out[3], out[4]]) as usize), (b'E', out.len() - 5));
        assert!(std::str::from_utf8(&out[5..]).is_ok());
        out.clear();
        hello(&mut out, Ok("soft")).unwrap();
        assert_eq!(out, b"CRPT\x01\x00A\x04\x00\x00\x00soft");
    }
}
