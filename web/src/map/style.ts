// The style that the server sends, and what of its tables the page reads. Nothing of how the map looks is decided in the page.

import type { StyleSpecification } from 'maplibre-gl'
import { type MapTheme, styleUrl } from './preload'

/** A row of a legend. */
export interface SymbolRow {
  readonly look: string
  readonly label: string
  readonly colour: string
  /** Lengths of dash and gap in line widths; empty is unbroken. */
  readonly dash: readonly number[]
  readonly glyph: string
}

/** A path in a box about its middle, filled even-odd. */
export interface ImagePath {
  readonly path: string
  readonly box: readonly [number, number, number, number]
  readonly anchor?: 'center' | 'bottom-left' | 'bottom-right'
}

export interface StyleTables {
  readonly palette: Readonly<Record<string, string>>
  readonly statuses: readonly SymbolRow[]
  readonly access: readonly SymbolRow[]
  readonly images: Readonly<Record<string, ImagePath>>
}

export interface LoadedStyle {
  readonly style: StyleSpecification
  readonly tables: StyleTables
}

/** Asks the server for the style; its addresses are absolute already. */
export async function fetchStyle(theme: MapTheme, language: string, signal: AbortSignal): Promise<LoadedStyle> {
  const answer = await fetch(styleUrl(theme, language), { signal })
  if (!answer.ok) throw new Error(`style.json: ${answer.status}`)
  const style = (await answer.json()) as StyleSpecification
  const table = <T>(name: string) => (style.metadata as Record<string, T>)[`corridor:${name}`] as T
  return { style, tables: { palette: table('palette'), statuses: table('statuses'), access: table('access'), images: table('images') } }
}
