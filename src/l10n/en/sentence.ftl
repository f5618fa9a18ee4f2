# The answer in words. Each message is a whole sentence or clause, so that a language orders it as it likes. A message must never
# say more than the English one: "reported" stays reported, "disputed" disputed, and what is not known is not known.
#
# Names and statuses come from the data and cannot be inflected: a language that would need their case, gender or number sets
# them off with a dash or a colon. `$tense` is "now" for today and "past" for any other day.

## Days and moments

# Months as they stand in a date.
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# Months that stand without a day.
month-alone-1 = January
month-alone-2 = February
month-alone-3 = March
month-alone-4 = April
month-alone-5 = May
month-alone-6 = June
month-alone-7 = July
month-alone-8 = August
month-alone-9 = September
month-alone-10 = October
month-alone-11 = November
month-alone-12 = December
date = { $day } { $month } { $year }
month-and-year = { $month } { $year }
year-alone = { $year }
time-on-date = { $time } on { $date }
about = about { $what }
perhaps = perhaps { $what }

# Moments after "last reported".
in-month-or-year = in { $moment }
on-day = on { $moment }
at-time = at { $moment }

# Months and moments as the start of what went on.
month-since-1 = January
month-since-2 = February
month-since-3 = March
month-since-4 = April
month-since-5 = May
month-since-6 = June
month-since-7 = July
month-since-8 = August
month-since-9 = September
month-since-10 = October
month-since-11 = November
month-since-12 = December
since-day = { $qualifier ->
    [about] since about { $day } { $month } { $year }
    [perhaps] since perhaps { $day } { $month } { $year }
   *[plain] since { $day } { $month } { $year }
 }
since-month = { $qualifier ->
    [about] since about { $month-since } { $year }
    [perhaps] since perhaps { $month-since } { $year }
   *[plain] since { $month-since } { $year }
 }
since-year = { $qualifier ->
    [about] since about { $year }
    [perhaps] since perhaps { $year }
   *[plain] since { $year }
 }

## What held

day-says = On { $date } { $statement }.
instant-says = At { $time } on { $date } { $statement }.
holds = { $tense ->
    [now] { $place } is { $status }
   *[past] { $place } was { $status }
 }
holds-reported = { $tense ->
    [now] { $place } is reported { $status }
   *[past] { $place } was reported { $status }
 }
holds-disputed = { $tense ->
    [now] { $place } is reported { $status }, which is disputed
   *[past] { $place } was reported { $status }, which was disputed
 }
holds-since = { $tense ->
    [now] { $place } has been { $status } { $since }
   *[past] { $place } had been { $status } { $since }
 }
holds-reported-since = { $tense ->
    [now] { $place } is reported { $status } { $since }
   *[past] { $place } was reported { $status } { $since }
 }
holds-disputed-since = { $tense ->
    [now] { $place } is reported { $status } { $since }, which is disputed
   *[past] { $place } was reported { $status } { $since }, which was disputed
 }
# Who acted, where the accounts differ.
by-disputed = { $status } (by whom is disputed)
by-claimed = { $party }: { $by }
by-disputed-claims = { $status } (by whom is disputed – { $claims })
# The state without a date, for labels.
label-holds = { $place }: { $status }
label-holds-reported = { $place }: { $status } (reported)
label-holds-disputed = { $place }: { $status } (disputed)
label-not-known = { $place }: not known
label-none = { $place }: no state on record
in-control = In control: { $who }.
last-reports = Last reports: { $clauses }.
last-report = { $title } ({ $moment })
not-known = { $tense ->
    [now] the state of { $place } is not known
   *[past] the state of { $place } was not known
 }
not-known-last = { $tense ->
    [now] the state of { $place } is not known; last reported { $status } { $moment }
   *[past] the state of { $place } was not known; last reported { $status } { $moment }
 }
none = no state of { $place } is on record
none-any-more = no state of { $place } is on record: it was last { $status }, until { $date }
none-yet = no state of { $place } is on record: the first is { $status }, from { $date }
last-reported = { $statement }, last reported { $moment }
ahead = { $date } lies ahead, and no report covers it.

## Who could pass

access = { $clauses }.
access-reported = By these reports { $clauses }.
clauses = { $first }; { $rest }
and = { $first } and { $last }
passes = { $tense ->
    [now] { $who } can pass
   *[past] { $who } could pass
 }
passes-limited = { $tense ->
    [now] { $who } can pass within limits
   *[past] { $who } could pass within limits
 }
passes-not = { $tense ->
    [now] { $who } cannot pass
   *[past] { $who } could not pass
 }
passes-only = { $tense ->
    [now] { $who } can pass only { $way }
   *[past] { $who } could pass only { $way }
 }
passes-only-limited = { $tense ->
    [now] { $who } can pass only { $way }, within limits
   *[past] { $who } could pass only { $way }, within limits
 }
passes-limited-inward = { $tense ->
    [now] { $who } can pass { $way } within limits and { $other }
   *[past] { $who } could pass { $way } within limits and { $other }
 }
passes-limited-outward = { $tense ->
    [now] { $who } can pass { $way } and { $other } within limits
   *[past] { $who } could pass { $way } and { $other } within limits
 }
passes-one-way = { $tense ->
    [now] { $who } can pass { $way } (nothing is reported on the way back)
   *[past] { $who } could pass { $way } (nothing is reported on the way back)
 }
passes-one-way-limited = { $tense ->
    [now] { $who } can pass within limits { $way } (nothing is reported on the way back)
   *[past] { $who } could pass within limits { $way } (nothing is reported on the way back)
 }
passes-one-way-not = { $tense ->
    [now] { $who } cannot pass { $way } (nothing is reported on the way back)
   *[past] { $who } could not pass { $way } (nothing is reported on the way back)
 }
nothing-reported = nothing is reported on { $who }

## For how long, and what else

days-without-ordinary-traffic = No ordinary traffic { $since }: day { $without }.
days-without-ordinary-traffic-when = No ordinary traffic { $since }, when it was { $status }: day { $without }.
day-without-ordinary-traffic = Day { $without } without ordinary traffic.
# How a day is counted: an ending of the number (or =number) and the form, # being the number; the first that fits.
ordinals = #
# How a time of day ends after "from" and after "until": as `ordinals`.
times-from = #
times-until = #
time-from = { $qualifier ->
    [about] from about { $time }
    [perhaps] from perhaps { $time }
   *[plain] from { $time }
 }
time-until = { $qualifier ->
    [about] until about { $time }
    [perhaps] until perhaps { $time }
   *[plain] until { $time }
 }
that-day = That day: { $clauses }.
sentences = { $first }. { $rest }
also-that-day = Also that day: { $clauses }.
also = { $status }
also-from = { $status } { $from }
also-until = { $status } { $until }
also-from-until = { $status } { $from } { $until }
