/** Pixels up to which the page has one column and the compact timeline. */
const NARROW_PX = 820

/** The media query of the one-column page; style sheets write `@media (--narrow)`. */
export const NARROW = `(max-width: ${NARROW_PX}px)`

/** The media query of the page with columns; style sheets write `@media (--wide)`. */
export const WIDE = `(min-width: ${NARROW_PX + 1}px)`
