// The server's drawing of the map, which the first HTML holds: seen until the live map is drawn, and for good where it cannot be. There it
// follows the shown time, by drawings of the server.

import { signal, useSignalEffect } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { usePage } from '../page'

/** The drawing of the first HTML; null if there was none. */
const drawing = signal<Element | null>(null)

/** Milliseconds without a change of the view after which the drawing follows. */
const REST_MS = 250

/** Takes the seen drawing out of a document of the server, before the live page replaces it. */
export function keepDrawing(page: ParentNode): void {
  const all = [...page.querySelectorAll('.sheet')]
  drawing.value = all.find((sheet) => sheet.getClientRects().length > 0) ?? all.at(-1) ?? null
}

/** Shows the drawing; `isFollowing` if it has to follow the shown time, since no live map will take its place. */
export function DrawnMap({ isFollowing }: { isFollowing: boolean }) {
  const { store } = usePage()
  const box = useRef<HTMLDivElement>(null)
  // Before the next frame, so that no moment is without a map.
  useLayoutEffect(() => {
    if (drawing.value) box.current?.replaceChildren(drawing.value)
  }, [drawing.value])
  /** The shown time of the drawing, and its step of the story. */
  const drawnFor = useRef(store.view.peek())
  useSignalEffect(() => {
    const view = store.view.value
    const before = drawnFor.current
    if (!isFollowing || (view.shown === before.shown && view.story === before.story)) return
    const abort = new AbortController()
    const follow = async () => {
      drawnFor.current = view
      try {
        const { nextDrawing } = await import('./next-drawing')
        drawing.value = (await nextDrawing(store.address(), drawing.peek()?.className, abort.signal)) ?? drawing.peek()
      } catch (reason) {
        // A drawing of another time would be wrong.
        if (!abort.signal.aborted) drawing.peek()?.remove()
        console.warn(reason)
      }
    }
    const wait = setTimeout(() => void follow(), REST_MS)
    return () => {
      clearTimeout(wait)
      abort.abort()
    }
  })
  return <div class="map-drawn" ref={box} />
}
