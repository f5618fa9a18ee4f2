// The button that opens and closes the folded sidebar; it counts the changes of the shown day.

import { useComputed } from '@preact/signals'
import { usePage } from '../page'
import { isSidebarOpen } from './sidebar-state'

export function FoldButton() {
  const { store, locale } = usePage()
  const { model } = store
  const count = useComputed(() => model.changes.filter(({ at }) => model.offset.dayOf(at) === store.day.value).length).value
  return (
    <button class="button aside-button" aria-expanded={isSidebarOpen.value} aria-controls="changes" onClick={() => (isSidebarOpen.value = !isSidebarOpen.value)}>
      {locale.messages.changes.reported}
      {count > 0 && ` · ${locale.number(count)}`}
    </button>
  )
}
