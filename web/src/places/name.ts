// What a place is called, by the reader's choice of names.

import type { WirePlace } from '../wire'

/** The label in the chosen names (`dual` or a language); the place's own where there is none. */
export function nameOf(place: WirePlace, names: string): string {
  return place.labels[names] ?? place.label
}
