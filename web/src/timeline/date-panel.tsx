// What the button of date and hour opens: the fields of day and time, today, and the speed of playback.

import { useSignalEffect } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { usePage } from '../page'
import { parseDateFields } from './navigation'
import { type TimelineViewport, PLAYBACK_SPEEDS } from './viewport'
import './date-panel.css'

export function DatePanel({ viewport }: { viewport: TimelineViewport }) {
  return (
    <>
      <DateFields />
      <TodayButton />
      <SpeedSelect viewport={viewport} />
    </>
  )
}

/** The least milliseconds between two writes to the date fields. */
const FIELDS_MS = 100

function DateFields() {
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
      <label>
        <span class="hidden">{messages.time}</span>
        <input ref={time} type="time" title={messages.time} data-testid="time" onChange={() => typed('time')} onBlur={sync} />
      </label>
    </span>
  )
}

/** Selects the speed of playback in days a second. */
function SpeedSelect({ viewport }: { viewport: TimelineViewport }) {
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

function TodayButton() {
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
