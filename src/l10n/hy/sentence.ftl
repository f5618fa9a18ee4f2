# Պատասխանը բառերով։ Անուններն ու կարգավիճակները գալիս են տվյալներից և չեն հոլովվում. դրանք անջատվում են բութով։

## Օրեր և պահեր

# Ամիսներն ամսաթվի մեջ։
month-1 = հունվարի
month-2 = փետրվարի
month-3 = մարտի
month-4 = ապրիլի
month-5 = մայիսի
month-6 = հունիսի
month-7 = հուլիսի
month-8 = օգոստոսի
month-9 = սեպտեմբերի
month-10 = հոկտեմբերի
month-11 = նոյեմբերի
month-12 = դեկտեմբերի

# Ամիսներն առանց օրվա։
month-alone-1 = հունվար
month-alone-2 = փետրվար
month-alone-3 = մարտ
month-alone-4 = ապրիլ
month-alone-5 = մայիս
month-alone-6 = հունիս
month-alone-7 = հուլիս
month-alone-8 = օգոստոս
month-alone-9 = սեպտեմբեր
month-alone-10 = հոկտեմբեր
month-alone-11 = նոյեմբեր
month-alone-12 = դեկտեմբեր
date = { $year } թ. { $month } { $day }
month-and-year = { $year } թ. { $month }
year-alone = { $year } թվական
time-on-date = { $date }, ժամը { $time }
about = մոտավորապես { $what }
perhaps = ենթադրաբար { $what }

in-month-or-year = { $moment }
on-day = { $moment }
at-time = { $moment }

## Ինչ էր

day-says = { $date }. { $statement }։
instant-says = { $date }, ժամը { $time }. { $statement }։
holds = { $place }՝ { $status }
holds-reported = { $place }՝ ըստ հաղորդումների { $status }
holds-disputed = { $place }՝ ըստ հաղորդումների { $status }, ինչը վիճարկվում է
not-known = { $place }՝ վիճակը հայտնի չէ
not-known-last = { $place }՝ վիճակը հայտնի չէ. վերջին հաղորդումը՝ { $status }, { $moment }
none = { $place }՝ վիճակի մասին գրառում չկա
none-any-more = { $place }՝ վիճակի մասին գրառում չկա. վերջինը՝ { $status }, մինչև { $date }
none-yet = { $place }՝ վիճակի մասին գրառում չկա. առաջինը՝ { $status }, սկսած { $date }-ից
last-reported = { $statement }. վերջին հաղորդումը՝ { $moment }
ahead = { $date }. այդ օրը դեռ առջևում է, և դրա մասին հաղորդում չկա։

## Ով կարող էր անցնել

access = Ով կարող էր անցնել. { $clauses }։
clauses = { $first }. { $rest }
and = { $first } և { $last }
passes = { $who }՝ այո
passes-limited = { $who }՝ սահմանափակումներով
passes-not = { $who }՝ ոչ
passes-only = { $who }՝ միայն { $way }
passes-only-limited = { $who }՝ միայն { $way }, սահմանափակումներով
passes-limited-inward = { $who }՝ { $way } սահմանափակումներով, { $other } առանց սահմանափակումների
passes-limited-outward = { $who }՝ { $way } առանց սահմանափակումների, { $other } սահմանափակումներով
passes-one-way = { $who }՝ այո { $way } ({ $other } հաղորդում չկա)
passes-one-way-limited = { $who }՝ սահմանափակումներով { $way } ({ $other } հաղորդում չկա)
passes-one-way-not = { $who }՝ ոչ { $way } ({ $other } հաղորդում չկա)
nothing-reported = { $who }՝ հաղորդում չկա

## Որքան ժամանակ և էլ ինչ

days-without-ordinary-traffic = Առանց սովորական երթևեկության { $without } օրը, այս վիճակի { $day } օրը։
days-of-state = Այս վիճակի { $day } օրը։
# How a day is counted: an ending of the number (or =number) and the form, # being the number; the first that fits.
ordinals = =1 #-ին; #-րդ
also-that-day = Նույն օրը նաև. { $clauses }։
also = { $status }
also-from = { $status }՝ ժամը { $from }-ից
also-until = { $status }՝ մինչև ժամը { $until }
also-from-until = { $status }՝ ժամը { $from }-ից մինչև { $until }
