//! What holds of every sentence of the built-in data, in every language.

use corridor::{
    chronicle::{
        PartyId,
        change::Certainty,
        fold::PlaceIndex,
        index::atlas::Atlas,
        moment::{Day, Instant, Offset, parse_day, parse_instant},
        sentence::{
            HEADLINE_CHARS, LABEL_CHARS, Sentences, Shown, answer, date_template, day_words, moment_words, month_names, ordinals,
            sentences,
        },
    },
    l10n::TAGS,
};

const NOW: &str = "2026-11-22T12:00:00+04:00";

fn atlas() -> Atlas {
    Atlas::new(corridor::geodata::built_in().unwrap()).unwrap()
}

fn now() -> Instant {
    parse_instant(NOW).unwrap()
}

fn all_places(atlas: &Atlas) -> impl Iterator<Item = PlaceIndex> + use<> {
    0..u32::try_from(atlas.places().len()).unwrap()
}

/// The number of a day as a page writes it.
fn ordinal(number: i32, language: &str) -> String {
    let number = number.to_string();
    let rules = ordinals(language);
    let fits = |ending: &str| ending.strip_prefix('=').map_or_else(|| number.ends_with(ending), |whole| whole == number);
    rules.iter().find(|(ending, _)| fits(ending)).unwrap().1.replace('#', &number)
}

#[test]
fn days_are_counted_as_each_language_counts() {
    let counted = |language| [1, 2, 3, 6, 9, 10, 20, 21, 40, 100, 133, 1000].map(|number| ordinal(number, language)).join(" ");
    assert_eq!(counted("en"), "1 2 3 6 9 10 20 21 40 100 133 1000");
    assert_eq!(counted("hy"), "1-ին 2-րդ 3-րդ 6-րդ 9-րդ 10-րդ 20-րդ 21-րդ 40-րդ 100-րդ 133-րդ 1000-րդ");
    assert_eq!(counted("az"), "1-ci 2-ci 3-cü 6-cı 9-cu 10-cu 20-ci 21-ci 40-cı 100-cü 133-cü 1000-ci");
    assert_eq!(counted("ru"), "1-й 2-й 3-й 6-й 9-й 10-й 20-й 21-й 40-й 100-й 133-й 1000-й");
    assert_eq!(counted("ka"), "1-ლი მე-2 მე-3 მე-6 მე-9 მე-10 მე-20 21-ე მე-40 მე-100 133-ე მე-1000");
}

/// A template filled as a page fills it: it knows the slices, the names of the months, and how to count days.
fn as_a_page_fills_it(said: &Sentences, shown: Shown, offset: Offset, language: &str) -> (String, String) {
    let (at, day) = (shown.at(offset), shown.day(offset));
    let slice = said.slices.iter().find(|slice| slice.period.contains(at)).unwrap();
    let months = month_names(language);
    let date = date_template(language)
        .replace("{day}", &day.day().to_string())
        .replace("{month}", &months[usize::try_from(day.month()).unwrap() - 1])
        .replace("{year}", &day.year().to_string());
    let count = |from: Option<Day>| from.map_or_else(String::new, |from| ordinal((day - from).get_days() + 1, language));
    let filled = |template: &str| {
        template
            .replace("{date}", &date)
            .replace("{time}", &offset.clock(at))
            .replace("{day}", &count(slice.day_from))
            .replace("{without}", &count(slice.without_from))
    };
    match shown {
        Shown::Day(_) => {
            let also = said.also.iter().find(|(other, _)| *other == day).map(|(_, text)| format!(" {text}"));
            (filled(&slice.day) + &also.unwrap_or_default(), filled(&slice.short_day))
        }
        Shown::Instant(_) => (filled(&slice.instant), filled(&slice.short_instant)),
    }
}

fn days(from: &str, to: &str) -> impl Iterator<Item = Shown> {
    let (from, to) = (parse_day(from).unwrap(), parse_day(to).unwrap());
    std::iter::successors(Some(from), |day| day.tomorrow().ok()).take_while(move |day| *day <= to).map(Shown::Day)
}

/// All times that matter, each with the second before and after it, and the nanosecond before.
fn instants(said: &Sentences) -> Vec<Shown> {
    let cuts = said.slices.iter().map(|slice| slice.period.since).filter(|since| *since > Instant::MIN);
    let steps = [-1_000_000_000, -1, 0, 1, 1_000_000_000].map(jiff::SignedDuration::from_nanos);
    cuts.flat_map(|cut| steps.map(|step| Shown::Instant(cut + step))).collect()
}

#[test]
fn a_page_that_fills_the_templates_says_what_the_server_says() {
    let atlas = atlas();
    let offset = atlas.header().offset;
    for language in TAGS {
        for place in all_places(&atlas) {
            // A place of which nothing is ever said but one sentence need not be asked two thousand times.
            let said = sentences(&atlas, place, now(), language);
            let asked: Vec<Shown> = match said.slices.len() {
                ..4 => days("2026-11-01", "2026-12-01").collect(),
                _ => days("2020-11-01", "2026-11-25").collect(),
            };
            for shown in asked.into_iter().chain(instants(&said)) {
                let answer = answer(&atlas, place, shown, now(), language);
                let expected = (answer.text, answer.short);
                assert_eq!(as_a_page_fills_it(&said, shown, offset, language), expected, "{language} {place} {shown:?}");
            }
        }
    }
}

#[test]
fn the_templates_hold_on_a_day_on_which_states_change_and_before_all_of_them() {
    let atlas = atlas();
    let offset = atlas.header().offset;
    for now in ["2022-12-03T13:00:00+04:00", "2023-06-15T06:00:00+04:00", "2019-06-01T00:00:00+04:00"] {
        let now = parse_instant(now).unwrap();
        for place in ["lachin-corridor", "hakari-bridge", "blockade-site", "az-checkpoint"] {
            let place = atlas.place_index(place).unwrap();
            for language in TAGS {
                let said = sentences(&atlas, place, now, language);
                for shown in days("2022-11-25", "2023-06-20").chain(instants(&said)) {
                    let answer = answer(&atlas, place, shown, now, language);
                    let expected = (answer.text, answer.short);
                    assert_eq!(
                        as_a_page_fills_it(&said, shown, offset, language),
                        expected,
                        "{language} {now} {place} {shown:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn slices_cover_all_of_time_without_gap_and_today_is_one_of_them() {
    let atlas = atlas();
    for place in all_places(&atlas) {
        let said = sentences(&atlas, place, now(), "en");
        assert_eq!(said.slices.first().unwrap().period.since, Instant::MIN);
        assert_eq!(said.slices.last().unwrap().period.until, None);
        for pair in said.slices.windows(2) {
            assert_eq!(pair[0].period.until, Some(pair[1].period.since));
            assert!(!pair[0].period.is_empty());
        }
        assert!(said.slices.contains(&said.today) && said.today.period.contains(now()));
    }
}

#[test]
fn headlines_and_labels_fit_where_they_are_printed() {
    let atlas = atlas();
    let is_headline = |place| atlas.place(place).id == atlas.header().headline_place;
    for language in TAGS {
        let dates = (1..=12).map(|month| day_words(Day::new(2022, month, 28).unwrap(), language));
        let longest = dates.max_by_key(|day| day.chars().count()).unwrap();
        for place in all_places(&atlas) {
            // Of a place with a long name, what is never left out may alone be longer.
            let more = if is_headline(place) { 0 } else { 15 };
            for slice in sentences(&atlas, place, now(), language).slices {
                for headline in [slice.short_day, slice.short_instant] {
                    let headline = headline.replace("{date}", &longest).replace("{time}", "20:00").replace("{without}", "1234");
                    assert!(headline.chars().count() <= HEADLINE_CHARS + more, "{language}: {headline}");
                }
                assert!(slice.label.chars().count() <= LABEL_CHARS + more, "{language}: {}", slice.label);
            }
        }
    }
}

/// Each clause of the English sentence says what the states have, on every day of the headline place and of the places where
/// actors are recorded.
#[test]
fn a_sentence_never_says_more_than_the_states() {
    let atlas = atlas();
    let offset = atlas.header().offset;
    let (mut actors_told, mut since_told, mut control_told) = (0, 0, 0);
    for place in all_places(&atlas) {
        for shown in days("2020-11-01", "2026-11-22") {
            let said = answer(&atlas, place, shown, now(), "en");
            let Some(state) = said.state.map(|index| atlas.view(index)) else { continue };
            let (statement, certainty) = (&said.statement, state.certainty());
            if !state.status().unknown {
                for text in [&said.text, &said.short, &said.label] {
                    let is_reported =
                        text.contains("reported ") || text.contains("(reported)") || text.contains("By these reports");
                    assert!(certainty != Certainty::Reported || is_reported, "{text}");
                    assert!(certainty != Certainty::Disputed || text.contains("disputed"), "{text}");
                }
            }
            let may_act: Vec<&PartyId> =
                state.actors().into_iter().chain(state.claimed_actors().into_iter().flat_map(|(_, by)| by)).collect();
            for party in &atlas.header().parties {
                let Some(by) = party.by.as_ref().and_then(|by| by.exactly("en")) else { continue };
                let Some((_, after)) = statement.split_once(by) else { continue };
                if after.is_empty() || after.starts_with([' ', ',', ';', ')']) {
                    assert!(may_act.contains(&&party.id), "{statement}");
                    actors_told += 1;
                }
            }
            if let Some((_, rest)) = said.text.split_once("In control: ") {
                let named = |id: &PartyId| atlas.header().party(id.as_str()).unwrap().label.in_language("en");
                let parties: Vec<&str> = state.controllers().parties().iter().map(named).collect();
                assert!(!parties.is_empty() && rest.starts_with(&format!("{}.", parties.join(", "))), "{}", said.text);
                control_told += 1;
            }
            let since = statement.split(" since ").nth(1).map(|rest| rest.split([',', ';']).next().unwrap().to_owned());
            let Some(since) = since else { continue };
            // Some state of the place with this status began then, and till now no other status but of exceptions came between.
            let until = state.state.period.since;
            let found = atlas.states_of(place).map(|index| atlas.view(index)).find(|earlier| {
                let begins = moment_words(&earlier.since_written(), offset, "en");
                earlier.state.status == state.state.status && begins.ends_with(since.trim_start_matches("about "))
            });
            let found = found.unwrap_or_else(|| panic!("no state began {since}: {statement}"));
            let between = atlas
                .states_of(place)
                .map(|index| atlas.view(index))
                .filter(|other| other.state.period.since > found.state.period.since && other.state.period.since < until);
            for other in between {
                assert!(other.state.status == state.state.status || other.state.is_exception, "{statement}");
            }
            since_told += 1;
        }
    }
    assert!(actors_told > 50 && since_told > 1000 && control_told > 1000, "{actors_told} {since_told} {control_told}");
}

#[test]
fn a_reader_learns_on_every_day_without_traffic_who_acted_or_held_the_road() {
    let atlas = atlas();
    let place = atlas.place_index("lachin-corridor").unwrap();
    for shown in days("2020-11-10", "2026-03-10") {
        let said = answer(&atlas, place, shown, now(), "en");
        let state = atlas.view(said.state.unwrap());
        let names_actors = state.has_told_actors() && state.certainty() != Certainty::Disputed;
        let is_told = names_actors || said.text.contains("In control: ") || said.text.contains("when it was blocked");
        assert!(is_told || said.day_without_ordinary_traffic.is_none(), "{}", said.text);
    }
}

#[test]
fn no_title_stands_twice_in_a_sentence() {
    let atlas = atlas();
    for language in TAGS {
        let titles: Vec<String> = atlas
            .changes()
            .iter()
            .filter_map(|change| change.title.as_ref()?.in_language(language))
            .map(|(_, title)| title.text().to_owned())
            .collect();
        for place in all_places(&atlas) {
            let starts = atlas.states_of(place).map(|index| atlas.view(index).state.period.since);
            for day in starts.map(|since| atlas.header().offset.day_of(since)) {
                let text = answer(&atlas, place, Shown::Day(day), now(), language).text;
                for title in &titles {
                    assert!(text.matches(title.as_str()).count() < 2, "{language} {day}: {text}");
                }
            }
        }
    }
}

#[test]
fn within_a_sentence_only_names_begin_with_a_capital() {
    let atlas = atlas();
    let place = atlas.place_index("lachin-corridor").unwrap();
    let said = |day, language| answer(&atlas, place, Shown::Day(parse_day(day).unwrap()), now(), language).text;
    assert!(said("2022-12-12", "ru").contains("(Армения, власти Нагорного Карабаха: Азербайджаном; Азербайджан: российскими"));
    assert!(said("2021-01-10", "ru").contains("Контроль: российские миротворцы."));
    assert!(said("2022-12-12", "az").contains("(Ermənistan, Dağlıq Qarabağ hakimiyyəti: Azərbaycan tərəfindən; Azərbaycan:"));
}

#[test]
fn the_last_report_of_a_past_day_is_the_newest_that_had_been_made_by_then() {
    let atlas = atlas();
    let offset = atlas.header().offset;
    let mut captions = 0;
    for place in all_places(&atlas) {
        for index in atlas.states_of(place) {
            let view = atlas.view(index);
            for (report, _) in view.reports() {
                let at = report.moment.earliest(offset) - jiff::SignedDuration::from_secs(1);
                if view.state.period.contains(at) {
                    assert!(view.last_report_by(at).earliest(offset) <= at, "{}", view.id());
                    let later = moment_words(&report.moment, offset, "en");
                    let text = answer(&atlas, place, Shown::Instant(at), now(), "en").text;
                    assert!(!text.contains(&format!("last reported {later}")), "{text}");
                    captions += 1;
                }
            }
        }
    }
    assert!(captions > 10, "only {captions} reports are confirmations");
}

#[test]
fn the_sentences_of_chosen_days_in_every_language() {
    let atlas = atlas();
    let place = atlas.place_index("lachin-corridor").unwrap();
    let mut said = String::new();
    for day in ["2020-11-09", "2020-11-17", "2022-12-03", "2023-04-23", "2023-04-26", "2023-08-21", "2026-11-22", "2030-01-01"] {
        for language in TAGS {
            let shown = Shown::Day(parse_day(day).unwrap());
            said += &format!("{language}: {}\n", answer(&atlas, place, shown, now(), language).text);
        }
    }
    insta::assert_snapshot!("sentences", said);
}
