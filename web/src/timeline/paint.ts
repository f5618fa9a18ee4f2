// Paints ribbons on a canvas. Not called on a step of the playhead.

import { type StateSymbol, symbolOf } from '../symbology'
import { type Model, type Place, type State, type Travel, lastIndexAtOrBefore, stateAt } from '../model'
import type { Instant } from '../moment'
import type { Scale } from './scale'
import { textureTile } from './texture-tile'
import type { StateBounds } from './uncertainty'

/** The least width of a fade, in pixels. */
const MIN_FADE_PX = 4
/** The least width, in pixels, of a state that is divided from the previous one by a line. */
const MIN_DIVIDED_PX = 5

/** A place's bar on the canvas. */
export interface Ribbon {
  readonly place: Place
  readonly y: number
  readonly height: number
}

export interface PaintOptions {
  readonly model: Model
  readonly scale: Scale
  readonly travel: Travel | null
  readonly bounds: ReadonlyMap<string, StateBounds>
  /** Pixels from the left of faint vertical lines, at the major ticks. */
  readonly guides: readonly number[]
}

/** The height of the edges of a ribbon, in CSS pixels. */
const EDGE = 1.2

/** Clears the canvas and paints the ribbons between `top` and `top + height`. */
export function paint(context: CanvasRenderingContext2D, palette: Palette, strips: readonly Ribbon[], top: number, height: number, painting: PaintOptions): void {
  const { width } = painting.scale
  context.setTransform(palette.density, 0, 0, palette.density, 0, 0)
  context.clearRect(0, 0, width, height)
  context.fillStyle = palette.line
  for (const x of painting.guides) context.fillRect(Math.round(x), 0, 1, height)
  for (const strip of strips) {
    const y = strip.y - top
    if (y + strip.height < 0 || y > height) continue
    context.fillStyle = palette.line
    context.fillRect(0, Math.round(y + strip.height / 2), width, 1)
    paintRibbon(context, palette, strip.place, y, strip.height, painting)
  }
}

function paintRibbon(context: CanvasRenderingContext2D, palette: Palette, place: Place, y: number, height: number, painting: PaintOptions): void {
  const { model, scale, travel, bounds: edges } = painting
  const bar = (state: State, x0: number, x1: number, anchor: number) => {
    const symbol = symbolOf(model, state, travel)
    context.fillStyle = palette.fill(symbol, anchor, y)
    const left = palette.snap(x0)
    const width = Math.max(palette.snap(x1) - left, 1 / palette.density)
    context.fillRect(left, y, width, height)
    const { edge, middle, stroke } = symbol.texture
    context.strokeStyle = palette.edge(symbol)
    // Dashes are counted from the beginning of the state, so that they run on through the columns of a fade.
    context.lineDashOffset = left - anchor
    const line = (at: number, thickness: number, dash: readonly number[]) => {
      context.lineWidth = thickness
      context.setLineDash([...dash])
      context.beginPath()
      context.moveTo(left, at)
      context.lineTo(left + width, at)
      context.stroke()
    }
    if (edge) for (const at of [y + EDGE / 2, y + height - EDGE / 2]) line(at, EDGE, edge)
    if (middle) line(y + height / 2, stroke, middle)
  }
  let before: Segment | undefined
  for (const segment of segmentsOf(place, scale)) {
    const { state, x0, x1 } = segment
    const { since, until } = edges.get(state.id) ?? {}
    const begin = fadeRange(scale, since?.span, state)
    if (begin) {
      if (before && before.x1 >= x0 - 0.5) bar(before.state, x0, Math.min(x1, begin.x1), scale.x(before.state.span.since))
      fade(context, begin.x0, Math.min(x1, begin.x1), 1, (from, to) => bar(state, from, to, scale.x(state.span.since)))
      if (begin.x1 < x1) bar(state, begin.x1, x1, scale.x(state.span.since))
    } else {
      bar(state, x0, x1, scale.x(state.span.since))
      if (x1 - x0 > MIN_DIVIDED_PX && before && before.x1 >= x0 - 0.5) {
        context.fillStyle = palette.ground
        context.fillRect(palette.snap(x0), y, 1, height)
      }
    }
    const end = until && until.span.since === state.span.until ? fadeRange(scale, until.span) : undefined
    if (end && isLast(place, state)) fade(context, end.x0, end.x1, -1, (from, to) => bar(state, from, to, scale.x(state.span.since)))
    before = segment
  }
}

/** Returns whether no state begins where this one ends. */
function isLast(place: Place, state: State): boolean {
  return !place.states.some((other) => other.span.since === state.span.until)
}

/** Returns the pixels over which a bound is uncertain; undefined if too few to see. */
function fadeRange(scale: Scale, span: { since: number; until: number } | undefined, state?: State): { x0: number; x1: number } | undefined {
  if (!span) return undefined
  const x0 = scale.x(span.since)
  const x1 = scale.x(Math.min(span.until, state?.span.until ?? Infinity))
  return x1 - x0 < MIN_FADE_PX || x1 < 0 || x0 > scale.width ? undefined : { x0, x1 }
}

/** Draws columns of rising (1) or falling (-1) opacity. */
function fade(context: CanvasRenderingContext2D, x0: number, x1: number, rise: 1 | -1, draw: (from: number, to: number) => void): void {
  const columns = Math.min(40, Math.ceil((x1 - x0) / 2))
  const edge = (column: number) => Math.round(x0 + ((x1 - x0) * column) / columns)
  for (let column = 0; column < columns; column++) {
    const share = (column + 0.5) / columns
    context.globalAlpha = rise === 1 ? share : 1 - share
    if (edge(column + 1) > edge(column)) draw(edge(column), edge(column + 1))
  }
  context.globalAlpha = 1
}

export interface Segment {
  readonly state: State
  /** Pixels from the left; segments of a ribbon do not overlap. */
  readonly x0: number
  readonly x1: number
}

/** Returns the segments within the scale, from left to right. Of states that share a pixel, the longest is kept. */
export function segmentsOf(place: Place, scale: Scale): readonly Segment[] {
  const { states } = place
  const segments: Segment[] = []
  const first = Math.max(0, lastIndexAtOrBefore(states, scale.span.since, (state) => state.span.since))
  for (let index = first; index < states.length; index++) {
    const state = states[index] as State
    if (state.span.since >= scale.span.until) break
    if (state.span.until <= scale.span.since) continue
    const x0 = Math.max(0, scale.x(state.span.since))
    const x1 = Math.min(scale.width, scale.x(state.span.until))
    const last = segments.at(-1)
    const isNarrow = x1 - x0 < 1
    if (last && isNarrow && x0 < last.x1 - 0.01) {
      if (lengthOf(state) > lengthOf(last.state) && last.x1 - last.x0 <= 1.01) segments[segments.length - 1] = { ...last, state }
      continue
    }
    const start = Math.max(x0, last?.x1 ?? 0)
    segments.push({ state, x0: start, x1: Math.max(x1, isNarrow ? start + 1 : start) })
  }
  return segments
}

function lengthOf(state: State): number {
  return state.span.until - state.span.since
}

/** Returns the state at an instant; a state narrower than four pixels wins within two pixels. */
export function stateNear(place: Place, at: Instant, scale: Scale): State | undefined {
  const reach = 2 * scale.msPerPixel
  const index = lastIndexAtOrBefore(place.states, at + reach, (state) => state.span.since)
  for (let near = index; near >= Math.max(0, index - 2); near--) {
    const state = place.states[near]
    if (state && lengthOf(state) < 2 * reach && state.span.until > at - reach) return state
  }
  return stateAt(place, at)
}

/** Resolves colours and caches textures for one theme and pixel density. */
export class Palette {
  private readonly fills = new Map<string, CanvasPattern | string>()
  private readonly edges = new Map<string, string>()
  private readonly scales = new Map<CanvasPattern, readonly [number, number]>()
  readonly line: string
  readonly ground: string
  private readonly isHatched: boolean

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly resolve: (colour: string) => string,
    readonly density: number,
  ) {
    this.line = resolve('var(--line)')
    this.ground = resolve('var(--surface)')
    this.isHatched = getComputedStyle(context.canvas).getPropertyValue('--hatch') === '1'
  }

  /** Returns the fill of a symbol; its texture starts at (x, y), so that it moves with its state. */
  fill({ key, colour, fill: ground, texture }: StateSymbol, x: number, y: number): CanvasPattern | string {
    let fill = this.fills.get(key)
    if (!fill) {
      const ink = this.resolve(colour)
      const { canvas, scaleX, scaleY } = textureTile(texture, { ink, fill: this.resolve(ground), paper: this.ground, isHatched: this.isHatched }, this.density)
      fill = this.context.createPattern(canvas, 'repeat') ?? ink
      if (fill instanceof CanvasPattern) this.scales.set(fill, [scaleX, scaleY])
      this.fills.set(key, fill)
    }
    if (fill instanceof CanvasPattern) {
      const [scaleX, scaleY] = this.scales.get(fill) ?? [1, 1]
      fill.setTransform(new DOMMatrix([scaleX, 0, 0, scaleY, x, y]))
    }
    return fill
  }

  /** Returns the colour of the edges of a symbol's ribbon. */
  edge({ key, colour }: StateSymbol): string {
    let edge = this.edges.get(key)
    if (!edge) this.edges.set(key, (edge = this.resolve(colour)))
    return edge
  }

  /** Rounds to device pixels, so that neighbours neither overlap nor leave a gap. */
  snap(x: number): number {
    return Math.round(x * this.density) / this.density
  }
}

/** Returns a function that resolves CSS colours in the current theme by means of an invisible element. */
export function colourResolver(within: HTMLElement): (colour: string) => string {
  const probe = document.createElement('i')
  probe.style.display = 'none'
  return (colour) => {
    probe.style.color = colour
    within.append(probe)
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
  }
}
