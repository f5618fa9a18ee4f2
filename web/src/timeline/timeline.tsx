// The timeline: one ribbon a place over the whole period, a playhead across all, and what moves it.
//
// `Frame` says which part of time is seen; each part below draws itself from it. A step of the playhead moves a line and renders nothing.

import { useComputed, useSignalEffect } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { later } from '../later'
import { hasCoarsePointer, isNarrow } from '../media-query'
import { usePage } from '../page'
import { Axis, Period } from './axis'
import { Compact } from './compact'
import { Dates, Speed, Today, Transport, Zooms } from './controls'
import { Events, OpinionSwitch, Ticks } from './events'
import { Labels, Ribbons } from './ribbons'
import { Playheads, Slider } from './slider'
import { useSpaceBar, useTracks } from './use-tracks'
import { Frame, headOf } from './viewport'

const TipBox = later(async () => (await import('./tooltip')).TipBox)

const HEAD = { pitch: 24, bar: 18 }
const ROW = { pitch: 15, bar: 12 }
const TOUCHED_ROW = { pitch: 26, bar: 16 }

export function Timeline() {
  const { store, speech } = usePage()
  const frame = useMemo(() => new Frame(store), [store])
  const section = useRef<HTMLElement>(null)
  const isCompact = isNarrow.value
  useTracks(frame, section, isCompact)
  useSpaceBar(frame, section)
  useSignalEffect(() => {
    if (!store.playing.value) return
    const playing = import('./playback').then(({ play }) => play(frame))
    return () => void playing.then((stop) => stop())
  })
  useSignalEffect(() => {
    // A new period or moment elsewhere: what the tooltip spoke of may be gone.
    void frame.scale.value
    frame.tip.value = null
  })
  useEffect(() => {
    const escape = (event: KeyboardEvent) => event.key === 'Escape' && (frame.tip.value = null)
    addEventListener('keydown', escape)
    const unwatch = watchTheme(() => (frame.theme.value += 1))
    return () => {
      removeEventListener('keydown', escape)
      unwatch()
    }
  }, [frame])
  return (
    <section ref={section} class={isCompact ? 'time compact' : 'time'} aria-label={speech.words.timeline.title}>
      {isCompact ? <Compact frame={frame} /> : <Full frame={frame} />}
      <Tip frame={frame} />
    </section>
  )
}

function Full({ frame }: { frame: Frame }) {
  const { store, speech } = usePage()
  const head = useComputed(() => headOf(store.model))
  const row = hasCoarsePointer.value ? TOUCHED_ROW : ROW
  return (
    <>
      <div class="time-controls">
        <Transport frame={frame} />
        <Speed frame={frame} />
        <Dates frame={frame} withTime />
        <Today />
        <Zooms frame={frame} />
      </div>
      <div class="time-body">
        <div class="time-row axis">
          <Period frame={frame} />
          <div class="time-axis time-track" data-gesture="pan">
            <Axis frame={frame} />
            <Slider frame={frame} />
          </div>
        </div>
        <div class="time-row">
          <span class="time-context">
            {speech.words.timeline.context}
            <OpinionSwitch frame={frame} />
          </span>
          <div>
            <Events frame={frame} />
            <Ticks frame={frame} />
          </div>
        </div>
        {store.model.headline && (
          <div class="time-row head">
            <Labels frame={frame} rows={head} pitch={HEAD.pitch} />
            <Ribbons frame={frame} rows={head} {...HEAD} />
          </div>
        )}
        <div class="time-scroll">
          <div class="time-row">
            <Labels frame={frame} rows={frame.rows} pitch={row.pitch} />
            <Ribbons frame={frame} rows={frame.rows} {...row} />
          </div>
        </div>
        <Playheads frame={frame} />
      </div>
    </>
  )
}

/** The tooltip is loaded when there is first something under the pointer. */
function Tip({ frame }: { frame: Frame }) {
  return frame.tip.value ? <TipBox frame={frame} /> : null
}

/** Calls when the theme, its colours or the density of pixels may have changed. Returns what ends it. */
function watchTheme(changed: () => void): () => void {
  const ending = new AbortController()
  const { signal } = ending
  const dark = matchMedia('(prefers-color-scheme: dark)')
  dark.addEventListener('change', changed, { signal })
  const contrast = matchMedia('(prefers-contrast: more)')
  contrast.addEventListener('change', changed, { signal })
  const root = new MutationObserver(changed)
  root.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style', 'class'] })
  signal.addEventListener('abort', () => root.disconnect())
  return () => ending.abort()
}
