//! `/embed`: complete as the server writes it, small, in any page of anybody, and frozen when its address says so.

use crate::support::{Reply, Service, get};
use axum::http::StatusCode;

const DAY: &str = "/embed?datetime=2023-04-23";

/// Bytes that an embed weighs at the most, compressed; its script is bounded where it is built, by another 4 kB.
const MOST: usize = 62_000;

fn pinned(query: &str) -> String {
    let revision = get("/embed").ok().header("corridor-revision").to_owned();
    format!("/embed?{query}&as-of={revision}")
}

#[track_caller]
fn location(reply: &Reply) -> String {
    assert_eq!(reply.status, StatusCode::FOUND, "{}", reply.asked);
    reply.header("location").replace("http://corridor.test", "")
}

#[test]
fn an_embed_has_answer_map_ribbons_slider_and_credits_without_a_script() {
    let text = get(DAY).ok().text();
    for part in [
        "On 23 April 2023 the Lachin corridor was closed by Azerbaijani border guards at the Hakari Bridge.",
        "<svg xmlns",
        "class=\"rows\"",
        "type=\"range\"",
        "Reported by: ",
        "Made with Natural Earth",
        "CC-BY-4.0",
    ] {
        assert!(text.contains(part), "{part}");
    }
    let scripts = text.matches("<script").count();
    let known = text.matches("<script type=\"module\" src=").count() + text.matches("type=\"application/json\"").count();
    assert_eq!(scripts, known, "nothing runs that stands in the page itself");
}

#[test]
fn an_embed_is_small_in_every_language_and_when_it_compares() {
    for query in [
        "",
        "&lang=hy",
        "&lang=az",
        "&lang=ru",
        "&lang=ka",
        "&compare=2022-12-12",
        "&traveller=goods-in&lang=hy&compare=2021-01-01",
    ] {
        let reply = Service::default().get_with(&format!("{DAY}{query}"), &[("accept-encoding", "br")]).ok();
        assert_eq!(reply.header("content-encoding"), "br");
        assert!(reply.body.len() < MOST, "{query}: {} bytes", reply.body.len());
    }
}

#[test]
fn anybody_may_frame_an_embed_and_nothing_else() {
    for path in ["/embed", "/embed?lang=tlh", "/embed?as-of=000000000000", "/embed?day=3"] {
        let reply = get(path);
        let policy = reply.header("content-security-policy");
        assert!(policy.contains("frame-ancestors *"), "{path} {}: {policy}", reply.status);
        assert!(policy.contains("script-src 'self';"), "{path} {}: {policy}", reply.status);
        assert_eq!(reply.header("set-cookie"), "");
    }
    for path in ["/", "/about", "/places/hakari-bridge", "/snapshot.svg", "/embedded"] {
        assert!(get(path).header("content-security-policy").contains("frame-ancestors 'self'"), "{path}");
    }
}

#[test]
fn an_embed_is_light_unless_another_theme_is_asked_for() {
    for (query, theme) in [
        ("", Some("light")),
        ("&theme=auto", None),
        ("&theme=dark", Some("dark")),
        ("&theme=contrast", Some("contrast")),
        ("&theme=pink", Some("light")),
    ] {
        let text = get(&format!("{DAY}{query}")).ok().text();
        let root = text.split("<html").nth(1).unwrap().split('>').next().unwrap().to_owned();
        let given = root.split("data-theme=\"").nth(1).map(|rest| rest.split('"').next().unwrap());
        assert_eq!(given, theme, "{query}: {root}");
    }
}

#[test]
fn an_embed_of_a_revision_says_that_it_is_frozen_and_its_words_never_change() {
    let path = pinned("datetime=2023-04-23");
    let text = get(&path).ok().text();
    let revision = get("/embed").ok().header("corridor-revision").to_owned();
    assert!(text.contains("class=\"badge\"") && text.contains(&format!("revision {revision}")), "{text}");
    assert!(!get(DAY).ok().text().contains("class=\"badge\""));
    let words = |text: &str| text.split("<header").nth(1).unwrap().split("</header>").next().unwrap().to_owned();
    let later = Service::default().at("2031-01-01T00:00:00Z").get(&path).ok().text();
    assert_eq!(words(&text), words(&later));
}

#[test]
fn the_form_of_the_slider_leads_to_the_address_of_its_day() {
    assert_eq!(location(&get("/embed?day=0")), "/embed?datetime=2020-11-10");
    assert_eq!(location(&get("/embed?lang=ru&day=894&datetime=2021-01-01")), "/embed?datetime=2023-04-23&lang=ru");
    for wrong in ["-1", "99999999", "x", "", "1.5"] {
        let text = get(&format!("/embed?day={wrong}")).ok().text();
        assert!(text.contains("type=\"range\""), "{wrong}");
    }
}

#[test]
fn steps_lead_to_the_changes_before_and_after_and_end_with_the_data() {
    let step = |path: &str, rel: &str| {
        let text = get(path).ok().text();
        let link = text.split(&format!("rel=\"{rel}\" href=\"")).nth(1)?.split('"').next()?;
        Some(link.replace("&amp;", "&"))
    };
    // Forward from the first day, each later than the one before, to the end.
    let (mut path, mut seen) = ("/embed?datetime=2020-11-10".to_owned(), Vec::new());
    while let Some(next) = step(&path, "next") {
        let at = next.split("datetime=").nth(1).unwrap().split('&').next().unwrap().to_owned();
        assert!(seen.last().is_none_or(|last| *last < at), "{seen:?} {at}");
        seen.push(at);
        path = next;
        assert!(seen.len() < 500);
    }
    assert!(seen.len() > 40, "{}", seen.len());
    // And back the same way.
    let back = step(&path, "prev").unwrap();
    assert!(back.contains(&seen[seen.len() - 2]), "{back}");
}

#[test]
fn controls_choose_parts_and_map_and_credits_always_stand() {
    let bare = get(&format!("{DAY}&controls=none")).ok().text();
    for part in ["type=\"range\"", "class=\"rows\"", "class=\"means\"", "<h1"] {
        assert!(!bare.contains(part), "{part}");
    }
    assert!(bare.contains("class=\"map\"") && bare.contains("class=\"credits\"") && bare.contains("23 April 2023"));
    let some = get(&format!("{DAY}&controls=slider,legend")).ok().text();
    assert!(some.contains("type=\"range\"") && some.contains("class=\"means\"") && !some.contains("class=\"rows\""));
    assert!(some.contains("controls=slider,legend") || some.contains("controls=slider%2Clegend"), "steps keep them");
    let wrong = get(&format!("{DAY}&controls=everything")).ok().text();
    assert!(wrong.contains("`controls`") && wrong.contains("type=\"range\""), "{wrong}");
}

#[test]
fn an_embed_has_the_crossing_as_a_strip_where_it_is_about_the_road() {
    let has_strip = |path: &str| get(path).ok().text().contains("<section class=\"strip\"");
    let text = get(DAY).ok().text();
    let said = "Along the road: Goris; Armenian checkpoint: Active, Armenia · ± 4 km; border Armenia / Azerbaijan; Hakari Bridge: Closed";
    assert!(text.contains(said), "{text}");
    assert!(text.contains(">In road order, not to scale.</text>") && text.contains(">Order not known</text>"), "{text}");
    assert!(has_strip(&format!("{DAY}&place=az-checkpoint")), "a stop of the road");
    for other in ["&place=aghdam-road", "&compare=2022-12-12", "&traveller=goods-in", "&controls=slider"] {
        assert!(!has_strip(&format!("{DAY}{other}")), "{other}");
    }
    let early = get("/embed?datetime=2020-11-09").ok().text();
    assert!(
        early.contains("<section class=\"strip\" aria-label=\"Along the road\"></section>"),
        "no route yet: the part is empty"
    );
}

#[test]
fn what_cannot_be_read_is_said_on_the_embed() {
    for (query, says) in [
        ("place=nowhere", "`place`"),
        ("datetime=yesterday", "`datetime`"),
        ("bbox=1,2,3", "`bbox`"),
        ("bbox=46,39,46,39", "`bbox`"),
        ("center=46,39", "`center`"),
        ("traveller=goats-in", "`traveller`"),
        ("as-of=soon", "`as-of`"),
    ] {
        let text = get(&format!("/embed?{query}")).ok().text();
        let complaint = text.split("role=\"alert\">").nth(1).unwrap_or_else(|| panic!("{query}")).split("</p>").next().unwrap();
        assert!(complaint.contains(says), "{query}: {complaint}");
    }
}

#[test]
fn an_embed_that_compares_shows_both_times_with_their_dates() {
    let text = get(&format!("{DAY}&compare=2022-12-01")).ok().text();
    assert_eq!(text.matches("class=\"pane\"").count(), 2);
    let plates: Vec<&str> = text.split("class=\"plate\">").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    assert_eq!(plates, ["1 December 2022", "23 April 2023"]);
    assert!(text.contains("On 1 December 2022 the Lachin corridor had been open"));
}

#[test]
fn an_embed_about_a_traveller_is_coloured_by_who_could_pass_and_says_so() {
    let text = get(&format!("{DAY}&traveller=civilians-in")).ok().text();
    assert!(text.contains("Passage: civilians, "), "{text}");
    assert!(text.contains("var(--access-no)") && text.contains("url(#t-access-no)"));
}

#[test]
fn samples_of_a_legend_refer_to_textures_that_the_page_has() {
    for path in [DAY, "/?datetime=2023-04-23", "/about"] {
        let text = get(path).ok().text();
        let used: Vec<&str> = text.split("fill=\"url(#").skip(1).map(|rest| rest.split(')').next().unwrap()).collect();
        assert!(!used.is_empty(), "{path}");
        for id in used {
            assert!(text.contains(&format!("id=\"{id}\"")), "{path}: {id}");
        }
    }
}
