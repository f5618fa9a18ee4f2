# Words of the pages that the server writes. Messages that take a count choose their plural form from it.

## Said of this language itself

words-unreviewed = The words of this page in English have not been reviewed by a native reader.
complaint-language = That language is not known here. English is shown.
complaint-datetime = Today is shown.
complaint-revision = The newest data is shown.

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

## This language

own-name = English
translation-unreviewed = This translation has not been reviewed by a native reader.
translation-unreviewed-short = translation not reviewed
complaint = The parameter { $parameter } is “{ $given }”, which cannot be read.
complaint-default = The default is shown.

## Every page

skip = Skip to the content
language = Language
pages = Pages
timeline = Timeline
about-page = About
frozen = Frozen at revision { $revision }
frozen-note = Add as-of with the id of a revision to any address to keep what it says for good.
not-kept = This version, { $revision }, is not kept here. What is shown is the newest data, which may differ from what the link was made for.
modified = Last changed: { $date }.
how-to-build = This is the page without its live map. To build that, run
source-count = { $n ->
    [one] { $n } source
   *[other] { $n } sources
 }
no-source = no source
no-address = no address seen
archived = archived copy
via = by way of { $publisher }
says = { $n ->
    [one] { $who } says:
   *[other] { $who } say:
 }
qualified = { $qualifier } { $who }
certainty-confirmed = Confirmed
certainty-reported = Reported
certainty-disputed = Disputed
category-change = Change
category-text = Text
category-court = Court
category-statement = Statement
category-proposal = Proposal
category-incident = Incident
category-count = Count
category-opinion = Opinion
column-access = Who could pass
column-until = Until
column-control = Control
column-changes = Changes
column-effect = Effect
control-not-recorded = not recorded
control-unknown = unknown
control-contested = contested
until = until

## The front page, more

answer = The answer for the shown time
key-moments = Key moments
today = Today
time-of-day = Time (optional)
map-note = Road lines may be schematic; a ring shows how far off a point may be.
changes-near = Changes near this time
all-changes = All { $n } changes
this-view-as-data = What held at the shown time, as data:
collection-places = Places
collection-states = States: a place between two changes
collection-changes = Changes: dated, sourced reports
collection-sources = Sources
tables = Tables
usage-note = Usage note

## A place

kind-corridor = Corridor
kind-road = Road
kind-bridge = Bridge
kind-checkpoint = Checkpoint
kind-post = Post
kind-site = Site
kind-settlement = Settlement
kind-area = Area
schematic = Schematic
schematic-note = The line is schematic: it was not surveyed.
precision = Precise to about { $metres } m.
no-states = No state of this place is on record.
control-heading = Control: reported, and by mandate
reported-control = Reported in control:
under = Under: { $text }
safety = Safety or passage
history = History
report-made = reported it first
report-resumed = after it resumed
report-confirmed = reported it again
days-in-each = Days in each status
days = { $n ->
    [one] { $n } day
   *[other] { $n } days
 }
hours-only = some hours only
days-note = To { $date }: { $total }. A day counts for what held at its end.
names = Names
column-name = Name
column-language = Language
column-used-by = Used by
column-in-use = In use
column-remarks = Remarks
general-knowledge = from general knowledge; not seen in a source
about-this-place = About this place
part-of = Part of
parts = Parts
exists = Exists
position = Position
confidence = Confidence in the position
confidence-high = high
confidence-medium = medium
confidence-low = low
origin = Where the position comes from
item-place = This place

## A change

precision-year = only the year is known
precision-month = only the month is known
precision-day = the day is known, the hour is not
precision-minute = the time of day is known
context-only = This report changes nothing at any place; it is context.
what-it-did = What it did, and where
effect-starts = from then on
effect-exception = for a while
effect-confirms = reported again
effect-ends = ended
who-says-what = Who says what
related = Related changes
refers-cites = names as a reason
refers-answers = answers
refers-rejects = rejects
refers-asks-for = asks for what it promised or ordered
referred-cites = is named as a reason by
referred-answers = is answered by
referred-rejects = is rejected by
referred-asks-for = is asked for by
item-change = This change
map-at-that-time = The map at that time
previous-change = Previous change
next-change = Next change
no-such-place = There is no such place
no-such-change = There is no such change
no-such-id = Nothing here has the id “{ $id }”.

## The timeline

years = Years
timeline-lead = Every change on record, oldest first, each with what it did, how sure it is and its sources.
timeline-description = { $n } dated changes with their sources, by year and month.

## About

status-words = What each status means
access-lead = Recorded for each traveller and each direction. Not recorded means that nobody wrote anything down; unknown means that somebody looked and could not tell. Neither means no.
certainty-confirmed-means = Undisputed, or from a primary text, or several sources agree.
certainty-reported-means = One side’s account, or a single or thin source.
certainty-disputed-means = Denied by another side; both are shown.
dates = How a date is read
dates-mean = Days are local days at UTC{ $offset }. A date alone shows what held at the end of that day, and what else held on it; a date with a time shows that instant. Where only a day, month or year is known, a state starts at its earliest instant and fades in over the whole of it. A report more than 90 days old is shown with its date.
positions = How precise a position is
positions-mean = Every geometry says how far it may be off, in metres; a ring is drawn where that matters. A schematic line was not surveyed and shows only which places a road joins. The base map is coarse, and no colour on it stands for a state or its territory.
credits = Credits and licence
report-errors = Reporting an error
api-definition = Definition of the API

## Embeds

embed-open = Open the whole map
embed-move = Move the map
embed-frozen = Frozen: { $date }, revision { $revision }
embed-frozen-note = What this shows does not change when the data does.
embed-before = The change before
embed-after = The next change
embed-day = The shown day
embed-back = Back to the drawn map
embed-wheel = Use { $key } + scroll to zoom the map
embed-fingers = Use two fingers to move the map
embed-play = Play from change to change
embed-full = Full screen, and back
embed-loading = Loading { $date } …
embed-failed = { $date } could not be loaded. Still shown: { $shown }.
embed-again = Try again

## Claims, figures, sources, publishers

no-source-because = No source is known:
copies = copies in an archive
names-in-claims = In claims
figures = Figures
counted-on = counted on { $date }
unit-people = { $n ->
    [one] { $value } person
   *[other] { $value } people
 }
unit-vehicles = { $n ->
    [one] { $value } vehicle
   *[other] { $value } vehicles
 }
unit-tonnes = { $value } t
unit-days = { $n ->
    [one] { $value } day
   *[other] { $value } days
 }
unit-hours = { $n ->
    [one] { $value } hour
   *[other] { $value } hours
 }
unit-kilometres = { $value } km
unit-metres = { $value } m
unit-trips = { $n ->
    [one] { $value } trip
   *[other] { $value } trips
 }
unit-posts = { $n ->
    [one] { $value } post
   *[other] { $value } posts
 }
unit-changes = { $n ->
    [one] { $value } report
   *[other] { $value } reports
 }
publisher = Publisher
contact = Contact
no-contact = The publisher gives no way to be reached.
balance = Whose claims, and who published them
balance-lead = Every claim is counted with the party that makes it. A publisher is counted once a party, by what it states of itself; what was not found is not stated.
column-party = Party
column-claims = Claims
column-with-source = With a source
column-with-note = With a note instead
column-countries = Publishers by country
column-kinds = Publishers by kind
not-stated = not stated
publisher-kind-official = official
publisher-kind-state-media = owned or paid for by a state
publisher-kind-agency = news agency
publisher-kind-independent = independent
publisher-kind-organisation = organisation
publisher-kind-not-stated = not stated

## The strip of the road

strip = Along the road
strip-note = In road order, not to scale.
strip-unordered = Order not known
strip-border = border
# How far off the place of a stop may be.
strip-rough = ± { $length } km

## Story

story = Story
story-lead = { $title } in { $n } steps: what this road is, what happened on it, and what is known today.
story-step = Step { $number } of { $count }
story-steps = Steps of the story
story-next = Next
story-previous = Back
story-whole = The whole story on one page
story-day-by-day = See it day by day
story-today = Today:
story-shown = Shown:
story-map = See it on the map
story-about = The reports behind it
story-days-without = without ordinary traffic: { $since } to { $until }, both counted
story-days-in-status = those between { $since } and { $until } that ended with the status “{ $status }”
story-changes = in this dataset, dated { $since } to { $until }
story-days-without-means = Counted are the local days from the one on which ordinary traffic ended to the last one named, both included. The count in the sentence of a later day goes on for as long as the data tells that no ordinary traffic passed.
story-days-in-status-means = A day counts for what held at its end; a status of some hours within a day adds nothing.
story-changes-means = Counted are the reports of this dataset whose date lies in the period, of every kind; each stands on the page of all changes.
