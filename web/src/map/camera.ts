// Geometry of the map's view: bounds of the data, comparison of cameras, the scale bar.

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
