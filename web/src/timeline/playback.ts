// Playback: moves the playhead day by day with a short rest at each change of the headline place; with reduced motion, from transition
// to transition once a second. Continues from wherever the reader moves the playhead, and stops at the end.

import { DAY, type Day, type Instant } from '../moment'
import { lastIndexAtOrBefore } from '../model'
import type { TimelineViewport } from './viewport'
import { dayAt, nextTransition } from './navigation'

const REST_MS = 700
/** The longest time between frames that counts: a hidden page resumes where it was. */
const MAX_FRAME_MS = 100

/** Returns the first edge after `from` and not after `to`, where the movement rests. */
export function nextRest(edges: readonly Instant[], from: Instant, to: Instant): Instant | undefined {
  const edge = edges[lastIndexAtOrBefore(edges, from, (at) => at) + 1]
  return edge !== undefined && edge <= to ? edge : undefined
}

/** Plays until the end of the dataset or until the returned function is called. */
export function play(viewport: TimelineViewport): () => void {
  const { store } = viewport
  const { model } = store
  const stop = () => (store.playing.value = false)
  const end = model.range.until
  if (store.at.peek() >= end - DAY) store.replace({ shown: { day: dayAt(model, viewport.span.peek().since) } })

  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    const timer = setInterval(() => {
      if (!store.playing.peek()) return
      const instant = nextTransition(model.transitions, store.at.peek())
      if (instant === undefined || instant >= end) return stop()
      viewport.step({ instant }, 'replace')
    }, 1000)
    return () => clearInterval(timer)
  }

  const edges = [...new Set(model.headline?.states.flatMap(({ span }) => [span.since, span.until]).filter(Number.isFinite))].sort((a, b) => a - b)
  let at = store.at.peek()
  let put: Instant = at
  let last = performance.now()
  let resting = 0
  let id = requestAnimationFrame(function step(now) {
    // The pause takes effect on the playhead before the page has rendered it.
    if (!store.playing.peek()) return
    id = requestAnimationFrame(step)
    // The reader moved the playhead: continue from there.
    if (store.at.peek() !== put) at = put = store.at.peek()
    const elapsed = Math.min(MAX_FRAME_MS, now - last)
    last = now
    if ((resting -= elapsed) > 0) return
    const from = at
    at += (elapsed / 1000) * viewport.speed.peek() * DAY
    const edge = nextRest(edges, from, at)
    if (edge !== undefined && edge < end) {
      at = edge
      resting = REST_MS
      show({ instant: edge })
    } else if (at >= end) {
      show({ day: model.today })
      stop()
    } else {
      const day = dayAt(model, at)
      // A day is shown once it is over, since it stands for its end.
      if (model.offset.spanOf(day).since - 1 > put) show({ day: dayAt(model, model.offset.spanOf(day).since - 1) })
    }
  })
  function show(shown: { instant: Instant } | { day: Day }) {
    viewport.step(shown, 'replace')
    put = store.at.peek()
  }
  return () => cancelAnimationFrame(id)
}
