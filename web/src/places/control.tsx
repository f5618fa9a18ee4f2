// Who is reported in control, beside whom the standing texts charge with it: two different things, never merged.

import { useComputed } from '@preact/signals'
import { Sources } from '../changes/source-list'
import { partyList } from '../format'
import { controlWords } from './reported'
import type { Mandate, Place, State } from '../model'
import { usePage } from '../page'
import { saidInstant } from './edge'
import { inForce } from './mandates'

export function Control({ place, state }: { place: Place; state: State | undefined }) {
  const { store, speech } = usePage()
  const words = speech.late.places
  const ids = useComputed(() => inForce(store.model.mandates, place, store.at.value).map((mandate) => mandate.id).join(' '))
  const mandates = store.model.mandates.filter((mandate) => ids.value.split(' ').includes(mandate.id))
  if (!state && mandates.length === 0) return null
  return (
    <div class="control">
      {state && (
        <div class="control-reported">
          <h4>{words.controlReported}</h4>
          <p>{controlWords(store.model, speech, state)}</p>
        </div>
      )}
      {mandates.map((mandate) => (
        <MandateCard key={mandate.id} mandate={mandate} />
      ))}
    </div>
  )
}

function MandateCard({ mandate }: { mandate: Mandate }) {
  const { store, speech } = usePage()
  const words = speech.late.places
  const parties = (ids: readonly string[]) => partyList(store.model, speech, ids)
  const { since, until } = mandate.span
  const from = saidInstant(speech, since)
  const isOpen = !Number.isFinite(until)
  const period = isOpen ? speech.say(words.mandateSince, { from }) : speech.say(words.mandateUntil, { from, to: saidInstant(speech, until) })
  return (
    <div class="mandate">
      <h4>{speech.say(words.mandate, { label: mandate.label })}</h4>
      <p class="small muted">{period}</p>
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
