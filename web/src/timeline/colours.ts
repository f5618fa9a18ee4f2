// Colours of the theme as a canvas needs them, and word of when they change.

/** Reads what a CSS colour is in this theme, through an element that stands in the page. */
export function resolver(within: HTMLElement): (colour: string) => string {
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

/** Calls when the theme, its colours or the density of pixels may have changed. Returns what ends it. */
export function watchTheme(changed: () => void): () => void {
  const ending = new AbortController()
  const { signal } = ending
  const dark = matchMedia('(prefers-color-scheme: dark)')
  dark.addEventListener('change', changed, { signal })
  const contrast = matchMedia('(prefers-contrast: more)')
  contrast.addEventListener('change', changed, { signal })
  const root = new MutationObserver(changed)
  root.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style', 'class'] })
  signal.addEventListener('abort', () => root.disconnect())
  return () => ending.abort()
}
