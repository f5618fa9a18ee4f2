//! The short texts of a picture: an article can use them as they are.

use crate::support::get;

const DAYS: [&str; 3] = ["2020-11-10", "2022-12-12", "2023-04-23"];

#[test]
fn short_texts_keep_to_their_lengths_in_every_language() {
    for language in ["en", "hy", "az", "ru", "ka"] {
        for day in DAYS {
            for more in ["", "&compare=2022-12-01", "&traveller=goods-in", "&place=hakari-bridge"] {
                let query = format!("datetime={day}&lang={language}{more}");
                let texts = get(&format!("/snapshot.json?width=320&height=200&{query}")).ok().json();
                let length = |name: &str| texts[name].as_str().unwrap().chars().count();
                assert!((20..=200).contains(&length("caption_short")), "{query}: {}", texts["caption_short"]);
                assert!((20..=250).contains(&length("alternative_text_short")), "{query}: {}", texts["alternative_text_short"]);
                assert!(texts["credit_short"].as_str().unwrap().contains("OpenStreetMap"), "{query}: {}", texts["credit_short"]);
                assert!(!texts["credit_short"].as_str().unwrap().contains("revision"), "{}", texts["credit_short"]);
            }
        }
    }
}

#[test]
fn a_day_is_captioned_by_its_answer() {
    let texts = get("/snapshot.json?width=320&height=200&datetime=2023-04-23").ok().json();
    let answer = "On 23 April 2023 the Lachin corridor was closed by Azerbaijani border guards at the Hakari Bridge.";
    assert_eq!(texts["caption_short"], format!("{answer} No ordinary traffic since 12 December 2022: day 133."));
    let alternative = texts["alternative_text_short"].as_str().unwrap();
    assert!(alternative.starts_with(&format!("A map. {answer} On the map: ")), "{alternative}");
}

#[test]
fn a_comparison_says_what_changed_whichever_time_is_named_first() {
    let texts = |query: &str| get(&format!("/snapshot.json?width=320&height=200&{query}")).ok().json();
    let one = texts("datetime=2023-04-23&compare=2022-12-01");
    let text = one["alternative_text_short"].as_str().unwrap();
    let begins =
        "A map. Lachin corridor, 1 December 2022 and 23 April 2023, compared. Changed: Lachin corridor: Open, then Closed; ";
    assert!(text.starts_with(begins), "{text}");
    assert!(one["caption_short"].as_str().unwrap().contains("Changed: Lachin corridor: Open, then Closed"));
    let other = texts("datetime=2022-12-01&compare=2023-04-23");
    assert_eq!(other["alternative_text_short"], text);
    let passage = texts("datetime=2023-04-23&compare=2022-12-01&traveller=civilians-in");
    let text = passage["alternative_text_short"].as_str().unwrap();
    assert!(text.contains("Passage: civilians, ") && text.contains("Lachin corridor: yes, then no"), "{text}");
}
