// The controls of the timeline: previous and next change, playback and its speed, the date, today, and zoom.

import { useComputed, useSignalEffect } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { usePage } from '../page'
import { nextTransition, previousTransition, parseDateFields } from './navigation'
import { type TimelineViewport, PLAYBACK_SPEEDS } from './viewport'

const ICONS = {
  previous: 'M3 2h2v12H3zM14 2v12L6 8z',
  next: 'M11 2h2v12h-2zM2 2v12l8-6z',
  play: 'M4 2v12l10-6z',
  pause: 'M3 2h4v12H3zM9 2h4v12H9z',
  less: 'M3 7h10v2H3z',
  more: 'M7 3h2v4h4v2H9v4H7V9H3V7h4z',
} as const

export function Icon({ of }: { of: keyof typeof ICONS }) {
  return (
    <svg class="time-icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={ICONS[of]} />
    </svg>
  )
}

export function PlaybackButtons({ viewport }: { viewport: TimelineViewport }) {
  const { store, locale } = usePage()
  const messages = locale.messages.timeline
  const { transitions } = store.model
  const isFirst = useComputed(() => previousTransition(transitions, store.at.value) === undefined).value
  const isLast = useComputed(() => nextTransition(transitions, store.at.value) === undefined).value
  const isPlaying = store.playing.value
  const go = (instant: number | undefined) => {
    if (instant === undefined) return
    store.playing.value = false
    viewport.step({ instant }, 'push')
  }
  // A disabled button keeps the focus, hence `aria-disabled`.
  return (
    <div class="time-transport">
      <button class="button" aria-label={messages.previous} title={messages.previous} aria-disabled={isFirst} data-testid="previous" onClick={() => go(previousTransition(transitions, store.at.peek()))}>
        <Icon of="previous" />
      </button>
      <button
        class="button primary"
        aria-label={isPlaying ? messages.pause : messages.play}
        title={isPlaying ? messages.pause : messages.play}
        data-testid="play"
        onClick={() => (store.playing.value = !isPlaying)}
      >
        <Icon of={isPlaying ? 'pause' : 'play'} />
      </button>
      <button class="button" aria-label={messages.next} title={messages.next} aria-disabled={isLast} data-testid="next" onClick={() => go(nextTransition(transitions, store.at.peek()))}>
        <Icon of="next" />
      </button>
    </div>
  )
}

/** Selects the speed of playback in days a second. */
export function SpeedSelect({ viewport }: { viewport: TimelineViewport }) {
  const { locale } = usePage()
  const messages = locale.messages.timeline
  return (
    <label class="time-speed">
      <span class="hidden">{messages.speed}</span>
      <select value={String(viewport.speed.value)} title={messages.speed} onChange={(event) => (viewport.speed.value = Number(event.currentTarget.value))}>
        {PLAYBACK_SPEEDS.map((days) => (
          <option key={days} value={days}>
            {locale.format(messages.speedDays, { n: days })}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The least milliseconds between two writes to the date fields. */
const FIELDS_MS = 100

export function DateFields({ withTime }: { withTime: boolean }) {
  const { store, locale } = usePage()
  const { model } = store
  const messages = locale.messages.timeline
  const date = useRef<HTMLInputElement>(null)
  const time = useRef<HTMLInputElement>(null)
  const first = model.offset.dayOf(model.range.since)

  /** Writes the shown time into the fields, except into the one with the focus. */
  const sync = () => {
    const shown = store.shown.peek()
    const clock = 'instant' in shown ? model.offset.clock(shown.instant) : ''
    if (date.current && date.current !== document.activeElement) date.current.value = store.day.peek()
    if (time.current && time.current !== document.activeElement) time.current.value = clock
  }
  // Writing to native fields is slow: during playback they follow ten times a second.
  const written = useRef(0)
  const later = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useSignalEffect(() => {
    void [store.shown.value, store.day.value]
    clearTimeout(later.current)
    const wait = written.current + FIELDS_MS - performance.now()
    const write = () => {
      written.current = performance.now()
      sync()
    }
    if (wait <= 0) write()
    else later.current = setTimeout(write, wait)
  })
  const typed = (part: 'date' | 'time') => {
    // Another date means the end of that day, unless the time was edited.
    const clock = part === 'time' ? (time.current?.value ?? '') : ''
    const shown = parseDateFields(date.current?.value ?? '', clock, model.offset.text)
    if (!shown || !date.current?.checkValidity()) return
    store.playing.value = false
    store.push({ shown })
  }
  return (
    <span class="time-dates">
      <label>
        <span class="hidden">{messages.date}</span>
        <input ref={date} type="date" min={first} max={model.today} data-testid="date" onChange={() => typed('date')} onBlur={sync} />
      </label>
      {withTime && (
        <label>
          <span class="hidden">{messages.time}</span>
          <input ref={time} type="time" title={messages.time} data-testid="time" onChange={() => typed('time')} onBlur={sync} />
        </label>
      )}
    </span>
  )
}

/** Shows the date as a button that opens the device's date picker. */
export function DateButton() {
  const { store, locale } = usePage()
  const text = useRef<HTMLSpanElement>(null)
  useSignalEffect(() => {
    const shown = store.shown.value
    const date = locale.shortDay(store.day.value)
    const label = 'instant' in shown ? locale.format(locale.messages.time.at, { time: store.model.offset.clock(shown.instant), date }) : date
    if (text.current) text.current.textContent = label
  })
  const pick = (event: MouseEvent) => {
    const input = (event.currentTarget as HTMLElement).querySelector<HTMLInputElement>('input[type="date"]')
    // Without `showPicker` the press reaches the date field, which covers the text.
    if (input && 'showPicker' in input) input.showPicker()
  }
  return (
    <div class="time-date-button button" onClick={pick}>
      <span ref={text} aria-hidden="true" />
      <DateFields withTime={false} />
    </div>
  )
}

export function TodayButton() {
  const { store, locale } = usePage()
  const isToday = store.view.value.shown === null
  const go = () => {
    store.playing.value = false
    store.push({ shown: null })
  }
  return (
    <button class="button" aria-pressed={isToday} onClick={go} data-testid="today">
      {locale.messages.timeline.today}
    </button>
  )
}

export function ZoomButtons({ viewport }: { viewport: TimelineViewport }) {
  const messages = usePage().locale.messages.timeline
  return (
    <div class="time-zooms">
      <button class="button" aria-label={messages.zoomOut} title={messages.zoomOut} aria-disabled={viewport.isWhole} onClick={() => viewport.zoom(1 / 2)} data-testid="zoom-out">
        <Icon of="less" />
      </button>
      <button class="button" aria-label={messages.zoomIn} title={messages.zoomIn} onClick={() => viewport.zoom(2)} data-testid="zoom-in">
        <Icon of="more" />
      </button>
    </div>
  )
}
