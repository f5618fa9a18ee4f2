// What a legend has to explain at an instant: only what the map shows then.

import { lookOf } from '../look'
import { type Model, type Travel, existsAt, stateAt } from '../model'
import type { Instant } from '../moment'
import type { Kind } from '../wire'
import { hasRing, isCarried } from './features'
import { type LookName, NO_RECORD, styleLook } from './looks'

export interface LegendLook {
  readonly name: LookName
  /** Whether a road has it, and whether a marker has it. */
  readonly isLine: boolean
  readonly isPoint: boolean
}

export interface Legend {
  /** By how easily one could pass; each once. */
  readonly looks: readonly LegendLook[]
  /** The kinds of markers. */
  readonly kinds: readonly Kind[]
  readonly hasSchematic: boolean
  readonly hasRing: boolean
  readonly hasArea: boolean
}

const MARKED: readonly Kind[] = ['bridge', 'checkpoint', 'post', 'site']

export function legendAt(model: Model, at: Instant, travel: Travel | null): Legend {
  const looks = new Map<LookName, LegendLook & { readonly rank: number }>()
  const kinds = new Set<Kind>()
  let [schematic, ring, area] = [false, false, false]
  for (const place of model.places) {
    if (!place.geometry || place.kind === 'settlement' || !existsAt(place, at) || isCarried(model, place)) continue
    kinds.add(place.kind)
    schematic ||= place.schematic && place.kind === 'road'
    ring ||= hasRing(place)
    area ||= place.kind === 'area'
    if (place.kind === 'area') continue
    const state = stateAt(place, at)
    const look = state && lookOf(model, state, travel)
    const [name, rank] = look ? [styleLook(look.key), look.rank] : [NO_RECORD, Infinity]
    const before = looks.get(name)
    const isPoint = MARKED.includes(place.kind)
    looks.set(name, { name, rank, isLine: before?.isLine || !isPoint, isPoint: before?.isPoint || isPoint })
  }
  return {
    looks: [...looks.values()].sort((a, b) => a.rank - b.rank).map(({ name, isLine, isPoint }) => ({ name, isLine, isPoint })),
    kinds: MARKED.filter((kind) => kinds.has(kind)),
    hasSchematic: schematic,
    hasRing: ring,
    hasArea: area,
  }
}
