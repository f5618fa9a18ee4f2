// The live map of an embed: the page's map pane over the server's map.

import { pageData } from '../server'
import { effect } from '@preact/signals'
import { render } from 'preact'
import { fetchTimeline } from '../api'
import { Locale } from '../i18n/locale'
import { loadMessages } from '../i18n/messages'
import { MapPane } from '../map/pane'
import { firstTheme } from '../map/preload'
import { fetchStyle } from '../map/style'
import { buildModel } from '../model'
import { PageContext } from '../page'
import { buildSymbology } from '../symbology'
import { TextureDefinitions } from '../textures'
import { type Camera, DEFAULT_LANGUAGE, Store, type View, parseView } from '../view'
import type { SliderData } from './slider-days'
import '../map/map.css'
import './live-map.css'

/** A store that writes no URL; the embed's own script owns it. */
class EmbedStore extends Store {
  override push(part: Partial<View>): void {
    this.view.value = { ...this.view.peek(), ...part }
  }

  override replace(part: Partial<View>): void {
    this.push(part)
  }
}

export interface LiveMapHandle {
  /** Shows the time of a URL. */
  follow(href: string): void
  close(): void
}

/** What an embed does for its live map. */
export interface LiveMapHost {
  readonly words: SliderData['words']
  /** Shows what is said of a place that the reader selects on the map. */
  choose(change: Record<string, string | null>): void
  /** Returns to the drawn map. */
  leave(): void
}

/** Renders the live map into an element beside the drawn one and resolves once it is drawn. Rejects if it cannot be. */
export async function openLiveMap(into: HTMLElement, { words, choose, leave }: LiveMapHost): Promise<LiveMapHandle> {
  const languages = (pageData.languages ?? DEFAULT_LANGUAGE).split(' ')
  const read = (search: string) => parseView(search, languages, DEFAULT_LANGUAGE)
  const asked = read(location.search)
  // As the server's: light unless another theme is asked for.
  const theme = new URLSearchParams(location.search).has('theme') ? asked.view.theme : 'light'
  const first = { ...asked, view: { ...asked.view, theme } }
  const { lang, asOf } = first.view
  const [wire, { tables }, messages] = await Promise.all([fetchTimeline(lang, asOf), fetchStyle(firstTheme(first.view), lang, asOf), loadMessages(lang)])
  const data = buildModel(wire, buildSymbology(tables), Date.now())
  const camera = drawnCamera(into) ?? first.view.camera
  const store = new EmbedStore(data, { ...first, view: { ...first.view, camera, bbox: null } })
  const locale = new Locale(lang, messages, data.offset, wire.sentences)
  const help = { WindowsHelpText: words.wheel.replace('{key}', 'Ctrl'), MacHelpText: words.wheel.replace('{key}', '⌘'), MobileHelpText: words.fingers }
  const options = {
    cooperativeGestures: true,
    locale: Object.fromEntries(Object.entries(help).map(([name, text]) => [`CooperativeGesturesHandler.${name}`, text])),
  }
  // An earlier one may have set them.
  const { dataset } = document.documentElement
  delete dataset.map
  dataset.ready = 'embed'
  render(
    <PageContext.Provider value={{ store, locale }}>
      <TextureDefinitions />
      <MapPane options={options}>
        <button type="button" class="button map-back" title={words.back} aria-label={words.back} onClick={leave}>
          <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
            <path d="M5 5l10 10M15 5 5 15" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
          </svg>
          <span>{words.back}</span>
        </button>
      </MapPane>
    </PageContext.Provider>,
    into,
  )
  const close = () => render(null, into)
  await mapDrawn().catch((reason: unknown) => {
    close()
    throw reason
  })
  let { place } = first.view
  const unfollow = effect(() => {
    const now = store.view.value.place
    if (now === place) return
    place = now
    choose({ place })
  })
  return {
    follow: (href) => {
      const { shown, compare } = read(new URL(href).search).view
      store.replace({ shown, compare })
    },
    close: () => {
      unfollow()
      close()
    },
  }
}

/** Returns the camera that shows what the drawn map shows beside an element; null if none is seen. */
function drawnCamera(beside: HTMLElement): Camera | null {
  const sheet = [...(beside.parentElement?.querySelectorAll<HTMLElement>('[data-shown] > .sheet') ?? [])].find(({ clientWidth }) => clientWidth > 0)
  const frame = sheet?.querySelector('svg')?.viewBox.baseVal
  const [longitude, latitude] = sheet?.dataset.center?.split(',').map(Number) ?? []
  if (!sheet || !frame || longitude === undefined || latitude === undefined) return null
  // The drawing is as large as its box allows.
  const scale = Math.min(sheet.clientWidth / frame.width, sheet.clientHeight / frame.height)
  return { center: [longitude, latitude], zoom: Number(sheet.dataset.zoom) + Math.log2(scale) }
}

/** Resolves once the pane has set `data-ready` to `map`; rejects if the map failed. */
function mapDrawn(): Promise<void> {
  const root = document.documentElement
  return new Promise((resolve, reject) => {
    const check = () => {
      if (root.dataset.ready !== 'map') return
      observer.disconnect()
      if (root.dataset.map === 'failed') reject(new Error('the live map cannot be drawn here'))
      else resolve()
    }
    const observer = new MutationObserver(check)
    observer.observe(root, { attributes: true })
    check()
  })
}
