// Every state of a place in order of time, with the changes that made and confirmed it. The one in force is marked, not drawn again.

import { useSignalEffect } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { CertaintyMark, LookMark } from '../changes/marks'
import { goTo } from '../changes/tab'
import { lookOf } from '../look'
import { type Place, type State, stateAt } from '../model'
import { usePage } from '../page'
import { saidSince, saidUntil } from './edge'

export function History({ place }: { place: Place }) {
  const { store, speech } = usePage()
  const words = speech.words.places
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
      <h3>{words.history}</h3>
      <table class="history">
        <thead>
          <tr>
            <th scope="col">{words.period}</th>
            <th scope="col">{words.status}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {place.states.map((state) => (
            <Row key={state.id} place={place} state={state} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ place, state }: { place: Place; state: State }) {
  const { store, speech } = usePage()
  const words = speech.words.places
  const said = speech.words.changes
  const look = lookOf(store.model, state, null)
  const made = state.reports.filter(({ role }) => role !== 'confirmed')
  const confirmed = state.reports.filter(({ role }) => role === 'confirmed')
  const since = saidSince(speech, state)
  const by = made[0]?.change
  return (
    <tr data-state={state.id}>
      <td class="period">
        {by ? (
          <button class="jump-inline" onClick={() => goTo(store, by)}>
            {since}
          </button>
        ) : (
          since
        )}
        <span class="until"> – {saidUntil(speech, place, state) ?? words.toNow}</span>
      </td>
      <td>
        <span class="held">
          <LookMark look={look} /> <b>{look.label}</b>
        </span>
        <span class="sure small" data-certainty={state.certainty} title={said.certaintyMeans[state.certainty]}>
          <CertaintyMark certainty={state.certainty} />
          {said.certainties[state.certainty]}
        </span>
        {state.is_exception && <span class="small muted"> {words.isException}</span>}
        {confirmed.length > 0 && (
          <details class="small">
            <summary>{speech.say(words.confirmed, { n: confirmed.length })}</summary>
            <ul class="plain-list">
              {confirmed.map(({ change }) => (
                <li key={change.id}>
                  <button class="jump-inline" onClick={() => goTo(store, change)}>
                    {speech.moment(change.moment)}
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
