// The tooltip of the place under the pointer; hidden from screen readers, since the list says the same.

import { symbolOf } from '../symbology'
import { existsAt, stateAt } from '../model'
import { usePage } from '../page'
import { placeName } from '../places/place-name'
import type { LiveMap } from './map'
import './tooltip.css'

export function MapTooltip({ map }: { map: LiveMap }) {
  const { store, locale } = usePage()
  const pointed = map.pointer.pointed.value
  const place = pointed && store.model.place(pointed.id)
  if (!pointed || !place) return null
  const at = map.at.value
  const state = existsAt(place, at) ? stateAt(place, at) : undefined
  const { names, travel } = store.view.value
  const look = state && symbolOf(store.model, state, travel)
  return (
    <div class="map-tip" aria-hidden="true" style={{ transform: `translate(${pointed.x}px, ${pointed.y}px)` }}>
      <div>
        <b>{placeName(place, names)}</b>
        {look ? (
          <span>
            <i style={{ background: look.colour }} /> {look.label}
          </span>
        ) : (
          place.states.length > 0 && <span>{locale.messages.map.noRecord}</span>
        )}
      </div>
    </div>
  )
}
