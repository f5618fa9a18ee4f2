// The live map of an embed: the page's map pane over the server's map.

import { pageData } from '../server'
import type { Geometry } from 'geojson'
import { effect } from '@preact/signals'
import { render } from 'preact'
import { fetchTimeline } from '../api'
import { Locale } from '../i18n/locale'
import { loadMessages } from '../i18n/messages'
import { TravellerSwitch } from '../header/traveller'
import { MapPane } from '../map/pane'
import { firstTheme } from '../map/preload'
import { fetchStyle } from '../map/style'
import { buildModel } from '../model'
import { PageContext } from '../page'
import { buildSymbology } from '../symbology'
import { TextureDefinitions } from '../textures'
import { DEFAULT_LANGUAGE, Store, type View, parseView, formatTravel } from '../view'
import '../header/header.css'
import '../map/map.css'

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
}

/** Renders the live map into an element and resolves once it is drawn; `choose` is called with the parameters of a place or traveller
 *  that the reader selects on it. Rejects if the map cannot be drawn. */
export async function openLiveMap(into: HTMLElement, choose: (change: Record<string, string | null>) => void): Promise<LiveMapHandle> {
  const languages = (pageData.languages ?? DEFAULT_LANGUAGE).split(' ')
  const read = (search: string) => parseView(search, languages, DEFAULT_LANGUAGE)
  const asked = read(location.search)
  // As the server's: light unless another theme is asked for.
  const theme = new URLSearchParams(location.search).has('theme') ? asked.view.theme : 'light'
  const first = { ...asked, view: { ...asked.view, theme } }
  const { lang, asOf } = first.view
  const [wire, { tables }, messages] = await Promise.all([fetchTimeline(lang, asOf), fetchStyle(firstTheme(first.view), lang, asOf), loadMessages(lang)])
  const data = buildModel(wire, buildSymbology(tables), Date.now())
  const { camera, place: named } = first.view
  // As the server's map does: close to the headline place.
  const bbox = first.view.bbox ?? (camera || named ? null : boxOf(data.headline?.geometry ?? null))
  const store = new EmbedStore(data, { ...first, view: { ...first.view, bbox } })
  const locale = new Locale(lang, messages, data.offset, wire.sentences)
  render(
    <PageContext.Provider value={{ store, locale }}>
      <TextureDefinitions />
      <MapPane>
        <TravellerSwitch />
      </MapPane>
    </PageContext.Provider>,
    into,
  )
  await mapDrawn()
  let [place, travel] = [first.view.place, first.view.travel]
  effect(() => {
    const now = store.view.value
    if (now.place === place && now.travel === travel) return
    ;[place, travel] = [now.place, now.travel]
    choose({ place, traveller: travel && formatTravel(travel) })
  })
  return {
    follow: (href) => {
      const { shown, compare } = read(new URL(href).search).view
      store.replace({ shown, compare })
    },
  }
}

/** Returns west, south, east and north of a geometry. */
function boxOf(geometry: Geometry | null): View['bbox'] {
  const [xs, ys]: [number[], number[]] = [[], []]
  const visit = (part: unknown): void => {
    if (!Array.isArray(part)) return
    if (typeof part[0] === 'number') {
      xs.push(part[0])
      ys.push(part[1] as number)
    } else part.forEach(visit)
  }
  if (geometry && 'coordinates' in geometry) visit(geometry.coordinates)
  return xs.length > 0 ? [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] : null
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
