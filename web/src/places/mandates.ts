// Which standing texts are in force where.

import { type Instant, contains } from '../moment'
import type { Mandate, Place } from '../model'

/** The texts that cover a place, or what it is part of, at an instant. */
export function mandatesInForce(mandates: readonly Mandate[], place: Pick<Place, 'id' | 'part_of'>, at: Instant): readonly Mandate[] {
  return mandates.filter(({ places, span }) => contains(span, at) && [place.id, ...place.part_of].some((id) => places.includes(id)))
}
