// How precisely the bounds of a state are known: "some time in October 2023" is drawn as a fade over that month.

import { type Instant, type Offset, type Span } from '../moment'
import type { Change, Model, State } from '../model'
import { precisionOf } from '../i18n/locale'

export interface Bound {
  /** As the source states it, EDTF. */
  readonly moment: string
  /** The instants that it may mean; empty if the time is known. */
  readonly span: Span
}

export interface StateBounds {
  /** undefined if no change states it. */
  readonly since: Bound | undefined
  readonly until: Bound | undefined
}

/** Returns the instants that an EDTF moment may mean; a qualifier (`~`, `?`, `%`) does not widen them. */
export function spanOfMoment(edtf: string, offset: Offset): Span {
  const bare = edtf.replace(/[~?%]$/, '')
  if (bare.includes('T')) {
    const at = Date.parse(bare)
    return { since: at, until: at }
  }
  const [year = 0, month, day] = bare.split('-').map(Number)
  const since = offset.instant(year, month ?? 1, day ?? 1)
  const precision = precisionOf(bare)
  if (precision === 'year') return { since, until: offset.instant(year + 1, 1) }
  if (precision === 'month') return { since, until: offset.instant(year, (month ?? 1) + 1) }
  return { since, until: offset.instant(year, month ?? 1, (day ?? 1) + 1) }
}

/** Returns the bounds of every state by its id. */
export function boundsOf(model: Model): ReadonlyMap<string, StateBounds> {
  const edge = (moment: string): Bound => ({ moment, span: spanOfMoment(moment, model.offset) })
  const ends = new Map<string, Bound>()
  const key = (place: string, at: Instant) => `${place} ${at}`
  for (const change of model.changes) {
    for (const effect of change.effects) {
      if (effect.effect !== 'ends') continue
      for (const place of effect.places) ends.set(key(place, change.at), edge(change.moment))
    }
  }
  const edges = new Map<string, StateBounds>()
  for (const place of model.placesWithStates) {
    const begins = place.states.map((state) => sinceBound(place.id, state, edge))
    place.states.forEach((state, index) => {
      const follower = place.states[index + 1]
      const until = follower?.span.since === state.span.until ? begins[index + 1] : (ends.get(key(place.id, state.span.until)) ?? untilBound(place.id, state, edge))
      edges.set(state.id, { since: begins[index], until })
    })
  }
  return edges
}

/** Returns the most precise of the moments that made a state. */
function sinceBound(place: string, state: State, edge: (moment: string) => Bound): Bound | undefined {
  const said = state.reports.flatMap(({ change, role }) => {
    if (role === 'resumed') return exceptionEnds(place, change).map(edge)
    return role === 'made' && change.at === state.span.since ? [edge(change.moment)] : []
  })
  return said
    .filter(({ span }) => span.since === state.span.since)
    .sort((a, b) => a.span.until - a.span.since - (b.span.until - b.span.since))[0]
}

/** Returns the end that an exception states itself. */
function untilBound(place: string, state: State, edge: (moment: string) => Bound): Bound | undefined {
  return state.reports
    .flatMap(({ change }) => exceptionEnds(place, change).map(edge))
    .find(({ span }) => span.since === state.span.until)
}

function exceptionEnds(place: string, change: Change): string[] {
  return change.effects.flatMap(({ places, until }) => (until !== null && places.includes(place) ? [until] : []))
}
