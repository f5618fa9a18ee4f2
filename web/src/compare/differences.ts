// The differences between two instants.

import type { Instant } from '../moment'
import { type Change, type Model, type Place, type State, type Travel, existsAt, lastIndexAtOrBefore, accessOf, stateAt } from '../model'
import { DIRECTIONS, TRAVELLERS } from '../view'
import type { PassWord } from '../wire'

/** A place at one of the two instants. */
export interface Side {
  /** Whether the place exists. */
  readonly exists: boolean
  /** undefined if no state is on record. */
  readonly state: State | undefined
}

export interface AccessDifference {
  readonly travel: Travel
  readonly before: PassWord
  readonly after: PassWord
}

/** A place that differs in at least one of existence, status, access and control. */
export interface Difference {
  readonly place: Place
  readonly before: Side
  readonly after: Side
  /** Whether it exists at one of the instants only. */
  readonly existence: boolean
  readonly status: boolean
  readonly access: readonly AccessDifference[]
  readonly control: boolean
  /** The changes after the earlier instant up to the later that start, interrupt or end a state here, in order of time. */
  readonly changes: readonly Change[]
}

/** Returns every place with states that differs, in the order of the list. `from` may be the later instant. */
export function differences(model: Model, from: Instant, to: Instant): readonly Difference[] {
  const found = model.placesWithStates.flatMap((place) => differenceOf(place, from, to) ?? [])
  if (found.length === 0) return found
  const between = changesByPlace(model, Math.min(from, to), Math.max(from, to))
  return found.map((difference) => ({ ...difference, changes: between.get(difference.place.id) ?? [] }))
}

/** Returns the number of places that can differ: those with states. */
export function comparableCount(model: Model): number {
  return model.placesWithStates.length
}

function differenceOf(place: Place, from: Instant, to: Instant): Difference | undefined {
  const before = sideOf(place, from)
  const after = sideOf(place, to)
  const existence = before.exists !== after.exists
  if (before.state === after.state && !existence) return undefined
  const status = before.state?.status !== after.state?.status
  // Without a state at both instants, access and control cannot be compared.
  const states = before.state && after.state ? ([before.state, after.state] as const) : undefined
  const access = states ? accessDifferences(...states) : []
  const control = states ? controlOf(states[0]) !== controlOf(states[1]) : false
  if (!existence && !status && access.length === 0 && !control) return undefined
  return { place, before, after, existence, status, access, control, changes: [] }
}

function sideOf(place: Place, at: Instant): Side {
  return { exists: existsAt(place, at), state: stateAt(place, at) }
}

function accessDifferences(before: State, after: State): readonly AccessDifference[] {
  const ways = TRAVELLERS.flatMap((traveller) => DIRECTIONS.map((direction) => ({ traveller, direction })))
  return ways.flatMap((travel) => {
    const [was, is] = [accessOf(before, travel), accessOf(after, travel)]
    return was === is ? [] : [{ travel, before: was, after: is }]
  })
}

/** Returns the reported control as a text for comparison. */
function controlOf(state: State): string {
  return state.control ? `${state.control} ${[...state.controllers].sort().join(' ')}` : ''
}

function changesByPlace(model: Model, from: Instant, to: Instant): Map<string, Change[]> {
  const byPlace = new Map<string, Change[]>()
  const at = (change: Change) => change.at
  const last = lastIndexAtOrBefore(model.changes, to, at)
  for (let index = lastIndexAtOrBefore(model.changes, from, at) + 1; index <= last; index += 1) {
    const change = model.changes[index] as Change
    const touched = new Set(change.effects.filter((effect) => effect.effect !== 'confirms').flatMap((effect) => effect.places))
    for (const place of touched) byPlace.set(place, [...(byPlace.get(place) ?? []), change])
  }
  return byPlace
}
