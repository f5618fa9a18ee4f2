// What holds at a place at the shown moment: the sentence, the state, who could pass, who is reported in control, and under which
// standing texts. Each part is drawn again only when what it says changes.

import { useComputed } from '@preact/signals'
import { CertaintyMark, LookMark } from '../changes/marks'
import { saidMoment } from '../format'
import { goTo } from '../changes/tab'
import { lookOf } from '../look'
import { type Place, type State, existsAt, lastReport, stateAt } from '../model'
import { usePage } from '../page'
import { sentenceOf } from '../sentence'
import { Access } from './access'
import { Control } from './control'
import { saidSince } from './edge'

export function Now({ place }: { place: Place }) {
  const { store, speech } = usePage()
  const words = speech.late.places
  const state = useComputed(() => stateAt(place, store.at.value))
  const isThere = useComputed(() => existsAt(place, store.at.value))
  const hasStates = place.states.length > 0
  return (
    <section class="now">
      {hasStates && <h3>{words.now}</h3>}
      <Sentence place={place} />
      {state.value && <StateLine state={state.value} />}
      {hasStates && !state.value && <p class="muted">{isThere.value ? words.noStateThen : words.notThere}</p>}
      {state.value && <Access state={state.value} />}
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
  const { store, speech } = usePage()
  const words = speech.late.places
  const travel = useComputed(() => store.view.value.travel).value
  const last = useComputed(() => lastReport(state, store.at.value)).value
  const status = lookOf(store.model, state, null)
  const look = travel ? lookOf(store.model, state, travel) : undefined
  const said = speech.words.changes
  return (
    <div class="state-line">
      <p class="state-now">
        <LookMark look={status} /> <b>{status.label}</b> <span>{speech.say(words.since, { moment: saidSince(speech, state) })}</span>
      </p>
      {look && travel && (
        <p class="state-now">
          <LookMark look={look} />
          <span>
            {speech.say(words.travel, {
              traveller: store.model.wire.travellers[travel.traveller],
              direction: store.model.wire.directions[travel.direction],
              pass: look.label,
            })}
          </span>
        </p>
      )}
      <p class="small muted">{state.of.description}</p>
      {state.is_exception && <p class="small">{words.exception}</p>}
      <p class="small state-facts">
        <span class="sure" data-certainty={state.certainty} title={said.certaintyMeans[state.certainty]}>
          <CertaintyMark certainty={state.certainty} />
          {said.certainties[state.certainty]}
        </span>
        {last && (
          <button class="jump-inline" onClick={() => goTo(store, last)}>
            {speech.say(words.lastReported, { moment: saidMoment(speech, last.moment) })}
          </button>
        )}
      </p>
    </div>
  )
}
