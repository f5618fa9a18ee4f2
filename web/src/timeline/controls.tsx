// The controls of the timeline: previous and next change, playback, zoom, and how many rows.

import { useComputed } from '@preact/signals'
import { usePage } from '../page'
import { nextTransition, previousTransition } from './navigation'
import type { TimelineViewport } from './viewport'

const ICONS = {
  previous: 'M3 2h2v12H3zM14 2v12L6 8z',
  next: 'M11 2h2v12h-2zM2 2v12l8-6z',
  play: 'M4 2v12l10-6z',
  pause: 'M3 2h4v12H3zM9 2h4v12H9z',
  less: 'M3 7h10v2H3z',
  more: 'M7 3h2v4h4v2H9v4H7V9H3V7h4z',
  date: 'M4 1h2v1h4V1h2v1h2v12H2V2h2zM4 6v6h8V6z',
  up: 'M8 4 14 11 12.6 12.4 8 7 3.4 12.4 2 11z',
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

export function ZoomButtons({ viewport }: { viewport: TimelineViewport }) {
  const messages = usePage().locale.messages.timeline
  return (
    <>
      <button class="button" aria-label={messages.zoomOut} title={messages.zoomOut} aria-disabled={viewport.isWhole} onClick={() => viewport.zoom(1 / 2)} data-testid="zoom-out">
        <Icon of="less" />
      </button>
      <button class="button" aria-label={messages.zoomIn} title={messages.zoomIn} onClick={() => viewport.zoom(2)} data-testid="zoom-in">
        <Icon of="more" />
      </button>
    </>
  )
}

/** Shows more rows, or fewer, than the window has by itself. */
export function RowsButton({ viewport }: { viewport: TimelineViewport }) {
  const { store, locale } = usePage()
  const messages = locale.messages.timeline
  const isLow = viewport.isLow.value
  const label = isLow ? messages.moreRows : messages.fewerRows
  return (
    <button class="button time-rows" title={label} aria-label={label} data-testid="rows" onClick={() => store.replace({ timeline: isLow ? 'high' : 'low' })}>
      <Icon of="up" />
    </button>
  )
}
