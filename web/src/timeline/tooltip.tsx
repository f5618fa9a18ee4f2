// The tooltip of the timeline: the state or the changes under the pointer or the focus, and how precisely their dates are known.

import { useComputed } from '@preact/signals'
import { symbolOf } from '../symbology'
import type { Change, Place, State } from '../model'
import { usePage } from '../page'
import { placeName } from '../places/place-name'
import type { Bound } from './uncertainty'
import type { TimelineViewport } from './viewport'
import { categoryLabel, formatTimelineMoment } from '../format'
import './tooltip.css'

const MOST_LISTED = 4

export function Tooltip({ viewport }: { viewport: TimelineViewport }) {
  const tip = useComputed(() => viewport.tooltip.value).value
  if (!tip) return null
  const isLow = tip.y < 220
  const place = { '--tip-x': `${tip.x}px`, [isLow ? 'top' : 'bottom']: isLow ? `${tip.y + 18}px` : `calc(100dvh - ${tip.y - 12}px)` }
  return (
    <div class="time-tip" role="tooltip" style={place} aria-hidden="true">
      {'place' in tip ? <StateTooltip viewport={viewport} place={tip.place} state={tip.state} /> : <ChangesTooltip changes={tip.changes} />}
    </div>
  )
}

function StateTooltip({ viewport, place, state }: { viewport: TimelineViewport; place: Place; state: State | undefined }) {
  const { store, locale } = usePage()
  const messages = locale.messages.timeline
  const look = state && symbolOf(store.model, state, viewport.travel.value)
  const edges = state && viewport.bounds.get(state.id)
  const edge = (known: Bound | undefined, at: number) => (known ? formatTimelineMoment(locale, known.moment) : locale.instant(at))
  return (
    <>
      <b>{placeName(place, viewport.names.value)}</b>
      {state && !viewport.travel.value && <p>{state.label}</p>}
      <p class="time-tip-look">
        {look && <span class="mark" style={{ color: look.colour }} />} {look?.label ?? messages.noState}
        {state && state.certainty !== 'confirmed' && <span class="muted"> · {locale.messages.changes.certainties[state.certainty]}</span>}
      </p>
      {state && (
        <p class="muted">
          {Number.isFinite(state.span.since) && <span>{locale.format(messages.begins, { moment: edge(edges?.since, state.span.since) })}</span>}
          <span>{Number.isFinite(state.span.until) ? locale.format(messages.ends, { moment: edge(edges?.until, state.span.until) }) : messages.goesOn}</span>
        </p>
      )}
    </>
  )
}

function ChangesTooltip({ changes }: { changes: readonly Change[] }) {
  const { locale } = usePage()
  const rest = changes.length - MOST_LISTED
  return (
    <>
      {changes.slice(0, MOST_LISTED).map((change) => (
        <p key={change.id}>
          <b>{formatTimelineMoment(locale, change.moment)}</b>
          {change.isContext && <span class="muted"> · {categoryLabel(locale, change.category)}</span>}
          <span class={changes.length > 1 ? 'time-tip-text short' : 'time-tip-text'} lang={change.summary_language}>
            {change.summary}
          </span>
        </p>
      ))}
      {rest > 0 && <p class="muted">{locale.format(locale.messages.timeline.more, { n: rest })}</p>}
    </>
  )
}
