// The table of all states of a place, with the changes that made and confirmed them. The current row is marked without rendering.

import { useSignalEffect } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { CertaintyMark, SymbolMark } from '../changes/symbols'
import { goToChange } from '../changes/sidebar-state'
import { symbolOf } from '../symbology'
import { type Place, type State, stateAt } from '../model'
import { usePage } from '../page'
import { formatSince, formatUntil } from './state-bounds'

export function History({ place }: { place: Place }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.places
  const body = useRef<HTMLTableSectionElement>(null)
  useSignalEffect(() => {
    const now = stateAt(place, store.at.value)?.id
    for (const row of body.current?.rows ?? []) {
      if (row.dataset.state === now) row.setAttribute('aria-current', 'true')
      else row.removeAttribute('aria-current')
    }
  })
  if (place.states.length === 0) return null
  return (
    <section>
      <h3>{messages.history}</h3>
      <table class="history">
        <thead>
          <tr>
            <th scope="col">{messages.period}</th>
            <th scope="col">{messages.status}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {place.states.map((state) => (
            <Row key={state.id} state={state} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ state }: { state: State }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.places
  const changeMessages = locale.messages.changes
  const look = symbolOf(store.model, state, null)
  const made = state.reports.filter(({ role }) => role !== 'confirmed')
  const confirmed = state.reports.filter(({ role }) => role === 'confirmed')
  const since = formatSince(locale, state)
  const by = made[0]?.change
  return (
    <tr data-state={state.id}>
      <td class="period">
        {by ? (
          <button class="jump-inline" onClick={() => goToChange(store, by)}>
            {since}
          </button>
        ) : (
          since
        )}
        <span class="until"> – {formatUntil(locale, state) ?? messages.toNow}</span>
      </td>
      <td>
        <span class="held">
          <SymbolMark look={look} /> <b>{look.label}</b>
        </span>
        <span class="sure small" data-certainty={state.certainty} title={changeMessages.certaintyMeans[state.certainty]}>
          <CertaintyMark certainty={state.certainty} />
          {changeMessages.certainties[state.certainty]}
        </span>
        {state.is_exception && <span class="small muted"> {messages.isException}</span>}
        {confirmed.length > 0 && (
          <details class="small">
            <summary>{locale.format(messages.confirmed, { n: confirmed.length })}</summary>
            <ul class="plain-list">
              {confirmed.map(({ change }) => (
                <li key={change.id}>
                  <button class="jump-inline" onClick={() => goToChange(store, change)}>
                    {locale.moment(change.moment)}
                  </button>
                </li>
              ))}
            </ul>
          </details>
        )}
      </td>
    </tr>
  )
}
