// The timeline: a ribbon for each place over the visible span, the playhead, and the controls.
//
// All parts read one `TimelineViewport`. A step of the playhead moves a line without rendering.

import { useComputed, useSignalEffect } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { lazy } from '../lazy'
import { isCompact as isCompactLayout, textScale } from '../layout'
import { hasCoarsePointer } from '../media-query'
import { usePage } from '../page'
import { Axis, PeriodLabel } from './axis'
import { CompactTimeline } from './compact'
import { PlaybackButtons, RowsButton, ZoomButtons } from './controls'
import { DateButton } from './date-button'
import { Events, OpinionSwitch, Ticks } from './events'
import { Legend } from './legend'
import { RibbonLabels, Ribbons } from './ribbons'
import { Playheads, Slider } from './slider'
import { useNamesWidth } from './names-width'
import { useFollow, useSpaceBar, useTracks } from './use-tracks'
import { TimelineViewport, headlineRows } from './viewport'
import { WholeButton, WholePeriod } from './whole-period'

const Tooltip = lazy(async () => (await import('./tooltip')).Tooltip)

const HEAD = { pitch: 24, bar: 18 }
const ROW = { pitch: 15, bar: 12 }
const TOUCHED_ROW = { pitch: 26, bar: 16 }

export function Timeline() {
  const { store, locale } = usePage()
  const viewport = useMemo(() => new TimelineViewport(store), [store])
  const section = useRef<HTMLElement>(null)
  const isCompact = isCompactLayout.value
  useTracks(viewport, section, isCompact)
  useSpaceBar(viewport, section)
  useNamesWidth(viewport, section)
  useSignalEffect(() => {
    if (!store.playing.value) return
    const playing = import('./playback').then(({ play }) => play(viewport))
    return () => void playing.then((stop) => stop())
  })
  useFollow(viewport)
  useSignalEffect(() => {
    // Hides the tooltip, whose subject may have moved.
    void viewport.scale.value
    viewport.tooltip.value = null
  })
  useEffect(() => {
    const escape = (event: KeyboardEvent) => event.key === 'Escape' && (viewport.tooltip.value = null)
    addEventListener('keydown', escape)
    const unwatch = watchTheme(() => (viewport.themeVersion.value += 1))
    return () => {
      removeEventListener('keydown', escape)
      unwatch()
    }
  }, [viewport])
  return (
    <section ref={section} class={isCompact ? 'time compact' : 'time'} data-low={viewport.isLow.value} aria-label={locale.messages.timeline.title}>
      {isCompact ? <CompactTimeline viewport={viewport} /> : <FullTimeline viewport={viewport} />}
      <LazyTooltip viewport={viewport} />
    </section>
  )
}

/** Scales the sizes of a row with the text. */
function scaled({ pitch, bar }: typeof ROW, scale: number): typeof ROW {
  return { pitch: Math.round(pitch * scale), bar: Math.round(bar * scale) }
}

function FullTimeline({ viewport }: { viewport: TimelineViewport }) {
  const { store, locale } = usePage()
  const head = useComputed(() => headlineRows(store.model))
  const scale = textScale.value
  const row = scaled(hasCoarsePointer.value ? TOUCHED_ROW : ROW, scale)
  const headRow = scaled(HEAD, scale)
  return (
    <>
      <div class="time-controls">
        <PlaybackButtons viewport={viewport} />
        <DateButton viewport={viewport} />
        <Legend viewport={viewport} />
      </div>
      <div class="time-body">
        <div class="time-row axis">
          <span class="time-period">
            <PeriodLabel viewport={viewport} />
            <RowsButton viewport={viewport} />
          </span>
          <div class="time-axis time-track" data-gesture="pan">
            <Axis scale={viewport.scale.value} />
            <Slider viewport={viewport} />
          </div>
        </div>
        <div class="time-row">
          <span class="time-context">
            {locale.messages.timeline.context}
            <OpinionSwitch viewport={viewport} />
          </span>
          <div>
            <Events viewport={viewport} />
            <Ticks viewport={viewport} />
          </div>
        </div>
        {store.model.headline && (
          <div class="time-row head">
            <RibbonLabels viewport={viewport} rows={head} pitch={headRow.pitch} />
            <Ribbons viewport={viewport} rows={head} {...headRow} />
          </div>
        )}
        <div class="time-scroll" style={`--row: ${row.pitch}px`}>
          <div class="time-row">
            <RibbonLabels viewport={viewport} rows={viewport.rows} pitch={row.pitch} />
            <Ribbons viewport={viewport} rows={viewport.rows} {...row} />
          </div>
        </div>
        <Playheads viewport={viewport} />
      </div>
      <div class="time-row whole">
        <div class="time-zooms">
          <WholeButton viewport={viewport} />
          <ZoomButtons viewport={viewport} />
        </div>
        <WholePeriod viewport={viewport} />
      </div>
    </>
  )
}

/** Loads the tooltip when it is first needed. */
function LazyTooltip({ viewport }: { viewport: TimelineViewport }) {
  return viewport.tooltip.value ? <Tooltip viewport={viewport} /> : null
}

/** Calls back when the theme or its colours change. Returns a function that stops. */
function watchTheme(changed: () => void): () => void {
  const ending = new AbortController()
  const { signal } = ending
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)', 'print'])
    matchMedia(query).addEventListener('change', changed, { signal })
  const root = new MutationObserver(changed)
  root.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style', 'class'] })
  signal.addEventListener('abort', () => root.disconnect())
  return () => ending.abort()
}
