// What holds at a place at the shown time: sentence, state, access, control and mandates. A part renders only when its content changes.

import { useComputed } from '@preact/signals'
import { CertaintyMark, SymbolMark } from '../changes/symbols'
import { formatMoment } from '../format'
import { goToChange } from '../changes/sidebar-state'
import { symbolOf } from '../symbology'
import { type Place, type State, existsAt, lastReport, stateAt } from '../model'
import { usePage } from '../page'
import { sentenceOf } from '../sentence'
import { AccessTable } from './access'
import { Control } from './control'
import { formatSince } from './state-bounds'

export function CurrentState({ place }: { place: Place }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.places
  const state = useComputed(() => stateAt(place, store.at.value))
  const isThere = useComputed(() => existsAt(place, store.at.value))
  const hasStates = place.states.length > 0
  return (
    <section class="now">
      {hasStates && <h3>{messages.now}</h3>}
      <Sentence place={place} />
      {state.value && <StateLine state={state.value} />}
      {hasStates && !state.value && <p class="muted">{isThere.value ? messages.noStateThen : messages.notThere}</p>}
      {state.value && <AccessTable state={state.value} />}
      <Control place={place} state={state.value} />
    </section>
  )
}

function Sentence({ place }: { place: Place }) {
  const { store } = usePage()
  const text = useComputed(() => sentenceOf(store.model, place.id, store.shown.value)?.text ?? '')
  return text.value ? <p class="place-sentence">{text}</p> : null
}

function StateLine({ state }: { state: State }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.places
  const travel = useComputed(() => store.view.value.travel).value
  const last = useComputed(() => lastReport(state, store.at.value)).value
  const status = symbolOf(store.model, state, null)
  const look = travel ? symbolOf(store.model, state, travel) : undefined
  const changeMessages = locale.messages.changes
  return (
    <div class="state-line">
      <p class="state-now">
        <SymbolMark look={status} /> <b>{status.label}</b> <span>{locale.format(messages.since, { moment: formatSince(locale, state) })}</span>
      </p>
      {look && travel && (
        <p class="state-now">
          <SymbolMark look={look} />
          <span>
            {locale.format(messages.travel, {
              traveller: store.model.wire.travellers[travel.traveller],
              direction: store.model.wire.directions[travel.direction],
              pass: look.label,
            })}
          </span>
        </p>
      )}
      <p class="small muted">{state.statusDetails.description}</p>
      {state.is_exception && <p class="small">{messages.exception}</p>}
      <p class="small state-facts">
        <span class="sure" data-certainty={state.certainty} title={changeMessages.certaintyMeans[state.certainty]}>
          <CertaintyMark certainty={state.certainty} />
          {changeMessages.certainties[state.certainty]}
        </span>
        {last && (
          <button class="jump-inline" onClick={() => goToChange(store, last)}>
            {locale.format(messages.lastReported, { moment: formatMoment(locale, last.moment) })}
          </button>
        )}
      </p>
    </div>
  )
}
