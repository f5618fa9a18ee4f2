// The legend of the timeline: what stands in its ribbons and among its events in the visible span, and nothing else.

import { useComputed } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { categoryShape } from '../changes/category-shapes'
import { categoryLabel } from '../format'
import { usePage } from '../page'
import type { StateSymbol } from '../symbology'
import { TextureSwatch } from '../textures'
import { CLUSTER_PX, MIXED_SHAPE, clustersOf } from './events'
import { seenWithin } from './seen'
import type { TimelineViewport } from './viewport'

export function Legend({ viewport }: { viewport: TimelineViewport }) {
  const { store, locale } = usePage()
  const { model } = store
  const { timeline: messages, map, changes } = locale.messages
  // An equal legend does not render again, whatever moves.
  const text = useComputed(() => {
    const places = [...(model.headline ? [model.headline] : []), ...viewport.rows.value.map(({ place }) => place)]
    const seen = seenWithin(model, places, viewport.events.value, viewport.span.value, viewport.travel.value)
    const ids = (symbols: readonly StateSymbol[]) => symbols.map(({ id }) => id)
    const hasMixed = clustersOf(viewport.events.value, viewport.scale.value, CLUSTER_PX).some(({ category }) => category === null)
    return JSON.stringify({ ...seen, passage: ids(seen.passage), presence: ids(seen.presence), unknown: ids(seen.unknown), hasMixed })
  })
  const seen = JSON.parse(text.value) as Record<'passage' | 'presence' | 'unknown' | 'categories', string[]> & Record<'hasGap' | 'hasMixed', boolean>
  const travel = viewport.travel.value
  const { travellers, directions } = model.wire
  const looks = travel ? model.symbology.access : model.symbology.statuses
  const symbols = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const symbol = looks.get(id)
      return symbol ? [<Item sign={<TextureSwatch symbol={symbol} width={20} />}>{symbol.label}</Item>] : []
    })
  const mark = (shape: string) => (
    <svg class="time-mark" width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
      <path d={shape} fill-rule="evenodd" />
    </svg>
  )
  return (
    <div class="time-legend" role="group" aria-label={map.legend}>
      {seen.passage.length > 0 && (
        <>
          <b aria-hidden="true">
            {travel ? locale.format(map.forTraveller, { traveller: travellers[travel.traveller], direction: directions[travel.direction] }) : messages.legend.passage}
          </b>
          <ul aria-label={messages.legend.passage}>{symbols(seen.passage)}</ul>
        </>
      )}
      {seen.presence.length > 0 && <b aria-hidden="true">{messages.legend.presence}</b>}
      <ul aria-label={seen.presence.length > 0 ? messages.legend.presence : messages.context}>
        {symbols([...seen.presence, ...seen.unknown])}
        {seen.hasGap && <Item sign={<span class="time-gap" />}>{map.noRecord}</Item>}
        {seen.categories.map((category) => (
          <Item sign={mark(categoryShape(category))}>{categoryLabel(locale, category)}</Item>
        ))}
        {seen.hasMixed && <Item sign={mark(MIXED_SHAPE)}>{messages.legend.mixed}</Item>}
        <Item sign={<span class="time-tick" />}>{changes.categories.change}</Item>
      </ul>
    </div>
  )
}

function Item({ sign, children }: { sign: ComponentChildren; children: ComponentChildren }) {
  return (
    <li>
      {sign}
      {children}
    </li>
  )
}
