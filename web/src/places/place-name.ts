// What a place is called in the names that the reader chose.

import type { WirePlace } from '../wire'

/**
 * `names` is a language, or `dual`: all names in use, as the language of the page writes them. Where a language has no label,
 * that of the page stands.
 */
export function placeName(place: Pick<WirePlace, 'label' | 'labels'>, names: string): string {
  return names === 'dual' ? place.label : (place.labels[names] ?? place.label)
}

/** The language of what `nameOf` gives, for `lang`; undefined where it is the page's. */
export function placeNameLang(place: Pick<WirePlace, 'labels'>, names: string): string | undefined {
  return names !== 'dual' && names in place.labels ? names : undefined
}
