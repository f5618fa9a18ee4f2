// The symbols of states on ribbon, map and list, as the server's style names them; nothing here decides how a state looks.
//
// By status, or for a traveller by access. Colours are custom properties that the server sets for each theme.

import { type Model, type State, type Travel, accessOf } from './model'

/** A row of the style's tables of symbols. */
export interface SymbolRow {
  /** The id of a status, or a word of access. */
  readonly id: string
  /** The id of the symbol in the layers of the style. */
  readonly look: string
  readonly label: string
  readonly colour: string
  /** What roads and ribbons are filled with; their edges are in the colour. */
  readonly fill: string
  /** The CSS custom property of the colour: `--status-closed`; that of the fill ends in `-fill`. */
  readonly variable: string
  /** Lengths of dash and gap in line widths; empty is a solid line. */
  readonly dash: readonly number[]
  readonly glyph: string
  /** A name in the table of textures. */
  readonly texture: string
}

/** How an area is filled: a ground in the fill of the symbol, a tile of lines on it, an outline and a line along the middle. Lengths are CSS pixels. */
export interface Texture {
  readonly width: number
  readonly height: number
  /** The opacity of the ground. */
  readonly ground: number
  /** The dashes of the outline, empty for a solid one; null for no outline. */
  readonly edge: readonly number[] | null
  /** The dashes of the line along the middle, empty for a solid one; null for no line. */
  readonly middle: readonly number[] | null
  /** Whether the tile is drawn in every theme; others only where the custom property `--hatch` is 1. */
  readonly always: boolean
  /** SVG path data of the tile, stroked; empty for none. */
  readonly path: string
  readonly stroke: number
  /** Lines are drawn in the colour of the surface (`paper`) or of the symbol (`ink`). */
  readonly mark: 'paper' | 'ink'
}

/** The tables of symbols in the style's `metadata`; equal in every theme but for `colour` and `fill`. */
export interface SymbolTables {
  readonly statuses: readonly SymbolRow[]
  readonly access: readonly SymbolRow[]
  readonly textures: Readonly<Record<string, Texture>>
  readonly images: Images
}

/** Paths in a box from -12 to 12 by name, filled even-odd: `shape-bridge`, `mark-bridge`, `glyph-cross`. */
export type Images = Readonly<Record<string, { readonly path: string }>>

export interface StateSymbol extends Omit<SymbolRow, 'texture'> {
  /** Unique among symbols: `status-closed`, `access-no`. */
  readonly key: string
  /** A CSS colour: `var(--status-closed)`. */
  readonly colour: string
  /** A CSS colour: `var(--status-closed-fill)`. */
  readonly fill: string
  readonly textureName: string
  readonly texture: Texture
  /** The order in legends, that of the vocabulary. */
  readonly rank: number
}

/** The symbols of a dataset by id. */
export interface Symbology {
  readonly statuses: ReadonlyMap<string, StateSymbol>
  readonly access: ReadonlyMap<string, StateSymbol>
  readonly images: Images
}

/** Indexes the tables of a style. A row whose texture is not in the table is left out. */
export function buildSymbology({ statuses, access, textures, images }: SymbolTables): Symbology {
  const index = (rows: readonly SymbolRow[]) =>
    new Map(
      rows.flatMap((row, rank): [string, StateSymbol][] => {
        const texture = textures[row.texture]
        return texture ? [[row.id, { ...row, key: row.variable.slice(2), colour: `var(${row.variable})`, fill: `var(${row.variable}-fill)`, textureName: row.texture, texture, rank }]] : []
      }),
    )
  return { statuses: index(statuses), access: index(access), images }
}

/** Returns the symbol of a state: of its status, or of a traveller's access. */
export function symbolOf(model: Model, state: State, travel: Travel | null): StateSymbol {
  if (travel === null) return state.symbol
  return model.symbology.access.get(accessOf(state, travel)) ?? state.symbol
}
