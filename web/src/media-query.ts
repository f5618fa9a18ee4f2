// Media queries as signals.

import { type ReadonlySignal, signal } from '@preact/signals'

/** Whether the main pointer is a finger. */
export const hasCoarsePointer = mediaQuery('(pointer: coarse)')

/** Tracks whether a media query matches; always false without a browser. */
function mediaQuery(condition: string): ReadonlySignal<boolean> {
  const query = typeof matchMedia === 'function' ? matchMedia(condition) : null
  const matches = signal(query?.matches ?? false)
  query?.addEventListener('change', (event) => (matches.value = event.matches))
  return matches
}
