# Слова страниц, которые пишет сервер.

## Об этом языке

words-unreviewed = Русские слова этой страницы не проверены носителем языка.
complaint-language = Такого языка здесь нет. Показано по-английски.
complaint-datetime = Показан сегодняшний день.
complaint-revision = Показаны новейшие данные.

## Главная страница

another-day = Другой день
show = Показать
end-of-day = На конец дня: { $date }
at-instant = { $date }, { $time }
the-data = Данные
the-api = API
everything-in-one-file = всё в одном файле
how-to-read = Как это читать
newest-data = Новейшие данные
revision = Версия
data-licence = Данные

## Столбцы

column-place = Место
column-status = Статус
column-since = С какого времени
column-certainty = Достоверность
column-last-reported = Последнее сообщение
column-sources = Источники

## Списки и отдельные записи

breadcrumb = Путь к странице
items-of = Показано { $shown } из { $matched }.
previous-page = Предыдущая страница
next-page = Следующая страница
as-geojson = в формате GeoJSON
holds-from-to = Этот ответ верен в промежутке: начало { $since }, конец { $until } (не включается).
the-beginning = начало данных
now-and-on = открыт
geometry = Геометрия
no-geometry = Нет: в списке есть, на карте нет.

## Этот язык

own-name = Русский
translation-unreviewed = Этот перевод не проверен носителем языка.
translation-unreviewed-short = перевод не проверен
complaint = Значение «{ $given }» параметра { $parameter } прочесть нельзя.
complaint-default = Показан вид по умолчанию.

## Все страницы

skip = Перейти к содержанию
language = Язык
pages = Страницы
timeline = Хронология
about-page = О проекте
frozen = Зафиксировано на версии { $revision }
frozen-note = Добавьте к любому адресу as-of с идентификатором версии, чтобы ответ больше не менялся.
not-kept = Эта версия, { $revision }, здесь не хранится. Показаны новейшие данные; они могут отличаться от тех, для которых была создана ссылка.
modified = Последнее изменение: { $date }.
how-to-build = Это страница без живой карты. Чтобы собрать её, запустите
source-count = { $n ->
    [one] { $n } источник
    [few] { $n } источника
   *[many] { $n } источников
 }
no-source = источников нет
no-address = адрес неизвестен
archived = архивная копия
via = через { $publisher }
says = { $n ->
    [one] { $who } говорит:
    [few] { $who } говорят:
    [many] { $who } говорят:
   *[other] { $who } говорят:
 }
qualified = { $who } ({ $qualifier })
certainty-confirmed = Подтверждено
certainty-reported = Сообщается
certainty-disputed = Оспаривается
category-change = Изменение
category-text = Документ
category-court = Суд
category-statement = Заявление
category-proposal = Предложение
category-incident = Инцидент
category-count = Подсчёт
category-opinion = Мнение
column-access = Кто мог проехать
column-until = До какого времени
column-control = Контроль
column-changes = Изменения
column-effect = Действие
control-not-recorded = не записано
control-unknown = неизвестно
control-contested = спорный
until = до

## Главная страница, продолжение

answer = Состояние на показанное время
key-moments = Ключевые моменты
today = Сегодня
time-of-day = Время (необязательно)
map-note = Линии дорог могут быть схематичными; кольцо показывает, насколько может сместиться точка.
changes-near = Изменения около этого времени
all-changes = Все изменения ({ $n })
this-view-as-data = Что было в показанное время, в виде данных:
collection-places = Места
collection-states = Состояния: место между двумя изменениями
collection-changes = Изменения: датированные сообщения с источниками
collection-sources = Источники
tables = Таблицы
usage-note = Примечание об именах и словах

## Место

kind-corridor = Коридор
kind-road = Дорога
kind-bridge = Мост
kind-checkpoint = КПП
kind-post = Пост
kind-site = Точка
kind-settlement = Населённый пункт
kind-area = Участок
schematic = Схематично
schematic-note = Линия схематична: съёмки не было.
precision = Точность – около { $metres } м.
no-states = Записей о состоянии этого места нет.
control-heading = Контроль: по сообщениям и по документам
reported-control = По сообщениям, контролирует:
under = По документу: { $text }
safety = Безопасность или проезд
history = История
report-made = первое сообщение
report-resumed = после этого возобновилось
report-confirmed = повторное сообщение
days-in-each = Дней в каждом статусе
days = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
 }
hours-only = лишь несколько часов
days-note = По { $date }: { $total }. День считается по состоянию на его конец.
names = Названия
column-name = Название
column-language = Язык
column-used-by = Кто использует
column-in-use = Когда в ходу
column-remarks = Примечания
general-knowledge = из общих знаний; в источнике не встречено
about-this-place = Об этом месте
part-of = Часть чего
parts = Части
exists = Существует
position = Положение
confidence = Уверенность в положении
confidence-high = высокая
confidence-medium = средняя
confidence-low = низкая
origin = Откуда взято положение
item-place = Это место

## Изменение

precision-year = известен только год
precision-month = известен только месяц
precision-day = известен день, но не час
precision-minute = известно время суток
context-only = Это сообщение нигде ничего не меняет; это контекст.
what-it-did = Что и где изменилось
effect-starts = с этого времени
effect-exception = на время
effect-confirms = сообщено повторно
effect-ends = закончилось
who-says-what = Кто что говорит
related = Связанные изменения
refers-cites = называет причиной
refers-answers = отвечает на
refers-rejects = отвергает
refers-asks-for = требует обещанного или предписанного
referred-cites = названо причиной в
referred-answers = ответ
referred-rejects = отвергнуто в
referred-asks-for = исполнения требует
item-change = Это изменение
map-at-that-time = Карта на это время
previous-change = Предыдущее изменение
next-change = Следующее изменение
no-such-place = Такого места нет
no-such-change = Такого изменения нет
no-such-id = Здесь нет ничего с идентификатором «{ $id }».

## Хронология

years = Годы
timeline-lead = Все записанные изменения, от старых к новым: что произошло, насколько достоверно и по каким источникам.
timeline-description = Датированные изменения с источниками, по годам и месяцам: { $n }.

## О проекте

status-words = Что значит каждый статус
access-lead = Записывается для каждого, кто едет, и каждого направления. «Не записано» – никто ничего не записал; «неизвестно» – пытались узнать и не смогли. Ни то ни другое не значит «нет».
certainty-confirmed-means = Никем не оспаривается, или взято из первичного текста, или совпадает в нескольких источниках.
certainty-reported-means = Рассказ одной стороны либо единственный или скудный источник.
certainty-disputed-means = Другая сторона отрицает; показаны обе.
dates = Как читается дата
dates-mean = Дни местные: UTC{ $offset }. Дата показывает, что было в конце этого дня и что ещё было в этот день; дата со временем – именно этот миг. Если известен только день, месяц или год, состояние начинается с самого раннего мига и проступает на всём их протяжении. Сообщение старше 90 дней показано с его датой.
positions = Насколько точно положение
positions-mean = Для каждой геометрии указано, на сколько метров она может быть смещена; где это важно, нарисовано кольцо. Схематичная линия не снята на местности и лишь показывает, какие места соединяет дорога. Подложка грубая, и ни один её цвет не обозначает государство или территорию.
credits = Авторство и лицензия
report-errors = Как сообщить об ошибке
api-definition = Описание API

## Embeds

embed-open = Открыть карту целиком
embed-move = Двигать карту
embed-frozen = Зафиксировано: { $date }, версия { $revision }
embed-frozen-note = Показанное здесь не меняется, когда меняются данные.
embed-before = Предыдущее изменение
embed-after = Следующее изменение
embed-day = Показанный день
embed-back = Назад к рисованной карте
embed-wheel = Чтобы изменить масштаб, прокручивайте, удерживая { $key }
embed-fingers = Двигайте карту двумя пальцами
embed-play = Проиграть от изменения к изменению
embed-full = На весь экран и обратно
embed-loading = Загружается: { $date } …
embed-failed = Не удалось загрузить: { $date }. По-прежнему показано: { $shown }.
embed-again = Повторить

## Утверждения, числа, источники, издатели

no-source-because = Источник неизвестен:
copies = копии в архиве
names-in-claims = В утверждениях
figures = Числа
counted-on = подсчитано: { $date }
unit-people = { $n ->
    [one] { $value } человек
    [few] { $value } человека
   *[many] { $value } человек
 }
unit-vehicles = { $n ->
    [one] { $value } машина
    [few] { $value } машины
   *[many] { $value } машин
 }
unit-tonnes = { $value } т
unit-days = { $n ->
    [one] { $value } день
    [few] { $value } дня
   *[many] { $value } дней
 }
unit-hours = { $n ->
    [one] { $value } час
    [few] { $value } часа
   *[many] { $value } часов
 }
unit-kilometres = { $value } км
unit-metres = { $value } м
unit-trips = { $n ->
    [one] { $value } рейс
    [few] { $value } рейса
   *[many] { $value } рейсов
 }
unit-posts = { $n ->
    [one] { $value } пост
    [few] { $value } поста
   *[many] { $value } постов
 }
unit-changes = { $n ->
    [one] { $value } сообщение
    [few] { $value } сообщения
   *[many] { $value } сообщений
 }
publisher = Издатель
contact = Связь
no-contact = Издатель не указал, как с ним связаться.
balance = Чьи утверждения и кто их опубликовал
balance-lead = Каждое утверждение засчитано той стороне, которая его делает. Издатель считается для стороны один раз, по тому, что он сам о себе говорит; что не найдено – не указано.
column-party = Сторона
column-claims = Утверждения
column-with-source = С источником
column-with-note = Вместо него примечание
column-countries = Издатели по странам
column-kinds = Издатели по роду
not-stated = не указано
publisher-kind-official = официальный
publisher-kind-state-media = принадлежит государству или им оплачивается
publisher-kind-agency = информационное агентство
publisher-kind-independent = независимое издание
publisher-kind-organisation = организация
publisher-kind-not-stated = не указано

## The strip of the road

strip = Вдоль дороги
strip-note = По порядку вдоль дороги, без масштаба.
strip-unordered = Порядок неизвестен
strip-border = граница
# How far off the place of a stop may be.
strip-rough = ± { $length } км

## История

story = История
story-lead = { $title }: что это за дорога, что на ней произошло и что известно сегодня. Шагов: { $n }.
story-step = Шаг { $number } из { $count }
story-steps = Шаги истории
story-next = Дальше
story-previous = Назад
story-whole = Вся история на одной странице
story-day-by-day = Смотреть по дням
story-today = Сегодня:
story-shown = Показано:
story-map = Смотреть на карте
story-about = Сообщения, на которых это основано
story-days-without = без обычного движения: с { $since } по { $until }, оба дня включены
story-days-in-status = из дней с { $since } по { $until } – те, что закончились со статусом «{ $status }»
story-changes = в этом наборе данных, с { $since } по { $until }
story-days-without-means = Считаются местные дни с того, в который прекратилось обычное движение, по последний названный, оба включены. Счёт в предложении о более позднем дне продолжается, пока данные говорят, что обычного движения не было.
story-days-in-status-means = День считается по тому, что действовало в его конце; статус на несколько часов внутри дня ничего не добавляет.
story-changes-means = Считаются сообщения этого набора данных всех видов, дата которых попадает в период; каждое стоит на странице всех изменений.
