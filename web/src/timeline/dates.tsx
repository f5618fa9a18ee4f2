// The shown date to type or pick, and the time of day where an instant is meant; an empty time is the end of the day.

import { useSignalEffect } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { isDay } from '../moment'
import { usePage } from '../page'
import type { Frame } from './frame'

/** The least time between two writes to the fields. */
const FIELDS_MS = 100

/** `12:30` or `12:30:15` on a day as the instant, in the dataset's offset. */
export function shownOf(day: string, time: string, offset: string): { day: string } | { instant: number } | null {
  if (!isDay(day)) return null
  if (time === '') return { day }
  const instant = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}${offset}`)
  return Number.isNaN(instant) ? null : { instant }
}

export function Dates({ frame, withTime }: { frame: Frame; withTime: boolean }) {
  const { store, speech } = usePage()
  const { model } = store
  const words = speech.words.timeline
  const date = useRef<HTMLInputElement>(null)
  const time = useRef<HTMLInputElement>(null)
  const first = model.offset.dayOf(model.range.since)

  /** What is shown, into the fields; not into one that is being typed in. */
  const sync = () => {
    const shown = store.shown.peek()
    const clock = 'instant' in shown ? model.offset.clock(shown.instant) : ''
    if (date.current && date.current !== document.activeElement) date.current.value = store.day.peek()
    if (time.current && time.current !== document.activeElement) time.current.value = clock
  }
  // Native fields are dear to write to; while the playhead runs they follow ten times a second.
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
    // Another day means that day's end, unless the reader set a time by hand beside it.
    const clock = part === 'time' ? (time.current?.value ?? '') : ''
    const shown = shownOf(date.current?.value ?? '', clock, model.offset.text)
    if (!shown || !date.current?.checkValidity()) return
    store.playing.value = false
    store.change({ shown })
    frame.reveal(store.at.peek())
  }
  return (
    <span class="time-dates">
      <label>
        <span class="hidden">{words.date}</span>
        <input ref={date} type="date" min={first} max={model.today} data-testid="date" onChange={() => typed('date')} onBlur={sync} />
      </label>
      {withTime && (
        <label>
          <span class="hidden">{words.time}</span>
          <input ref={time} type="time" title={words.time} data-testid="time" onChange={() => typed('time')} onBlur={sync} />
        </label>
      )}
    </span>
  )
}

/** The date as a button that opens the device's own picker; for thumbs. */
export function DateButton({ frame }: { frame: Frame }) {
  const { store, speech } = usePage()
  const text = useRef<HTMLSpanElement>(null)
  useSignalEffect(() => {
    const shown = store.shown.value
    const date = speech.shortDay(store.day.value)
    const words = 'instant' in shown ? speech.say(speech.words.time.at, { time: store.model.offset.clock(shown.instant), date }) : date
    if (text.current) text.current.textContent = words
  })
  const pick = (event: MouseEvent) => {
    const input = (event.currentTarget as HTMLElement).querySelector<HTMLInputElement>('input[type="date"]')
    // Where there is no picker to open the field itself is under the finger.
    if (input && 'showPicker' in input) input.showPicker()
  }
  return (
    <div class="time-date-button button" onClick={pick}>
      <span ref={text} aria-hidden="true" />
      <Dates frame={frame} withTime={false} />
    </div>
  )
}

export function Today() {
  const { store, speech } = usePage()
  const isToday = store.view.value.shown === null
  const go = () => {
    store.playing.value = false
    store.change({ shown: null })
  }
  return (
    <button class="button" aria-pressed={isToday} onClick={go} data-testid="today">
      {speech.words.timeline.today}
    </button>
  )
}
