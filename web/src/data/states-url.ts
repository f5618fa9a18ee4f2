// The API request of the view.

import { serverUrl } from '../server'
import type { Store } from '../view'

/** Returns the URL of the states in force at the shown instant, of the selected place or of all. */
export function statesUrl(store: Store): string {
  const { model } = store
  const view = store.view.value
  const query = new URLSearchParams({ datetime: instantText(store), limit: '10000', f: 'json' })
  if (view.place && (model.place(view.place)?.states.length ?? 0) > 0) query.set('place', view.place)
  if (view.asOf) query.set('as-of', view.asOf)
  return serverUrl(`/ogc/collections/states/items?${query.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')}`)
}

/** Returns the shown instant; of a day its last second, since the API takes a day as the whole of it. */
function instantText(store: Store): string {
  return store.model.offset.rfc3339(store.at.value)
}
