// Where the list stands: the change at the playhead, and the part of a long list that is drawn. Indices are of the found changes,
// in order of time; the list itself shows the newest first.

import type { Instant } from '../moment'
import { type Change, lastIndexAtOrBefore } from '../model'

/** A half-open run of indices. */
export interface ListWindow {
  readonly from: number
  readonly to: number
}

/** A list up to this long is drawn whole. */
export const MAX_UNWINDOWED = 160
/** How many more a press of "earlier" or "later" draws, and how many stand around the playhead at first. */
export const WINDOW_STEP = 40

/**
 * The index of the newest change not after the shown instant; -1 where all are later. Among those of the same instant, the
 * chosen one.
 */
export function currentIndex(changes: readonly Change[], at: Instant, chosen: string | null): number {
  const last = lastIndexAtOrBefore(changes, at, (change) => change.at)
  const instant = changes[last]?.at
  for (let index = last; index >= 0 && changes[index]?.at === instant; index -= 1) if (changes[index]?.id === chosen) return index
  return last
}

/** What to draw around the playhead. Where the page scrolls and not the list, nothing later stands above. */
export function windowAround(length: number, current: number, flows: boolean): ListWindow {
  if (flows) {
    const to = current < 0 ? Math.min(length, WINDOW_STEP / 2) : current + 1
    return { from: Math.max(0, to - WINDOW_STEP / 2), to }
  }
  if (length <= MAX_UNWINDOWED) return { from: 0, to: length }
  return { from: Math.max(0, current - WINDOW_STEP), to: Math.min(length, Math.max(current, 0) + WINDOW_STEP) }
}

/** Whether the drawn part has to move for the playhead to stand in it. */
export function isOutsideWindow(drawn: ListWindow, current: number, flows: boolean): boolean {
  if (flows) return current >= 0 && current !== drawn.to - 1
  return current >= 0 ? current < drawn.from || current >= drawn.to : drawn.from > 0
}
