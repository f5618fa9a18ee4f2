// The height of the headline's panel, below which the free part of a phone's map begins.

import { useEffect } from 'preact/hooks'

/** Keeps `--head-height` of the page at the greatest height so far: the map stays where it is while headlines of other lengths pass. */
export function useHeadHeight(head: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const element = head.current
    const page = element?.closest<HTMLElement>('.live')
    if (!element || !page) return
    let [width, height] = [0, 0]
    const sizes = new ResizeObserver(() => {
      if (element.offsetWidth !== width) [width, height] = [element.offsetWidth, 0]
      if (element.offsetHeight <= height) return
      height = element.offsetHeight
      page.style.setProperty('--head-height', `${height}px`)
    })
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [])
}
