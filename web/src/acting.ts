// Where a change acts: the places that the step to an instant of change is about.

import { type Change, type Model, type Place, changesWithin, existsAt } from './model'
import type { Instant, ShownTime } from './moment'

const NONE: readonly Place[] = []

/**
 * Returns the places of what changes at the shown instant, in the order of the list; none for a day. `chosen` is the id of the chosen
 * change: if it falls on that instant, the places are its own, also where it alters no state.
 */
export function actingPlaces(model: Model, shown: ShownTime, chosen: string | null): readonly Place[] {
  if (!('instant' in shown)) return NONE
  const at = shown.instant
  const change = chosen === null ? undefined : model.change(chosen)
  const ids = change?.at === at ? placesOf(change) : placesChangedAt(model, at)
  if (ids.size === 0) return NONE
  return model.places.filter((place) => ids.has(place.id))
}

/** Returns the ids of the places that a change acts on; of those that it is about if it acts on none. */
function placesOf({ effects, places }: Change): Set<string> {
  return new Set(effects.length > 0 ? effects.flatMap((effect) => effect.places) : places)
}

/** Returns the ids of the places that a change starts, interrupts or ends at an instant, or of which a state begins or ends there. */
function placesChangedAt(model: Model, at: Instant): Set<string> {
  const effects = changesWithin(model.changes, at, at).flatMap((change) => change.effects.filter(({ effect }) => effect !== 'confirms'))
  const ids = new Set(effects.flatMap((effect) => effect.places))
  for (const place of model.placesWithStates) if (place.states.some(({ span }) => span.since === at || span.until === at)) ids.add(place.id)
  return ids
}

/**
 * Returns the places to mark on the map. What a whole is made of says more than the whole, so a corridor is marked only if none of its
 * parts acts, and then as those of its roads that exist.
 */
export function markedPlaces(model: Model, acting: readonly Place[], at: Instant): readonly Place[] {
  const isPartOf = (part: Place, whole: Place) => part.part_of.includes(whole.id)
  return acting.flatMap((place) => {
    if (place.kind !== 'corridor') return place.geometry ? [place] : []
    if (acting.some((part) => part.geometry && isPartOf(part, place))) return []
    const roads = model.places.filter((road) => road.kind === 'road' && road.geometry && isPartOf(road, place))
    return roads.length > 0 ? roads.filter((road) => existsAt(road, at)) : place.geometry ? [place] : []
  })
}
