// The JSON that the server sends, as its documentation of `/timeline.json` says. Nothing else is read from it.

import type { Geometry } from 'geojson'

/** RFC 3339 with the dataset's offset; null is open. */
export interface WirePeriod {
  readonly since: string | null
  readonly until: string | null
}

export type Traveller = 'civilians' | 'humanitarian' | 'goods' | 'peacekeepers'
export type Direction = 'in' | 'out'
export type Pass = 'yes' | 'limited' | 'no' | 'unknown'
export type PassWord = Pass | 'not-recorded'
export type Certainty = 'confirmed' | 'reported' | 'disputed'
export type Kind = 'corridor' | 'road' | 'bridge' | 'checkpoint' | 'post' | 'site' | 'settlement' | 'area'

export interface WireName {
  readonly form: string
  readonly lang: string
  readonly script?: string
  readonly label?: boolean
  readonly used_by?: readonly string[]
  readonly note?: string
  /** The first and last date of its use, as EDTF. */
  readonly from?: string
  readonly to?: string
  readonly general_knowledge?: boolean
  readonly sources?: readonly string[]
}

export interface WirePlace {
  readonly id: string
  readonly kind: Kind
  readonly label: string
  readonly labels: Readonly<Record<string, string>>
  readonly names: readonly WireName[]
  readonly part_of: readonly string[]
  readonly periods: readonly WirePeriod[]
  readonly precision_m: number | null
  readonly schematic: boolean
  readonly confidence?: string | null
  readonly note: string | null
  readonly bbox: readonly number[] | null
  readonly geometry: Geometry | null
}

export type AccessMembers = {
  readonly [member in `access_${Traveller}_${Direction}`]?: Pass
}

export interface WireState extends AccessMembers {
  readonly id: string
  readonly place: string
  readonly status: string
  readonly period: WirePeriod
  readonly certainty: Certainty
  readonly is_exception: boolean
  readonly control: string | null
  readonly controllers: readonly string[]
  readonly last_reported: string
  readonly changes: readonly { readonly id: string; readonly role: string }[]
}

export interface WireEffect {
  readonly places: readonly string[]
  readonly effect: 'starts' | 'exception' | 'confirms' | 'ends'
  readonly status: string | null
  /** EDTF, or with a time; null where the effect has no end of its own. */
  readonly until: string | null
}

export interface WireClaim {
  readonly party: string
  readonly speaker: string | null
  readonly role: string | null
  readonly text: string
  readonly text_language: string
  readonly text_unreviewed: boolean
  /** Places in the speaker's own form. */
  readonly names: readonly { readonly as: string; readonly place: string }[]
  /** The text in pieces, each with the label of the place that it names; null where it names none so. */
  readonly pieces: readonly (readonly [string, string | null])[] | null
  readonly sources: readonly string[]
  /** Why no source is known. */
  readonly source_note: string | null
}

export interface WireFigure {
  readonly id: string
  /** The number with its unit. */
  readonly amount: string
  readonly what: string
  readonly what_language: string
  readonly counted_on: string | null
  readonly party: string | null
  readonly certainty: Certainty
  readonly sources: readonly string[]
}

export interface WireChange {
  readonly id: string
  /** EDTF, or a date with a time and an offset. */
  readonly moment: string
  /** From its earliest to its latest instant. */
  readonly span: WirePeriod
  readonly certainty: Certainty
  readonly category: string
  readonly summary: string
  readonly summary_language: string
  readonly summary_unreviewed: boolean
  readonly summary_by?: string | null
  readonly places: readonly string[]
  readonly effects: readonly WireEffect[]
  readonly claims: readonly WireClaim[]
  readonly figures: readonly WireFigure[]
  readonly sources: readonly string[]
  readonly refers_to: readonly { readonly relation: string; readonly change: string }[]
  readonly referred_to_by: readonly { readonly relation: string; readonly change: string }[]
  readonly note: string | null
}

export interface WireSource {
  readonly id: string
  readonly publisher: string
  readonly author?: string
  readonly title: string
  readonly date?: string
  readonly language?: string
  readonly url?: string
  readonly archived_url?: string
  /** The address with a text fragment that leads to the statement, where words of the page are known. */
  readonly statement_url?: string
  /** Where an archive lists its copies of the address. */
  readonly copies_url?: string
  /** Whose report it repeats. */
  readonly via?: string
  readonly note?: string
}

export interface WireStatus {
  readonly id: string
  readonly label: string
  readonly description: string
  readonly severity: number
  readonly unknown: boolean
  readonly colour: { readonly light: string; readonly dark: string }
  readonly dash: readonly number[]
  readonly glyph: string
}

export interface WireMandate {
  readonly id: string
  readonly label: string
  readonly text: string
  readonly places: readonly string[]
  readonly period: WirePeriod
  readonly control: readonly string[]
  readonly safety: readonly string[]
  readonly changes: readonly string[]
  readonly sources: readonly string[]
}

/** The sentence of a stretch of time: `{date}`, `{time}`, `{day}` and `{without}` are for the page to fill. */
export interface WireSentence {
  readonly since: string | null
  readonly until: string | null
  readonly state: string | null
  readonly day: string
  readonly instant: string
  readonly short_day: string
  readonly short_instant: string
  readonly day_from: string | null
  readonly without_from: string | null
  readonly sources: number
  readonly certainty: Certainty | null
}

export interface WirePlaceSentences {
  readonly slices: readonly WireSentence[]
  /** The slice at the end of today, and which day that is. */
  readonly today: WireSentence & { readonly date: string }
  /** By day: what else held on it. */
  readonly also: Readonly<Record<string, string>>
}

export interface WireSentences {
  readonly language: string
  /** How numbers of days are written: an ending (or `=` and the whole number) and a form with `#`; the first that fits. */
  readonly ordinals: readonly (readonly [string, string])[]
  readonly months: readonly string[]
  readonly date: string
  readonly months_alone: readonly string[]
  readonly month: string
  readonly ahead: string
  readonly places: Readonly<Record<string, WirePlaceSentences>>
}

export interface WireTimeline {
  readonly dataset: {
    readonly id: string
    readonly title: string
    readonly description: string
    readonly publisher: { readonly name: string; readonly url: string | null; readonly contact: string | null } | null
    readonly licence: { readonly id: string; readonly url: string }
    readonly credits: readonly { readonly text: string; readonly url?: string; readonly licence?: string }[]
    readonly offset: string
    readonly modified: string
    readonly bbox: readonly [number, number, number, number]
    readonly since: string
    readonly default_view: { readonly center: readonly [number, number]; readonly zoom: number }
    readonly headline_place: string
    readonly usage_note: string
    readonly report_errors: string
  }
  readonly revision: string
  /** Whether this revision can still be asked for when newer data is published; frozen links are offered only then. */
  readonly is_kept: boolean
  readonly language: string
  readonly words_unreviewed: boolean
  readonly languages: readonly string[]
  /** What each language calls itself. */
  readonly language_names: Readonly<Record<string, string>>
  readonly key_moments: readonly { readonly moment: string; readonly at: string; readonly label: string }[]
  readonly travellers: Readonly<Record<Traveller, string>>
  readonly directions: Readonly<Record<Direction, string>>
  readonly access_values: Readonly<Record<PassWord, string>>
  readonly statuses: readonly WireStatus[]
  readonly parties: readonly { readonly id: string; readonly label: string; readonly qualifier: string | null; readonly is_plural: boolean; readonly note: string | null }[]
  readonly mandates: readonly WireMandate[]
  readonly places: readonly WirePlace[]
  readonly states: readonly WireState[]
  readonly changes: readonly WireChange[]
  readonly sources: readonly WireSource[]
  readonly sentences: WireSentences
  readonly answer?: { readonly shown: string; readonly text: string }
}
