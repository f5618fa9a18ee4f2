// Which tab of the sidebar is open, and the actions that open one.

import { signal } from '@preact/signals'
import type { Change } from '../model'
import { type Store, type View, NO_FILTER } from '../view'
import { ChangeSearch } from './search'

export type SidebarTab = 'changes' | 'places' | 'place' | 'compare'

export const sidebarTab = signal<SidebarTab>('changes')

/** A change to scroll to, and whether its card takes the focus; the list resets it to null. */
export const requestedChange = signal<{ readonly id: string; readonly takesFocus: boolean } | null>(null)

/** Whether the sidebar is open where it folds to a button. */
export const isSidebarOpen = signal(false)

export const showSidebar = (): void => {
  isSidebarOpen.value = true
}

const finders = new WeakMap<object, ChangeSearch>()

/** Returns the search of a store's model, which is shared for its cache. */
export function changeSearchOf(store: Store): ChangeSearch {
  let finder = finders.get(store.model)
  if (!finder) finders.set(store.model, (finder = new ChangeSearch(store.model)))
  return finder
}

/** Shows the instant of a change and scrolls to its card; a filter that hides it is cleared. */
export function goToChange(store: Store, change: Change): void {
  showChange(store, change, { shown: { instant: change.at } })
}

/** Scrolls to the card of a change without changing the shown time; a filter that hides it is cleared, and a comparison ends. */
export function showChange(store: Store, change: Change, part: Partial<View> = {}): void {
  const { filter } = store.view.peek()
  const isListed = changeSearchOf(store).find(filter).includes(change)
  store.push({ ...part, change: change.id, compare: null, ...(isListed ? {} : { filter: NO_FILTER }) })
  sidebarTab.value = 'changes'
  showSidebar()
  requestedChange.value = { id: change.id, takesFocus: true }
}

/** Opens the panel of a place. */
export function openPlace(store: Store, place: string): void {
  store.push({ place })
  sidebarTab.value = 'place'
  showSidebar()
}
