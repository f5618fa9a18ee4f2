# Words of the pages that the server writes. Messages that take a count choose their plural form from it.

## Said of this language itself

words-unreviewed = The words of this page in English have not been reviewed by a native reader.
complaint-language = That language is not known here. English is shown.
complaint-datetime = Today is shown.
complaint-revision = The newest data is shown.
complaint-allowed = Allowed: { $allowed }.

## The front page

another-day = Another day
show = Show
end-of-day = At the end of { $date }
at-instant = At { $time } on { $date }
the-data = The data
the-api = The API
everything-in-one-file = everything in one file
how-to-read = How to read this
newest-data = The newest data
revision = Revision
data-licence = Data

## Columns

column-place = Place
column-status = Status
column-since = Since
column-certainty = Certainty
column-last-reported = Last reported
column-sources = Sources

## Lists and single items

breadcrumb = Breadcrumb
items-of = { $shown } of { $matched } items.
previous-page = Previous page
next-page = Next page
as-geojson = as GeoJSON
holds-from-to = This answer holds from { $since } to { $until } (not included).
the-beginning = the beginning
now-and-on = now and on
geometry = Geometry
no-geometry = None: listed, not drawn.
