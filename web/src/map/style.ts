// The server's style and its tables (`corridor:…` in `metadata`).

import type { LayerSpecification, Map as MapLibre, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import { fetchJson } from '../api'
import type { SymbolTables } from '../symbology'
import { type MapTheme, styleUrl } from './preload'

/** A path in a box around its centre, filled even-odd. */
export interface ImagePath {
  readonly path: string
  readonly box: readonly [number, number, number, number]
}

export interface StyleTables extends SymbolTables {
  readonly palette: Readonly<Record<string, string>>
  readonly images: Readonly<Record<string, ImagePath>>
}

export interface LoadedStyle {
  readonly style: StyleSpecification
  readonly tables: StyleTables
}

/** The style that the page begins with: the first map takes it; null once it is taken. */
let begun: { readonly url: string; readonly loaded: Promise<LoadedStyle> } | null | undefined

/** Fetches the style of a theme and its tables, at the newest or the given revision. The first is asked for once: page and map share it. */
export function fetchStyle(theme: MapTheme, language: string, asOf: string | null, signal?: AbortSignal): Promise<LoadedStyle> {
  const url = styleUrl(theme, language, asOf)
  const loaded = begun?.url === url ? begun.loaded : load(url, signal)
  begun = begun === undefined ? { url, loaded } : null
  return loaded
}

async function load(url: string, signal?: AbortSignal): Promise<LoadedStyle> {
  const style = (await fetchJson(url, signal)) as StyleSpecification
  return { style, tables: tablesOf(style) }
}

/** Reads the tables in the metadata of a style. */
export function tablesOf({ metadata }: Pick<StyleSpecification, 'metadata'>): StyleTables {
  const table = <T>(name: string) => (metadata as Record<string, T>)[`corridor:${name}`] as T
  return { palette: table('palette'), statuses: table('statuses'), access: table('access'), textures: table('textures'), images: table('images') }
}

/** The relief of a style, which waits for the first frame. */
export interface Relief {
  readonly source: SourceSpecification
  readonly layer: LayerSpecification
}

const RELIEF = 'relief'

/** Takes the relief out of a style; null if it has none. */
export function takeRelief(style: StyleSpecification): Relief | null {
  const source = style.sources[RELIEF]
  const layer = style.layers.find(({ id }) => id === RELIEF)
  if (!source || !layer) return null
  delete style.sources[RELIEF]
  style.layers = style.layers.filter((other) => other !== layer)
  return { source, layer }
}

/** Adds the relief over the land and under the water. */
export function addRelief(map: MapLibre, { source, layer }: Relief): void {
  if (map.getSource(RELIEF)) return
  map.addSource(RELIEF, source)
  map.addLayer(layer, 'lakes')
}
