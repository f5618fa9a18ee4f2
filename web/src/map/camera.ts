// Geometry of the map's view: bounds of the data, the part that no panel covers, comparison of cameras, the scale bar.

import type { Model } from '../model'
import type { Camera } from '../view'

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number]

/** Returns the bounds of all drawn places with states; the dataset's bounds if there are none. */
export function dataBounds(model: Model): Box {
  const boxes = model.placesWithStates.flatMap(({ bbox }) => (bbox?.length === 4 ? [bbox as unknown as Box] : []))
  if (boxes.length === 0) return model.wire.dataset.bbox
  const [west, south, east, north] = [0, 1, 2, 3].map((side) => (side < 2 ? Math.min : Math.max)(...boxes.map((box) => box[side] as number)))
  return [west as number, south as number, east as number, north as number]
}

/** Returns the bounds that the map shows at first: those of the headline place, or of the data if it has none. */
export function homeBounds(model: Model): Box {
  const box = model.headline?.bbox
  return box?.length === 4 ? (box as unknown as Box) : dataBounds(model)
}

/** Pixels from each edge of the map. */
export interface Edges {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** Pixels of width and height below which a part of the map is none. */
const LEAST_PX = 40

/** Returns how far panels reach into a map from each edge; `free` is what they leave of the pane. */
export function coveredEdges(container: HTMLElement, free: HTMLElement | null): Edges {
  const none = { top: 0, right: 0, bottom: 0, left: 0 }
  if (!free) return none
  const [map, rest] = [container.getBoundingClientRect(), free.getBoundingClientRect()]
  const past = (pixels: number) => Math.max(0, pixels)
  const edges = { top: past(rest.top - map.top), right: past(map.right - rest.right), bottom: past(map.bottom - rest.bottom), left: past(rest.left - map.left) }
  // While the layout changes there may be no room at all.
  return map.width - edges.left - edges.right < LEAST_PX || map.height - edges.top - edges.bottom < LEAST_PX ? none : edges
}

/** The part of the shorter free side that stays empty above and below fitted bounds. */
const FIT_MARGIN = 0.11

/** Pixels that names need to the right of their places. */
const NAME_PX = 100

/** The part of the free width that names may take at most: of one map, and of each of two, which are narrow. */
const NAME_SHARE = { one: 0.24, two: 0.34 }

/** Returns the pixels that stay empty around fitted bounds within the free part. */
export function fitPadding({ clientWidth, clientHeight }: Pick<HTMLElement, 'clientWidth' | 'clientHeight'>, { top, right, bottom, left }: Edges, maps: keyof typeof NAME_SHARE): Edges {
  const width = clientWidth - left - right
  const margin = Math.max(0, Math.min(width, clientHeight - top - bottom) * FIT_MARGIN)
  return { top: margin, bottom: margin, left: maps === 'one' ? margin / 2 : margin, right: Math.max(margin / 2, Math.min(NAME_PX, width * NAME_SHARE[maps])) }
}

/** Returns whether two cameras are equal up to the rounding of links, so that Back does not move the map. */
export function isSameCamera(one: Camera, other: Camera): boolean {
  return (
    Math.abs(one.zoom - other.zoom) < 0.006 &&
    Math.abs(one.center[0] - other.center[0]) < 0.000_02 &&
    Math.abs(one.center[1] - other.center[1]) < 0.000_02
  )
}

/** Returns the longest scale bar of 1, 2 or 5 times a power of ten metres that is at most `widest` pixels wide. */
export function scaleBar(metresPerPixel: number, widest: number): { readonly metres: number; readonly pixels: number } {
  const most = metresPerPixel * widest
  const decade = 10 ** Math.floor(Math.log10(most))
  const metres = ([5, 2, 1].find((step) => step * decade <= most) ?? 1) * decade
  return { metres, pixels: metres / metresPerPixel }
}

/** Returns the metres of a pixel at a latitude, for Web Mercator with 512-pixel tiles. */
export function metresPerPixel(latitude: number, zoom: number): number {
  return (40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom)
}
