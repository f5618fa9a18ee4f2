// What of a place's states is to be drawn: only what is in sight, and one for all that would share a pixel.

import type { Instant } from '../moment'
import { type Place, type State, lastNotAfter, stateAt } from '../model'
import type { Scale } from './scale'

export interface Segment {
  readonly state: State
  /** Pixels; at least one apart. */
  readonly x0: number
  readonly x1: number
}

/** From left to right. Of states narrower than a pixel that share one, the longest is drawn. */
export function segmentsOf(place: Place, scale: Scale): readonly Segment[] {
  const { states } = place
  const segments: Segment[] = []
  const first = Math.max(0, lastNotAfter(states, scale.span.since, (state) => state.span.since))
  for (let index = first; index < states.length; index++) {
    const state = states[index] as State
    if (state.span.since >= scale.span.until) break
    if (state.span.until <= scale.span.since) continue
    const x0 = Math.max(0, scale.x(state.span.since))
    const x1 = Math.min(scale.width, scale.x(state.span.until))
    const last = segments.at(-1)
    const isNarrow = x1 - x0 < 1
    if (last && isNarrow && x0 < last.x1 - 0.01) {
      if (lengthOf(state) > lengthOf(last.state) && last.x1 - last.x0 <= 1.01) segments[segments.length - 1] = { ...last, state }
      continue
    }
    const start = Math.max(x0, last?.x1 ?? 0)
    segments.push({ state, x0: start, x1: Math.max(x1, isNarrow ? start + 1 : start) })
  }
  return segments
}

function lengthOf(state: State): number {
  return state.span.until - state.span.since
}

/** The state under a pointer: one too narrow to hit wins within two pixels. */
export function stateNear(place: Place, at: Instant, scale: Scale): State | undefined {
  const reach = 2 * scale.perPixel
  const index = lastNotAfter(place.states, at + reach, (state) => state.span.since)
  for (let near = index; near >= Math.max(0, index - 2); near--) {
    const state = place.states[near]
    if (state && lengthOf(state) < 2 * reach && state.span.until > at - reach) return state
  }
  return stateAt(place, at)
}
