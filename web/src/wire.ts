// The JSON of `/timeline.json`, as the table of fields in `src/schema/records` has it. Do not edit:
// `CORRIDOR_UPDATE=1 cargo test --test program generated` writes this file.

import type { Geometry } from 'geojson'

export type Traveller = 'civilians' | 'humanitarian' | 'goods' | 'peacekeepers'
export type Direction = 'in' | 'out'
export type Pass = 'yes' | 'limited' | 'no' | 'unknown'
export type Certainty = 'confirmed' | 'reported' | 'disputed'
export type Kind = 'corridor' | 'road' | 'bridge' | 'checkpoint' | 'post' | 'site' | 'settlement' | 'area'
export type PassWord = Pass | 'not-recorded'

/** A licence. */
export interface WireLicence {
  /** SPDX id of the licence. */
  readonly id: string
  /** Where its text stands. */
  readonly url: string
}

/** Who publishes the dataset. */
export interface WirePublisher {
  /** Who publishes the dataset. */
  readonly name: string
  /** Their own page, or null. */
  readonly url: string | null
  /** Where they are reached, or null. */
  readonly contact: string | null
}

/** Whom to name. */
export interface WireCredit {
  /** The words of the credit. */
  readonly text: string
  /** The name for the one line below a picture; absent: not named there if another credit has one. */
  readonly short?: string
  /** Where the credited stands. */
  readonly url?: string
  /** Its own licence. */
  readonly licence?: string
}

/** Where a map opens. */
export interface WireView {
  /** Longitude, latitude. */
  readonly center: readonly [number, number]
  /** Web Mercator zoom. */
  readonly zoom: number
}

/** The dataset. */
export interface WireDataset {
  /** The dataset's id. */
  readonly id: string
  /** Its title. */
  readonly title: string
  /** What it covers. */
  readonly description: string
  /** Under which terms it may be used. */
  readonly licence: WireLicence
  /** Who publishes it, and where they are reached. */
  readonly publisher: WirePublisher | null
  /** Who publishes it and where they are reached, in words. */
  readonly published_by: string
  /** Whom to name. */
  readonly credits: readonly WireCredit[]
  /** The fixed offset from UTC that turns days into instants. */
  readonly offset: string
  /** When the dataset was last modified. */
  readonly modified: string
  /** West, south, east, north in degrees. */
  readonly bbox: readonly [number, number, number, number]
  /** From when the dataset tells. */
  readonly since: string
  /** Where a map opens. */
  readonly default_view: WireView
  /** The place whose state is the headline. */
  readonly headline_place: string
  /** On names, borders, statuses and certainty. */
  readonly usage_note: string
  /** How a reader reports an error. */
  readonly report_errors: string
}

/** A moment to go to in one step. */
export interface WireKeyMoment {
  /** When. */
  readonly moment: string
  /** Its earliest instant. */
  readonly at: string
  /** What it is called. */
  readonly label: string
}

/** RFC 3339 at the dataset's offset; half-open, and null is an open end. */
export interface WirePeriod {
  /** The first instant. */
  readonly since: string | null
  /** The first instant after it. */
  readonly until: string | null
}

/** The number of a step. */
export interface WireStoryNumber {
  /** The number with its unit. */
  readonly text: string
  /** What it counts, and by whose count. */
  readonly what: string
  /** The language of `what`. */
  readonly what_language: string
  /** Path and fragment of the page that explains it; the query of the reader goes between the two. */
  readonly path: string
}

/** A step of the story, and what map and timeline show with it. */
export interface WireStoryStep {
  /** Its id. */
  readonly id: string
  /** Its title. */
  readonly title: string
  /** One or two sentences. */
  readonly text: string
  /** West, south, east, north of what the map frames, in degrees; null: the headline place. */
  readonly bbox: readonly [number, number, number, number] | null
  /** The time that is shown, as `datetime` of a link: a day or an instant; null: today. */
  readonly datetime: string | null
  /** The number that it tells. */
  readonly number: WireStoryNumber | null
  /** The changes that it is about. */
  readonly changes: readonly string[]
}

/** The border between two parties as a stop. */
export interface WireBorderStop {
  /** The party before the border and the one after it, in road order. */
  readonly border: readonly string[]
  /** The labels of the two parties, in the same order. */
  readonly words: readonly string[]
}

/** Places whose order no source gives, as one stop. */
export interface WireTogetherStop {
  /** The places, in an order that means nothing. */
  readonly together: readonly string[]
  /** Why they have no order. */
  readonly note: string
}

/** The stops of the road in order, while it took this course. */
export interface WireRoute {
  /** From when until when it carried the traffic; no two routes overlap. */
  readonly period: WirePeriod
  /** The stops in road order; one is shown only in the periods of its place. */
  readonly stops: readonly (string | WireBorderStop | WireTogetherStop)[]
}

/** A form of a place's name. */
export interface WireName {
  /** Language of the name. */
  readonly lang: string
  /** The name itself. */
  readonly form: string
  /** ISO 15924 script. */
  readonly script?: 'Latn' | 'Cyrl' | 'Armn' | 'Geor'
  /** Whether it is part of the label in its language. */
  readonly label: boolean
  /** Who uses it. */
  readonly used_by?: readonly string[]
  /** In use from. */
  readonly from?: string
  /** In use to. */
  readonly to?: string
  /** A remark for the reader. */
  readonly note?: string
  /** True when no look-up showed the form. */
  readonly general_knowledge?: boolean
  /** Where the form was seen. */
  readonly sources?: readonly string[]
}

/** A name on the map that belongs to no place. */
export interface WireMapLabel {
  /** Its text in the language asked for. */
  readonly label: string
  /** All its names. */
  readonly names: readonly WireName[]
  /** Longitude, latitude of the middle of the text. */
  readonly at: readonly [number, number]
  /** A lower one is placed first. */
  readonly rank: number
  /** From when until when it is drawn. */
  readonly period: WirePeriod
  /** Where the names were seen. */
  readonly sources: readonly string[]
}

/** Names for the travellers. */
export interface WireTravellerLabels {
  /** People on their own errand. */
  readonly civilians: string
  /** Aid. */
  readonly humanitarian: string
  /** Commercial goods. */
  readonly goods: string
  /** The peacekeeping contingent. */
  readonly peacekeepers: string
}

/** Names for the directions. */
export interface WireDirectionLabels {
  /** The way in. */
  readonly in: string
  /** The way out. */
  readonly out: string
}

/** Names for what is recorded about passing. */
export interface WireAccessLabels {
  /** Could pass. */
  readonly yes: string
  /** Could pass within limits. */
  readonly limited: string
  /** Could not pass. */
  readonly no: string
  /** Recorded as unknown. */
  readonly unknown: string
  /** Nothing recorded. */
  readonly 'not-recorded': string
}

/** A colour. */
export interface WireColour {
  /** On a light ground. */
  readonly light: string
  /** On a dark ground. */
  readonly dark: string
}

/** A status of the dataset's vocabulary. */
export interface WireStatus {
  /** Its id. */
  readonly id: string
  /** Its name. */
  readonly label: string
  /** What it means. */
  readonly description: string
  /** Rank; higher is further from ordinary traffic. */
  readonly severity: number
  /** True for the word that says that nobody knows. */
  readonly unknown: boolean
  /** Its colour, never the only sign of it. */
  readonly colour: WireColour
  /** What roads and ribbons are filled with, between edges in its colour. */
  readonly fill: WireColour | null
  /** Line dashes in line widths; empty is solid. */
  readonly dash: readonly number[]
  /** The shape of its symbol. */
  readonly glyph: 'circle' | 'ring' | 'square' | 'diamond' | 'triangle' | 'cross' | 'bar' | 'dot' | 'half' | 'question' | 'arrow' | 'dash'
}

/** Who controls, speaks or is charged. */
export interface WireParty {
  /** Its id. */
  readonly id: string
  /** Its name. */
  readonly label: string
  /** A qualifier such as "de facto". */
  readonly qualifier: string | null
  /** Whether its label takes a plural verb. */
  readonly is_plural: boolean
  /** A remark for the reader. */
  readonly note: string | null
}

/** A standing text. */
export interface WireMandate {
  /** Its id. */
  readonly id: string
  /** What it is called. */
  readonly label: string
  /** What it says, in our own words. */
  readonly text: string
  /** Over which places. */
  readonly places: readonly string[]
  /** From when until when. */
  readonly period: WirePeriod
  /** Whom it charges with control. */
  readonly control: readonly string[]
  /** Whom it charges with safety or passage. */
  readonly safety: readonly string[]
  /** The changes by which it was made. */
  readonly changes: readonly string[]
  /** Where its text stands. */
  readonly sources: readonly string[]
}

/** A stretch of time in which the same mandates are in force at a place. */
export interface WireMandateSlice {
  /** The first instant. */
  readonly since: string
  /** The first instant after it; null: they still are. */
  readonly until: string | null
  /** Ids of the mandates; at least one. */
  readonly ids: readonly string[]
}

/** A thing on the map. */
export interface WirePlace {
  /** Its id. */
  readonly id: string
  /** What sort of thing it is. */
  readonly kind: Kind
  /** Its name in the language asked for. */
  readonly label: string
  /** `dual` (both names where there are two, in English), and one for each language of the dataset, as it writes the place. */
  readonly labels: Readonly<Record<string, string>>
  /** All its names. */
  readonly names: readonly WireName[]
  /** The places that it belongs to. */
  readonly part_of: readonly string[]
  /** The mandates in force at it or at what it is part of: slices of time, oldest first and without overlap. */
  readonly mandates: readonly WireMandateSlice[]
  /** When it exists. */
  readonly periods: readonly WirePeriod[]
  /** How far the geometry may be from the thing, in metres. */
  readonly precision_m: number | null
  /** True when the line or area is not surveyed. */
  readonly schematic: boolean
  /** How well the position is known. */
  readonly confidence: 'high' | 'medium' | 'low' | null
  /** A remark for the reader. */
  readonly note: string | null
  /** West, south, east, north in degrees. */
  readonly bbox: readonly [number, number, number, number] | null
  /** As the items of `places` have it; null: listed, not drawn. */
  readonly geometry: Geometry | null
  /** A road as it is drawn: through the points of its geometry, within `precision_m`; null: as it is. */
  readonly curve: Geometry | null
}

/** A change behind a state. */
export interface WireReport {
  /** Its id. */
  readonly id: string
  /** What it is to the state. */
  readonly role: 'made' | 'resumed' | 'confirmed'
}

/** A place during one period between two changes. */
export interface WireState {
  /** `{place}.{change}`. */
  readonly id: string
  /** Id of the place. */
  readonly place: string
  /** A word of the dataset's vocabulary. */
  readonly status: string
  /** The state in words, without a date, in at most 80 characters where names allow. */
  readonly label: string
  /** From when until when it holds. */
  readonly period: WirePeriod
  /** The start as it was written. */
  readonly since_edtf: string
  /** The end as it was written (not included); null: it still holds. */
  readonly until_edtf: string | null
  /** Disputed where a maker is; else confirmed where any report is; else reported. */
  readonly certainty: Certainty
  /** True when the earlier state resumes after it. */
  readonly is_exception: boolean
  /** The moment of the newest report of it, as it was written. */
  readonly last_reported: string
  /** The changes behind it. */
  readonly changes: readonly WireReport[]
  /** The parties that brought it about; empty where that is not recorded. */
  readonly by: readonly string[]
  /** Where they acted; null: not recorded, or the place itself. */
  readonly at: string | null
  /** How control is known. */
  readonly control: 'reported' | 'contested' | 'unknown' | 'not-recorded'
  /** The parties reported in control; empty unless control is reported. */
  readonly controllers: readonly string[]
  /** Whether this traveller could pass this way; null: not recorded. */
  readonly access_civilians_in?: Pass
  /** Whether this traveller could pass this way; null: not recorded. */
  readonly access_civilians_out?: Pass
  /** Whether this traveller could pass this way; null: not recorded. */
  readonly access_humanitarian_in?: Pass
  /** Whether this traveller could pass this way; null: not recorded. */
  readonly access_humanitarian_out?: Pass
  /** Whether this traveller could pass this way; null: not recorded. */
  readonly access_goods_in?: Pass
  /** Whether this traveller could pass this way; null: not recorded. */
  readonly access_goods_out?: Pass
  /** Whether this traveller could pass this way; null: not recorded. */
  readonly access_peacekeepers_in?: Pass
  /** Whether this traveller could pass this way; null: not recorded. */
  readonly access_peacekeepers_out?: Pass
}

/** What a change does at places. */
export interface WireEffect {
  /** Where. */
  readonly places: readonly string[]
  /** What it does there. */
  readonly effect: 'starts' | 'exception' | 'confirms' | 'ends'
  /** The status that holds, is confirmed, or was the last word. */
  readonly status: string
  /** Who brought it about, as the sources agree; where they differ, the claims say it. */
  readonly by: readonly string[]
  /** Where they acted, if not at the places themselves. */
  readonly at: string | null
  /** The end of an exception (not included). */
  readonly until: string | null
}

/** A place in the speaker's own form. */
export interface WireSpokenName {
  /** The name as it stands in the text. */
  readonly as: string
  /** The place that it names. */
  readonly place: string
}

/** Who says what about a change. */
export interface WireClaim {
  /** Who says it. */
  readonly party: string
  /** By whose mouth. */
  readonly speaker: string | null
  /** The speaker's office at the time. */
  readonly role: string | null
  /** What is said, in our own words. */
  readonly text: string
  /** The language that the text is in. */
  readonly text_language: string
  /** Whether it is a translation that nobody has reviewed. */
  readonly text_unreviewed: boolean
  /** Who translated it; null: the editors' own words. */
  readonly text_by: string | null
  /** Who acted, as the claim says. */
  readonly by: readonly string[]
  /** The places that it names in the speaker's own form. */
  readonly names: readonly WireSpokenName[]
  /** The text in pieces, each with the label of the place that it names in the speaker's form; null: it names none so. */
  readonly pieces: readonly (readonly [string, string | null])[] | null
  /** Which sources carry it. */
  readonly sources: readonly string[]
  /** Why no source is known. */
  readonly source_note: string | null
}

/** What was counted. */
export interface WireFigure {
  /** Its id. */
  readonly id: string
  /** The number with its unit. */
  readonly amount: string
  /** What is counted, with "nearly" and the like. */
  readonly what: string
  /** The language that `what` is in. */
  readonly what_language: string
  /** When it was counted. */
  readonly counted_on: string | null
  /** Whose figure it is. */
  readonly party: string | null
  /** Which sources carry it. */
  readonly sources: readonly string[]
  /** How far it is agreed. */
  readonly certainty: Certainty
}

/** How a change refers to another. */
export interface WireReference {
  /** How it refers to it. */
  readonly relation: 'cites' | 'answers' | 'rejects' | 'asks_for'
  /** To which change. */
  readonly change: string
}

/** A dated, sourced report. */
export interface WireChange {
  /** Its id. */
  readonly id: string
  /** When it happened, as precisely as reported. */
  readonly moment: string
  /** From its earliest to its latest instant. */
  readonly span: WirePeriod
  /** How far it is agreed. */
  readonly certainty: Certainty
  /** `change` where it has effects, else what sort of context it is. */
  readonly category: 'change' | 'text' | 'court' | 'statement' | 'proposal' | 'incident' | 'count' | 'opinion'
  /** What happened in one short clause: completes "Also that day: …". */
  readonly title: string | null
  /** The language that the title is in. */
  readonly title_language: string | null
  /** What happened, in neutral words. */
  readonly summary: string
  /** The language that the summary is in. */
  readonly summary_language: string
  /** Whether it is a translation that nobody has reviewed. */
  readonly summary_unreviewed: boolean
  /** Who translated it; null: the editors' own words. */
  readonly summary_by: string | null
  /** The places that it has an effect on. */
  readonly places: readonly string[]
  /** What it does at places; empty for context. */
  readonly effects: readonly WireEffect[]
  /** Who says what about it. */
  readonly claims: readonly WireClaim[]
  /** What was counted. */
  readonly figures: readonly WireFigure[]
  /** Where it was reported. */
  readonly sources: readonly string[]
  /** Which changes it refers to. */
  readonly refers_to: readonly WireReference[]
  /** Which changes refer to it. */
  readonly referred_to_by: readonly WireReference[]
  /** What a reader should know about the report itself. */
  readonly note: string | null
}

/** The same piece in another language. */
export interface WireTranslation {
  /** Language of the translation. */
  readonly language: string
  /** Who published it. */
  readonly publisher: string
  /** Where it stands. */
  readonly url?: string
}

/** A publication, as it was written, with the addresses that a reader follows. */
export interface WireSource {
  /** Its id. */
  readonly id: string
  /** Who published it. */
  readonly publisher: string
  /** Who wrote it. */
  readonly author?: string
  /** Its title, shortened or described where the page title was not seen. */
  readonly title: string
  /** When it was published. */
  readonly date?: string
  /** The language it is in. */
  readonly language?: string
  /** Whose report it repeats. */
  readonly via?: string
  /** Where it stands. */
  readonly url?: string
  /** Where an archived copy stands. */
  readonly archived_url?: string
  /** Where the Internet Archive lists its copies of the address. */
  readonly copies_url?: string
  /** The address with a text fragment that leads a browser to the statement, where words of the page are known. */
  readonly statement_url?: string
  /** The same piece in other languages. */
  readonly translations?: readonly WireTranslation[]
  /** A remark for the reader. */
  readonly note?: string
}

/** The sentence of a stretch of time: `{date}`, `{time}`, `{day}` and `{without}` are for the page to fill. */
export interface WireSentence {
  /** The first instant; null: no start. */
  readonly since: string | null
  /** The first instant after it; null: no end. */
  readonly until: string | null
  /** The id of the state; null: none is on record. */
  readonly state: string | null
  /** The answer for a day. */
  readonly day: string
  /** The answer for an instant. */
  readonly instant: string
  /** Its headline of at most 150 characters, for a day. */
  readonly short_day: string
  /** Its headline, for an instant. */
  readonly short_instant: string
  /** The state without a date, in at most 80 characters where names allow. */
  readonly label: string
  /** The local day from which `{day}` counts, itself counted as 1; null: nothing is counted. */
  readonly day_from: string | null
  /** The local day from which `{without}` counts, likewise. */
  readonly without_from: string | null
  /** How many sources the state has. */
  readonly sources: number
  /** How far the state is agreed; null: there is none. */
  readonly certainty: Certainty | null
}

/** The slice of the end of today. */
export interface WireSentenceOfToday {
  /** Which day that is. */
  readonly date: string
  /** The first instant; null: no start. */
  readonly since: string | null
  /** The first instant after it; null: no end. */
  readonly until: string | null
  /** The id of the state; null: none is on record. */
  readonly state: string | null
  /** The answer for a day. */
  readonly day: string
  /** The answer for an instant. */
  readonly instant: string
  /** Its headline of at most 150 characters, for a day. */
  readonly short_day: string
  /** Its headline, for an instant. */
  readonly short_instant: string
  /** The state without a date, in at most 80 characters where names allow. */
  readonly label: string
  /** The local day from which `{day}` counts, itself counted as 1; null: nothing is counted. */
  readonly day_from: string | null
  /** The local day from which `{without}` counts, likewise. */
  readonly without_from: string | null
  /** How many sources the state has. */
  readonly sources: number
  /** How far the state is agreed; null: there is none. */
  readonly certainty: Certainty | null
}

/** Everything that is said of a place. */
export interface WirePlaceSentences {
  /** All of time in order, without gap or overlap: the members below. For an instant take the slice that holds it, for a day the one that holds its last instant. Slices of today speak in the present; the last one holds all days to come: it says that the day lies ahead and then what is said today. */
  readonly slices: readonly WireSentence[]
  /** The slice of the end of today, with its `date`. */
  readonly today: WireSentenceOfToday
  /** For each day up to today with other states or other news, a sentence about them; after a space it follows the answer for that day, but not the one for an instant. */
  readonly also: Readonly<Record<string, string>>
}

/** Everything that is said of each place, at all times. */
export interface WireSentences {
  /** Of the words: the one asked for, or English where the server has no words in it. */
  readonly language: string
  /** The twelve names as they stand in a date. */
  readonly months: readonly string[]
  /** Their names without a day. */
  readonly months_alone: readonly string[]
  /** How a month of a year is written, with `{month}` and `{year}`. */
  readonly month: string
  /** How a date is written, with `{day}`, `{month}` and `{year}` (all in plain digits, but the month by its name). */
  readonly date: string
  /** How a time of a day is written, with `{time}` (`hh:mm`) and `{date}`. */
  readonly time_on_date: string
  /** How a moment with `~` or `%` is written, with `{moment}`. */
  readonly about: string
  /** How a moment with `?` is written, with `{moment}`. */
  readonly perhaps: string
  /** How numbers of days are written: pairs of an ending of the number (or `=` and the whole number; empty fits all) and a form with `#` for the number; the first that fits. */
  readonly ordinals: readonly (readonly [string, string])[]
  /** What is said of a day that has not come, with `{date}`. */
  readonly ahead: string
  /** What is said of each place, by its id. */
  readonly places: Readonly<Record<string, WirePlaceSentences>>
}

/** What is said of the headline place at the time asked for. */
export interface WireAnswer {
  /** The day or the instant. */
  readonly shown: string
  /** The sentence. */
  readonly text: string
  /** Its headline of at most 150 characters, for titles and cards. */
  readonly short: string
  /** The state without a date, in at most 80 characters where names allow. */
  readonly label: string
  /** The language of both. */
  readonly language: string
  /** The id of the state; null: none is on record. */
  readonly state: string | null
  /** Ids of states of the shown day with another status. */
  readonly also_that_day: readonly string[]
  /** Id of the change that "also that day" tells of. */
  readonly news: string | null
  /** How many days there has been none. */
  readonly day_without_ordinary_traffic: number | null
  /** How many days the state has held. */
  readonly day_of_state: number | null
  /** Id of the state before, where the shown one is unknown. */
  readonly last_known: string | null
  /** How many sources the state has. */
  readonly sources: number
}

/** One answer with all data of a page. Labels and texts come in the language asked for, or else in English. */
export interface WireTimeline {
  /** What is told of the dataset. */
  readonly dataset: WireDataset
  /** The digits that name the revision. */
  readonly revision: string
  /** Whether that revision can still be asked for by `as-of` when newer data is published; frozen links are offered only then. */
  readonly is_kept: boolean
  /** The language asked for. */
  readonly language: string
  /** Whether no native reader has reviewed the words of the server in this language; whoever shows them says so. */
  readonly words_unreviewed: boolean
  /** Those of the dataset. */
  readonly languages: readonly string[]
  /** What each language calls itself. */
  readonly language_names: Readonly<Record<string, string>>
  /** Moments to go to in one step. */
  readonly key_moments: readonly WireKeyMoment[]
  /** The period on which a timeline opens: that of the dataset, else the shortest one of whole days that holds half of the changes; null: there are none. */
  readonly focus: WirePeriod | null
  /** The steps that tell the dataset to a newcomer; empty: it has none. */
  readonly story: readonly WireStoryStep[]
  /** The stops of the road in order, for each period in which it took another course. */
  readonly routes: readonly WireRoute[]
  /** Names on the map that belong to no place; each is drawn in its period only, without line or fill. */
  readonly labels: readonly WireMapLabel[]
  /** Their labels. */
  readonly travellers: WireTravellerLabels
  /** Their labels. */
  readonly directions: WireDirectionLabels
  /** Labels of what is recorded about passing. */
  readonly access_values: WireAccessLabels
  /** The vocabulary of statuses. */
  readonly statuses: readonly WireStatus[]
  /** Who controls, speaks or is charged. */
  readonly parties: readonly WireParty[]
  /** Standing texts. */
  readonly mandates: readonly WireMandate[]
  /** All places. */
  readonly places: readonly WirePlace[]
  /** All states. */
  readonly states: readonly WireState[]
  /** All changes. */
  readonly changes: readonly WireChange[]
  /** All sources; `date` is the moment as it was written, what is not known is left out, and `statement_url` stands only where it is not the address. */
  readonly sources: readonly WireSource[]
  /** Everything that is said of each place, at all times. */
  readonly sentences: WireSentences
  /** Only with `datetime`: what is said of the headline place then. */
  readonly answer?: WireAnswer
}
