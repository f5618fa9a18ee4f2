// The fields of the filter: one selection for each property.

import { useComputed } from '@preact/signals'
import { usePage } from '../page'
import { placeName } from '../places/place-name'
import type { Filter } from '../view'
import { partyName } from '../format'

export function FilterFields({ filter }: { filter: Filter }) {
  const { store, locale } = usePage()
  const { model } = store
  const messages = locale.messages.changes
  const names = useComputed(() => store.view.value.names).value
  const categories = [...new Set(model.changes.map((change) => change.category))]
  const picks: readonly [keyof Filter, string, readonly (readonly [string, string])[]][] = [
    ['only', messages.filterPlace, model.places.map((place) => [place.id, placeName(place, names)])],
    ['status', messages.filterStatus, model.wire.statuses.map((status) => [status.id, status.label])],
    ['party', messages.filterParty, model.wire.parties.map((party) => [party.id, partyName(model, locale, party.id)])],
    ['category', messages.filterCategory, categories.map((id) => [id, messages.categories[id as keyof typeof messages.categories] ?? id])],
    ['certainty', messages.filterCertainty, Object.entries(messages.certainties)],
  ]
  return (
    <div class="picks" id="change-filters">
      {picks.map(([name, label, options]) => (
        <label key={name}>
          <span>{label}</span>
          <select value={filter[name]} onChange={(event) => store.push({ filter: { ...store.view.peek().filter, [name]: event.currentTarget.value } })}>
            <option value="">{messages.any}</option>
            {options.map(([id, text]) => (
              <option key={id} value={id}>
                {text}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  )
}
