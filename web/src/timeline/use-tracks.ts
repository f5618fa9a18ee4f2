// Hooks of the timeline: measure its tracks and handle gestures and the space bar.

import { untracked, useSignalEffect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Instant } from '../moment'
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
        const scale = viewport.scale.peek()
        // Beyond the ends there is nothing to be seen.
        const shown = { day: dayAt(store.model, Math.min(scale.at(Math.min(Math.max(x, 0), scale.width)), scale.span.until - 1)) }
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

/** Keeps the playhead visible when something else than the timeline moves it, and when the tracks become narrower. */
export function useFollow(viewport: TimelineViewport): void {
  const before = useRef<Instant | null>(null)
  useSignalEffect(() => {
    void viewport.longest.value
    const at = viewport.store.at.value
    // A link may show another period than the one of its moment.
    if (before.current !== null) untracked(() => viewport.follow(at))
    before.current = at
  })
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
