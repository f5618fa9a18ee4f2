use super::*;
use crate::symbology::palette::Palette;

fn relief() -> &'static Relief {
    Relief::built_in().unwrap()
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[test]
fn its_rim_has_the_colour_of_the_land_so_that_no_edge_is_seen() {
    let whole = &relief().levels[0];
    let (right, low) = (i64::from(whole.width) - 1, i64::from(whole.height) - 1);
    let rim = (0..=right).flat_map(|x| [(x, 0), (x, low)]).chain((0..=low).flat_map(|y| [(0, y), (right, y)]));
    assert!(rim.into_iter().all(|(x, y)| whole.at(x, y) == relief().about.flat));
    for theme in [Theme::Light, Theme::Dark, Theme::Print] {
        for opacity in [1.0, 0.4, 0.0] {
            let palette = relief().palette(theme, opacity).unwrap();
            assert_eq!(hex(palette[usize::from(relief().about.flat)]), Palette::of(theme).land, "{theme}");
        }
    }
    assert!(relief().palette(Theme::Contrast, 1.0).is_none(), "black on white has no soft tones");
}

#[test]
fn a_faded_relief_is_level_land() {
    let palette = relief().palette(Theme::Light, 0.0).unwrap();
    assert!(palette.iter().all(|colour| hex(*colour) == Palette::of(Theme::Light).land));
    let fade = relief().fade();
    assert!((fade.opacity(5.0) - 1.0).abs() < 1e-9 && (fade.opacity(24.0) - fade.to_opacity).abs() < 1e-9);
}

#[test]
fn enlarged_four_times_a_tone_is_where_it_was() {
    let whole = &relief().levels[0];
    let size = [f64::from(whole.width) * 4.0, f64::from(whole.height) * 4.0];
    // A window of 400 by 300 output pixels in the middle.
    let (left, top) = (2000_u32, 1500_u32);
    let mut off = 0_i32;
    let mut count = 0_i32;
    relief().sample((400, 300), [-f64::from(left), -f64::from(top), size[0], size[1]], |x, y, tone| {
        let (column, row) = (i64::from((left + x) / 4), i64::from((top + y) / 4));
        off += (i32::from(tone) - i32::from(whole.at(column, row))).abs();
        count += 1;
    });
    assert_eq!(count, 400 * 300);
    assert!(f64::from(off) / f64::from(count) < 1.0, "within a tone on average: {off} over {count}");
}

#[test]
fn a_box_beyond_the_picture_or_without_a_size_paints_nothing_there() {
    for place in [[500.0, 0.0, 100.0, 100.0], [0.0, 0.0, 0.0, 0.0], [f64::NAN, 0.0, 1.0, 1.0], [-1e12, 0.0, 1e9, 1e9]] {
        relief().sample((40, 40), place, |_, _, _| panic!("painted with {place:?}"));
    }
    let mut painted = 0;
    relief().sample((40, 40), [-10.0, 30.0, 30.0, 5.0], |x, y, _| {
        assert!(x < 20 && (30..35).contains(&y));
        painted += 1;
    });
    assert_eq!(painted, 20 * 5);
}

#[test]
fn a_far_view_takes_a_smaller_picture() {
    assert_eq!([4.0, 1.0, 0.5, 0.2, 0.01].map(|scale| relief().level(scale).width), [1056, 1056, 528, 264, 132]);
}
