// Hooks of the timeline: measure its tracks and handle gestures and the space bar.

import { useEffect } from 'preact/hooks'
import type { TimelineViewport } from './viewport'
import type { GestureHandlers } from './gestures'
import { dayAt } from './navigation'

/** Measures the tracks and lets gestures move the playhead and the viewport. */
export function useTracks(viewport: TimelineViewport, section: { readonly current: HTMLElement | null }, isCompact: boolean): void {
  const { store } = viewport
  useEffect(() => {
    const element = section.current
    const track = element?.querySelector<HTMLElement>('.time-track')
    if (!element || !track) return
    const scroller = element.querySelector<HTMLElement>('.time-scroll')
    const page = element.closest<HTMLElement>('.live')
    const sizes = new ResizeObserver(() => {
      element.style.setProperty('--time-gutter', `${scroller ? scroller.offsetWidth - scroller.clientWidth : 0}px`)
      viewport.width.value = track.clientWidth
      page?.style.setProperty('--time-height', `${element.offsetHeight}px`)
    })
    for (const sized of [element, track]) sizes.observe(sized)
    const meanings: GestureHandlers = {
      scrub(x, first) {
        const shown = { day: dayAt(store.model, viewport.scale.peek().at(x)) }
        store.playing.value = false
        viewport.tooltip.value = null
        if (first) store.push({ shown })
        else store.replace({ shown })
      },
      pan: (pixels) => viewport.pan(pixels),
      zoom: (factor, x) => viewport.zoom(factor, viewport.scale.peek().at(x)),
    }
    // Gestures are loaded after the first view.
    const watching = import('./gestures').then(({ watchGestures }) => watchGestures(element, () => track.getBoundingClientRect().left, meanings))
    return () => {
      sizes.disconnect()
      void watching.then((unwatch) => unwatch())
      page?.style.removeProperty('--time-height')
    }
  }, [viewport, isCompact])
}

/** Toggles playback by the space bar, unless the focused element uses it. */
export function useSpaceBar(viewport: TimelineViewport, section: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      const isHere = target === document.body || section.current?.contains(target)
      const isUsed = target.closest('button, select, textarea, a, summary, [contenteditable], input:not([type="range"])')
      if (event.key !== ' ' || !isHere || isUsed) return
      event.preventDefault()
      viewport.store.playing.value = !viewport.store.playing.peek()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [viewport])
}
