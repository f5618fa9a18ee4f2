// The brush: a frame around the visible span on the strip of the whole period, with a handle at each end. By mouse and touch it is
// moved and resized, by keyboard too: frame and handles are sliders in days.

import { useRef } from 'preact/hooks'
import { type Instant, DAY } from '../moment'
import { usePage } from '../page'
import type { TimelineViewport } from './viewport'

/** What is moved: all of the visible span, or one end. */
export type BrushPart = 'window' | 'since' | 'until'

/** Pixels beyond an end of the frame, and within it, that hold its handle. */
const REACH = { outside: 18, inside: 6 }
/** The days that keys move. */
const KEY_DAYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -30, PageUp: 30, Home: -Infinity, End: Infinity }

export function Brush({ viewport }: { viewport: TimelineViewport }) {
  const { store, locale } = usePage()
  const { offset, range: whole } = store.model
  const messages = locale.messages.timeline
  /** What the pointer holds, and how far from its start. */
  const held = useRef<{ readonly part: BrushPart; readonly by: number } | null>(null)
  const span = viewport.span.value

  const move = (part: BrushPart, to: Instant) => (part === 'window' ? viewport.panBy(to - viewport.span.peek().since) : viewport.resize(part, to))
  const pointed = (event: PointerEvent) => {
    const scale = viewport.wholeScale.peek()
    return { scale, x: event.clientX - (event.currentTarget as HTMLElement).getBoundingClientRect().left }
  }
  const pressed = (event: PointerEvent) => {
    if (event.button !== 0) return
    event.preventDefault()
    ;(event.currentTarget as HTMLElement).setPointerCapture(event.pointerId)
    const { scale, x } = pointed(event)
    const { since, until } = viewport.span.peek()
    const part = partAt(x, scale.x(since), scale.x(until))
    // A press beside the frame brings it there.
    if (!part) viewport.panBy(scale.at(x) - (since + until) / 2)
    const start = viewport.span.peek()[part === 'until' ? 'until' : 'since']
    held.current = { part: part ?? 'window', by: scale.at(x) - start }
  }
  const dragged = (event: PointerEvent) => {
    if (!held.current) return
    const { scale, x } = pointed(event)
    move(held.current.part, scale.at(x) - held.current.by)
  }
  const key = (part: BrushPart) => (event: KeyboardEvent) => {
    const days = KEY_DAYS[event.key]
    if (days === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    const { since, until } = viewport.span.peek()
    const to = (part === 'until' ? until : since) + days * DAY
    move(part, Math.min(Math.max(to, whole.since), whole.until))
  }

  const percent = (at: Instant) => `${((100 * (at - whole.since)) / (whole.until - whole.since)).toFixed(3)}%`
  const days = (ms: number) => Math.round(ms / DAY)
  const first = locale.shortDay(offset.dayOf(span.since))
  const last = locale.shortDay(offset.dayOf(span.until - 1))
  const slider = (part: BrushPart, value: Instant, text: string) => (
    <div
      class={`brush-${part}`}
      role="slider"
      tabIndex={0}
      aria-label={messages.brush[part]}
      aria-valuemin={0}
      aria-valuemax={days(whole.until - whole.since)}
      aria-valuenow={days(value - whole.since)}
      aria-valuetext={text}
      data-testid={`brush-${part}`}
      onKeyDown={key(part)}
    />
  )
  const drop = () => (held.current = null)
  return (
    <div class="brush" style={{ '--since': percent(span.since), '--until': percent(span.until) }} onPointerDown={pressed} onPointerMove={dragged} onPointerUp={drop} onPointerCancel={drop}>
      {slider('since', span.since, first)}
      {slider('window', span.since, locale.format(messages.period, { since: first, until: last }))}
      {slider('until', span.until, last)}
    </div>
  )
}

/** Returns what a press at `x` takes hold of, where the frame goes from `since` to `until`, in pixels; null beside the frame. */
export function partAt(x: number, since: number, until: number): BrushPart | null {
  const inside = Math.min(REACH.inside, (until - since) / 4)
  if (x >= since - REACH.outside && x <= since + inside) return 'since'
  if (x <= until + REACH.outside && x >= until - inside) return 'until'
  return x > since && x < until ? 'window' : null
}
