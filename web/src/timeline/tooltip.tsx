// The tooltip: what is under the pointer or the focus, in words, with how precisely its dates are known.

import { useComputed } from '@preact/signals'
import { lookOf } from '../look'
import type { Change, Place, State } from '../model'
import { usePage } from '../page'
import { nameOf } from '../places/name'
import type { Edge } from './uncertainty'
import type { Frame } from './viewport'
import { categoryWord, momentWords } from '../format'

const MOST_LISTED = 4

export function TipBox({ frame }: { frame: Frame }) {
  const tip = useComputed(() => frame.tip.value).value
  if (!tip) return null
  const isLow = tip.y < 220
  const place = { '--tip-x': `${tip.x}px`, [isLow ? 'top' : 'bottom']: isLow ? `${tip.y + 18}px` : `calc(100dvh - ${tip.y - 12}px)` }
  return (
    <div class="time-tip" role="tooltip" style={place} aria-hidden="true">
      {'place' in tip ? <StateTip frame={frame} place={tip.place} state={tip.state} /> : <ChangesTip changes={tip.changes} />}
    </div>
  )
}

function StateTip({ frame, place, state }: { frame: Frame; place: Place; state: State | undefined }) {
  const { store, speech } = usePage()
  const words = speech.words.timeline
  const look = state && lookOf(store.model, state, frame.travel.value)
  const edges = state && frame.edges.get(state.id)
  const edge = (known: Edge | undefined, at: number) => (known ? momentWords(speech, known.moment) : speech.instant(at))
  return (
    <>
      <b>{nameOf(place, frame.names.value)}</b>
      <p class="time-tip-look">
        {look && <span class="mark" style={{ color: look.colour }} />} {look?.label ?? words.noState}
        {state && state.certainty !== 'confirmed' && <span class="muted"> · {speech.words.changes.certainties[state.certainty]}</span>}
      </p>
      {state && (
        <p class="muted">
          {Number.isFinite(state.span.since) && <span>{speech.say(words.begins, { moment: edge(edges?.since, state.span.since) })}</span>}
          <span>{Number.isFinite(state.span.until) ? speech.say(words.ends, { moment: edge(edges?.until, state.span.until) }) : words.goesOn}</span>
        </p>
      )}
    </>
  )
}

function ChangesTip({ changes }: { changes: readonly Change[] }) {
  const { speech } = usePage()
  const rest = changes.length - MOST_LISTED
  return (
    <>
      {changes.slice(0, MOST_LISTED).map((change) => (
        <p key={change.id}>
          <b>{momentWords(speech, change.moment)}</b>
          {change.isContext && <span class="muted"> · {categoryWord(speech, change.category)}</span>}
          <span class={changes.length > 1 ? 'time-tip-text short' : 'time-tip-text'} lang={change.summary_language}>
            {change.summary}
          </span>
        </p>
      ))}
      {rest > 0 && <p class="muted">{speech.say(speech.words.timeline.more, { n: rest })}</p>}
    </>
  )
}
