// What a place is called in the names that the reader chose.

import type { WirePlace } from '../wire'

/** `names` is `dual` or a language; where that language has no label, the place's own stands. */
export function nameOf(place: Pick<WirePlace, 'label' | 'labels'>, names: string): string {
  return place.labels[names] ?? place.label
}

/** The language of what `nameOf` gives, for `lang`; undefined where it is the page's. */
export function langOf(place: Pick<WirePlace, 'labels'>, names: string): string | undefined {
  return names !== 'dual' && names in place.labels ? names : undefined
}
