// The list of places with their states at the shown time: places with states in the order of the ribbons, then the others.

import './places.css'
import { useComputed, useSignalEffect } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { SymbolMark } from '../changes/symbols'
import { openPlace } from '../changes/sidebar-state'
import { symbolOf } from '../symbology'
import { type Place, existsAt, stateAt } from '../model'
import { usePage } from '../page'
import { placeNameLang, placeName } from './place-name'
import { updateSymbolMark } from './update-mark'

export function PlaceList() {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.places
  const { model } = store
  const list = useRef<HTMLDivElement>(null)
  const names = useComputed(() => store.view.value.names).value
  const travel = useComputed(() => store.view.value.travel)
  const others = model.places.filter((place) => place.states.length === 0)

  // A step updates only the rows that change, without rendering.
  useSignalEffect(() => {
    const [at, way] = [store.at.value, travel.value]
    for (const row of list.current?.querySelectorAll<HTMLElement>('[data-place]') ?? []) {
      const place = model.place(row.dataset.place ?? '')
      if (!place) continue
      const state = stateAt(place, at)
      const isThere = existsAt(place, at)
      const look = state && symbolOf(model, state, way)
      const hasStates = place.states.length > 0
      const text = look?.label ?? (!isThere ? messages.notThere : hasStates ? messages.noState : '')
      const key = `${look?.key ?? ''} ${text}`
      if (row.dataset.look === key) continue
      row.dataset.look = key
      row.toggleAttribute('data-none', !state)
      updateSymbolMark(row.querySelector('.look'), look)
      const said = row.querySelector('.place-state')
      if (said) said.textContent = text
    }
  })
  useSignalEffect(() => {
    const hovered = store.hovered.value
    for (const row of list.current?.querySelectorAll<HTMLElement>('[data-place]') ?? []) row.toggleAttribute('data-hovered', row.dataset.place === hovered)
  })

  const row = (place: Place) => (
    <li key={place.id}>
      <button
        class="place-row"
        data-place={place.id}
        onClick={() => openPlace(store, place.id)}
        onMouseEnter={() => (store.hovered.value = place.id)}
        onMouseLeave={() => (store.hovered.value = null)}
        onFocus={() => (store.hovered.value = place.id)}
        onBlur={() => (store.hovered.value = null)}
      >
        <span class="place-name" lang={placeNameLang(place, names)}>
          {placeName(place, names)}
        </span>
        <span class="place-kind muted">{messages.kinds[place.kind]}</span>
        <span class="place-now">
          {place.states.length > 0 && <SymbolMark look={null} />}
          <span class="place-state" />
        </span>
      </button>
    </li>
  )
  return (
    <div class="scroll places" ref={list}>
      <h2 class="hidden">{messages.list}</h2>
      <h3>{messages.withState}</h3>
      <ul class="place-list">{model.placesWithStates.map(row)}</ul>
      {others.length > 0 && (
        <>
          <h3>{messages.without}</h3>
          <ul class="place-list">{others.map(row)}</ul>
        </>
      )}
    </div>
  )
}
