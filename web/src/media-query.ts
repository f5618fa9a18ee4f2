// Media queries as signals: whether the page is laid out for a phone, and whether it is used with fingers.

import { type ReadonlySignal, signal } from '@preact/signals'
import { NARROW } from './breakpoints'

/** Whether the page has one column, so that the page scrolls and not the list. */
export const isNarrow = mediaQuery(NARROW)

/** Whether the main pointer is a finger. */
export const hasCoarsePointer = mediaQuery('(pointer: coarse)')

/** Follows whether a media query matches; always false where there is no browser. */
function mediaQuery(condition: string): ReadonlySignal<boolean> {
  const query = typeof matchMedia === 'function' ? matchMedia(condition) : null
  const matches = signal(query?.matches ?? false)
  query?.addEventListener('change', (event) => (matches.value = event.matches))
  return matches
}
