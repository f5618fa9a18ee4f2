// The buttons that move the playhead: to the previous and the next change, and by itself.

import { useComputed, useSignalEffect } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { usePage } from '../page'
import { nextStep, previousStep, shownOf } from './navigation'
import { daysOf, densest } from './scale'
import { type Frame, SPEEDS } from './viewport'

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

export function Transport({ frame }: { frame: Frame }) {
  const { store, speech } = usePage()
  const words = speech.words.timeline
  const { steps } = store.model
  const isFirst = useComputed(() => previousStep(steps, store.at.value) === undefined).value
  const isLast = useComputed(() => nextStep(steps, store.at.value) === undefined).value
  const isPlaying = store.playing.value
  const go = (instant: number | undefined) => {
    if (instant === undefined) return
    store.playing.value = false
    store.change({ shown: { instant } })
    frame.reveal(instant)
  }
  // A button that is out of work keeps the focus: it is only said to be disabled.
  return (
    <div class="time-transport">
      <button class="button" aria-label={words.previous} title={words.previous} aria-disabled={isFirst} data-testid="previous" onClick={() => go(previousStep(steps, store.at.peek()))}>
        <Icon of="previous" />
      </button>
      <button
        class="button primary"
        aria-label={isPlaying ? words.pause : words.play}
        title={isPlaying ? words.pause : words.play}
        data-testid="play"
        onClick={() => (store.playing.value = !isPlaying)}
      >
        <Icon of={isPlaying ? 'pause' : 'play'} />
      </button>
      <button class="button" aria-label={words.next} title={words.next} aria-disabled={isLast} data-testid="next" onClick={() => go(nextStep(steps, store.at.peek()))}>
        <Icon of="next" />
      </button>
    </div>
  )
}

/** Days a second while it plays. */
export function Speed({ frame }: { frame: Frame }) {
  const { speech } = usePage()
  const words = speech.words.timeline
  return (
    <label class="time-speed">
      <span class="hidden">{words.speed}</span>
      <select value={String(frame.speed.value)} title={words.speed} onChange={(event) => (frame.speed.value = Number(event.currentTarget.value))}>
        {SPEEDS.map((days) => (
          <option key={days} value={days}>
            {speech.say(words.speedDays, { n: days })}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The least time between two writes to the fields. */
const FIELDS_MS = 100

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

export function Zooms({ frame }: { frame: Frame }) {
  const { store, speech } = usePage()
  const { model } = store
  const words = speech.words.timeline
  const busy = useComputed(() => densest(model.steps, model.range)).value
  const days = busy && daysOf(busy, model.offset)
  const seen = daysOf(frame.span.value, model.offset)
  const isWhole = useComputed(() => store.view.value.range === null).value
  const isBusy = days?.[0] === seen[0] && days[1] === seen[1]
  return (
    <div class="time-zooms">
      <button class="button" aria-pressed={isWhole} onClick={() => frame.see(frame.whole, 'change')} data-testid="whole">
        {words.whole}
      </button>
      {busy && days && (
        <button
          class="button"
          aria-pressed={isBusy}
          title={speech.say(words.densestTitle, { since: speech.day(days[0]), until: speech.day(days[1]) })}
          onClick={() => frame.see(busy, 'change')}
          data-testid="densest"
        >
          {words.densest}
        </button>
      )}
      <button class="button" aria-label={words.zoomOut} title={words.zoomOut} aria-disabled={isWhole} onClick={() => frame.zoom(1 / 2)} data-testid="zoom-out">
        <Icon of="less" />
      </button>
      <button class="button" aria-label={words.zoomIn} title={words.zoomIn} onClick={() => frame.zoom(2)} data-testid="zoom-in">
        <Icon of="more" />
      </button>
    </div>
  )
}
