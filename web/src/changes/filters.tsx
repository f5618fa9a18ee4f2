// Search and filters above the list, and how many changes they leave.

import { type Signal, useComputed, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { usePage } from '../page'
import { nameOf } from '../places/name'
import { type Filter, NO_FILTER } from '../view'
import { partyName } from './party'

/** Typing is a movement: the list follows once the reader pauses. */
const PAUSE = 150

export function Filters({ count, isFollowing }: { count: number; isFollowing: Signal<boolean> }) {
  const { store, speech } = usePage()
  const words = speech.words.changes
  const filter = useComputed(() => store.view.value.filter)
  const { q, ...picked } = filter.value
  const set = Object.values(picked).filter(Boolean).length
  const isOpen = useSignal(set > 0)
  const all = store.model.changes.length
  return (
    <div class="filters" role="search">
      <div class="filter-line">
        <Search q={q} />
        <button class="button" aria-expanded={isOpen.value} aria-controls="change-filters" onClick={() => (isOpen.value = !isOpen.value)}>
          {set > 0 ? speech.say(words.filtersSet, { n: set }) : words.filters}
        </button>
      </div>
      {isOpen.value && <Picks filter={filter.value} />}
      <div class="filter-line facts-line">
        <span role="status">{count === all ? speech.say(words.listed, { n: all }) : count === 0 ? words.none : speech.say(words.found, { n: count, all })}</span>
        {(q || set > 0) && (
          <button class="plain" onClick={() => store.change({ filter: NO_FILTER })}>
            {words.clear}
          </button>
        )}
        <label class="follow">
          <input type="checkbox" checked={isFollowing.value} onChange={(event) => (isFollowing.value = event.currentTarget.checked)} />
          {words.follow}
        </label>
      </div>
    </div>
  )
}

function Search({ q }: { q: string }) {
  const { store, speech } = usePage()
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const field = useRef<HTMLInputElement>(null)
  // Back, or a press of "clear", changes the text from outside; typing must not be overwritten by it.
  useEffect(() => {
    if (field.current && document.activeElement !== field.current) field.current.value = q
  }, [q])
  return (
    <input
      ref={field}
      type="search"
      defaultValue={q}
      placeholder={speech.words.changes.search}
      aria-label={speech.words.changes.search}
      onInput={(event) => {
        const text = event.currentTarget.value
        clearTimeout(waiting.current)
        waiting.current = setTimeout(() => store.drag({ filter: { ...store.view.peek().filter, q: text.trim() } }), PAUSE)
      }}
    />
  )
}

function Picks({ filter }: { filter: Filter }) {
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
