// How precisely the bounds of a state are known: "some time in October 2023" is drawn as a fade over that month.

import type { Offset, Span } from '../moment'
import type { Model } from '../model'
import { precisionOf } from '../i18n/locale'

export interface Bound {
  /** As the source states it, EDTF. */
  readonly moment: string
  /** The instants that it may mean; empty if the time is known. */
  readonly span: Span
}

export interface StateBounds {
  readonly since: Bound
  /** undefined if the state goes on. */
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

/** Returns the bounds of every state by its id, as the server wrote them. */
export function boundsOf(model: Model): ReadonlyMap<string, StateBounds> {
  const bound = (moment: string): Bound => ({ moment, span: spanOfMoment(moment, model.offset) })
  const states = model.places.flatMap((place) => place.states)
  return new Map(
    states.map(({ id, since_edtf, until_edtf }) => [id, { since: bound(since_edtf), until: until_edtf === null ? undefined : bound(until_edtf) }]),
  )
}
