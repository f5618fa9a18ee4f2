// The ways from step to step: arrow keys, a swipe on the panel, and its wheel where it does not scroll.

import { useEffect } from 'preact/hooks'
import { usePage } from '../page'
import { viewOfStep } from '../view'

/** Pixels of a swipe, and of a wheel before it turns to the next step. */
const SWIPE_PX = 48
const WHEEL_PX = 140
/** Milliseconds for which the wheel rests after a step: one push of a trackpad goes on for long. */
const WHEEL_REST_MS = 700

const KEYS: Readonly<Record<string, number>> = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }

export type GoTo = (step: number, how: 'push' | 'replace') => void

/** Listens for keys, swipes and the wheel; returns the function that goes to a step. Keys add no history entries. */
export function useSteps(panel: { readonly current: HTMLElement | null }): GoTo {
  const { store } = usePage()
  const count = store.model.wire.story.length
  const goTo: GoTo = (step, how) => {
    if (step >= 1 && step <= count) store[how](viewOfStep(store.model, step))
  }
  useEffect(() => {
    const element = panel.current
    if (!element) return
    const ending = new AbortController()
    const { signal } = ending
    const by = (steps: number, how: 'push' | 'replace') => goTo((store.view.peek().story ?? 1) + steps, how)
    const pressed = (event: KeyboardEvent) => {
      const steps = KEYS[event.key]
      const target = event.target as HTMLElement
      const isHere = target === document.body || element.contains(target)
      if (!steps || !isHere || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      event.preventDefault()
      by(steps, 'replace')
    }
    addEventListener('keydown', pressed, { signal })
    let from: Touch | null = null
    element.addEventListener('touchstart', ({ touches }) => (from = touches.length === 1 ? (touches[0] ?? null) : null), { signal, passive: true })
    const lifted = ({ changedTouches: [to] }: TouchEvent) => {
      if (!from || !to) return
      const [x, y] = [to.clientX - from.clientX, to.clientY - from.clientY]
      if (Math.abs(x) > SWIPE_PX && Math.abs(x) > 2 * Math.abs(y)) by(x < 0 ? 1 : -1, 'push')
    }
    element.addEventListener('touchend', lifted, { signal, passive: true })
    let [turned, rested] = [0, 0]
    const rolled = (event: WheelEvent) => {
      const { scrollTop, scrollHeight, clientHeight } = element
      const canScroll = event.deltaY > 0 ? scrollTop + clientHeight < scrollHeight - 1 : scrollTop > 1
      if (canScroll || event.ctrlKey || event.timeStamp < rested) {
        turned = 0
        return
      }
      turned = Math.sign(turned) === Math.sign(event.deltaY) ? turned + event.deltaY : event.deltaY
      if (Math.abs(turned) < WHEEL_PX) return
      by(Math.sign(turned), 'push')
      rested = event.timeStamp + WHEEL_REST_MS
      turned = 0
    }
    element.addEventListener('wheel', rolled, { signal, passive: true })
    return () => ending.abort()
  }, [])
  return goTo
}
