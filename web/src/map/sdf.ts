// Images of the style as signed distance fields, made from paths: they take any colour and a halo, and scale without blur.

import type { ImagePath } from './style'

/** Pixels of the image for each unit of the path's box. */
const RATIO = 2
/** Units around the box, for the halo. */
const PADDING = 4
/** MapLibre's encoding: 0.75 at the edge, and 8 units of distance over the whole range. */
const EDGE = 0.75
const REACH = 8

export interface Sdf {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** Renders a path and converts it to a distance field. */
export function sdfImage(image: ImagePath): { readonly image: Sdf; readonly pixelRatio: number } {
  const [left, top, width, height] = image.box
  const size = { width: (width + 2 * PADDING) * RATIO, height: (height + 2 * PADDING) * RATIO }
  const canvas = document.createElement('canvas')
  Object.assign(canvas, size)
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) throw new Error('no 2d canvas')
  pen.setTransform(RATIO, 0, 0, RATIO, (PADDING - left) * RATIO, (PADDING - top) * RATIO)
  pen.fill(new Path2D(image.path), 'evenodd')
  const { data } = pen.getImageData(0, 0, size.width, size.height)
  const alpha = new Float64Array(size.width * size.height)
  for (let index = 0; index < alpha.length; index++) alpha[index] = (data[index * 4 + 3] as number) / 255
  return { image: { ...size, data: distanceField(alpha, size.width, size.height, RATIO) }, pixelRatio: RATIO }
}

/** Returns the distance field of a coverage (0 to 1) in the alpha of RGBA; `ratio` is pixels for a unit of distance. */
export function distanceField(coverage: Float64Array, width: number, height: number, ratio: number): Uint8ClampedArray {
  const FAR = 1e20
  const [outside, inside] = [new Float64Array(coverage.length), new Float64Array(coverage.length)]
  for (let index = 0; index < coverage.length; index++) {
    const share = coverage[index] as number
    outside[index] = share >= 1 ? 0 : share <= 0 ? FAR : Math.max(0, 0.5 - share) ** 2
    inside[index] = share >= 1 ? FAR : share <= 0 ? 0 : Math.max(0, share - 0.5) ** 2
  }
  for (const grid of [outside, inside]) transform(grid, width, height)
  const field = new Uint8ClampedArray(width * height * 4)
  for (let index = 0; index < coverage.length; index++) {
    const distance = (Math.sqrt(outside[index] as number) - Math.sqrt(inside[index] as number)) / ratio
    field[index * 4 + 3] = Math.round(255 * (EDGE - distance / REACH))
  }
  return field
}

/** Replaces each cell by its squared distance to the nearest cell that is 0: exact, in two passes (Felzenszwalb and Huttenlocher, 2012). */
function transform(grid: Float64Array, width: number, height: number): void {
  const longest = Math.max(width, height)
  const [values, hull, bounds] = [new Float64Array(longest), new Int32Array(longest), new Float64Array(longest + 1)]
  const pass = (start: number, step: number, length: number) => {
    let top = 0
    hull[0] = 0
    bounds[0] = -Infinity
    bounds[1] = Infinity
    for (let at = 0; at < length; at++) values[at] = grid[start + at * step] as number
    const meet = (at: number, other: number) =>
      ((values[at] as number) - (values[other] as number) + at * at - other * other) / (2 * (at - other))
    for (let at = 1; at < length; at++) {
      let crossing = meet(at, hull[top] as number)
      while (crossing <= (bounds[top] as number) && top > 0) crossing = meet(at, hull[--top] as number)
      hull[++top] = at
      bounds[top] = crossing
      bounds[top + 1] = Infinity
    }
    for (let at = 0, parabola = 0; at < length; at++) {
      while ((bounds[parabola + 1] as number) < at) parabola++
      const from = hull[parabola] as number
      grid[start + at * step] = (values[from] as number) + (at - from) ** 2
    }
  }
  for (let column = 0; column < width; column++) pass(column, width, height)
  for (let row = 0; row < height; row++) pass(row * width, 1, width)
}
