// Small symbols of states, certainty and category; each is followed by its word.

import { type Textured, TextureSwatch } from '../textures'
import type { Certainty } from '../wire'
import { categoryShape } from './category-shapes'

/** Draws a swatch of a symbol; without one, an empty place for one. */
export function SymbolMark({ look }: { look: Textured | null }) {
  return <TextureSwatch class="look" symbol={look ?? NONE} width={26} />
}

/** What an empty place for a symbol is drawn from. */
export const NONE: Textured = { key: '', texture: { width: 1, height: 1, ground: 0, edge: null, middle: [], always: false, path: '', stroke: 0, mark: 'ink' } }

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
