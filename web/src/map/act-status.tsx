// Announces to screen readers where the change acts that was stepped to, once the playhead rests and the answer was said.

import { useSignal, useSignalEffect } from '@preact/signals'
import { usePage } from '../page'
import { placeName } from '../places/place-name'

/** Milliseconds of rest; more than the answer waits. */
const REST_MS = 800
/** The number of places above which the first are named only. */
const MAX_NAMED = 4

export function ActStatus() {
  const { store, locale } = usePage()
  const spoken = useSignal('')
  useSignalEffect(() => {
    const acting = store.acting.value
    const { names } = store.view.value
    const places = locale.list(acting.slice(0, MAX_NAMED).map((place) => placeName(place, names)))
    const text = acting.length === 0 ? '' : locale.format(locale.messages.map.acting, { places })
    const wait = setTimeout(() => (spoken.value = text), REST_MS)
    return () => clearTimeout(wait)
  })
  return (
    <p class="hidden" role="status" data-testid="acting">
      {spoken.value}
    </p>
  )
}
