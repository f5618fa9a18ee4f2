# Состояние словами. Названия и статусы приходят из данных и не склоняются: их отделяет тире или двоеточие.

## Дни и моменты

# Месяцы, как они стоят в дате.
month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря

# Месяцы без числа.
month-alone-1 = январь
month-alone-2 = февраль
month-alone-3 = март
month-alone-4 = апрель
month-alone-5 = май
month-alone-6 = июнь
month-alone-7 = июль
month-alone-8 = август
month-alone-9 = сентябрь
month-alone-10 = октябрь
month-alone-11 = ноябрь
month-alone-12 = декабрь
date = { $day } { $month } { $year } года
month-and-year = { $month } { $year } года
year-alone = { $year } год
time-on-date = { $date }, { $time }
about = примерно { $what }
perhaps = предположительно { $what }

in-month-or-year = { $moment }
on-day = { $moment }
at-time = { $moment }

# Месяцы и моменты как начало.
month-since-1 = января
month-since-2 = февраля
month-since-3 = марта
month-since-4 = апреля
month-since-5 = мая
month-since-6 = июня
month-since-7 = июля
month-since-8 = августа
month-since-9 = сентября
month-since-10 = октября
month-since-11 = ноября
month-since-12 = декабря
since-day = { $qualifier ->
    [about] примерно { $day ->
        [2] со
       *[other] с
    } { $day } { $month } { $year } года
    [perhaps] предположительно { $day ->
        [2] со
       *[other] с
    } { $day } { $month } { $year } года
   *[plain] { $day ->
        [2] со
       *[other] с
    } { $day } { $month } { $year } года
 }
since-month = { $qualifier ->
    [about] примерно с { $month-since } { $year } года
    [perhaps] предположительно с { $month-since } { $year } года
   *[plain] с { $month-since } { $year } года
 }
since-year = { $qualifier ->
    [about] примерно с { $year } года
    [perhaps] предположительно с { $year } года
   *[plain] с { $year } года
 }

## Что было

day-says = { $date }: { $statement }.
instant-says = { $date }, { $time }: { $statement }.
holds = { $place } – { $status }
holds-reported = { $place } – по сообщениям, { $status }
holds-disputed = { $tense ->
    [now] { $place } – по сообщениям, { $status }; это оспаривается
   *[past] { $place } – по сообщениям, { $status }; это оспаривалось
 }
holds-since = { $place } – { $since } { $status }
holds-reported-since = { $place } – по сообщениям, { $since } { $status }
holds-disputed-since = { $tense ->
    [now] { $place } – по сообщениям, { $since } { $status }; это оспаривается
   *[past] { $place } – по сообщениям, { $since } { $status }; это оспаривалось
 }
by-disputed = { $status }; кем – оспаривается
by-claimed = { $party }: { $by }
by-disputed-claims = { $status }; кем – оспаривается ({ $claims })
label-holds = { $place }: { $status }
label-holds-reported = { $place }: { $status } (по сообщениям)
label-holds-disputed = { $place }: { $status } (оспаривается)
label-not-known = { $place }: неизвестно
label-none = { $place }: записей нет
in-control = Контроль: { $who }.
last-reports = Последние сообщения: { $clauses }.
last-report = { $title } ({ $moment })
not-known = { $place } – состояние неизвестно
not-known-last = { $place } – состояние неизвестно; последнее сообщение: { $status }, { $moment }
none = { $place } – записей о состоянии нет
none-any-more = { $place } – записей о состоянии нет; последняя – { $status }, до { $date }
none-yet = { $place } – записей о состоянии нет; первая – { $status }, с { $date }
last-reported = { $statement }; последнее сообщение: { $moment }
ahead = { $date } ещё впереди, и сообщений об этом дне нет.

## Кто мог проехать

access = Проезд: { $clauses }.
access-reported = По этим сообщениям, проезд: { $clauses }.
clauses = { $first }; { $rest }
and = { $first } и { $last }
passes = { $who } – да
passes-limited = { $who } – с ограничениями
passes-not = { $who } – нет
passes-only = { $who } – только { $way }
passes-only-limited = { $who } – только { $way }, с ограничениями
passes-limited-inward = { $who } { $way } – с ограничениями, { $other } – да
passes-limited-outward = { $who } { $way } – да, { $other } – с ограничениями
passes-one-way = { $who } { $way } – да (в обратную сторону – сообщений нет)
passes-one-way-limited = { $who } { $way } – с ограничениями (в обратную сторону – сообщений нет)
passes-one-way-not = { $who } { $way } – нет (в обратную сторону – сообщений нет)
nothing-reported = { $who } – сообщений нет

## Как долго и что ещё

days-without-ordinary-traffic = Обычного движения нет { $since }: { $without } день.
days-without-ordinary-traffic-when = Обычного движения нет { $since } ({ $status }): { $without } день.
day-without-ordinary-traffic = { $without } день без обычного движения.
# How a day is counted: an ending of the number (or =number) and the form, # being the number; the first that fits.
ordinals = #-й
# How a time of day ends after "from" and after "until": as `ordinals`.
times-from = #
times-until = #
time-from = { $qualifier ->
    [about] примерно с { $time }
    [perhaps] предположительно с { $time }
   *[plain] с { $time }
 }
time-until = { $qualifier ->
    [about] примерно до { $time }
    [perhaps] предположительно до { $time }
   *[plain] до { $time }
 }
that-day = В этот день: { $clauses }.
sentences = { $first }. { $rest }
also-that-day = В тот же день также: { $clauses }.
also = { $status }
also-from = { $status } { $from }
also-until = { $status } { $until }
also-from-until = { $status } { $from } { $until }
