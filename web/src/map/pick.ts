// Which place a click means where several lie together.

import type { Kind } from '../wire'

/** Something below the pointer. */
export interface Candidate {
  readonly id: string
  readonly kind: Kind
  /** Pixels from the pointer to the middle of its symbol; 0 for lines and areas. */
  readonly distance: number
}

/** What is small goes before what is large, or it could never be reached. */
const ORDER: Readonly<Record<Kind, number>> = { bridge: 0, checkpoint: 0, post: 0, site: 0, settlement: 1, road: 2, corridor: 2, area: 3 }

/** The one that is meant; null where there is none. Among equals the nearer, then the first. */
export function pick(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>((best, next) => (best === null || isBefore(next, best) ? next : best), null)
}

function isBefore(one: Candidate, other: Candidate): boolean {
  const order = ORDER[one.kind] - ORDER[other.kind]
  return order < 0 || (order === 0 && one.distance < other.distance)
}
