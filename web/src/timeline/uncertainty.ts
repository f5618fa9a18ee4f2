// How precisely the begin and the end of a state are known. "Some time in October 2023" is a fade over that month, not a line.

import { type Instant, type Offset, type Span } from '../moment'
import type { Change, Model, State } from '../model'
import { precisionOf } from '../i18n/locale'

export interface Bound {
  /** As the source has it, EDTF. */
  readonly moment: string
  /** Where it may lie; both ends the same when its time is known. */
  readonly span: Span
}

export interface StateBounds {
  /** undefined where no change says so. */
  readonly since: Bound | undefined
  readonly until: Bound | undefined
}

/** From the first instant that a moment may mean to the last; `~ ? %` do not widen it. */
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

/** The edges of every state, by its id. */
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

/** Of several changes that made a state at one instant, the most precise says when. */
function sinceBound(place: string, state: State, edge: (moment: string) => Bound): Bound | undefined {
  const said = state.reports.flatMap(({ change, role }) => {
    if (role === 'resumed') return exceptionEnds(place, change).map(edge)
    return role === 'made' && change.at === state.span.since ? [edge(change.moment)] : []
  })
  return said
    .filter(({ span }) => span.since === state.span.since)
    .sort((a, b) => a.span.until - a.span.since - (b.span.until - b.span.since))[0]
}

/** An exception that nothing follows ends as it says itself. */
function untilBound(place: string, state: State, edge: (moment: string) => Bound): Bound | undefined {
  return state.reports
    .flatMap(({ change }) => exceptionEnds(place, change).map(edge))
    .find(({ span }) => span.since === state.span.until)
}

function exceptionEnds(place: string, change: Change): string[] {
  return change.effects.flatMap(({ places, until }) => (until !== null && places.includes(place) ? [until] : []))
}
