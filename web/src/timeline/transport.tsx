// The buttons that move the playhead: to the previous and the next change, and by itself.

import { useComputed } from '@preact/signals'
import { usePage } from '../page'
import type { Frame } from './frame'
import { SPEEDS } from './speeds'
import { nextStep, previousStep } from './steps'

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
