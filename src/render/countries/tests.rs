use super::*;

const ARMENIA: &str = "ARMENIA";
const AZERBAIJAN: &str = "AZERBAIJAN";

fn names(frame: &Frame, board: &mut Board) -> Vec<TextRun> {
    countries("en", frame, board)
}

fn texts(words: &[TextRun]) -> Vec<&str> {
    words.iter().map(|words| words.text.as_str()).collect()
}

/// The degrees of a pixel, by halving: the frame has no inverse.
fn degrees(frame: &Frame, (x, y): (f64, f64)) -> geo_types::Point {
    let (mut west, mut east, mut south, mut north) = (20.0, 70.0, 20.0, 60.0);
    for _ in 0..60 {
        let (longitude, latitude) = (f64::midpoint(west, east), f64::midpoint(south, north));
        let at = frame.pixel(longitude, latitude);
        if at.0 < x {
            west = longitude
        } else {
            east = longitude
        }
        if at.1 > y { south = latitude } else { north = latitude }
    }
    geo_types::Point::new(west, south)
}

#[test]
fn at_every_zoom_and_size_a_name_lies_on_its_land_and_both_sides_are_named_or_neither() {
    use geo::Contains;
    let mut both = 0;
    for zoom in [4.0, 5.0, 6.0, 7.0, 8.0, 8.7, 9.4, 10.0, 11.0, 12.0] {
        for (width, height) in [(1280.0, 800.0), (1200.0, 675.0), (390.0, 500.0), (320.0, 320.0), (600.0, 300.0)] {
            for center in [[46.5, 39.7], [46.0, 40.0], [45.2, 40.2], [47.8, 40.3]] {
                let frame = Frame::new(center, zoom, width, height);
                let mut board = Board::new(width, height);
                let named = names(&frame, &mut board);
                let texts = texts(&named);
                for words in &named {
                    assert_eq!(texts.iter().filter(|text| **text == words.text).count(), 1, "{texts:?}");
                    let piece = Basemap::built_in()
                        .land
                        .iter()
                        .find(|piece| piece.names.iter().any(|(tag, name)| &**tag == "en" && name.to_uppercase() == words.text))
                        .unwrap();
                    let (x, y) = (f64::from(words.at.0) / 10.0, f64::from(words.at.1) / 10.0 - words.size * 0.36);
                    for part in [-0.5, -0.25, 0.0, 0.25, 0.5] {
                        let at = (x + part * words.width(), y);
                        assert!(at.0 > 0.0 && at.0 < width && at.1 > 0.0 && at.1 < height);
                        assert!(piece.geometry.contains(&degrees(&frame, at)), "{} at {at:?} of {frame:?}", words.text);
                    }
                }
                let is_seen = |iso: &str| {
                    let piece = Basemap::built_in().land.iter().find(|piece| piece.iso.as_deref() == Some(iso)).unwrap();
                    !paths(&piece.geometry, &frame).is_empty()
                };
                if is_seen("ARM") && is_seen("AZE") {
                    let pair = [ARMENIA, AZERBAIJAN].map(|name| texts.contains(&name));
                    // Of one only the rim of the picture may be seen; then the grid has no cell of it.
                    if pair[0] && pair[1] {
                        both += 1;
                        let size = |name: &str| named.iter().find(|words| words.text == name).unwrap().size.to_bits();
                        assert_eq!(size(ARMENIA), size(AZERBAIJAN));
                    } else if pair[0] || pair[1] {
                        let hidden = if pair[0] { "AZE" } else { "ARM" };
                        let piece = Basemap::built_in().land.iter().find(|piece| piece.iso.as_deref() == Some(hidden)).unwrap();
                        let mut land = Grid::new(&frame);
                        land.fill(&paths(&piece.geometry, &frame), true);
                        assert!(!land.cells.contains(&true), "{texts:?} in {frame:?}");
                    }
                }
            }
        }
    }
    assert!(both > 60, "both sides are named in {both} of 200 frames");
}

#[test]
fn where_one_side_has_no_room_neither_is_named() {
    let frame = Frame::new([46.0, 40.0], 7.5, 1200.0, 675.0);
    assert!(texts(&names(&frame, &mut Board::new(1200.0, 675.0))).contains(&ARMENIA));
    let mut board = Board::new(1200.0, 675.0);
    let (right, _) = frame.pixel(46.6, 40.0);
    board.reserve(Area { left: 0.0, top: 0.0, right, bottom: 675.0 });
    let named = names(&frame, &mut board);
    assert!(!texts(&named).contains(&ARMENIA) && !texts(&named).contains(&AZERBAIJAN), "{:?}", texts(&named));
}

#[test]
fn a_script_without_capitals_is_written_as_it_is() {
    let frame = Frame::new([46.0, 40.0], 7.0, 1200.0, 675.0);
    let named = countries("ka", &frame, &mut Board::new(1200.0, 675.0));
    assert!(texts(&named).contains(&"სომხეთი"), "{:?}", texts(&named));
}

#[test]
fn names_stay_off_roads_and_other_names() {
    let frame = Frame::new([46.0, 40.0], 7.5, 1200.0, 675.0);
    let mut board = Board::new(1200.0, 675.0);
    board.avoid((0..240).map(|step| (f64::from(step) * 5.0, 300.0)));
    board.reserve(Area { left: 300.0, top: 100.0, right: 500.0, bottom: 200.0 });
    for words in names(&frame, &mut board) {
        let (x, y, half) = (f64::from(words.at.0) / 10.0, f64::from(words.at.1) / 10.0, words.width() / 2.0);
        let area = Area { left: x - half, top: y - words.size * 0.7, right: x + half, bottom: y };
        assert!(!area.overlaps(&Area { left: 0.0, top: 299.0, right: 1200.0, bottom: 301.0 }), "{words:?}");
        assert!(!area.overlaps(&Area { left: 300.0, top: 100.0, right: 500.0, bottom: 200.0 }), "{words:?}");
    }
}
