// Who is reported in control, beside whom the standing texts charge with it: two different things, never merged.

import { useComputed } from '@preact/signals'
import { Sources } from '../changes/sources'
import { partyName } from '../changes/party'
import { saidInstant } from './edge'
import { holds } from '../moment'
import type { Mandate, Place, State } from '../model'
import { usePage } from '../page'

export function Control({ place, state }: { place: Place; state: State | undefined }) {
  const { store, speech } = usePage()
  const words = speech.words.places
  const ids = useComputed(() => inForce(store.model.mandates, place, store.at.value).map((mandate) => mandate.id).join(' '))
  const mandates = store.model.mandates.filter((mandate) => ids.value.split(' ').includes(mandate.id))
  if (!state && mandates.length === 0) return null
  const parties = usePartyList()
  return (
    <div class="control">
      {state && (
        <div class="control-reported">
          <h4>{words.controlReported}</h4>
          <p>{state.control === 'contested' ? (state.controllers.length > 0 ? speech.say(words.contestedAmong, { parties: parties(state.controllers) }) : words.contested) : state.controllers.length > 0 ? parties(state.controllers) : words.notRecorded}</p>
        </div>
      )}
      {mandates.map((mandate) => (
        <MandateCard key={mandate.id} mandate={mandate} />
      ))}
    </div>
  )
}

/** The texts that cover a place, or what it is part of, at an instant. */
export function inForce(mandates: readonly Mandate[], place: Pick<Place, 'id' | 'part_of'>, at: number): readonly Mandate[] {
  return mandates.filter(({ places, span }) => holds(span, at) && [place.id, ...place.part_of].some((id) => places.includes(id)))
}

function MandateCard({ mandate }: { mandate: Mandate }) {
  const { store, speech } = usePage()
  const words = speech.words.places
  const parties = usePartyList()
  const { since, until } = mandate.span
  const from = saidInstant(speech, since)
  return (
    <div class="mandate">
      <h4>{speech.say(words.mandate, { label: mandate.label })}</h4>
      <p class="small muted">{Number.isFinite(until) ? speech.say(words.mandateUntil, { from, to: saidInstant(speech, until) }) : speech.say(words.mandateSince, { from })}</p>
      <dl class="small">
        <dt>{words.mandateControl}</dt>
        <dd>{mandate.control.length > 0 ? parties(mandate.control) : words.nobody}</dd>
        <dt>{words.mandateSafety}</dt>
        <dd>{mandate.safety.length > 0 ? parties(mandate.safety) : words.nobody}</dd>
      </dl>
      <details class="small">
        <summary>{words.mandateText}</summary>
        <p>{mandate.text}</p>
        <Sources ids={mandate.sources.filter((id) => store.model.source(id))} />
      </details>
    </div>
  )
}

function usePartyList(): (ids: readonly string[]) => string {
  const { store, speech } = usePage()
  return (ids) => new Intl.ListFormat(speech.language).format(ids.map((id) => partyName(store.model, speech, id)))
}
