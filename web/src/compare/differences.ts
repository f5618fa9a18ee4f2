// What differs between two instants: which places, and in what.

import type { Instant } from '../moment'
import { type Change, type Model, type Place, type State, type Travel, existsAt, lastIndexAtOrBefore, accessOf, stateAt } from '../model'
import { DIRECTIONS, TRAVELLERS } from '../view'
import type { PassWord } from '../wire'

/** A place at one of the two instants. */
export interface Side {
  /** Whether the place was there. */
  readonly exists: boolean
  /** What held; undefined where nothing is on record. */
  readonly state: State | undefined
}

export interface AccessDifference {
  readonly travel: Travel
  readonly before: PassWord
  readonly after: PassWord
}

/** A place that differs; one of the last four is true or not empty. */
export interface Difference {
  readonly place: Place
  readonly before: Side
  readonly after: Side
  /** Whether it began, or ended, between the two. */
  readonly existence: boolean
  readonly status: boolean
  readonly access: readonly AccessDifference[]
  readonly control: boolean
  /** The changes after the one instant and not after the other that make or end something at this place, in order of time. */
  readonly changes: readonly Change[]
}

/** Every place with states that differs, in the order of the list; none where both instants see the same. `from` may be the later one. */
export function differences(model: Model, from: Instant, to: Instant): readonly Difference[] {
  const found = model.placesWithStates.flatMap((place) => differenceOf(place, from, to) ?? [])
  if (found.length === 0) return found
  const between = changesByPlace(model, Math.min(from, to), Math.max(from, to))
  return found.map((difference) => ({ ...difference, changes: between.get(difference.place.id) ?? [] }))
}

/** How many places could differ: those of which a state is ever on record. */
export function comparableCount(model: Model): number {
  return model.placesWithStates.length
}

function differenceOf(place: Place, from: Instant, to: Instant): Difference | undefined {
  const before = sideOf(place, from)
  const after = sideOf(place, to)
  const existence = before.exists !== after.exists
  if (before.state === after.state && !existence) return undefined
  const status = before.state?.status !== after.state?.status
  // Where nothing is on record at one of the two, there is nothing to compare passage or control with.
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

/** Who is reported in control, or that it is contested, as one text to compare. */
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
