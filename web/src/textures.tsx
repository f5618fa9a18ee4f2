// The textures of the style as SVG patterns, for legends and bars; ribbons draw them on their canvas (`timeline/texture-tile.ts`).

import { usePage } from './page'
import type { StateSymbol } from './symbology'

/** What a swatch is drawn from. */
export type Textured = Pick<StateSymbol, 'key' | 'texture'>

/** Returns the fill of an SVG shape with a symbol's texture. `TextureDefinitions` must be in the page. */
export function textureFill({ key }: Pick<StateSymbol, 'key'>): string {
  return `url(#t-${key})`
}

/** Draws a swatch with a symbol's texture; a word always stands beside it. */
export function TextureSwatch({ symbol, width = 24, class: name }: { symbol: Textured; width?: number; class?: string }) {
  const { edge, middle, stroke } = symbol.texture
  return (
    <svg class={name} width={width} height="14" aria-hidden="true" stroke={`var(--${symbol.key})`}>
      <rect x=".6" y="1.6" width={width - 1.2} height="10.8" fill={textureFill(symbol)} stroke-width={edge ? 1.2 : 0} stroke-dasharray={edge?.join(' ')} />
      <path d={`M3 7H${width - 2}`} stroke-width={middle ? stroke : 0} stroke-dasharray={middle?.join(' ')} />
    </svg>
  )
}

/** Defines the pattern of every symbol; rendered once. Themes change them by custom properties. */
export function TextureDefinitions() {
  const { statuses, access } = usePage().store.model.symbology
  return (
    // Out of the flow, so that it takes no cell of a grid.
    <svg width="0" height="0" aria-hidden="true" style={{ position: 'absolute' }}>
      <defs>{[...statuses.values(), ...access.values()].map((symbol) => <Pattern key={symbol.key} symbol={symbol} />)}</defs>
    </svg>
  )
}

function Pattern({ symbol: { key, colour, fill, texture } }: { symbol: StateSymbol }) {
  const { width, height, ground, path, stroke, mark, always } = texture
  return (
    <pattern id={`t-${key}`} width={width} height={height} patternUnits="userSpaceOnUse">
      <rect width={width} height={height} fill={fill} fill-opacity={ground} />
      {path && <path d={path} fill="none" stroke={mark === 'ink' ? colour : 'var(--surface)'} stroke-width={stroke} class={always ? undefined : 'hatch'} />}
    </pattern>
  )
}
