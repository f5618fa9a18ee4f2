// The list of the places behind one mark, each with what holds there.

import { useLayoutEffect, useRef } from 'preact/hooks'
import { existsAt, stateAt } from '../model'
import { usePage } from '../page'
import { placeName } from '../places/place-name'
import { symbolOf } from '../symbology'
import type { LiveMap } from './map'
import './group-menu.css'

export function GroupMenu({ map }: { map: LiveMap }) {
  const { store } = usePage()
  const list = useRef<HTMLUListElement>(null)
  const opened = map.pointer.opened.value
  useLayoutEffect(() => list.current?.querySelector('button')?.focus({ preventScroll: true }), [opened])
  if (!opened) return null
  const close = () => (map.pointer.opened.value = null)
  const { names, travel } = store.view.value
  const at = map.at.value
  return (
    <ul
      class="map-group"
      ref={list}
      style={{ left: `${opened.x}px`, top: `${opened.y}px` }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') close()
      }}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget && !list.current?.contains(relatedTarget as Node)) close()
      }}
    >
      {opened.ids.map((id) => {
        const place = store.model.place(id)
        if (!place) return null
        const state = existsAt(place, at) ? stateAt(place, at) : undefined
        const look = state && symbolOf(store.model, state, travel)
        return (
          <li key={id}>
            <button
              onClick={() => {
                close()
                store.push({ place: id })
              }}
            >
              {look && <i style={{ background: look.colour }} />}
              <b>{placeName(place, names)}</b>
              {look && <span>{look.label}</span>}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
