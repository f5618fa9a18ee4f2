# Vəziyyət sözlərlə. Adlar və statuslar məlumatdan gəlir və hallanmır: onları tire və ya iki nöqtə ayırır.

## Günlər və anlar

# Aylar tarixdə olduğu kimi.
month-1 = yanvar
month-2 = fevral
month-3 = mart
month-4 = aprel
month-5 = may
month-6 = iyun
month-7 = iyul
month-8 = avqust
month-9 = sentyabr
month-10 = oktyabr
month-11 = noyabr
month-12 = dekabr

# Aylar günsüz.
month-alone-1 = yanvar
month-alone-2 = fevral
month-alone-3 = mart
month-alone-4 = aprel
month-alone-5 = may
month-alone-6 = iyun
month-alone-7 = iyul
month-alone-8 = avqust
month-alone-9 = sentyabr
month-alone-10 = oktyabr
month-alone-11 = noyabr
month-alone-12 = dekabr
date = { $day } { $month } { $year }
month-and-year = { $month } { $year }
year-alone = { $year }
time-on-date = { $date }, saat { $time }
about = təxminən { $what }
perhaps = ehtimal ki, { $what }

in-month-or-year = { $moment }
on-day = { $moment }
at-time = { $moment }

# Aylar və anlar başlanğıc kimi.
month-since-1 = yanvarından
month-since-2 = fevralından
month-since-3 = martından
month-since-4 = aprelindən
month-since-5 = mayından
month-since-6 = iyunundan
month-since-7 = iyulundan
month-since-8 = avqustundan
month-since-9 = sentyabrından
month-since-10 = oktyabrından
month-since-11 = noyabrından
month-since-12 = dekabrından
since-day = { $qualifier ->
    [about] təxminən { $day } { $month } { $year-ordinal } ildən
    [perhaps] ehtimal ki, { $day } { $month } { $year-ordinal } ildən
   *[plain] { $day } { $month } { $year-ordinal } ildən
 }
since-month = { $qualifier ->
    [about] təxminən { $year-ordinal } ilin { $month-since }
    [perhaps] ehtimal ki, { $year-ordinal } ilin { $month-since }
   *[plain] { $year-ordinal } ilin { $month-since }
 }
since-year = { $qualifier ->
    [about] təxminən { $year-ordinal } ildən
    [perhaps] ehtimal ki, { $year-ordinal } ildən
   *[plain] { $year-ordinal } ildən
 }

## Nə idi

day-says = { $date }: { $statement }.
instant-says = { $date }, saat { $time }: { $statement }.
holds = { $place } – { $status }
holds-reported = { $place } – məlumatlara görə, { $status }
holds-disputed = { $tense ->
    [now] { $place } – məlumatlara görə, { $status }; bu, mübahisəlidir
   *[past] { $place } – məlumatlara görə, { $status }; bu, mübahisəli idi
 }
holds-since = { $place } – { $since } { $status }
holds-reported-since = { $place } – məlumatlara görə, { $since } { $status }
holds-disputed-since = { $tense ->
    [now] { $place } – məlumatlara görə, { $since } { $status }; bu, mübahisəlidir
   *[past] { $place } – məlumatlara görə, { $since } { $status }; bu, mübahisəli idi
 }
by-disputed = { $status }; kim tərəfindən – mübahisəlidir
by-claimed = { $party }: { $by }
by-disputed-claims = { $status }; kim tərəfindən – mübahisəlidir ({ $claims })
label-holds = { $place }: { $status }
label-holds-reported = { $place }: { $status } (məlumatlara görə)
label-holds-disputed = { $place }: { $status } (mübahisəlidir)
label-not-known = { $place }: məlum deyil
label-none = { $place }: qeyd yoxdur
in-control = Nəzarət: { $who }.
last-reports = Son məlumatlar: { $clauses }.
last-report = { $title } ({ $moment })
not-known = { $place } – vəziyyəti məlum deyil
not-known-last = { $place } – vəziyyəti məlum deyil; son məlumat: { $status }, { $moment }
none = { $place } – vəziyyəti qeydə alınmayıb
none-any-more = { $place } – vəziyyəti qeydə alınmayıb; son qeyd: { $status }, sonu { $date }
none-yet = { $place } – vəziyyəti qeydə alınmayıb; ilk qeyd: { $status }, başlanğıcı { $date }
last-reported = { $statement }; son məlumat: { $moment }
ahead = { $date } hələ qarşıdadır və həmin gün haqqında məlumat yoxdur.

## Kim keçə bilirdi

access = Keçid: { $clauses }.
access-reported = Bu məlumatlara görə: { $clauses }.
clauses = { $first }; { $rest }
and = { $first } və { $last }
passes = { $tense ->
    [now] { $who } keçə bilir
   *[past] { $who } keçə bilirdi
 }
passes-limited = { $who } – məhdudiyyətlərlə
passes-not = { $tense ->
    [now] { $who } keçə bilmir
   *[past] { $who } keçə bilmirdi
 }
passes-only = { $who } – yalnız { $way }
passes-only-limited = { $who } – yalnız { $way }, məhdudiyyətlərlə
passes-limited-inward = { $tense ->
    [now] { $who } { $way } məhdudiyyətlərlə, { $other } məhdudiyyətsiz keçə bilir
   *[past] { $who } { $way } məhdudiyyətlərlə, { $other } məhdudiyyətsiz keçə bilirdi
 }
passes-limited-outward = { $tense ->
    [now] { $who } { $way } məhdudiyyətsiz, { $other } məhdudiyyətlərlə keçə bilir
   *[past] { $who } { $way } məhdudiyyətsiz, { $other } məhdudiyyətlərlə keçə bilirdi
 }
passes-one-way = { $tense ->
    [now] { $who } { $way } keçə bilir (əks istiqamətdə – məlumat yoxdur)
   *[past] { $who } { $way } keçə bilirdi (əks istiqamətdə – məlumat yoxdur)
 }
passes-one-way-limited = { $who } { $way } – məhdudiyyətlərlə (əks istiqamətdə – məlumat yoxdur)
passes-one-way-not = { $tense ->
    [now] { $who } { $way } keçə bilmir (əks istiqamətdə – məlumat yoxdur)
   *[past] { $who } { $way } keçə bilmirdi (əks istiqamətdə – məlumat yoxdur)
 }
nothing-reported = { $who } – məlumat yoxdur

## Nə qədər və daha nə

days-without-ordinary-traffic = { $since } adi hərəkət yoxdur: { $without } gün.
days-without-ordinary-traffic-when = { $since } adi hərəkət yoxdur ({ $status }): { $without } gün.
day-without-ordinary-traffic = Adi hərəkətsiz { $without } gün.
# How a day is counted: an ending of the number (or =number) and the form, # being the number; the first that fits.
ordinals = 3 #-cü; 4 #-cü; 6 #-cı; 9 #-cu; 10 #-cu; 30 #-cu; 40 #-cı; 60 #-cı; 90 #-cı; 000 #-ci; 00 #-cü; #-ci
# How a time of day ends after "from" and after "until": as `ordinals`.
times-from = 20 #-dən; 50 #-dən; 0 #-dan; 6 #-dan; 9 #-dan; #-dən
times-until = #-dək
time-from = { $qualifier ->
    [about] təxminən saat { $time }
    [perhaps] ehtimal ki, saat { $time }
   *[plain] saat { $time }
 }
time-until = { $qualifier ->
    [about] təxminən saat { $time }
    [perhaps] ehtimal ki, saat { $time }
   *[plain] saat { $time }
 }
that-day = Həmin gün: { $clauses }.
sentences = { $first }. { $rest }
also-that-day = Həmin gün həmçinin: { $clauses }.
also = { $status }
also-from = { $from } { $status }
also-until = { $until } { $status }
also-from-until = { $from } { $until } { $status }
