// The live map in an embed: the pane of the whole page, over the drawn map, following the same time.

import type { Geometry } from 'geojson'
import { effect } from '@preact/signals'
import { render } from 'preact'
import { fetchTimeline } from '../api'
import { Speech } from '../i18n/speech'
import { wordsOf } from '../i18n/words'
import { MapPane } from '../map/pane'
import { model } from '../model'
import { PageContext } from '../page'
import { DEFAULT_LANGUAGE, Store, type View, readView, writeTravel } from '../view'
import '../header/header.css'
import '../map/map.css'

/** A view that writes no address: that of the embed is the business of its own script. */
class Unwritten extends Store {
  override change(part: Partial<View>): void {
    this.view.value = { ...this.view.peek(), ...part }
  }

  override drag(part: Partial<View>): void {
    this.change(part)
  }
}

export interface Live {
  /** Follows the time of an address. */
  follow(href: string): void
}

/** Puts the live map into an element, and is done when it has been drawn; `choose` hears of a place or a traveller that a reader
 *  chooses on it. Fails where there can be none. */
export async function open(into: HTMLElement, choose: (change: Record<string, string | null>) => void): Promise<Live> {
  const languages = (document.documentElement.dataset.languages ?? DEFAULT_LANGUAGE).split(' ')
  const read = (search: string) => readView(search, languages, DEFAULT_LANGUAGE)
  const first = read(location.search)
  const { lang } = first.view
  // What the server does not keep is not asked for again: its page shows the newest and says so.
  const asOf = document.documentElement.dataset.notKept ? null : first.view.asOf
  const [wire, words] = await Promise.all([fetchTimeline(lang, asOf), wordsOf(lang)])
  const data = model(wire, Date.now())
  const { camera, place: named } = first.view
  // As the drawn map does: what the answer is about, closely.
  const bbox = first.view.bbox ?? (camera || named ? null : boxOf(data.headline?.geometry ?? null))
  const store = new Unwritten(data, { ...first, view: { ...first.view, bbox } })
  const speech = new Speech(lang, words, data.offset, wire.sentences)
  render(
    <PageContext.Provider value={{ store, speech }}>
      <MapPane />
    </PageContext.Provider>,
    into,
  )
  await drawn()
  let [place, travel] = [first.view.place, first.view.travel]
  effect(() => {
    const now = store.view.value
    if (now.place === place && now.travel === travel) return
    ;[place, travel] = [now.place, now.travel]
    choose({ place, traveller: travel && writeTravel(travel) })
  })
  return {
    follow: (href) => {
      const { shown, compare } = read(new URL(href).search).view
      store.drag({ shown, compare })
    },
  }
}

/** West, south, east and north of a geometry. */
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

/** The pane says at the root how far it is. */
function drawn(): Promise<void> {
  const root = document.documentElement
  return new Promise((resolve, reject) => {
    const look = () => {
      if (root.dataset.ready !== 'map') return
      observer.disconnect()
      if (root.dataset.map === 'failed') reject(new Error('the live map cannot be drawn here'))
      else resolve()
    }
    const observer = new MutationObserver(look)
    observer.observe(root, { attributes: true })
    look()
  })
}
