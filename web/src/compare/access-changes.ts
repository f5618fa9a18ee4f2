// Groups changes of access into as few lines as possible: equal changes together, both directions as one.

import { DIRECTIONS } from '../view'
import type { Direction, PassWord, Traveller } from '../wire'
import type { AccessDifference } from './differences'

/** A traveller; `direction` is null for both directions. */
export interface Who {
  readonly traveller: Traveller
  readonly direction: Direction | null
}

export interface AccessChange {
  readonly before: PassWord
  readonly after: PassWord
  readonly who: readonly Who[]
}

export function groupAccessChanges(access: readonly AccessDifference[]): readonly AccessChange[] {
  const groups = new Map<string, AccessDifference[]>()
  for (const difference of access) {
    const key = `${difference.before} ${difference.after}`
    groups.set(key, [...(groups.get(key) ?? []), difference])
  }
  return [...groups.values()].map((group) => {
    const { before, after } = group[0] as AccessDifference
    const travellers = [...new Set(group.map(({ travel }) => travel.traveller))]
    const who = travellers.flatMap((traveller): Who[] => {
      const ways = group.filter(({ travel }) => travel.traveller === traveller).map(({ travel }) => travel.direction)
      return ways.length === DIRECTIONS.length ? [{ traveller, direction: null }] : ways.map((direction) => ({ traveller, direction }))
    })
    return { before, after, who }
  })
}
