// Pointer, wheel and double-click gestures over the tracks: scrub the playhead, pan and zoom the viewport.
//
// `data-gesture` on an element selects what a drag over it does: `scrub` or `pan`. A touch waits for a horizontal movement, since a
// vertical one scrolls the rows.

export interface GestureHandlers {
  /** Moves the playhead to `x`, in pixels from the left of the tracks; `first` starts a movement, which Back undoes as one. */
  scrub(x: number, first: boolean): void
  pan(pixels: number): void
  zoom(factor: number, x: number): void
}

/** Pixels that a pointer moves before a press is a drag. */
const DRAG_THRESHOLD_PX = 5

/** Listens for gestures on an element; `left` returns the client x of the tracks. Returns a function that stops. */
export function watchGestures(element: HTMLElement, left: () => number, mean: GestureHandlers): () => void {
  const pointers = new Map<number, number>()
  let mode: 'none' | 'wait' | 'scrub' | 'pan' | 'pinch' = 'none'
  let drag: 'scrub' | 'pan' = 'scrub'
  let start = 0
  let origin = 0

  const spread = () => {
    const [a = 0, b = 0] = [...pointers.values()]
    return { middle: (a + b) / 2, distance: Math.max(20, Math.abs(a - b)) }
  }

  const down = (event: PointerEvent) => {
    const area = (event.target as Element).closest<HTMLElement>('[data-gesture], button, input, select')
    if (event.button !== 0 || !area?.dataset.gesture) return
    origin = left()
    pointers.set(event.pointerId, event.clientX)
    if (pointers.size === 2) {
      mode = 'pinch'
      return
    }
    drag = area.dataset.gesture === 'pan' ? 'pan' : 'scrub'
    start = event.clientX
    mode = 'wait'
    if (event.pointerType === 'touch' || drag === 'pan') return
    // A press moves the playhead at once; without `preventDefault` a drag would select labels.
    event.preventDefault()
    element.setPointerCapture(event.pointerId)
    mode = 'scrub'
    mean.scrub(start - origin, true)
  }

  const move = (event: PointerEvent) => {
    const before = pointers.get(event.pointerId)
    if (before === undefined) return
    if (mode === 'pinch') {
      const from = spread()
      pointers.set(event.pointerId, event.clientX)
      const to = spread()
      mean.zoom(to.distance / from.distance, to.middle - origin)
      mean.pan(from.middle - to.middle)
      return
    }
    if (mode === 'wait') {
      if (Math.abs(event.clientX - start) < DRAG_THRESHOLD_PX) return
      element.setPointerCapture(event.pointerId)
      mode = drag
      if (drag === 'scrub') mean.scrub(event.clientX - origin, true)
    } else if (mode === 'scrub') mean.scrub(event.clientX - origin, false)
    if (mode === 'pan') mean.pan(before - event.clientX)
    pointers.set(event.pointerId, event.clientX)
  }

  const up = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId)) return
    if (mode === 'wait' && event.type === 'pointerup') mean.scrub(event.clientX - origin, true)
    mode = 'none'
  }

  const wheel = (event: WheelEvent) => {
    if (!(event.target as Element).closest('[data-gesture]')) return
    event.preventDefault()
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1
    const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)
    if (isSideways) mean.pan((event.deltaX || event.deltaY) * unit)
    else mean.zoom(Math.exp((-event.deltaY * unit * (event.ctrlKey ? 4 : 1)) / 500), event.clientX - left())
  }

  const double = (event: MouseEvent) => {
    // The first press captured the pointer, so the event's target is the whole element.
    if (document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-gesture]')) mean.zoom(event.shiftKey ? 1 / 3 : 3, event.clientX - left())
  }

  const ending = new AbortController()
  const { signal } = ending
  element.addEventListener('pointerdown', down, { signal })
  element.addEventListener('pointermove', move, { signal })
  element.addEventListener('pointerup', up, { signal })
  element.addEventListener('pointercancel', up, { signal })
  element.addEventListener('wheel', wheel, { signal, passive: false })
  element.addEventListener('dblclick', double, { signal })
  return () => ending.abort()
}
