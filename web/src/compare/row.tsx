// One place that differs: its state at both moments, what else changed, and the changes that did it.

import { useComputed } from '@preact/signals'
import { usePage } from '../page'
import { Places } from '../changes/card'
import { LookMark } from '../changes/marks'
import { saidMoment } from '../format'
import { controlWords } from '../places/reported'
import { goTo } from '../changes/tab'
import { lookOf } from '../look'
import type { Difference, Side } from './differences'
import { type Who, passages } from './passages'

export function Row({ difference }: { difference: Difference }) {
  const { store, speech } = usePage()
  const words = speech.late.compare
  const { wire } = store.model
  const { place, before, after, access, control, changes } = difference
  const names = useComputed(() => store.view.value.names).value
  const whoWords = ({ traveller, direction }: Who) =>
    direction ? speech.say(words.oneWay, { traveller: wire.travellers[traveller], direction: wire.directions[direction] }) : wire.travellers[traveller]
  return (
    <tbody>
      <tr>
        <th scope="rowgroup">
          <Places ids={[place.id]} names={names} />
        </th>
        <td>
          <Held side={before} />
        </td>
        <td>
          <Held side={after} />
        </td>
      </tr>
      <tr class="compare-more">
        <td colSpan={3}>
          {access.length > 0 && (
            <ul class="compare-access" aria-label={words.access}>
              {passages(access).map(({ before: was, after: is, who }) => (
                <li key={`${was} ${is}`}>
                  {speech.say(words.accessChange, { before: wire.access_values[was], after: wire.access_values[is], who: speech.list(who.map(whoWords)) })}
                </li>
              ))}
            </ul>
          )}
          {control && before.state && after.state && (
            <p>{speech.say(words.control, { before: controlWords(store.model, speech, before.state), after: controlWords(store.model, speech, after.state) })}</p>
          )}
          {changes.length > 0 && (
            <details class="between">
              <summary>{speech.say(words.between, { n: changes.length })}</summary>
              <ul class="relations">
                {changes.map((change) => (
                  <li key={change.id}>
                    <button class="jump" onClick={() => goTo(store, change)}>
                      <b>{saidMoment(speech, change.moment)}</b>{' '}
                      <span lang={change.summary_language === speech.language ? undefined : change.summary_language}>{change.summary}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </td>
      </tr>
    </tbody>
  )
}

/** The state in colour, pattern and word; or that there was none. */
function Held({ side }: { side: Side }) {
  const { store, speech } = usePage()
  const words = speech.late.compare
  const travel = useComputed(() => store.view.value.travel).value
  if (!side.exists && !side.state) return <span class="muted">{words.notThere}</span>
  if (!side.state) return <span class="muted">{words.none}</span>
  const look = lookOf(store.model, side.state, travel)
  return (
    <span class="held">
      <LookMark look={look} /> {look.label}
    </span>
  )
}
