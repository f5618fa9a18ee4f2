// What the right column shows, and the ways that lead a reader into it from elsewhere in the column.

import { signal } from '@preact/signals'
import type { Change } from '../model'
import { type Store, type View, NO_FILTER } from '../view'
import { ChangeSearch } from './search'

export type SidebarTab = 'changes' | 'places' | 'place' | 'compare'

export const sidebarTab = signal<SidebarTab>('changes')

/** A change to bring into sight even while the reader is in the list, and whether the focus goes with it; then null again. */
export const requestedChange = signal<{ readonly id: string; readonly takesFocus: boolean } | null>(null)

const finders = new WeakMap<object, ChangeSearch>()

/** One finder for each model, since it remembers what it has read. */
export function changeSearchOf(store: Store): ChangeSearch {
  let finder = finders.get(store.model)
  if (!finder) finders.set(store.model, (finder = new ChangeSearch(store.model)))
  return finder
}

/** Goes to the instant of a change and brings it into sight; a filter that hides it is lifted. */
export function goToChange(store: Store, change: Change): void {
  showChange(store, change, { shown: { instant: change.at } })
}

/** Brings a change into sight and leaves the shown time as it is; a filter that hides it is lifted. */
export function showChange(store: Store, change: Change, part: Partial<View> = {}): void {
  const { filter } = store.view.peek()
  const isListed = changeSearchOf(store).find(filter).includes(change)
  store.push({ ...part, change: change.id, ...(isListed ? {} : { filter: NO_FILTER }) })
  sidebarTab.value = 'changes'
  requestedChange.value = { id: change.id, takesFocus: true }
}

/** Opens the panel of a place. */
export function openPlace(store: Store, place: string): void {
  store.push({ place })
  sidebarTab.value = 'place'
}
