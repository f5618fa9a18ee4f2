// The data of the page, indexed: states by place in order of time, changes by instant, records by id.
//
// Built once from the wire, then immutable. A step of the playhead calls `stateAt` once for each place.

import { type Day, type Instant, Offset, type Span, contains } from './moment'
import type { StateSymbol, Symbology } from './symbology'
import type {
  Direction,
  PassWord,
  Traveller,
  WireChange,
  WireMandate,
  WirePeriod,
  WirePlace,
  WireSource,
  WireState,
  WireStatus,
  WireTimeline,
} from './wire'

export interface Place extends WirePlace {
  /** The position in the server's list, which list, ribbons and map share. */
  readonly order: number
  /** Ascending by start; they do not overlap. */
  readonly states: readonly State[]
  readonly lifespans: readonly Span[]
  /** Ascending; they do not overlap. */
  readonly mandateSlices: readonly { readonly span: Span; readonly mandates: readonly Mandate[] }[]
}

export interface State extends WireState {
  readonly span: Span
  readonly statusDetails: WireStatus
  /** The symbol of its status. */
  readonly symbol: StateSymbol
  /** The changes that this state rests on, each with its role. */
  readonly reports: readonly { readonly change: Change; readonly role: string }[]
}

export interface Change extends WireChange {
  /** The earliest instant of its moment; the key of order on the timeline and in the list. */
  readonly at: Instant
  readonly until: Instant
  /** True if its category is not `change`: it alters no state. */
  readonly isContext: boolean
  readonly index: number
}

export interface Mandate extends WireMandate {
  readonly span: Span
}

export interface Model {
  readonly wire: WireTimeline
  readonly symbology: Symbology
  readonly offset: Offset
  /** From the first day of the dataset to the end of today. */
  readonly range: Span
  readonly today: Day
  /** The period on which a timeline opens; null without changes. */
  readonly focus: Span | null
  readonly places: readonly Place[]
  readonly place: (id: string) => Place | undefined
  /** Places that have states, in order; each has a ribbon. */
  readonly placesWithStates: readonly Place[]
  readonly headline: Place | undefined
  readonly changes: readonly Change[]
  readonly change: (id: string) => Change | undefined
  readonly source: (id: string) => WireSource | undefined
  readonly status: (id: string) => WireStatus | undefined
  readonly party: (id: string) => WireTimeline['parties'][number] | undefined
  readonly mandates: readonly Mandate[]
  /** Every instant at which a state begins or ends, ascending, without duplicates. */
  readonly transitions: readonly Instant[]
}

/** Parses a period; an open end is infinite. */
export function spanOf(period: WirePeriod): Span {
  return {
    since: period.since === null ? -Infinity : Date.parse(period.since),
    until: period.until === null ? Infinity : Date.parse(period.until),
  }
}

/** Builds the model from the wire and the symbols of the style. `now` determines today. */
export function buildModel(wire: WireTimeline, symbology: Symbology, now: Instant): Model {
  const offset = Offset.parse(wire.dataset.offset)
  const statuses = new Map(wire.statuses.map((status) => [status.id, status]))
  const sources = new Map(wire.sources.map((source) => [source.id, source]))
  const parties = new Map(wire.parties.map((party) => [party.id, party]))
  const changes: Change[] = wire.changes
    .map((change) => ({ ...change, ...spanAsAt(spanOf(change.span)), isContext: change.category !== 'change' }))
    .sort((a, b) => a.at - b.at)
    .map((change, index) => ({ ...change, index }))
  const changeById = new Map(changes.map((change) => [change.id, change]))
  const byPlace = new Map<string, State[]>()
  for (const state of wire.states) {
    const [of, symbol] = [statuses.get(state.status), symbology.statuses.get(state.status)]
    if (!of || !symbol) continue
    const reports = state.changes.flatMap(({ id, role }) => {
      const change = changeById.get(id)
      return change ? [{ change, role }] : []
    })
    const list = byPlace.get(state.place) ?? []
    list.push({ ...state, span: spanOf(state.period), statusDetails: of, symbol, reports })
    byPlace.set(state.place, list)
  }
  const mandates = wire.mandates.map((mandate) => ({ ...mandate, span: spanOf(mandate.period) }))
  const mandateById = new Map(mandates.map((mandate) => [mandate.id, mandate]))
  const places = wire.places.map((place, order) => ({
    ...place,
    order,
    states: (byPlace.get(place.id) ?? []).sort((a, b) => a.span.since - b.span.since),
    lifespans: place.periods.map(spanOf),
    mandateSlices: place.mandates.map((slice) => ({ span: spanOf(slice), mandates: slice.ids.flatMap((id) => mandateById.get(id) ?? []) })),
  }))
  const placeById = new Map(places.map((place) => [place.id, place]))
  const transitions = new Set<Instant>()
  for (const state of places.flatMap((place) => place.states)) {
    for (const at of [state.span.since, state.span.until]) if (Number.isFinite(at)) transitions.add(at)
  }
  const today = offset.dayOf(now)
  return {
    wire,
    symbology,
    offset,
    range: { since: offset.spanOf(wire.dataset.since).since, until: offset.spanOf(today).until },
    today,
    focus: wire.focus && spanOf(wire.focus),
    places,
    place: (id) => placeById.get(id),
    placesWithStates: places.filter((place) => place.states.length > 0),
    headline: placeById.get(wire.dataset.headline_place),
    changes,
    change: (id) => changeById.get(id),
    source: (id) => sources.get(id),
    status: (id) => statuses.get(id),
    party: (id) => parties.get(id),
    mandates,
    transitions: [...transitions].sort((a, b) => a - b),
  }
}

function spanAsAt(span: Span): { at: Instant; until: Instant } {
  return { at: span.since, until: span.until }
}

/** Returns the state in force at an instant; undefined if none is on record. */
export function stateAt(place: Place, at: Instant): State | undefined {
  const index = lastIndexAtOrBefore(place.states, at, (state) => state.span.since)
  const state = place.states[index]
  return state && contains(state.span, at) ? state : undefined
}

/** Returns the mandates in force at a place, or at what it is part of, at an instant. */
export function mandatesAt(place: Place, at: Instant): readonly Mandate[] {
  return place.mandateSlices.find(({ span }) => contains(span, at))?.mandates ?? []
}

/** Returns the index of the last item whose key is at most `at`, by binary search; -1 if there is none. Items must ascend by key. */
export function lastIndexAtOrBefore<T>(items: readonly T[], at: Instant, key: (item: T) => Instant): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (key(items[middle] as T) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** A traveller and a direction. */
export interface Travel {
  readonly traveller: Traveller
  readonly direction: Direction
}

/** Returns what is recorded of access for a traveller; `not-recorded`, which is neither `no` nor `unknown`, if nothing is. */
export function accessOf(state: State, travel: Travel): PassWord {
  return state[`access_${travel.traveller}_${travel.direction}`] ?? 'not-recorded'
}

/** Returns the newest report of a state not after an instant. */
export function lastReport(state: State, at: Instant): Change | undefined {
  return state.reports.map((report) => report.change).filter((change) => change.at <= at).sort((a, b) => a.at - b.at).at(-1)
}

/** Returns whether a place exists at an instant; one without periods always does. */
export function existsAt(place: Place, at: Instant): boolean {
  return place.lifespans.length === 0 || place.lifespans.some((span) => contains(span, at))
}

/** Returns the changes from `since` to `until`, both included. Changes must ascend by `at`. */
export function changesWithin(changes: readonly Change[], since: Instant, until: Instant): readonly Change[] {
  const after = lastIndexAtOrBefore(changes, since - 1, (change) => change.at) + 1
  return changes.slice(after, lastIndexAtOrBefore(changes, until, (change) => change.at) + 1)
}
