// The row of a place that differs: both states, what else changed, and the changes between.

import { useComputed } from '@preact/signals'
import { usePage } from '../page'
import { PlaceLinks } from '../changes/card'
import { SymbolMark } from '../changes/symbols'
import { formatMoment } from '../format'
import { formatControl } from '../places/format-control'
import { goToChange } from '../changes/sidebar-state'
import { symbolOf } from '../symbology'
import type { Difference, Side } from './differences'
import { type Who, groupAccessChanges } from './access-changes'

export function DifferenceRow({ difference }: { difference: Difference }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.compare
  const { wire } = store.model
  const { place, before, after, access, control, changes } = difference
  const names = useComputed(() => store.view.value.names).value
  const whoWords = ({ traveller, direction }: Who) =>
    direction ? locale.format(messages.oneWay, { traveller: wire.travellers[traveller], direction: wire.directions[direction] }) : wire.travellers[traveller]
  return (
    <tbody>
      <tr>
        <th scope="rowgroup">
          <PlaceLinks ids={[place.id]} names={names} />
        </th>
        <td>
          <SideState side={before} />
        </td>
        <td>
          <SideState side={after} />
        </td>
      </tr>
      <tr class="compare-more">
        <td colSpan={3}>
          {access.length > 0 && (
            <ul class="compare-access" aria-label={messages.access}>
              {groupAccessChanges(access).map(({ before: was, after: is, who }) => (
                <li key={`${was} ${is}`}>
                  {locale.format(messages.accessChange, { before: wire.access_values[was], after: wire.access_values[is], who: locale.list(who.map(whoWords)) })}
                </li>
              ))}
            </ul>
          )}
          {control && before.state && after.state && (
            <p>{locale.format(messages.control, { before: formatControl(store.model, locale, before.state), after: formatControl(store.model, locale, after.state) })}</p>
          )}
          {changes.length > 0 && (
            <details class="between">
              <summary>{locale.format(messages.between, { n: changes.length })}</summary>
              <ul class="relations">
                {changes.map((change) => (
                  <li key={change.id}>
                    <button class="jump" onClick={() => goToChange(store, change)}>
                      <b>{formatMoment(locale, change.moment)}</b>{' '}
                      <span lang={change.summary_language === locale.language ? undefined : change.summary_language}>{change.summary}</span>
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

/** Shows the state in colour, dash and word; or that there is none. */
function SideState({ side }: { side: Side }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.compare
  const travel = useComputed(() => store.view.value.travel).value
  if (!side.exists && !side.state) return <span class="muted">{messages.notThere}</span>
  if (!side.state) return <span class="muted">{messages.none}</span>
  const look = symbolOf(store.model, side.state, travel)
  return (
    <span class="held">
      <SymbolMark look={look} /> {look.label}
    </span>
  )
}
