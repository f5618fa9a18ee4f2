// The button that opens and closes the folded sidebar; it counts the changes of the shown day. Opening it ends a comparison.

import { useComputed } from '@preact/signals'
import { usePage } from '../page'
import { isSidebarOpen } from './sidebar-state'

export function FoldButton() {
  const { store, locale } = usePage()
  const { model } = store
  const count = useComputed(() => model.changes.filter(({ at }) => model.offset.dayOf(at) === store.day.value).length).value
  const isComparing = useComputed(() => store.view.value.compare !== null).value
  const isOpen = isSidebarOpen.value && !isComparing
  const press = () => {
    // The reports take the place of a comparison.
    if (isComparing) store.push({ compare: null })
    isSidebarOpen.value = !isOpen
  }
  return (
    <button class="button aside-button" aria-expanded={isOpen} aria-controls="changes" onClick={press}>
      {locale.messages.changes.reported}
      {count > 0 && ` · ${locale.number(count)}`}
    </button>
  )
}
