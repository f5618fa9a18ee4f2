// Marks that would touch become one with a count: it stands at the place of the first, and opens a list of all.

/** A mark that may be one of several. */
export interface Mark {
  readonly id: string
  /** Pixels on the map. */
  readonly x: number
  readonly y: number
}

/** A mark, and the places that it stands for, itself first. */
export interface Group extends Mark {
  readonly ids: readonly string[]
}

/** Side of a mark's tile at its full size, in pixels, and the zooms between which it grows to that. */
const TILE_PX = 22
const GROWTH = { from: 8, to: 11.5, least: 0.8 }
/** Marks nearer to each other than so many tiles become one. */
const TOUCHING = 1.25

/** Returns the pixels between the middles of two marks below which they would touch. */
export function touchingPx(zoom: number): number {
  const part = Math.min(1, Math.max(0, (zoom - GROWTH.from) / (GROWTH.to - GROWTH.from)))
  return TOUCHING * TILE_PX * (GROWTH.least + (1 - GROWTH.least) * part)
}

/** Groups marks, the most important of which come first: each joins the first group that it would touch. */
export function grouped(marks: readonly Mark[], touching: number): Group[] {
  const groups: (Group & { ids: string[] })[] = []
  for (const mark of marks) {
    const near = groups.find(({ x, y }) => Math.hypot(x - mark.x, y - mark.y) < touching)
    if (near) near.ids.push(mark.id)
    else groups.push({ ...mark, ids: [mark.id] })
  }
  return groups
}
