// The playhead: a native slider over the axis and lines across all ribbons. A step moves them without rendering.

import { useSignalEffect } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { textScale } from '../layout'
import type { Instant, ShownTime } from '../moment'
import { symbolOf } from '../symbology'
import { changesWithin, stateAt } from '../model'
import { usePage } from '../page'
import type { TimelineViewport } from './viewport'
import { dayAt, shownForKey } from './navigation'

/** How long the date stands at a playhead that has come to rest. */
const FLAG_MS = 1200

/** Returns the function that formats the slider's value: its date and the headline state. */
function useValueText(viewport: TimelineViewport): (shown: ShownTime, at: Instant) => string {
  const { store, locale } = usePage()
  return (shown, at) => {
    const { headline } = store.model
    const state = headline && stateAt(headline, at)
    const travel = viewport.travel.peek()
    const told = state && travel ? symbolOf(store.model, state, travel).label : state?.label
    const status = told ?? locale.messages.timeline.noState
    return locale.format(locale.messages.timeline.value, { date: locale.shown(shown), status })
  }
}

export function Slider({ viewport }: { viewport: TimelineViewport }) {
  const { store, locale } = usePage()
  const messages = locale.messages.timeline
  const input = useRef<HTMLInputElement>(null)
  const flag = useRef<HTMLDivElement>(null)
  const isMoving = useRef(false)
  const valueText = useValueText(viewport)

  // The date stands in the headline; at the playhead it is shown while that moves.
  const moved = useRef<Instant | null>(null)
  useSignalEffect(() => {
    const at = store.at.value
    const element = flag.current
    if (!element || moved.current === at) return
    const isFirst = moved.current === null
    moved.current = at
    if (isFirst) return
    element.dataset.moving = ''
    const resting = setTimeout(() => delete element.dataset.moving, FLAG_MS)
    return () => clearTimeout(resting)
  })
  useSignalEffect(() => {
    const { span, width } = viewport.scale.value
    const at = store.at.value
    const shown = store.shown.value
    const element = input.current
    const label = flag.current
    if (!element || !label) return
    element.min = String(span.since)
    element.max = String(span.until)
    element.value = String(at)
    element.setAttribute('aria-valuetext', valueText(shown, at))
    const isSeen = span.since <= at && at <= span.until
    element.classList.toggle('away', !isSeen)
    const date = locale.shortDay(store.day.value)
    const text = 'instant' in shown ? locale.format(locale.messages.time.at, { time: store.model.offset.clock(at), date }) : date
    if (label.textContent !== text) label.textContent = text
    // The width is estimated from the length of the text, so that nothing is measured.
    const half = (text.length * 6.6 * textScale.value + 18) / 2
    const x = ((at - span.since) / (span.until - span.since)) * width
    label.style.width = `${half * 2}px`
    label.style.transform = `translateX(${Math.min(Math.max(x, half), width - half) - half}px)`
    label.style.visibility = isSeen ? '' : 'hidden'
  })

  const slid = (at: Instant) => {
    const shown = { day: dayAt(store.model, at) }
    store.playing.value = false
    if (isMoving.current) store.replace({ shown })
    else store.push({ shown })
    isMoving.current = true
  }
  const pressed = (event: KeyboardEvent) => {
    const shown = shownForKey(store.model, store.shown.peek(), event.key, event.shiftKey)
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (!/^(Arrow|Page|Home|End)/.test(event.key)) return
    event.preventDefault()
    if (shown === undefined) return
    store.playing.value = false
    // A step adds no history entry; a jump to either end does.
    viewport.step(shown, /^(Arrow|Page)/.test(event.key) ? 'replace' : 'push')
    const at = store.at.peek()
    const changes = changesWithin(store.model.changes, at, at)
    const box = input.current?.getBoundingClientRect()
    const track = viewport.scale.peek()
    viewport.tooltip.value = box && changes.length > 0 ? { x: box.left + (box.width - track.width) / 2 + track.x(at), y: box.top, changes } : null
  }
  return (
    <div class="time-slider">
      <input
        ref={input}
        type="range"
        step="any"
        class="time-range"
        aria-label={messages.slider}
        title={messages.sliderHelp}
        data-testid="slider"
        onInput={(event) => slid(Number(event.currentTarget.value))}
        onChange={() => (isMoving.current = false)}
        onKeyDown={pressed}
        onBlur={() => (viewport.tooltip.value = null)}
      />
      <div ref={flag} class="time-flag" aria-hidden="true" />
    </div>
  )
}

/** Draws a line at the shown time and a hollow one at the compared time. */
export function Playheads({ viewport }: { viewport: TimelineViewport }) {
  const { store } = usePage()
  const shown = useRef<HTMLDivElement>(null)
  const compared = useRef<HTMLDivElement>(null)
  const put = (element: HTMLDivElement | null, at: Instant | null) => {
    if (!element) return
    const scale = viewport.scale.value
    const isSeen = at !== null && scale.shows(at)
    element.style.visibility = isSeen ? 'visible' : 'hidden'
    if (isSeen) element.style.transform = `translateX(${scale.x(at).toFixed(2)}px)`
  }
  useSignalEffect(() => put(shown.current, store.at.value))
  useSignalEffect(() => put(compared.current, store.comparedAt.value))
  return (
    <div class="time-heads" aria-hidden="true">
      <div ref={compared} class="time-head compared" />
      <div ref={shown} class="time-head" />
    </div>
  )
}
