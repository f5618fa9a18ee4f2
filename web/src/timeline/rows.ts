// Which rows the timeline has: one a place, and above a number of places one a group that opens.

import type { Model, Place } from '../model'

/** Above so many places they are grouped by what they are part of. */
export const MOST_FLAT = 30

export interface Row {
  readonly place: Place
  /** Set on the first row of a group: how many rows it holds and whether they are shown. */
  readonly group: { readonly size: number; readonly isOpen: boolean } | null
  readonly isInGroup: boolean
}

/** All rows but the headline's, which has a place of its own. `open` holds the ids of the places whose groups are open. */
export function rowsOf(model: Model, open: ReadonlySet<string>): readonly Row[] {
  const places = model.ribbons.filter((place) => place !== model.headline)
  if (places.length <= MOST_FLAT) return places.map((place) => ({ place, group: null, isInGroup: false }))
  const groups = new Map<Place, Place[]>()
  for (const place of places) {
    const whole = place.part_of.map(model.place).find((of) => of !== undefined) ?? place
    const parts = groups.get(whole) ?? []
    if (whole !== place) parts.push(place)
    groups.set(whole, parts)
  }
  return [...groups].flatMap(([place, parts]) => {
    if (parts.length === 0) return [{ place, group: null, isInGroup: false }]
    const isOpen = open.has(place.id)
    const first: Row = { place, group: { size: parts.length, isOpen }, isInGroup: false }
    // A part that holds parts of its own heads their group further down, and stands there alone.
    const inside = parts.filter((part) => !groups.get(part)?.length)
    return isOpen ? [first, ...inside.map((part): Row => ({ place: part, group: null, isInGroup: true }))] : [first]
  })
}

/** The headline place, which stands first and apart. */
export function headOf(model: Model): readonly Row[] {
  return model.headline ? [{ place: model.headline, group: null, isInGroup: false }] : []
}
