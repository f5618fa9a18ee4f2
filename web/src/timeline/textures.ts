// The texture of a ribbon, from the dash of the same look on the map: so that states are told apart without colour.
//
// A dash of a line tells little in a bar that may be four pixels long; a texture of its own tells more. It follows from how much of
// the dash is ink: what is nearly unbroken is nearly solid, what is mostly gap is light.


export type Texture =
  | 'solid'
  | 'notched'
  | 'stripes'
  | 'backstripes'
  | 'lattice'
  | 'pegs'
  | 'ruled'
  | 'rails'
  | 'bars'
  | 'dots'
  | 'hatch'
  | 'specks'
  | 'chevrons'
  | 'zigzag'

/** By falling share of ink; the first whose least share is met. */
const BY_INK: readonly (readonly [least: number, pattern: Texture])[] = [
  [0.8, 'notched'],
  [0.7, 'stripes'],
  [0.62, 'backstripes'],
  [0.5, 'lattice'],
  [0.43, 'pegs'],
  [0.35, 'ruled'],
  [0.3, 'rails'],
  [0.2, 'bars'],
  [0.15, 'dots'],
  [0.13, 'hatch'],
]

/** The texture of a dash; lengths of dash and gap in turn, none for an unbroken line. */
export function textureOf(dash: readonly number[]): Texture {
  if (dash.length === 0) return 'solid'
  if (dash.length > 4) return 'zigzag'
  if (dash.length > 2) return 'chevrons'
  const [ink = 1, gap = 0] = dash
  const share = ink / (ink + gap)
  return BY_INK.find(([least]) => share >= least)?.[1] ?? 'specks'
}

export interface Ink {
  readonly ink: string
  /** What the timeline stands on. */
  readonly ground: string
}

type Draw = (c: CanvasRenderingContext2D, width: number, height: number, colours: Ink) => void

/** Width of one tile in CSS pixels, and what is drawn in it. */
const TILES: Readonly<Record<Texture, readonly [width: number, draw: Draw]>> = {
  solid: [8, (c, w, h, { ink }) => fill(c, w, h, ink)],
  notched: [13, (c, w, h, { ink, ground }) => (fill(c, w, h, ink), uprights(c, w, h, ground, 1, w))],
  stripes: [7, (c, w, h, { ink, ground }) => (fill(c, w, h, ink), slanted(c, w, h, ground, 1.7, 1))],
  backstripes: [6, (c, w, h, { ink, ground }) => (wash(c, w, h, ink, ground), slanted(c, w, h, ink, 2.7, -1))],
  lattice: [7, (c, w, h, { ink, ground }) => (fill(c, w, h, ink), slanted(c, w, h, ground, 1, 1), slanted(c, w, h, ground, 1, -1))],
  pegs: [8, (c, w, h, { ink, ground }) => (wash(c, w, h, ink, ground), line(c, ink, 2.4, [w / 2, h * 0.28], [w / 2, h * 0.72]))],
  ruled: [8, (c, w, h, { ink, ground }) => (fill(c, w, h, ink), level(c, w, h / 2, ground, Math.max(1.6, h / 8)))],
  rails: [8, (c, w, h, { ink, ground }) => (wash(c, w, h, ink, ground), level(c, w, 1, ink, 2), level(c, w, h - 1, ink, 2))],
  bars: [9, (c, w, h, { ink, ground }) => (wash(c, w, h, ink, ground), uprights(c, w, h, ink, 1.3, w))],
  dots: [6, (c, w, h, { ink, ground }) => (wash(c, w, h, ink, ground), dot(c, w / 2, h / 2, ink, 1.5))],
  hatch: [5, (c, w, h, { ink, ground }) => (fill(c, w, h, ground), slanted(c, w, h, ink, 0.9, 1))],
  specks: [7, (c, w, h, { ink, ground }) => (fill(c, w, h, ground), level(c, w, 0.5, ink, 1), level(c, w, h - 0.5, ink, 1), dot(c, w / 2, h / 2, ink, 0.9))],
  chevrons: [9, (c, w, h, { ink, ground }) => (fill(c, w, h, ink), bent(c, w, h, ground, 1.7))],
  zigzag: [8, (c, w, h, { ink, ground }) => (fill(c, w, h, ink), waved(c, w, h, ground, 1.6))],
}

function fill(c: CanvasRenderingContext2D, w: number, h: number, colour: string): void {
  c.fillStyle = colour
  c.fillRect(0, 0, w, h)
}

/** The ground with a little of the ink in it. */
function wash(c: CanvasRenderingContext2D, w: number, h: number, ink: string, ground: string): void {
  fill(c, w, h, ground)
  c.globalAlpha = 0.24
  fill(c, w, h, ink)
  c.globalAlpha = 1
}

function line(c: CanvasRenderingContext2D, colour: string, width: number, ...points: (readonly [number, number])[]): void {
  c.strokeStyle = colour
  c.lineWidth = width
  c.beginPath()
  points.forEach(([x, y], index) => (index ? c.lineTo(x, y) : c.moveTo(x, y)))
  c.stroke()
}

function level(c: CanvasRenderingContext2D, w: number, y: number, colour: string, width: number): void {
  line(c, colour, width, [0, y], [w, y])
}

function uprights(c: CanvasRenderingContext2D, w: number, h: number, colour: string, width: number, every: number): void {
  for (let x = every / 2; x < w; x += every) line(c, colour, width, [x, 0], [x, h])
}

/** Lines at 45°, one a tile; those of the neighbours reach in, so that the tile repeats without a seam. */
function slanted(c: CanvasRenderingContext2D, w: number, h: number, colour: string, width: number, rise: 1 | -1): void {
  for (let x = -h - 2 * w; x < w + h + 2 * w; x += w) {
    const [from, to] = rise === 1 ? [h + 2, -2] : [-2, h + 2]
    line(c, colour, width, [x, from], [x + h + 4, to])
  }
}

function bent(c: CanvasRenderingContext2D, w: number, h: number, colour: string, width: number): void {
  for (const x of [-w, 0, w]) line(c, colour, width, [x + 2, -1], [x + 2 + w / 2, h / 2], [x + 2, h + 1])
}

function waved(c: CanvasRenderingContext2D, w: number, h: number, colour: string, width: number): void {
  line(c, colour, width, [-w / 2, h * 0.25], [0, h * 0.75], [w / 2, h * 0.25], [w, h * 0.75], [w * 1.5, h * 0.25])
}

function dot(c: CanvasRenderingContext2D, x: number, y: number, colour: string, radius: number): void {
  c.fillStyle = colour
  c.beginPath()
  c.arc(x, y, radius, 0, 2 * Math.PI)
  c.fill()
}

/** A tile for a canvas whose pixels are `density` to a CSS pixel; CSS pixels to a tile pixel is `scale`. */
export function textureTile(pattern: Texture, height: number, colours: Ink, density: number): { canvas: HTMLCanvasElement; scaleX: number; scaleY: number } {
  const [width, draw] = TILES[pattern]
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * density)
  canvas.height = Math.round(height * density)
  const context = canvas.getContext('2d')
  if (context) {
    context.scale(canvas.width / width, canvas.height / height)
    draw(context, width, height, colours)
  }
  return { canvas, scaleX: width / canvas.width, scaleY: height / canvas.height }
}
