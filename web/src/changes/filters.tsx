// The search field, the filters, and the number of changes found.

import { type Signal, useComputed, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { lazy } from '../lazy'
import { usePage } from '../page'
import { NO_FILTER } from '../view'

const Picks = lazy(async () => (await import('./filter-fields')).FilterFields)

/** Milliseconds without typing after which the search runs. */
const SEARCH_DELAY_MS = 150

export function Filters({ count, isFollowing }: { count: number; isFollowing: Signal<boolean> }) {
  const { store, locale } = usePage()
  const messages = locale.messages.changes
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
          {set > 0 ? locale.format(messages.filtersSet, { n: set }) : messages.filters}
        </button>
      </div>
      {isOpen.value && <Picks filter={filter.value} />}
      <div class="filter-line facts-line">
        <span role="status">{count === all ? locale.format(messages.listed, { n: all }) : count === 0 ? messages.none : locale.format(messages.found, { n: count, all })}</span>
        {(q || set > 0) && (
          <button class="plain" onClick={() => store.push({ filter: NO_FILTER })}>
            {messages.clear}
          </button>
        )}
        <label class="follow">
          <input type="checkbox" checked={isFollowing.value} onChange={(event) => (isFollowing.value = event.currentTarget.checked)} />
          {messages.follow}
        </label>
      </div>
    </div>
  )
}

function Search({ q }: { q: string }) {
  const { store, locale } = usePage()
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const field = useRef<HTMLInputElement>(null)
  // Back and "clear" change the text from outside; it must not overwrite what is being typed.
  useEffect(() => {
    if (field.current && document.activeElement !== field.current) field.current.value = q
  }, [q])
  return (
    <input
      ref={field}
      type="search"
      defaultValue={q}
      placeholder={locale.messages.changes.search}
      aria-label={locale.messages.changes.search}
      onInput={(event) => {
        const text = event.currentTarget.value
        clearTimeout(waiting.current)
        waiting.current = setTimeout(() => store.replace({ filter: { ...store.view.peek().filter, q: text.trim() } }), SEARCH_DELAY_MS)
      }}
    />
  )
}
