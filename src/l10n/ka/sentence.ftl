# მდგომარეობა სიტყვებით. სახელები და სტატუსები მონაცემებიდან მოდის და არ იბრუნვის: მათ ტირე ან ორწერტილი გამოყოფს.

## დღეები და მომენტები

# თვეები, როგორც თარიღში წერია.
month-1 = იანვარი
month-2 = თებერვალი
month-3 = მარტი
month-4 = აპრილი
month-5 = მაისი
month-6 = ივნისი
month-7 = ივლისი
month-8 = აგვისტო
month-9 = სექტემბერი
month-10 = ოქტომბერი
month-11 = ნოემბერი
month-12 = დეკემბერი

# თვეები დღის გარეშე.
month-alone-1 = იანვარი
month-alone-2 = თებერვალი
month-alone-3 = მარტი
month-alone-4 = აპრილი
month-alone-5 = მაისი
month-alone-6 = ივნისი
month-alone-7 = ივლისი
month-alone-8 = აგვისტო
month-alone-9 = სექტემბერი
month-alone-10 = ოქტომბერი
month-alone-11 = ნოემბერი
month-alone-12 = დეკემბერი
date = { $year } წლის { $day } { $month }
month-and-year = { $year } წლის { $month }
year-alone = { $year } წელი
time-on-date = { $date }, { $time }
about = დაახლოებით { $what }
perhaps = სავარაუდოდ { $what }

in-month-or-year = { $moment }
on-day = { $moment }
at-time = { $moment }

# თვეები და მომენტები, როგორც დასაწყისი.
month-since-1 = იანვრიდან
month-since-2 = თებერვლიდან
month-since-3 = მარტიდან
month-since-4 = აპრილიდან
month-since-5 = მაისიდან
month-since-6 = ივნისიდან
month-since-7 = ივლისიდან
month-since-8 = აგვისტოდან
month-since-9 = სექტემბრიდან
month-since-10 = ოქტომბრიდან
month-since-11 = ნოემბრიდან
month-since-12 = დეკემბრიდან
since-day = { $qualifier ->
    [about] დაახლოებით { $year } წლის { $day } { $month-since }
    [perhaps] სავარაუდოდ { $year } წლის { $day } { $month-since }
   *[plain] { $year } წლის { $day } { $month-since }
 }
since-month = { $qualifier ->
    [about] დაახლოებით { $year } წლის { $month-since }
    [perhaps] სავარაუდოდ { $year } წლის { $month-since }
   *[plain] { $year } წლის { $month-since }
 }
since-year = { $qualifier ->
    [about] დაახლოებით { $year } წლიდან
    [perhaps] სავარაუდოდ { $year } წლიდან
   *[plain] { $year } წლიდან
 }

## რა იყო

day-says = { $date }: { $statement }.
instant-says = { $date }, { $time }: { $statement }.
holds = { $place } – { $status }
holds-reported = { $place } – ცნობით, { $status }
holds-disputed = { $tense ->
    [now] { $place } – ცნობით, { $status }; ეს სადავოა
   *[past] { $place } – ცნობით, { $status }; ეს სადავო იყო
 }
holds-since = { $place } – { $since } { $status }
holds-reported-since = { $place } – ცნობით, { $since } { $status }
holds-disputed-since = { $tense ->
    [now] { $place } – ცნობით, { $since } { $status }; ეს სადავოა
   *[past] { $place } – ცნობით, { $since } { $status }; ეს სადავო იყო
 }
by-disputed = { $status }; ვის მიერ, სადავოა
by-claimed = { $party }: { $by }
by-disputed-claims = { $status }; ვის მიერ, სადავოა ({ $claims })
label-holds = { $place }: { $status }
label-holds-reported = { $place }: { $status } (ცნობით)
label-holds-disputed = { $place }: { $status } (სადავოა)
label-not-known = { $place }: უცნობია
label-none = { $place }: ჩანაწერი არ არის
in-control = კონტროლი: { $who }.
last-reports = ბოლო ცნობები: { $clauses }.
last-report = { $title } ({ $moment })
not-known = { $place } – მდგომარეობა უცნობია
not-known-last = { $place } – მდგომარეობა უცნობია; ბოლო ცნობა: { $status }, { $moment }
none = { $place } – მდგომარეობა აღრიცხული არ არის
none-any-more = { $place } – მდგომარეობა აღრიცხული არ არის; ბოლო ჩანაწერი: { $status }, დასასრული: { $date }
none-yet = { $place } – მდგომარეობა აღრიცხული არ არის; პირველი ჩანაწერი: { $status }, დასაწყისი: { $date }
last-reported = { $statement }; ბოლო ცნობა: { $moment }
ahead = { $date } ჯერ არ დამდგარა და ამ დღეზე ცნობა არაა.

## ვის შეეძლო გავლა

access = გავლა: { $clauses }.
access-reported = ამ ცნობებით: { $clauses }.
clauses = { $first }; { $rest }
and = { $first } და { $last }
passes = { $who } – კი
passes-limited = { $who } – შეზღუდვებით
passes-not = { $who } – არა
passes-only = { $who } – მხოლოდ { $way }
passes-only-limited = { $who } – მხოლოდ { $way }, შეზღუდვებით
passes-limited-inward = { $who } { $way } – შეზღუდვებით, { $other } – კი
passes-limited-outward = { $who } { $way } – კი, { $other } – შეზღუდვებით
passes-one-way = { $who } { $way } – კი (უკან – ცნობა არაა)
passes-one-way-limited = { $who } { $way } – შეზღუდვებით (უკან – ცნობა არაა)
passes-one-way-not = { $who } { $way } – არა (უკან – ცნობა არაა)
nothing-reported = { $who } – ცნობა არაა

## რამდენ ხანს და კიდევ რა

days-without-ordinary-traffic = ჩვეულებრივი მოძრაობა არაა { $since }: { $without } დღე.
days-without-ordinary-traffic-when = ჩვეულებრივი მოძრაობა არაა { $since } ({ $status }): { $without } დღე.
day-without-ordinary-traffic = { $without } დღე ჩვეულებრივი მოძრაობის გარეშე.
# How a day is counted: an ending of the number (or =number) and the form, # being the number; the first that fits.
ordinals = =1 #-ლი; =2 მე-#; =3 მე-#; =4 მე-#; =5 მე-#; =6 მე-#; =7 მე-#; =8 მე-#; =9 მე-#; =10 მე-#; =11 მე-#; =12 მე-#; =13 მე-#; =14 მე-#; =15 მე-#; =16 მე-#; =17 მე-#; =18 მე-#; =19 მე-#; =20 მე-#; =40 მე-#; =60 მე-#; =80 მე-#; 00 მე-#; #-ე
# How a time of day ends after "from" and after "until": as `ordinals`.
times-from = #-დან
times-until = #-მდე
time-from = { $qualifier ->
    [about] დაახლოებით { $time }
    [perhaps] სავარაუდოდ { $time }
   *[plain] { $time }
 }
time-until = { $qualifier ->
    [about] დაახლოებით { $time }
    [perhaps] სავარაუდოდ { $time }
   *[plain] { $time }
 }
that-day = ამ დღეს: { $clauses }.
sentences = { $first }. { $rest }
also-that-day = იმავე დღეს: { $clauses }.
also = { $status }
also-from = { $status } { $from }
also-until = { $status } { $until }
also-from-until = { $status } { $from } { $until }
