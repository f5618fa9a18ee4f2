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
    for language in TAGS {
        let dates = (1..=12).map(|month| day_words(Day::new(2022, month, 28).unwrap(), language));
        let longest = dates.max_by_key(|day| day.chars().count()).unwrap();
        for place in all_places(&atlas) {
            for slice in sentences(&atlas, place, now(), language).slices {
                for headline in [slice.short_day, slice.short_instant] {
                    let headline = headline.replace("{date}", &longest).replace("{time}", "20:00").replace("{without}", "1234");
                    assert!(headline.chars().count() <= HEADLINE_CHARS, "{language}: {headline}");
                }
                assert!(slice.label.chars().count() <= LABEL_CHARS, "{language}: {}", slice.label);
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
    let (mut actors_told, mut since_told) = (0, 0);
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
    assert!(actors_told > 50 && since_told > 1000, "{actors_told} {since_told}");
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
    insta::assert_snapshot!(said, @r"
    en: On 9 November 2020 no state of the Lachin corridor is on record: the first is not yet open, from 10 November 2020.
    hy: 2020 թ. նոյեմբերի 9. Լաչինի միջանցք՝ վիճակի մասին գրառում չկա. առաջինը՝ դեռ բաց չէ, սկսած 2020 թ. նոյեմբերի 10-ից։
    az: 9 noyabr 2020: Laçın dəhlizi – vəziyyəti qeydə alınmayıb; ilk qeyd: hələ açılmayıb, başlanğıcı 10 noyabr 2020.
    ru: 9 ноября 2020 года: Лачинский коридор – записей о состоянии нет; первая – проезд ещё не открыт, с 10 ноября 2020 года.
    ka: 2020 წლის 9 ნოემბერი: ლაჩინის დერეფანი – მდგომარეობა აღრიცხული არ არის; პირველი ჩანაწერი: ჯერ არ გახსნილა, დასაწყისი: 2020 წლის 10 ნოემბერი.
    en: On 17 November 2020 the Lachin corridor was open. Civilians, aid, goods and peacekeepers could pass. Day 1 of this state. Also that day: passable with restrictions until 10:00.
    hy: 2020 թ. նոյեմբերի 17. Լաչինի միջանցք՝ բաց։ Ով կարող էր անցնել. քաղաքացիական անձինք, մարդասիրական օգնություն, ապրանքներ և խաղաղապահներ՝ այո։ Այս վիճակի 1-ին օրը։ Նույն օրը նաև. անցանելի սահմանափակումներով՝ մինչև ժամը 10:00։
    az: 17 noyabr 2020: Laçın dəhlizi – açıq. Keçid: mülki şəxslər, humanitar yardım, mallar və sülhməramlılar – bəli. Bu vəziyyətin 1-ci günü. Həmin gün həmçinin: keçid məhdudiyyətlərlə (10:00-dək).
    ru: 17 ноября 2020 года: Лачинский коридор – проезд открыт. Проезд: гражданские лица, гуманитарная помощь, товары и миротворцы – да. 1-й день этого состояния. В тот же день также: проезд с ограничениями до 10:00.
    ka: 2020 წლის 17 ნოემბერი: ლაჩინის დერეფანი – ღიაა. გავლა: სამოქალაქო პირები, ჰუმანიტარული დახმარება, საქონელი და მშვიდობისმყოფელები – კი. ამ მდგომარეობის 1-ლი დღე. იმავე დღეს ასევე: გავლა შეზღუდვებით 10:00-მდე.
    en: On 3 December 2022 the Lachin corridor was open. Civilians, aid, goods and peacekeepers could pass. Day 747 of this state. Also that day: blocked from about 12:30 to about 15:30.
    hy: 2022 թ. դեկտեմբերի 3. Լաչինի միջանցք՝ բաց։ Ով կարող էր անցնել. քաղաքացիական անձինք, մարդասիրական օգնություն, ապրանքներ և խաղաղապահներ՝ այո։ Այս վիճակի 747-րդ օրը։ Նույն օրը նաև. արգելափակված՝ ժամը մոտավորապես 12:30-ից մինչև մոտավորապես 15:30։
    az: 3 dekabr 2022: Laçın dəhlizi – açıq. Keçid: mülki şəxslər, humanitar yardım, mallar və sülhməramlılar – bəli. Bu vəziyyətin 747-ci günü. Həmin gün həmçinin: qarşısı kəsilib (təxminən 12:30 – təxminən 15:30).
    ru: 3 декабря 2022 года: Лачинский коридор – проезд открыт. Проезд: гражданские лица, гуманитарная помощь, товары и миротворцы – да. 747-й день этого состояния. В тот же день также: проезд перекрыт с примерно 12:30 до примерно 15:30.
    ka: 2022 წლის 3 დეკემბერი: ლაჩინის დერეფანი – ღიაა. გავლა: სამოქალაქო პირები, ჰუმანიტარული დახმარება, საქონელი და მშვიდობისმყოფელები – კი. ამ მდგომარეობის 747-ე დღე. იმავე დღეს ასევე: გადაკეტილია დაახლოებით 12:30-დან დაახლოებით 15:30-მდე.
    en: On 23 April 2023 the Lachin corridor was closed. Civilians, aid and goods could not pass; nothing is reported on peacekeepers. Day 133 without ordinary traffic, day 1 of this state.
    hy: 2023 թ. ապրիլի 23. Լաչինի միջանցք՝ փակ։ Ով կարող էր անցնել. քաղաքացիական անձինք, մարդասիրական օգնություն և ապրանքներ՝ ոչ. խաղաղապահներ՝ հաղորդում չկա։ Առանց սովորական երթևեկության 133-րդ օրը, այս վիճակի 1-ին օրը։
    az: 23 aprel 2023: Laçın dəhlizi – bağlı. Keçid: mülki şəxslər, humanitar yardım və mallar keçə bilmirdi; sülhməramlılar – məlumat yoxdur. Adi hərəkətsiz 133-cü gün, bu vəziyyətin 1-ci günü.
    ru: 23 апреля 2023 года: Лачинский коридор – проезд закрыт. Проезд: гражданские лица, гуманитарная помощь и товары – нет; миротворцы – сообщений нет. 133-й день без обычного движения, 1-й день этого состояния.
    ka: 2023 წლის 23 აპრილი: ლაჩინის დერეფანი – დახურულია. გავლა: სამოქალაქო პირები, ჰუმანიტარული დახმარება და საქონელი – არა; მშვიდობისმყოფელები – ცნობა არ არის. 133-ე დღე ჩვეულებრივი მოძრაობის გარეშე, ამ მდგომარეობის 1-ლი დღე.
    en: On 26 April 2023 the Lachin corridor was reported open to humanitarian passage only. Civilians and goods could not pass; aid and peacekeepers could pass within limits toward Khankendi / Stepanakert (nothing is reported on the way toward Goris). Day 136 without ordinary traffic, day 1 of this state.
    hy: 2023 թ. ապրիլի 26. Լաչինի միջանցք՝ ըստ հաղորդումների բաց միայն մարդասիրական անցման համար։ Ով կարող էր անցնել. քաղաքացիական անձինք և ապրանքներ՝ ոչ. մարդասիրական օգնություն և խաղաղապահներ՝ սահմանափակումներով դեպի Խանքենդի / Ստեփանակերտ (դեպի Գորիս հաղորդում չկա)։ Առանց սովորական երթևեկության 136-րդ օրը, այս վիճակի 1-ին օրը։
    az: 26 aprel 2023: Laçın dəhlizi – məlumatlara görə, yalnız humanitar keçid üçün açıq. Keçid: mülki şəxslər və mallar keçə bilmirdi; humanitar yardım və sülhməramlılar – Xankəndi / Stepanakert istiqamətində məhdudiyyətlərlə (Gorus istiqamətində – məlumat yoxdur). Adi hərəkətsiz 136-cı gün, bu vəziyyətin 1-ci günü.
    ru: 26 апреля 2023 года: Лачинский коридор – по сообщениям, открыт только гуманитарный проезд. Проезд: гражданские лица и товары – нет; гуманитарная помощь и миротворцы – в сторону города Степанакерт / Ханкенди с ограничениями (в сторону Гориса – сообщений нет). 136-й день без обычного движения, 1-й день этого состояния.
    ka: 2023 წლის 26 აპრილი: ლაჩინის დერეფანი – ცნობების მიხედვით, ღიაა მხოლოდ ჰუმანიტარული გავლისთვის. გავლა: სამოქალაქო პირები და საქონელი – არა; ჰუმანიტარული დახმარება და მშვიდობისმყოფელები – სტეფანაკერტის / ხანქენდის მიმართულებით შეზღუდვებით (გორისის მიმართულებით – ცნობა არ არის). 136-ე დღე ჩვეულებრივი მოძრაობის გარეშე, ამ მდგომარეობის 1-ლი დღე.
    en: On 21 August 2023 the Lachin corridor was open to humanitarian passage only. Civilians could pass only toward Goris, within limits; aid could pass within limits; goods could not pass; peacekeepers could pass within limits toward Goris (nothing is reported on the way toward Khankendi / Stepanakert). Day 253 without ordinary traffic, day 1 of this state.
    hy: 2023 թ. օգոստոսի 21. Լաչինի միջանցք՝ բաց միայն մարդասիրական անցման համար։ Ով կարող էր անցնել. քաղաքացիական անձինք՝ միայն դեպի Գորիս, սահմանափակումներով. մարդասիրական օգնություն՝ սահմանափակումներով. ապրանքներ՝ ոչ. խաղաղապահներ՝ սահմանափակումներով դեպի Գորիս (դեպի Խանքենդի / Ստեփանակերտ հաղորդում չկա)։ Առանց սովորական երթևեկության 253-րդ օրը, այս վիճակի 1-ին օրը։
    az: 21 avqust 2023: Laçın dəhlizi – yalnız humanitar keçid üçün açıq. Keçid: mülki şəxslər – yalnız Gorus istiqamətində, məhdudiyyətlərlə; humanitar yardım – məhdudiyyətlərlə; mallar keçə bilmirdi; sülhməramlılar – Gorus istiqamətində məhdudiyyətlərlə (Xankəndi / Stepanakert istiqamətində – məlumat yoxdur). Adi hərəkətsiz 253-cü gün, bu vəziyyətin 1-ci günü.
    ru: 21 августа 2023 года: Лачинский коридор – открыт только гуманитарный проезд. Проезд: гражданские лица – только в сторону Гориса, с ограничениями; гуманитарная помощь – с ограничениями; товары – нет; миротворцы – в сторону Гориса с ограничениями (в сторону города Степанакерт / Ханкенди – сообщений нет). 253-й день без обычного движения, 1-й день этого состояния.
    ka: 2023 წლის 21 აგვისტო: ლაჩინის დერეფანი – ღიაა მხოლოდ ჰუმანიტარული გავლისთვის. გავლა: სამოქალაქო პირები – მხოლოდ გორისის მიმართულებით, შეზღუდვებით; ჰუმანიტარული დახმარება – შეზღუდვებით; საქონელი – არა; მშვიდობისმყოფელები – გორისის მიმართულებით შეზღუდვებით (სტეფანაკერტის / ხანქენდის მიმართულებით – ცნობა არ არის). 253-ე დღე ჩვეულებრივი მოძრაობის გარეშე, ამ მდგომარეობის 1-ლი დღე.
    en: On 22 November 2026 the state of the Lachin corridor is not known; last reported without regular traffic on 14 January 2026. Nothing is reported on civilians, aid and goods.
    hy: 2026 թ. նոյեմբերի 22. Լաչինի միջանցք՝ վիճակը հայտնի չէ. վերջին հաղորդումը՝ առանց կանոնավոր երթևեկության, 2026 թ. հունվարի 14։ Ով կարող էր անցնել. քաղաքացիական անձինք, մարդասիրական օգնություն և ապրանքներ՝ հաղորդում չկա։
    az: 22 noyabr 2026: Laçın dəhlizi – vəziyyəti məlum deyil; son məlumat: müntəzəm hərəkət yoxdur, 14 yanvar 2026. Keçid: mülki şəxslər, humanitar yardım və mallar – məlumat yoxdur.
    ru: 22 ноября 2026 года: Лачинский коридор – состояние неизвестно; последнее сообщение: без регулярного движения, 14 января 2026 года. Проезд: гражданские лица, гуманитарная помощь и товары – сообщений нет.
    ka: 2026 წლის 22 ნოემბერი: ლაჩინის დერეფანი – მდგომარეობა უცნობია; ბოლო ცნობა: რეგულარული მოძრაობის გარეშე, 2026 წლის 14 იანვარი. გავლა: სამოქალაქო პირები, ჰუმანიტარული დახმარება და საქონელი – ცნობა არ არის.
    en: 1 January 2030 lies ahead, and no report covers it. On 22 November 2026 the state of the Lachin corridor is not known; last reported without regular traffic on 14 January 2026. Nothing is reported on civilians, aid and goods.
    hy: 2030 թ. հունվարի 1. այդ օրը դեռ առջևում է, և դրա մասին հաղորդում չկա։ 2026 թ. նոյեմբերի 22. Լաչինի միջանցք՝ վիճակը հայտնի չէ. վերջին հաղորդումը՝ առանց կանոնավոր երթևեկության, 2026 թ. հունվարի 14։ Ով կարող էր անցնել. քաղաքացիական անձինք, մարդասիրական օգնություն և ապրանքներ՝ հաղորդում չկա։
    az: 1 yanvar 2030 hələ qarşıdadır və həmin gün haqqında məlumat yoxdur. 22 noyabr 2026: Laçın dəhlizi – vəziyyəti məlum deyil; son məlumat: müntəzəm hərəkət yoxdur, 14 yanvar 2026. Keçid: mülki şəxslər, humanitar yardım və mallar – məlumat yoxdur.
    ru: 1 января 2030 года ещё впереди, и сообщений об этом дне нет. 22 ноября 2026 года: Лачинский коридор – состояние неизвестно; последнее сообщение: без регулярного движения, 14 января 2026 года. Проезд: гражданские лица, гуманитарная помощь и товары – сообщений нет.
    ka: 2030 წლის 1 იანვარი ჯერ არ დამდგარა და ამ დღეზე ცნობა არ არის. 2026 წლის 22 ნოემბერი: ლაჩინის დერეფანი – მდგომარეობა უცნობია; ბოლო ცნობა: რეგულარული მოძრაობის გარეშე, 2026 წლის 14 იანვარი. გავლა: სამოქალაქო პირები, ჰუმანიტარული დახმარება და საქონელი – ცნობა არ არის.
    ");
}
