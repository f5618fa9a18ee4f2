// The pane of the map: its controls, and a message until the map is drawn. The map is loaded once the rest of the page is usable.

import { useComputed, useSignal, useSignalEffect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { TravellerSwitch } from '../header/traveller'
import { lazy } from '../lazy'
import { usePage } from '../page'
import { metresPerPixel, scaleBar } from './camera'
import { LegendCard } from './legend-card'
import type { LiveMap, MapElement } from './map'

const Tip = lazy(async () => (await import('./tooltip')).MapTooltip)

type Progress = 'loading' | 'drawn' | 'failed' | 'no-webgl'

export function MapPane() {
  const { store, locale } = usePage()
  const messages = locale.messages.map
  const container = useRef<MapElement>(null)
  const pane = useRef<HTMLElement>(null)
  const map = useSignal<LiveMap | null>(null)
  const progress = useSignal<Progress>('loading')
  useEffect(() => {
    const settle = (how: Progress) => {
      if (progress.peek() === 'failed') return
      progress.value = how
      const root = document.documentElement
      if (how !== 'drawn') root.dataset.map = 'failed'
      root.dataset.ready = 'map'
    }
    if (!document.createElement('canvas').getContext('webgl2')) {
      settle('no-webgl')
      return
    }
    let isGone = false
    const fail = (reason: unknown) => {
      console.warn(reason)
      if (!isGone) settle('failed')
    }
    const open = async () => {
      const { LiveMap } = await import('./map')
      if (!isGone && container.current) map.value = new LiveMap(container.current, store, { onReady: () => settle('drawn'), onFailure: fail, covered: () => coveredEdges(pane.current) })
    }
    const waiting = whenIdle(() => void open().catch(fail))
    return () => {
      isGone = true
      waiting()
      map.peek()?.close()
    }
  }, [])
  useSignalEffect(() => {
    const shown = locale.shown(store.shown.value)
    void progress.value
    const canvas = container.current?.querySelector('canvas')
    canvas?.setAttribute('aria-label', locale.format(messages.canvas, { title: store.model.wire.dataset.title, shown }))
  })
  // The second row of the switch covers part of the map.
  const isByStatus = useComputed(() => store.view.value.travel === null)
  useEffect(() => map.peek()?.refit(), [isByStatus.value])
  const isFailed = progress.value === 'failed' || progress.value === 'no-webgl'
  return (
    <section class="map-pane" ref={pane} aria-label={messages.title} data-progress={progress.value}>
      <div class="map" ref={container} hidden={isFailed} />
      {progress.value === 'loading' && <p class="map-message">{messages.loading}</p>}
      {isFailed && (
        <p class="map-message" role="status">
          {progress.value === 'no-webgl' ? messages.noWebGl : messages.failed}
        </p>
      )}
      <div class="map-top">
        <TravellerSwitch />
      </div>
      {!isFailed && map.value && (
        <>
          <Buttons map={map.value} />
          <LegendCard map={map.value} />
          <Foot map={map.value} />
          <LazyTooltip map={map.value} />
        </>
      )}
    </section>
  )
}

/** Returns how many pixels from each edge controls cover the map; a legend of 40 % of the width or more is not counted. */
function coveredEdges(pane: HTMLElement | null): Record<'top' | 'right' | 'bottom' | 'left', number> {
  const part = (name: string) => pane?.querySelector<HTMLElement>(name)
  const legend = part('.map-legend')
  const height = pane?.clientHeight ?? 0
  const isBeside = legend && legend.hasAttribute('open') && legend.offsetWidth < (pane?.clientWidth ?? 0) * 0.4
  const top = part('.map-top .traveller')
  // A switch up to 55 % of the width does not push the bounds down.
  const isAcross = (top?.offsetWidth ?? 0) > (pane?.clientWidth ?? 0) * 0.55
  const foot = part('.map-foot')?.offsetHeight ?? 0
  const above = legend && !legend.hasAttribute('open') ? height - legend.offsetTop : foot
  return {
    top: isAcross ? Math.min(top?.offsetHeight ?? 0, height / 4) + 10 : 0,
    right: 0,
    bottom: Math.min(Math.max(foot, above), height / 4),
    left: isBeside ? legend.offsetLeft + legend.offsetWidth : 0,
  }
}

/** Runs a callback when the browser is idle; returns a function that cancels it. */
function whenIdle(run: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const waiting = requestIdleCallback(run, { timeout: 300 })
    return () => cancelIdleCallback(waiting)
  }
  const waiting = setTimeout(run, 200)
  return () => clearTimeout(waiting)
}

function Buttons({ map }: { map: LiveMap }) {
  const messages = usePage().locale.messages.map
  const button = (label: string, path: string, press: () => void) => (
    <button class="map-button" aria-label={label} title={label} onClick={press}>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <path d={path} fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" />
      </svg>
    </button>
  )
  return (
    <div class="map-buttons">
      {button(messages.zoomIn, 'M10 4.5v11M4.5 10h11', () => map.zoomBy(1))}
      {button(messages.zoomOut, 'M4.5 10h11', () => map.zoomBy(-1))}
      {button(messages.whole, 'M4 7.5V4h3.5M12.5 4H16v3.5M16 12.5V16h-3.5M7.5 16H4v-3.5', () => map.showWhole())}
    </div>
  )
}

/** Shows the date, the scale and the credits. */
function Foot({ map }: { map: LiveMap }) {
  const { store, locale } = usePage()
  const messages = locale.messages.map
  const shown = useComputed(() => locale.shown(store.shown.value))
  const bar = useComputed(() => {
    const { latitude, zoom } = map.viewpoint.value
    return scaleBar(metresPerPixel(latitude, zoom), 90)
  })
  const length = useComputed(() => {
    const { metres } = bar.value
    return metres >= 1000 ? locale.format(messages.kilometres, { n: metres / 1000 }) : locale.format(messages.metres, { n: metres })
  })
  const width = useComputed(() => `width:${bar.value.pixels.toFixed(1)}px`)
  const isNear = useComputed(() => map.viewpoint.value.zoom > 10)
  const { credits } = store.model.wire.dataset
  return (
    <div class="map-foot">
      <div class="map-facts">
        {isNear.value && <span class="map-note">{messages.approximate}</span>}
        <b>{shown}</b>
        <span class="map-scale">
          {length}
          <span class="map-bar" style={width} />
        </span>
      </div>
      <details class="map-credits">
        <summary title={messages.credits}>
          <span class="hidden">{messages.credits}: </span>
          {credits.map(({ text }) => text).join(' · ')}
        </summary>
        <ul>
          {credits.map(({ text, url }) => (
            <li key={text}>
              {url ? (
                <a href={url} rel="noopener" target="_blank">
                  {text}
                </a>
              ) : (
                text
              )}
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

/** Loads the tooltip when a place is first under the pointer. */
function LazyTooltip({ map }: { map: LiveMap }) {
  return map.pointed.value ? <Tip map={map} /> : null
}
