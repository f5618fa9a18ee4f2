// The layout of the page: chosen by width and height in units of the root font, so that larger text counts like a smaller window.

import { type ReadonlySignal, computed, signal } from '@preact/signals'

/**
 * `desk`: panels over the map and the timeline below. `side`: low windows, with the answer as a column of full height. `phone`: the page
 * scrolls as a sheet over the map. `flow`: small windows, one part below the other, nothing fixed.
 */
export type Layout = 'desk' | 'side' | 'phone' | 'flow'

export interface Arrangement {
  readonly layout: Layout
  /** The list folds to a button. */
  readonly isFolded: boolean
  /** The window is low: panels leave out what can be left out. */
  readonly isLow: boolean
}

/** Returns the arrangement for a width and height in CSS pixels at a root font of 16 pixels. */
export function arrange(width: number, height: number): Arrangement {
  const isNarrow = width < 600
  const layout = isNarrow ? (height < 560 ? 'flow' : 'phone') : height < 480 ? 'side' : 'desk'
  return { layout, isFolded: layout === 'side' || (layout === 'desk' && width < 1180), isLow: height < 720 }
}

const size = signal<readonly [number, number]>([1280, 800])

const arrangement = computed(() => arrange(...size.value))

export const layout: ReadonlySignal<Layout> = computed(() => arrangement.value.layout)
export const isFolded: ReadonlySignal<boolean> = computed(() => arrangement.value.isFolded)
export const isLow: ReadonlySignal<boolean> = computed(() => arrangement.value.isLow)

/** True while the page scrolls, not the list. */
export const pageScrolls: ReadonlySignal<boolean> = computed(() => layout.value === 'phone' || layout.value === 'flow')

/** True while the timeline shows the headline ribbon alone. */
export const isCompact: ReadonlySignal<boolean> = computed(() => layout.value !== 'desk')

/** Follows the window and, by an element one rem wide, the root font. */
export function watchLayout(rem: HTMLElement): () => void {
  const measure = () => {
    const unit = (rem.offsetWidth || 16) / 16
    size.value = [innerWidth / unit, innerHeight / unit]
  }
  const sizes = new ResizeObserver(measure)
  sizes.observe(rem)
  addEventListener('resize', measure)
  measure()
  return () => {
    sizes.disconnect()
    removeEventListener('resize', measure)
  }
}

if (typeof window === 'object') {
  const unit = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
  size.value = [innerWidth / unit, innerHeight / unit]
}
