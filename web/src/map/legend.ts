// What a legend has to explain at an instant: only what the map shows then.

import { lookOf } from '../look'
import { type Model, type Travel, existsAt, stateAt } from '../model'
import type { Instant } from '../moment'
import type { Kind } from '../wire'
import { hasRing, isCarried } from './features'
import { type LookName, NO_RECORD, styleLook } from './looks'

export interface Legend {
  /** By how easily one could pass; each once. */
  readonly looks: readonly LookName[]
  /** The kinds of markers. */
  readonly kinds: readonly Kind[]
  readonly hasSchematic: boolean
  readonly hasRing: boolean
  readonly hasArea: boolean
}

const MARKED: readonly Kind[] = ['bridge', 'checkpoint', 'post', 'site']

export function legendAt(model: Model, at: Instant, travel: Travel | null): Legend {
  const ranks = new Map<LookName, number>()
  const kinds = new Set<Kind>()
  let [schematic, ring, area] = [false, false, false]
  for (const place of model.places) {
    if (!place.geometry || place.kind === 'settlement' || !existsAt(place, at) || isCarried(model, place)) continue
    kinds.add(place.kind)
    schematic ||= place.schematic && place.kind === 'road'
    ring ||= hasRing(place)
    area ||= place.kind === 'area'
    const state = stateAt(place, at)
    if (state) {
      const { key, rank } = lookOf(model, state, travel)
      ranks.set(styleLook(key), rank)
    } else if (place.kind !== 'area') ranks.set(NO_RECORD, Infinity)
  }
  return {
    looks: [...ranks].sort((a, b) => a[1] - b[1]).map(([name]) => name),
    kinds: MARKED.filter((kind) => kinds.has(kind)),
    hasSchematic: schematic,
    hasRing: ring,
    hasArea: area,
  }
}
