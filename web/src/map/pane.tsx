// The pane of the map: the server's drawing until the live map is drawn, and the controls in the part that no panel covers. The map is
// loaded once the rest of the page is usable.

import { useComputed, useSignal, useSignalEffect } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { lazy } from '../lazy'
import { usePage } from '../page'
import { ActStatus } from './act-status'
import { metresPerPixel, scaleBar } from './camera'
import { DrawnMap } from './drawn-map'
import type { MapOptions } from 'maplibre-gl'
import type { LiveMap, MapElement } from './map'
import { MapTime } from './map-time'

const LegendCard = lazy(async () => (await import('./legend-card')).LegendCard)
const Locator = lazy(async () => (await import('./locator')).Locator)
const Menu = lazy(async () => (await import('./group-menu')).GroupMenu)
const SecondMap = lazy(async () => (await import('./second-map')).SecondMap)
const Tip = lazy(async () => (await import('./tooltip')).MapTooltip)

type Progress = 'loading' | 'drawn' | 'failed' | 'no-webgl'

/** The pane of the page; in an embed, given `options` of MapLibre, without legend and locator, and with a way back as `children`. */
export function MapPane({ children, options }: { children?: ComponentChildren; options?: Partial<MapOptions> }) {
  const { store, locale } = usePage()
  const messages = locale.messages.map
  const container = useRef<MapElement>(null)
  const free = useRef<HTMLDivElement>(null)
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
      if (!isGone && container.current) map.value = new LiveMap(container.current, store, { onReady: () => settle('drawn'), onFailure: fail, free: free.current, options })
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
  /** Whether two maps are shown; `isEarlier` if the compared time, whose map goes first, is the earlier. */
  const hasPair = useComputed(() => store.comparedAt.value !== null)
  const isEarlier = useComputed(() => store.comparedAt.value !== null && store.comparedAt.value < store.at.value)
  const cannotPair = useSignal(false)
  const isFailed = progress.value === 'failed' || progress.value === 'no-webgl'
  const isPair = hasPair.value && !isFailed && !cannotPair.value
  const failPair = (reason: unknown) => {
    console.warn(reason)
    cannotPair.value = true
  }
  return (
    <section class="map-pane" aria-label={messages.title} data-progress={progress.value}>
      {progress.value !== 'drawn' && <DrawnMap isFollowing={isFailed} />}
      <div class={isPair ? 'map-two' : 'map-one'} data-earlier={isEarlier.value ? 'second' : 'first'}>
        <div class="map-cells">
          <div class="map-cell">
            <div class="map" ref={container} hidden={isFailed} />
            {isPair && <MapTime shown={store.shown} />}
            {!isFailed && map.value && <LazyTooltip map={map.value} />}
            {!isFailed && map.value && <LazyGroupMenu map={map.value} />}
          </div>
          {isPair && map.value && <SecondMap first={map.value} fail={failPair} />}
        </div>
      </div>
      <div class="map-free" ref={free}>
        {progress.value === 'loading' && <p class="map-message">{messages.loading}</p>}
        {isFailed && (
          <p class="map-message" role="status">
            {progress.value === 'no-webgl' ? messages.noWebGl : messages.failed}
          </p>
        )}
        {children && <div class="map-top">{children}</div>}
        {!isFailed && map.value && (
          <>
            {!options && <Locator map={map.value} />}
            <Buttons map={map.value} />
            {!options && <LegendCard map={map.value} />}
          </>
        )}
        <Foot map={isFailed ? null : map.value} />
      </div>
      <ActStatus />
    </section>
  )
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
      {button(messages.zoomIn, 'M10 4.5v11M4.5 10h11', () => map.camera.zoomBy(1))}
      {button(messages.zoomOut, 'M4.5 10h11', () => map.camera.zoomBy(-1))}
      {button(messages.whole, 'M4 7.5V4h3.5M12.5 4H16v3.5M16 12.5V16h-3.5M7.5 16H4v-3.5', () => map.camera.showWhole())}
    </div>
  )
}

/** Shows the date, the credits and, of a live map, the scale. */
function Foot({ map }: { map: LiveMap | null }) {
  const { store, locale } = usePage()
  const messages = locale.messages.map
  const shown = useComputed(() => locale.shown(store.shown.value))
  const { credits, publisher, published_by } = store.model.wire.dataset
  return (
    <div class="map-foot">
      <div class="map-facts">
        <b>{shown}</b>
        {map && <ScaleBar map={map} />}
      </div>
      <details class="map-credits">
        <summary title={messages.credits}>
          <span class="hidden">{messages.credits}: </span>
          {[...new Set(credits.flatMap(({ short }) => short ?? []))].join(' · ')}
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
          <li>{publisher?.contact ? <a href={publisher.contact}>{published_by}</a> : published_by}</li>
        </ul>
      </details>
    </div>
  )
}

/** Shows the scale, and near the ground how exact the basemap is. */
function ScaleBar({ map }: { map: LiveMap }) {
  const { locale } = usePage()
  const messages = locale.messages.map
  const bar = useComputed(() => {
    const { latitude, zoom } = map.camera.viewpoint.value
    return scaleBar(metresPerPixel(latitude, zoom), 90)
  })
  const length = useComputed(() => {
    const { metres } = bar.value
    return metres >= 1000 ? locale.format(messages.kilometres, { n: metres / 1000 }) : locale.format(messages.metres, { n: metres })
  })
  const width = useComputed(() => `width:${bar.value.pixels.toFixed(1)}px`)
  const isNear = useComputed(() => map.camera.viewpoint.value.zoom > 10)
  return (
    <>
      {isNear.value && <span class="map-note">{messages.approximate}</span>}
      <span class="map-scale">
        {length}
        <span class="map-bar" style={width} />
      </span>
    </>
  )
}

/** Loads the tooltip when a place is first under the pointer. */
function LazyTooltip({ map }: { map: LiveMap }) {
  return map.pointer.pointed.value ? <Tip map={map} /> : null
}

/** Loads the list of a group when one is first opened. */
function LazyGroupMenu({ map }: { map: LiveMap }) {
  return map.pointer.opened.value ? <Menu map={map} /> : null
}
