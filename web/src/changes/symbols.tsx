// Small symbols of states, certainty and category; each is followed by its word.

import type { StateSymbol } from '../symbology'
import type { Certainty } from '../wire'
import { categoryShape } from './category-shapes'

const WIDTH = 26
const STROKE = 5
const EDGE = 1.3

/** Draws a piece of road with a symbol: a tube, or dashes. */
export function SymbolMark({ look }: { look: Pick<StateSymbol, 'colour' | 'fill' | 'dash'> }) {
  return (
    <svg class="look" width={WIDTH} height="10" viewBox={`0 0 ${WIDTH} 10`} aria-hidden="true">
      <line x1="0" x2={WIDTH} y1="5" y2="5" stroke-width={STROKE + 2 * EDGE} style={{ stroke: strokesOf(look).edge }} />
      <line x1="0" x2={WIDTH} y1="5" y2="5" stroke-width={STROKE} style={{ stroke: strokesOf(look).line }} stroke-dasharray={dashArray(look)} />
    </svg>
  )
}

/** Updates a `SymbolMark` in the DOM without rendering, for what changes at every step. */
export function updateSymbolMark(mark: Element | null, look: Pick<StateSymbol, 'colour' | 'fill' | 'dash'> | undefined): void {
  const [edge, line] = mark?.querySelectorAll('line') ?? []
  if (!edge || !line) return
  const strokes = strokesOf(look)
  edge.style.stroke = strokes.edge
  line.style.stroke = strokes.line
  line.setAttribute('stroke-dasharray', look ? dashArray(look) : 'none')
}

/** Returns the colours of the two lines of a mark: of a tube its edge and its fill, of dashes the upper line alone. */
function strokesOf(look: Pick<StateSymbol, 'colour' | 'fill' | 'dash'> | undefined): { edge: string; line: string } {
  if (!look) return { edge: 'transparent', line: 'transparent' }
  return look.dash.length > 0 ? { edge: 'transparent', line: look.colour } : { edge: look.colour, line: look.fill }
}

function dashArray({ dash }: Pick<StateSymbol, 'dash'>): string {
  return dash.length > 0 ? dash.map((length) => length * 2.5).join(' ') : 'none'
}

/** Draws a full, half or open circle: confirmed, reported, disputed. */
export function CertaintyMark({ certainty }: { certainty: Certainty }) {
  return (
    <svg class="dot" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      <circle cx="5" cy="5" r="4" fill={certainty === 'confirmed' ? 'currentColor' : 'none'} stroke="currentColor" stroke-width="1.5" />
      {certainty === 'reported' && <path d="M5 1a4 4 0 0 0 0 8z" fill="currentColor" />}
      {certainty === 'disputed' && <path d="M2.6 7.4 7.4 2.6" stroke="currentColor" stroke-width="1.5" />}
    </svg>
  )
}

export function CategoryMark({ category }: { category: string }) {
  return (
    <svg class="glyph" width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
      <path d={categoryShape(category)} fill="currentColor" />
    </svg>
  )
}
