# Cavab sözlərlə. Adlar və statuslar məlumatdan gəlir və hallanmır: onları tire və ya iki nöqtə ayırır.

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

## Nə idi

day-says = { $date }: { $statement }.
instant-says = { $date }, saat { $time }: { $statement }.
holds = { $place } – { $status }
holds-reported = { $place } – məlumatlara görə, { $status }
holds-disputed = { $place } – məlumatlara görə, { $status }; bu, mübahisəlidir
not-known = { $place } – vəziyyəti məlum deyil
not-known-last = { $place } – vəziyyəti məlum deyil; son məlumat: { $status }, { $moment }
none = { $place } – vəziyyəti qeydə alınmayıb
none-any-more = { $place } – vəziyyəti qeydə alınmayıb; son qeyd: { $status }, sonu { $date }
none-yet = { $place } – vəziyyəti qeydə alınmayıb; ilk qeyd: { $status }, başlanğıcı { $date }
last-reported = { $statement }; son məlumat: { $moment }
ahead = { $date } hələ qarşıdadır və həmin gün haqqında məlumat yoxdur.

## Kim keçə bilirdi

access = Keçid: { $clauses }.
clauses = { $first }; { $rest }
and = { $first } və { $last }
passes = { $who } – bəli
passes-limited = { $who } – məhdudiyyətlərlə
passes-not = { $tense ->
    [now] { $who } keçə bilmir
   *[past] { $who } keçə bilmirdi
 }
passes-only = { $who } – yalnız { $way }
passes-only-limited = { $who } – yalnız { $way }, məhdudiyyətlərlə
passes-limited-inward = { $who } – { $way } məhdudiyyətlərlə, { $other } – bəli
passes-limited-outward = { $who } – { $way } – bəli, { $other } məhdudiyyətlərlə
passes-one-way = { $who } – { $way } – bəli ({ $other } – məlumat yoxdur)
passes-one-way-limited = { $who } – { $way } məhdudiyyətlərlə ({ $other } – məlumat yoxdur)
passes-one-way-not = { $who } – { $way } – yox ({ $other } – məlumat yoxdur)
nothing-reported = { $who } – məlumat yoxdur

## Nə qədər və daha nə

days-without-ordinary-traffic = Adi hərəkətsiz { $without } gün, bu vəziyyətin { $day } günü.
days-of-state = Bu vəziyyətin { $day } günü.
# How a day is counted: an ending of the number (or =number) and the form, # being the number; the first that fits.
ordinals = 3 #-cü; 4 #-cü; 6 #-cı; 9 #-cu; 10 #-cu; 30 #-cu; 40 #-cı; 60 #-cı; 90 #-cı; 000 #-ci; 00 #-cü; #-ci
also-that-day = Həmin gün həmçinin: { $clauses }.
also = { $status }
also-from = { $status } (başlanğıcı { $from })
also-until = { $status } ({ $until }-dək)
also-from-until = { $status } ({ $from } – { $until })
