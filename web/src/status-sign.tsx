// The sign of a status on its disc, as on the marks of the map.

import { usePage } from './page'
import type { StateSymbol } from './symbology'

/** Returns whether marks with a symbol have its sign: all but presence that has a fill of its own. */
export function hasSign({ dash, textureName }: Pick<StateSymbol, 'dash' | 'textureName'>): boolean {
  return dash.length === 0 || !textureName.endsWith('-on-fill')
}

/** Draws the sign about a point of an SVG; open is the disc alone. */
export function StatusSign({ symbol: { key, colour, fill, dash, glyph }, x, y }: { symbol: StateSymbol; x: number; y: number }) {
  const path = usePage().store.model.symbology.images[`glyph-${glyph}`]?.path
  const isFull = dash.length === 0
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle r="5.2" fill={isFull ? fill : 'var(--paper)'} stroke="var(--paper)" stroke-width="4" paint-order="stroke" />
      <circle r="5.2" fill="none" stroke={colour} stroke-width="1.2" />
      {glyph !== 'circle' && <path d={path} transform="scale(.4)" fill={isFull ? `var(--${key}-sign)` : colour} fill-rule="evenodd" />}
    </g>
  )
}
