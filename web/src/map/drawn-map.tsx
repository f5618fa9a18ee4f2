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
  /** The shown time of the drawing. */
  const drawnFor = useRef(store.view.peek().shown)
  useSignalEffect(() => {
    const { shown } = store.view.value
    if (!isFollowing || shown === drawnFor.current) return
    const abort = new AbortController()
    const wait = setTimeout(() => {
      drawnFor.current = shown
      void follow(store.address(), abort.signal)
    }, REST_MS)
    return () => {
      clearTimeout(wait)
      abort.abort()
    }
  })
  return <div class="map-drawn" ref={box} />
}

/** Fetches the server's page of a view and shows its drawing, in the size of the present one. */
async function follow(address: string, signal: AbortSignal): Promise<void> {
  try {
    const answer = await fetch(address, { signal })
    if (!answer.ok) throw new Error(answer.statusText)
    // Its style sheet equals this page's, whose content security policy allows no other.
    const text = (await answer.text()).replace(/<style>[^]*?<\/style>/, '')
    const written = new DOMParser().parseFromString(text, 'text/html')
    const size = drawing.peek()?.className
    const next = [...written.querySelectorAll('.sheet')].find(({ className }) => className === size)
    if (next) drawing.value = document.adoptNode(next)
  } catch (reason) {
    // A drawing of another time would be wrong.
    if (!signal.aborted) drawing.value?.remove()
    console.warn(reason)
  }
}
