// What the right column shows, and the ways that lead a reader into it from elsewhere in the column.

import { signal } from '@preact/signals'
import type { Change } from '../model'
import type { Store } from '../view'
import { NO_FILTER, type View } from '../view'
import { Finder } from './filter'

export type Tab = 'changes' | 'places' | 'place' | 'compare'

export const tab = signal<Tab>('changes')

/** A change to bring into sight even while the reader is in the list, and whether the focus goes with it; then null again. */
export const wanted = signal<{ readonly id: string; readonly takesFocus: boolean } | null>(null)

const finders = new WeakMap<object, Finder>()

/** One finder for each model, since it remembers what it has read. */
export function finderOf(store: Store): Finder {
  let finder = finders.get(store.model)
  if (!finder) finders.set(store.model, (finder = new Finder(store.model)))
  return finder
}

/** Goes to the instant of a change and brings it into sight; a filter that hides it is lifted. */
export function goTo(store: Store, change: Change): void {
  show(store, change, { shown: { instant: change.at } })
}

/** Brings a change into sight and leaves the shown time as it is; a filter that hides it is lifted. */
export function show(store: Store, change: Change, part: Partial<View> = {}): void {
  const { filter } = store.view.peek()
  const isListed = finderOf(store).find(filter).includes(change)
  store.change({ ...part, change: change.id, ...(isListed ? {} : { filter: NO_FILTER }) })
  tab.value = 'changes'
  wanted.value = { id: change.id, takesFocus: true }
}

/** Opens the panel of a place. */
export function openPlace(store: Store, place: string): void {
  store.change({ place })
  tab.value = 'place'
}
