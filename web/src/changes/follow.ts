// Where the list stands: the change at the playhead, and the part of a long list that is drawn. Indices are of the found changes,
// in order of time; the list itself shows the newest first.

import type { Instant } from '../moment'
import { type Change, lastNotAfter } from '../model'

/** A half-open run of indices. */
export interface Drawn {
  readonly from: number
  readonly to: number
}

/** A list up to this long is drawn whole. */
export const WHOLE = 160
/** How many more a press of "earlier" or "later" draws, and how many stand around the playhead at first. */
export const SOME = 40

/**
 * The index of the newest change not after the shown instant; -1 where all are later. Among those of the same instant, the
 * chosen one.
 */
export function currentIndex(changes: readonly Change[], at: Instant, chosen: string | null): number {
  const last = lastNotAfter(changes, at, (change) => change.at)
  const instant = changes[last]?.at
  for (let index = last; index >= 0 && changes[index]?.at === instant; index -= 1) if (changes[index]?.id === chosen) return index
  return last
}

/** What to draw around the playhead. Where the page scrolls and not the list, nothing later stands above. */
export function drawnAround(length: number, current: number, flows: boolean): Drawn {
  if (flows) {
    const to = current < 0 ? Math.min(length, SOME / 2) : current + 1
    return { from: Math.max(0, to - SOME / 2), to }
  }
  if (length <= WHOLE) return { from: 0, to: length }
  return { from: Math.max(0, current - SOME), to: Math.min(length, Math.max(current, 0) + SOME) }
}

/** Whether the drawn part has to move for the playhead to stand in it. */
export function hasLeft(drawn: Drawn, current: number, flows: boolean): boolean {
  if (flows) return current >= 0 && current !== drawn.to - 1
  return current >= 0 ? current < drawn.from || current >= drawn.to : drawn.from > 0
}
