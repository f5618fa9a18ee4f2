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
  /** The links and settings of the top bar are behind a button. */
  readonly hasMenu: boolean
}

/** Returns the arrangement for a width and height in CSS pixels at a root font of 16 pixels. */
export function arrange(width: number, height: number): Arrangement {
  const isNarrow = width < 600
  const layout = isNarrow ? (height < 560 ? 'flow' : 'phone') : height < 480 ? 'side' : 'desk'
  return { layout, isFolded: layout === 'side' || (layout === 'desk' && width < 1180), isLow: height < 720, hasMenu: layout !== 'desk' || width < 1024 }
}

const size = signal<readonly [number, number]>([1280, 800])

/** How many times as large as 16 pixels the root font is; lengths in pixels that hold text grow by it. */
export const textScale = signal(1)

const arrangement = computed(() => arrange(...size.value))

export const layout: ReadonlySignal<Layout> = computed(() => arrangement.value.layout)
export const isFolded: ReadonlySignal<boolean> = computed(() => arrangement.value.isFolded)
export const isLow: ReadonlySignal<boolean> = computed(() => arrangement.value.isLow)
/** True where panels leave more of the map than it needs. */
export const isWide: ReadonlySignal<boolean> = computed(() => size.value[0] >= 1600)
export const hasMenu: ReadonlySignal<boolean> = computed(() => arrangement.value.hasMenu)

/** True while the page scrolls, not the list. */
export const pageScrolls: ReadonlySignal<boolean> = computed(() => layout.value === 'phone' || layout.value === 'flow')

/** True while the timeline shows the headline ribbon alone. */
export const isCompact: ReadonlySignal<boolean> = computed(() => layout.value !== 'desk')

function measure(rootFont: number): void {
  const scale = (rootFont || 16) / 16
  textScale.value = scale
  size.value = [innerWidth / scale, innerHeight / scale]
}

/** Follows the window and, by an element one rem wide, the root font. */
export function watchLayout(rem: HTMLElement): () => void {
  const follow = () => measure(rem.getBoundingClientRect().width)
  const sizes = new ResizeObserver(follow)
  sizes.observe(rem)
  addEventListener('resize', follow)
  follow()
  return () => {
    sizes.disconnect()
    removeEventListener('resize', follow)
  }
}

if (typeof window === 'object') measure(parseFloat(getComputedStyle(document.documentElement).fontSize))
