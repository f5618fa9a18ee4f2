// Changes the swatch of a row without rendering it.

import { NONE } from '../changes/symbols'
import { type Textured, textureFill } from '../textures'

/** Updates a `SymbolMark` in the DOM without rendering, for what changes at every step. */
export function updateSymbolMark(mark: Element | null, look: Textured | undefined): void {
  const [bar, middle] = [mark?.querySelector('rect'), mark?.querySelector('path')]
  if (!mark || !bar || !middle) return
  const { edge, middle: dash, stroke } = (look ?? NONE).texture
  mark.setAttribute('stroke', look ? `var(--${look.key})` : 'none')
  bar.setAttribute('fill', look ? textureFill(look) : 'none')
  bar.setAttribute('stroke-width', edge ? '1.2' : '0')
  bar.setAttribute('stroke-dasharray', edge?.join(' ') ?? '')
  middle.setAttribute('stroke-width', String(dash ? stroke : 0))
  middle.setAttribute('stroke-dasharray', dash?.join(' ') ?? '')
}
