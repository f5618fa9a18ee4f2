// The period in which most happens, from the data alone: where a reader may want to zoom first.

import type { Instant, Span } from '../moment'

/** A period is worth a button only when it is this small a part of the whole; with changes spread evenly it would be half. */
const SMALL = 0.4

/** The shortest period with half of all changes, and some room around; null where changes are spread evenly or few. */
export function densest(steps: readonly Instant[], whole: Span): Span | null {
  const half = Math.ceil(steps.length / 2)
  if (half < 3) return null
  let best: Span | null = null
  for (let index = 0; index + half <= steps.length; index++) {
    const [since, until] = [steps[index] as Instant, steps[index + half - 1] as Instant]
    if (!best || until - since < best.until - best.since) best = { since, until }
  }
  if (!best || best.until - best.since > (whole.until - whole.since) * SMALL) return null
  const room = (best.until - best.since) / 20
  return { since: Math.max(whole.since, best.since - room), until: Math.min(whole.until, best.until + room) }
}
