// The contents of the legend at an instant: only what the map shows then.

import { type StateSymbol, symbolOf } from '../symbology'
import { type Model, type Travel, existsAt, stateAt } from '../model'
import type { Instant } from '../moment'
import type { Kind } from '../wire'
import { hasRing, isDrawnByRoads } from './features'
import { type SymbolId, NO_RECORD } from './symbology'

export interface LegendSymbol {
  readonly name: SymbolId
  /** Whether a line, and whether a marker, has the symbol. */
  readonly isLine: boolean
  readonly isPoint: boolean
}

export interface Legend {
  /** Unique: passage from closed to open, then presence, then what is not known. */
  readonly symbols: readonly LegendSymbol[]
  /** The kinds of markers, in the order of `MARKER_KINDS`. */
  readonly kinds: readonly Kind[]
  readonly hasSchematic: boolean
  readonly hasRing: boolean
  readonly hasArea: boolean
}

const MARKER_KINDS: readonly Kind[] = ['bridge', 'checkpoint', 'post', 'site']

/** `comparedAt` is the time of a second map, whose symbols belong to it too. */
export function legendAt(model: Model, shownAt: Instant, travel: Travel | null, selected: string | null, comparedAt: Instant | null = null): Legend {
  const looks = new Map<SymbolId, LegendSymbol & { readonly rank: number }>()
  const kinds = new Set<Kind>()
  let [schematic, ring, area] = [false, false, false]
  const shown = model.places.flatMap((place) => [shownAt, comparedAt].flatMap((at) => (at !== null && existsAt(place, at) ? [{ place, at }] : [])))
  for (const { place, at } of shown) {
    if (!place.geometry || place.kind === 'settlement' || isDrawnByRoads(model, place)) continue
    // Its area, and how precisely its position is known, are shown of the chosen place alone.
    if (place.kind === 'area' && place.id !== selected) continue
    kinds.add(place.kind)
    schematic ||= place.schematic && place.kind === 'road'
    ring ||= hasRing(place) && place.id === selected
    area ||= place.kind === 'area'
    if (place.kind === 'area') continue
    const state = stateAt(place, at)
    const look = state && symbolOf(model, state, travel)
    const [name, rank] = look ? [look.look, rankOf(look)] : [NO_RECORD, Infinity]
    const before = looks.get(name)
    const isPoint = MARKER_KINDS.includes(place.kind)
    looks.set(name, { name, rank, isLine: before?.isLine || !isPoint, isPoint: before?.isPoint || isPoint })
  }
  return {
    symbols: [...looks.values()].sort((a, b) => a.rank - b.rank).map(({ name, isLine, isPoint }) => ({ name, isLine, isPoint })),
    kinds: MARKER_KINDS.filter((kind) => kinds.has(kind)),
    hasSchematic: schematic,
    hasRing: ring,
    hasArea: area,
  }
}

/** Returns the place of a symbol in the legend: tubes, which stand for passage, from the last of their vocabulary to the first, then others. */
function rankOf({ dash, rank, glyph }: StateSymbol): number {
  return dash.length === 0 ? -rank : glyph === 'question' ? 1000 : rank
}
