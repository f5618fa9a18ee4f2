// What the list can be narrowed to: one choice for each property that changes have.

import { useComputed } from '@preact/signals'
import { usePage } from '../page'
import { nameOf } from '../places/name'
import type { Filter } from '../view'
import { partyName } from '../format'

export function Picks({ filter }: { filter: Filter }) {
  const { store, speech } = usePage()
  const { model } = store
  const words = speech.words.changes
  const names = useComputed(() => store.view.value.names).value
  const categories = [...new Set(model.changes.map((change) => change.category))]
  const picks: readonly [keyof Filter, string, readonly (readonly [string, string])[]][] = [
    ['only', words.filterPlace, model.places.map((place) => [place.id, nameOf(place, names)])],
    ['status', words.filterStatus, model.wire.statuses.map((status) => [status.id, status.label])],
    ['party', words.filterParty, model.wire.parties.map((party) => [party.id, partyName(model, speech, party.id)])],
    ['category', words.filterCategory, categories.map((id) => [id, words.categories[id as keyof typeof words.categories] ?? id])],
    ['certainty', words.filterCertainty, Object.entries(words.certainties)],
  ]
  return (
    <div class="picks" id="change-filters">
      {picks.map(([name, label, options]) => (
        <label key={name}>
          <span>{label}</span>
          <select value={filter[name]} onChange={(event) => store.change({ filter: { ...store.view.peek().filter, [name]: event.currentTarget.value } })}>
            <option value="">{words.any}</option>
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
