// The window of a long list that is rendered, and the current change. Indices are of the found changes in order of time; the list
// shows them in reverse.

import type { Instant } from '../moment'
import { type Change, lastIndexAtOrBefore } from '../model'

/** A half-open range of indices. */
export interface ListWindow {
  readonly from: number
  readonly to: number
}

/** The length up to which a list is rendered whole. */
export const MAX_UNWINDOWED = 160
/** How many changes "earlier" and "later" add, and how many surround the playhead at first. */
export const WINDOW_STEP = 40

/**
 * Returns the index of the newest change not after an instant, -1 if there is none. Of several at the same instant, `chosen` is
 * preferred.
 */
export function currentIndex(changes: readonly Change[], at: Instant, chosen: string | null): number {
  const last = lastIndexAtOrBefore(changes, at, (change) => change.at)
  const instant = changes[last]?.at
  for (let index = last; index >= 0 && changes[index]?.at === instant; index -= 1) if (changes[index]?.id === chosen) return index
  return last
}

/** Returns the window around the playhead. If the page scrolls, nothing later than the current change is rendered. */
export function windowAround(length: number, current: number, pageScrolls: boolean): ListWindow {
  if (pageScrolls) {
    const to = current < 0 ? Math.min(length, WINDOW_STEP / 2) : current + 1
    return { from: Math.max(0, to - WINDOW_STEP / 2), to }
  }
  if (length <= MAX_UNWINDOWED) return { from: 0, to: length }
  return { from: Math.max(0, current - WINDOW_STEP), to: Math.min(length, Math.max(current, 0) + WINDOW_STEP) }
}

/** Returns whether the window must move to contain the current change. */
export function isOutsideWindow(drawn: ListWindow, current: number, pageScrolls: boolean): boolean {
  if (pageScrolls) return current >= 0 && current !== drawn.to - 1
  return current >= 0 ? current < drawn.from || current >= drawn.to : drawn.from > 0
}
