// The exact date and time, today, and the speed of playback, behind one button.

import { useSignalEffect } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { usePage } from '../page'
import { Icon, SpeedSelect, TodayButton } from './controls'
import { parseDateFields } from './navigation'
import type { TimelineViewport } from './viewport'

export function DateButton({ viewport }: { viewport: TimelineViewport }) {
  const messages = usePage().locale.messages.timeline
  const button = useRef<HTMLButtonElement>(null)
  // The browser shows it above all else, so that no panel cuts it; it stands above its button.
  const put = (event: Event) => {
    const { left, top } = (button.current as HTMLElement).getBoundingClientRect()
    Object.assign((event.currentTarget as HTMLElement).style, { left: `${left}px`, bottom: `${innerHeight - top + 6}px` })
  }
  return (
    <>
      <button ref={button} class="button time-date-button" popovertarget="time-date" data-testid="when">
        <Icon of="date" />
        <span>{messages.dateHour}</span>
      </button>
      <div id="time-date" class="time-date" popover="auto" onBeforeToggle={put}>
        <DateFields />
        <TodayButton />
        <SpeedSelect viewport={viewport} />
      </div>
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
