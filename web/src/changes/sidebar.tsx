// The sidebar: tabs of changes, places, the selected place and the comparison. Where it has no room it folds to a button.

import { useComputed, useSignalEffect } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { isFolded } from '../layout'
import { lazy } from '../lazy'
import { usePage } from '../page'
import { placeName } from '../places/place-name'
import { ChangeList } from './list'
import { type SidebarTab, isSidebarOpen, requestedChange, showSidebar, sidebarTab } from './sidebar-state'

const Compare = lazy(async () => (await import('../compare/compare')).Compare)
const PlaceList = lazy(async () => (await import('../places/list')).PlaceList)
const PlacePanel = lazy(async () => (await import('../places/panel')).PlacePanel)

export function Sidebar() {
  const { store, locale } = usePage()
  const messages = locale.messages.changes
  const placeId = useComputed(() => store.view.value.place)
  const names = useComputed(() => store.view.value.names)
  const place = useComputed(() => (placeId.value === null ? undefined : store.model.place(placeId.value)))
  const isComparing = useComputed(() => store.view.value.compare !== null)
  const chosen = useComputed(() => store.view.value.change)
  const tabs = useRef<HTMLDivElement>(null)
  const before = useRef<SidebarTab>('changes')
  /** The element outside the sidebar that had the focus when the panel opened; it gets the focus back. */
  const opener = useRef<Element | null>(null)
  /** The place that the link names: its panel does not take the focus. */
  const linked = useRef(store.view.peek().place)
  const isFirst = useRef(true)

  useSignalEffect(() => {
    if (sidebarTab.value !== 'place') before.current = sidebarTab.value
  })
  // Opens the tab of what the view newly names, and leaves the tab of what it no longer names.
  useSignalEffect(() => {
    if (place.value) {
      const active = document.activeElement
      opener.current = active?.closest('.aside, body') === document.body && active !== document.body ? active : null
      if (linked.current !== place.value.id) linked.current = null
      sidebarTab.value = 'place'
      showSidebar()
    } else if (sidebarTab.peek() === 'place') sidebarTab.value = before.current === 'compare' && !isComparing.peek() ? 'changes' : before.current
  })
  useSignalEffect(() => {
    if (isComparing.value) {
      sidebarTab.value = 'compare'
      showSidebar()
    } else if (sidebarTab.peek() === 'compare') sidebarTab.value = 'changes'
  })
  useSignalEffect(() => {
    const change = chosen.value
    // A comparison, and a place in the link, take precedence over a change.
    if (change !== null && !isComparing.peek() && !(isFirst.current && place.peek())) {
      sidebarTab.value = 'changes'
      showSidebar()
      if (requestedChange.peek()?.id !== change) requestedChange.value = { id: change, takesFocus: false }
    }
    isFirst.current = false
  })

  const open = (to: SidebarTab) => {
    if (to === 'compare' && !isComparing.peek()) {
      // The tab follows the view.
      void import('../compare/proposals').then(({ defaultComparison }) => store.push({ compare: defaultComparison(store.model, store.shown.peek()) }))
      return
    }
    // A comparison lasts as long as its tab, or that of a place that was opened from it.
    if (to === 'changes' || to === 'places') store.push({ compare: null })
    sidebarTab.value = to
  }
  const close = () => {
    const element = opener.current
    linked.current = null
    store.push({ place: null })
    if (element instanceof HTMLElement && element.isConnected) element.focus()
    else requestAnimationFrame(toTabs)
  }
  /** Moves the focus out of the list to the selected tab. */
  const toTabs = () => tabs.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus()
  /** Arrow keys move between tabs without opening them, since opening one may change the view. */
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const buttons = [...(tabs.current?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLElement)
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : step === undefined ? -1 : (at + step + buttons.length) % buttons.length
    if (at < 0 || to < 0) return
    event.preventDefault()
    event.stopPropagation()
    buttons[to]?.focus()
  }
  const at = sidebarTab.value
  const isHidden = isFolded.value && !isSidebarOpen.value && !isComparing.value
  const all: readonly (readonly [SidebarTab, string])[] = [
    ['changes', messages.tabs.changes],
    ['places', messages.tabs.places],
    ...(place.value ? [['place', placeName(place.value, names.value)] as const] : []),
    ['compare', messages.tabs.compare],
  ]
  return (
    <aside class="aside" id="changes" data-tab={at} hidden={isHidden} tabIndex={-1} aria-label={messages.aside} onKeyDown={(event) => event.key === 'Escape' && (at === 'place' ? close() : toTabs())}>
      <div class="tabs" role="tablist" aria-label={messages.aside} ref={tabs} onKeyDown={move}>
        {all.map(([id, label]) => (
          <button
            key={id}
            role="tab"
            id={`tab-${id}`}
            data-tab={id}
            aria-selected={at === id}
            aria-controls={at === id ? 'aside-panel' : undefined}
            tabIndex={at === id ? 0 : -1}
            onClick={() => open(id)}
          >
            <span>{label}</span>
          </button>
        ))}
      </div>
      <div class="tab-panel" role="tabpanel" id="aside-panel" aria-labelledby={`tab-${at}`}>
        {at === 'changes' && <ChangeList />}
        {at === 'places' && <PlaceList />}
        {at === 'place' && place.value && <PlacePanel key={place.value.id} place={place.value} takesFocus={place.value.id !== linked.current} close={close} />}
        {at === 'compare' && <Compare />}
      </div>
    </aside>
  )
}
