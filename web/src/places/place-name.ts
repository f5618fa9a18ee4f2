// The name of a place in the names that the reader chose.

import type { WirePlace } from '../wire'

/**
 * Returns the name of a place. `names` is a language, or `dual` for the label of the page's language, which has all names in use. A
 * language without a label falls back to that.
 */
export function placeName(place: Pick<WirePlace, 'label' | 'labels'>, names: string): string {
  return names === 'dual' ? place.label : (place.labels[names] ?? place.label)
}

/** Returns the `lang` of `placeName`; undefined if it is the page's. */
export function placeNameLang(place: Pick<WirePlace, 'labels'>, names: string): string | undefined {
  return names !== 'dual' && names in place.labels ? names : undefined
}
