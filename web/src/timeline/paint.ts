// Paints ribbons on a canvas: never on a step of the playhead, only when the period, the size, the colours or the rows change.

import type { Model, Place, State, Travel } from '../model'
import { lookOf } from '../look'
import type { Edges } from './edges'
import type { Palette } from './palette'
import type { Scale } from './scale'
import { type Segment, segmentsOf } from './segments'

/** Below so many pixels a fade would be a blur. */
const LEAST_FADE = 4
/** Above so many pixels a line of ground parts a state from the next, which may look the same. */
const LEAST_PARTED = 5

/** One ribbon on the canvas. */
export interface Strip {
  readonly place: Place
  readonly y: number
  readonly height: number
}

export interface Painting {
  readonly model: Model
  readonly scale: Scale
  readonly travel: Travel | null
  readonly edges: ReadonlyMap<string, Edges>
  /** Pixels at which a faint line helps the eye from the axis down. */
  readonly guides: readonly number[]
}

/** Paints the strips over an empty canvas `height` high; y is relative to `top`. */
export function paint(context: CanvasRenderingContext2D, palette: Palette, strips: readonly Strip[], top: number, height: number, painting: Painting): void {
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
    paintStrip(context, palette, strip.place, y, strip.height, painting)
  }
}

function paintStrip(context: CanvasRenderingContext2D, palette: Palette, place: Place, y: number, height: number, painting: Painting): void {
  const { model, scale, travel, edges } = painting
  const bar = (state: State, x0: number, x1: number, anchor: number) => {
    context.fillStyle = palette.fill(lookOf(model, state, travel), height, anchor, y)
    const left = palette.snap(x0)
    context.fillRect(left, y, Math.max(palette.snap(x1) - left, 1 / palette.density), height)
  }
  let before: Segment | undefined
  for (const segment of segmentsOf(place, scale)) {
    const { state, x0, x1 } = segment
    const { since, until } = edges.get(state.id) ?? {}
    const begin = fadeOf(scale, since?.span, state)
    if (begin) {
      if (before && before.x1 >= x0 - 0.5) bar(before.state, x0, Math.min(x1, begin.x1), scale.x(before.state.span.since))
      fade(context, begin.x0, Math.min(x1, begin.x1), 1, (from, to) => bar(state, from, to, scale.x(state.span.since)))
      if (begin.x1 < x1) bar(state, begin.x1, x1, scale.x(state.span.since))
    } else {
      bar(state, x0, x1, scale.x(state.span.since))
      if (x1 - x0 > LEAST_PARTED && before && before.x1 >= x0 - 0.5) {
        context.fillStyle = palette.ground
        context.fillRect(palette.snap(x0), y, 1, height)
      }
    }
    const end = until && until.span.since === state.span.until ? fadeOf(scale, until.span) : undefined
    if (end && isLast(place, state)) fade(context, end.x0, end.x1, -1, (from, to) => bar(state, from, to, scale.x(state.span.since)))
    before = segment
  }
}

/** Whether nothing follows a state at once. */
function isLast(place: Place, state: State): boolean {
  return !place.states.some((other) => other.span.since === state.span.until)
}

/** The pixels over which an edge is uncertain; undefined where they are too few to be seen. */
function fadeOf(scale: Scale, span: { since: number; until: number } | undefined, state?: State): { x0: number; x1: number } | undefined {
  if (!span) return undefined
  const x0 = scale.x(span.since)
  const x1 = scale.x(Math.min(span.until, state?.span.until ?? Infinity))
  return x1 - x0 < LEAST_FADE || x1 < 0 || x0 > scale.width ? undefined : { x0, x1 }
}

/** In columns from nothing to all, or the other way. */
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
