# Վիճակը բառերով։ Անուններն ու կարգավիճակները գալիս են տվյալներից և չեն հոլովվում. դրանք անջատվում են բութով։

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

# Ամիսներն ու պահերը որպես սկիզբ։
month-since-1 = հունվարից
month-since-2 = փետրվարից
month-since-3 = մարտից
month-since-4 = ապրիլից
month-since-5 = մայիսից
month-since-6 = հունիսից
month-since-7 = հուլիսից
month-since-8 = օգոստոսից
month-since-9 = սեպտեմբերից
month-since-10 = հոկտեմբերից
month-since-11 = նոյեմբերից
month-since-12 = դեկտեմբերից
since-day = { $qualifier ->
    [about] մոտավորապես { $year } թ. { $month } { $day }-ից
    [perhaps] ենթադրաբար { $year } թ. { $month } { $day }-ից
   *[plain] { $year } թ. { $month } { $day }-ից
 }
since-month = { $qualifier ->
    [about] մոտավորապես { $year } թ. { $month-since }
    [perhaps] ենթադրաբար { $year } թ. { $month-since }
   *[plain] { $year } թ. { $month-since }
 }
since-year = { $qualifier ->
    [about] մոտավորապես { $year } թվականից
    [perhaps] ենթադրաբար { $year } թվականից
   *[plain] { $year } թվականից
 }

## Ինչ էր

day-says = { $date }. { $statement }։
instant-says = { $date }, ժամը { $time }. { $statement }։
holds = { $place }՝ { $status }
holds-reported = { $place }՝ ըստ հաղորդումների { $status }
holds-disputed = { $tense ->
    [now] { $place }՝ ըստ հաղորդումների { $status }, ինչը վիճարկվում է
   *[past] { $place }՝ ըստ հաղորդումների { $status }, ինչը վիճարկվում էր
 }
holds-since = { $place }՝ { $since } { $status }
holds-reported-since = { $place }՝ ըստ հաղորդումների { $since } { $status }
holds-disputed-since = { $tense ->
    [now] { $place }՝ ըստ հաղորդումների { $since } { $status }, ինչը վիճարկվում է
   *[past] { $place }՝ ըստ հաղորդումների { $since } { $status }, ինչը վիճարկվում էր
 }
by-disputed = { $status }, ում կողմից՝ վիճարկվում է
by-claimed = { $party }՝ { $by }
by-disputed-claims = { $status }, ում կողմից՝ վիճարկվում է ({ $claims })
label-holds = { $place }՝ { $status }
label-holds-reported = { $place }՝ { $status } (ըստ հաղորդումների)
label-holds-disputed = { $place }՝ { $status } (վիճարկվում է)
label-not-known = { $place }՝ հայտնի չէ
label-none = { $place }՝ գրառում չկա
in-control = Վերահսկողություն՝ { $who }։
last-reports = Վերջին հաղորդումները. { $clauses }։
last-report = { $title } ({ $moment })
not-known = { $place }՝ վիճակը հայտնի չէ
not-known-last = { $place }՝ վիճակը հայտնի չէ. վերջին հաղորդումը՝ { $status }, { $moment }
none = { $place }՝ վիճակի մասին գրառում չկա
none-any-more = { $place }՝ վիճակի մասին գրառում չկա. վերջինը՝ { $status }, մինչև { $date }
none-yet = { $place }՝ վիճակի մասին գրառում չկա. առաջինը՝ { $status }, սկսած { $date }-ից
last-reported = { $statement }. վերջին հաղորդումը՝ { $moment }
ahead = { $date }. այդ օրը դեռ առջևում է, և դրա մասին հաղորդում չկա։

## Ով կարող էր անցնել

access = Ով կարող էր անցնել. { $clauses }։
access-reported = Ըստ այս հաղորդումների. { $clauses }։
clauses = { $first }. { $rest }
and = { $first } և { $last }
passes = { $who }՝ այո
passes-limited = { $who }՝ սահմանափակումներով
passes-not = { $who }՝ ոչ
passes-only = { $who }՝ միայն { $way }
passes-only-limited = { $who }՝ միայն { $way }, սահմանափակումներով
passes-limited-inward = { $who } { $way }՝ սահմանափակումներով, { $other }՝ այո
passes-limited-outward = { $who } { $way }՝ այո, { $other }՝ սահմանափակումներով
passes-one-way = { $who } { $way }՝ այո (հակառակ ուղղությամբ՝ հաղորդում չկա)
passes-one-way-limited = { $who } { $way }՝ սահմանափակումներով (հակառակ ուղղությամբ՝ հաղորդում չկա)
passes-one-way-not = { $who } { $way }՝ ոչ (հակառակ ուղղությամբ՝ հաղորդում չկա)
nothing-reported = { $who }՝ հաղորդում չկա

## Որքան ժամանակ և էլ ինչ

days-without-ordinary-traffic = Սովորական երթևեկություն չկա { $since }՝ { $without } օրը։
days-without-ordinary-traffic-when = Սովորական երթևեկություն չկա { $since } ({ $status })՝ { $without } օրը։
day-without-ordinary-traffic = Առանց սովորական երթևեկության՝ { $without } օրը։
# How a day is counted: an ending of the number (or =number) and the form, # being the number; the first that fits.
ordinals = =1 #-ին; #-րդ
# How a time of day ends after "from" and after "until": as `ordinals`.
times-from = #-ից
times-until = 00 #-ն; #-ը
time-from = { $qualifier ->
    [about] մոտավորապես ժամը { $time }
    [perhaps] ենթադրաբար ժամը { $time }
   *[plain] ժամը { $time }
 }
time-until = { $qualifier ->
    [about] մոտավորապես մինչև ժամը { $time }
    [perhaps] ենթադրաբար մինչև ժամը { $time }
   *[plain] մինչև ժամը { $time }
 }
that-day = Այդ օրը. { $clauses }։
sentences = { $first }։ { $rest }
also-that-day = Նույն օրը նաև. { $clauses }։
also = { $status }
also-from = { $status }՝ { $from }
also-until = { $status }՝ { $until }
also-from-until = { $status }՝ { $from } { $until }
