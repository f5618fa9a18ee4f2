# Слова страниц, которые пишет сервер.

## Об этом языке

words-unreviewed = Русские слова этой страницы не проверены носителем языка.
complaint-language = Такого языка здесь нет. Показано по-английски.
complaint-datetime = Показан сегодняшний день.
complaint-revision = Показаны новейшие данные.
complaint-allowed = Допустимо: { $allowed }.

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
revision = Редакция
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
