// The server's style and its tables (`corridor:…` in `metadata`).

import type { StyleSpecification } from 'maplibre-gl'
import { type MapTheme, styleUrl } from './preload'

/** A row of a table of symbols. */
export interface SymbolRow {
  readonly look: string
  readonly label: string
  readonly colour: string
  /** Lengths of dash and gap in line widths; empty is a solid line. */
  readonly dash: readonly number[]
  readonly glyph: string
}

/** A path in a box around its centre, filled even-odd. */
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

/** Fetches the style of a theme and its tables. */
export async function fetchStyle(theme: MapTheme, language: string, signal: AbortSignal): Promise<LoadedStyle> {
  const answer = await fetch(styleUrl(theme, language), { signal })
  if (!answer.ok) throw new Error(`style.json: ${answer.status}`)
  const style = (await answer.json()) as StyleSpecification
  const table = <T>(name: string) => (style.metadata as Record<string, T>)[`corridor:${name}`] as T
  return { style, tables: { palette: table('palette'), statuses: table('statuses'), access: table('access'), images: table('images') } }
}
