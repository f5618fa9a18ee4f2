// The list of changes, newest first, with the current one marked. A step of the playhead moves marks without rendering, unless it leaves
// the window; then the list renders once the playhead rests.

import { type ReadonlySignal, computed, useComputed, useSignal, useSignalEffect } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { usePage } from '../page'
import { Card } from './card'
import { Filters } from './filters'
import { type ListWindow, WINDOW_STEP, currentIndex, windowAround, isOutsideWindow } from './list-window'
import { markCards, scrollToCard } from './card-marks'
import { pageScrolls } from '../layout'
import { changeSearchOf, isSidebarOpen, requestedChange } from './sidebar-state'

/** Milliseconds after which the playhead rests. */
const REST_MS = 350

export function ChangeList() {
  const { store, locale } = usePage()
  const { model } = store
  const messages = locale.messages.changes
  const finder = changeSearchOf(store)
  const list = useRef<HTMLOListElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const isFollowing = useSignal(true)
  const toggled = useSignal<ReadonlyMap<string, boolean>>(new Map())
  const filter = useComputed(() => store.view.value.filter)
  const chosen = useComputed(() => store.view.value.change)
  const names = useComputed(() => store.view.value.names)
  const found = useComputed(() => finder.find(filter.value))
  const current = useComputed(() => currentIndex(found.value, store.at.value, chosen.value))
  const currentId = useComputed(() => found.value[current.value]?.id ?? null)
  /** The id of the current change once the playhead rests; its card is open. */
  const rested = useSignal(currentId.peek())
  const drawn = useSignal<ListWindow>(windowAround(found.peek().length, current.peek(), pageScrolls.peek()))

  const openness = useMemo(() => new Map<string, ReadonlySignal<boolean>>(), [model])
  const isOpen = (id: string) => {
    let open = openness.get(id)
    if (!open) openness.set(id, (open = computed(() => toggled.value.get(id) ?? rested.value === id)))
    return open
  }

  const isReaderIn = () => {
    const element = scroller.current
    return element !== null && (element.matches(':hover') || element.contains(document.activeElement))
  }
  const mark = () => list.current && markCards(list.current, found.peek()[current.peek()], chosen.peek())
  /** Scrolls to the current card, unless the reader is in the list or the page is what scrolls. */
  const follow = (must: boolean) => {
    const card = mark()
    if (card && scroller.current && !pageScrolls.peek() && (must || (isFollowing.peek() && !isReaderIn()))) scrollToCard(scroller.current, card)
  }
  /** Moves the window so that it contains an index. */
  const include = (index: number) => {
    if (isOutsideWindow(drawn.peek(), index, pageScrolls.peek())) drawn.value = windowAround(found.peek().length, index, pageScrolls.peek())
  }

  // Another filter or layout resets the window around the playhead.
  useSignalEffect(() => {
    drawn.value = windowAround(found.value.length, current.peek(), pageScrolls.value)
    const frame = requestAnimationFrame(() => follow(true))
    return () => cancelAnimationFrame(frame)
  })
  const seen = useRef(currentId.peek())
  const isBack = useRef(false)
  useSignalEffect(() => {
    const [id, index] = [currentId.value, current.value]
    const frame = requestAnimationFrame(() => follow(isBack.current))
    if (id === seen.current) return () => cancelAnimationFrame(frame)
    const rest = setTimeout(() => {
      seen.current = id
      const must = isBack.current
      isBack.current = false
      if (must || isFollowing.peek()) include(index)
      if (must || pageScrolls.peek() || !isReaderIn()) rested.value = id
      requestAnimationFrame(() => follow(must))
    }, REST_MS)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(rest)
    }
  })
  // A list that was folded away could not scroll.
  useSignalEffect(() => {
    if (!isSidebarOpen.value) return
    const frame = requestAnimationFrame(() => follow(true))
    return () => cancelAnimationFrame(frame)
  })
  // Back and forward scroll the list even while the pointer is on it.
  useEffect(() => {
    const back = () => (isBack.current = true)
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  }, [])
  // A requested change is opened and scrolled to, wherever the playhead is.
  useSignalEffect(() => {
    const want = requestedChange.value
    if (want === null) return
    const index = found.peek().findIndex((change) => change.id === want.id)
    requestedChange.value = null
    if (index < 0) return
    rested.value = want.id
    mark()
    seen.current = currentId.peek()
    include(index)
    requestAnimationFrame(() => {
      const card = list.current?.querySelector<HTMLElement>(`[data-change="${CSS.escape(want.id)}"]`)
      if (!card || !scroller.current) return
      if (!pageScrolls.peek()) scrollToCard(scroller.current, card)
      else if (want.takesFocus) card.scrollIntoView()
      if (want.takesFocus) card.querySelector<HTMLElement>('.when')?.focus({ preventScroll: true })
    })
  })
  useEffect(() => {
    mark()
  })

  const { from, to } = drawn.value
  const all = found.value
  const shown = all.slice(from, to).reverse()
  const grow = (part: Partial<ListWindow>) => (drawn.value = { ...drawn.peek(), ...part })
  return (
    <div class="scroll" ref={scroller}>
      <h2 class="hidden">{messages.tabs.changes}</h2>
      <Filters count={all.length} isFollowing={isFollowing} />
      {to < all.length && (
        <button class="button wide-button" onClick={() => grow({ to: Math.min(all.length, to + WINDOW_STEP) })}>
          {locale.format(messages.later, { n: Math.min(WINDOW_STEP, all.length - to) })}
        </button>
      )}
      <ol class="change-list" reversed ref={list}>
        {shown.map((change) => (
          <Card
            key={change.id}
            change={change}
            names={names.value}
            isOpen={isOpen(change.id)}
            toggle={(id, open) => (toggled.value = new Map(toggled.peek()).set(id, open))}
          />
        ))}
      </ol>
      {from > 0 && (
        <button class="button wide-button" onClick={() => grow({ from: Math.max(0, from - WINDOW_STEP) })}>
          {locale.format(messages.earlier, { n: Math.min(WINDOW_STEP, from) })}
        </button>
      )}
    </div>
  )
}
