// Reported control, beside the control that mandates assign; the two are never merged.

import { useComputed } from '@preact/signals'
import { SourceList } from '../changes/source-list'
import { formatParties } from '../format'
import { formatControl } from './format-control'
import { type Mandate, type Place, type State, mandatesAt } from '../model'
import { usePage } from '../page'
import { formatBound } from './state-bounds'

export function Control({ place, state }: { place: Place; state: State | undefined }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.places
  const ids = useComputed(() => mandatesAt(place, store.at.value).map((mandate) => mandate.id).join(' '))
  const mandates = store.model.mandates.filter((mandate) => ids.value.split(' ').includes(mandate.id))
  if (!state && mandates.length === 0) return null
  return (
    <div class="control">
      {state && (
        <div class="control-reported">
          <h4>{messages.controlReported}</h4>
          <p>{formatControl(store.model, locale, state)}</p>
        </div>
      )}
      {mandates.map((mandate) => (
        <MandateCard key={mandate.id} mandate={mandate} />
      ))}
    </div>
  )
}

function MandateCard({ mandate }: { mandate: Mandate }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.places
  const parties = (ids: readonly string[]) => formatParties(store.model, locale, ids)
  const { since, until } = mandate.span
  const from = formatBound(locale, since)
  const isOpen = !Number.isFinite(until)
  const period = isOpen ? locale.format(messages.mandateSince, { from }) : locale.format(messages.mandateUntil, { from, to: formatBound(locale, until) })
  return (
    <div class="mandate">
      <h4>{locale.format(messages.mandate, { label: mandate.label })}</h4>
      <p class="small muted">{period}</p>
      <dl class="small">
        <dt>{messages.mandateControl}</dt>
        <dd>{mandate.control.length > 0 ? parties(mandate.control) : messages.nobody}</dd>
        <dt>{messages.mandateSafety}</dt>
        <dd>{mandate.safety.length > 0 ? parties(mandate.safety) : messages.nobody}</dd>
      </dl>
      <details class="small">
        <summary>{messages.mandateText}</summary>
        <p>{mandate.text}</p>
        <SourceList ids={mandate.sources.filter((id) => store.model.source(id))} />
      </details>
    </div>
  )
}
