// The strip of the answer: the road from stop to stop, each a button that selects its place; the line between has the road's status.

import { useComputed, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { openPlace } from '../changes/sidebar-state'
import { stateAt } from '../model'
import { usePage } from '../page'
import { placeNameLang, placeName } from '../places/place-name'
import { TextureSwatch } from '../textures'
import { StopMark } from './mark'
import { type StripPlace, type StripStop, stopDetail, stripAt, stripKey } from './stops'

export function Strip() {
  const { store, locale } = usePage()
  const { model } = store
  const messages = locale.messages.strip
  // Reading the key renders the strip again when it changes, and not at each step.
  const key = useComputed(() => stripKey(model, store.at.value)).value
  const isPulled = usePulled()
  const at = store.at.peek()
  const stops = stripAt(model, at)
  if (stops.length === 0) return null
  const road = model.headline && stateAt(model.headline, at)?.symbol
  const crossing = stops.findIndex(({ kind }) => kind === 'border')
  const line = { '--road-edge': road?.colour ?? 'var(--rule2)', '--road-fill': road?.fill ?? 'var(--paper)' }
  return (
    <section class="strip" aria-labelledby="strip-title" data-pulled={isPulled.value}>
      <div class="strip-head">
        <h2 id="strip-title">{messages.title}</h2>
        <p>{messages.note}</p>
      </div>
      <ol style={line} data-dashed={(road?.dash.length ?? 0) > 0} data-key={key}>
        {stops.map((stop, index) => (
          <Stop key={index} stop={stop} isFar={index < crossing - 1} />
        ))}
      </ol>
    </section>
  )
}

/** Returns whether the page has been scrolled: on a phone, whether the sheet has been pulled up. */
function usePulled() {
  const isPulled = useSignal(false)
  useEffect(() => {
    const follow = () => {
      if (scrollY < 8) return
      isPulled.value = true
      removeEventListener('scroll', follow)
    }
    addEventListener('scroll', follow, { passive: true })
    return () => removeEventListener('scroll', follow)
  }, [])
  return isPulled
}

/** `isFar`: it lies before the last stop before the border. */
function Stop({ stop, isFar }: { stop: StripStop; isFar: boolean }) {
  const messages = usePage().locale.messages.strip
  if (stop.kind === 'place')
    return (
      <li class="stop" data-far={isFar}>
        <StopButton {...stop} />
      </li>
    )
  if (stop.kind === 'border')
    return (
      <li class="stop-border">
        {stop.words.map((word, index) => [index > 0 && <span>{messages.border}</span>, <b>{word}</b>])}
      </li>
    )
  return (
    <li class="stop-together">
      <details>
        <summary>{messages.unordered}</summary>
        <p>{stop.note}</p>
      </details>
      <ul>
        {stop.places.map((place) => (
          <li class="stop" key={place.place.id}>
            <StopButton {...place} />
          </li>
        ))}
      </ul>
    </li>
  )
}

function StopButton(stop: StripPlace) {
  const { store, locale } = usePage()
  const { place, state } = stop
  const names = useComputed(() => store.view.value.names).value
  const isChosen = useComputed(() => store.view.value.place === place.id).value
  const detail = stopDetail(store.model, locale, stop)
  return (
    <button
      class="stop-button"
      data-place={place.id}
      data-kind={place.kind}
      aria-pressed={isChosen}
      onClick={() => openPlace(store, place.id)}
      onMouseEnter={() => (store.hovered.value = place.id)}
      onMouseLeave={() => (store.hovered.value = null)}
      onFocus={() => (store.hovered.value = place.id)}
      onBlur={() => (store.hovered.value = null)}
    >
      <StopMark {...stop} />
      <span class="stop-name" lang={placeNameLang(place, names)}>
        {placeName(place, names)}
      </span>
      {state && (
        <span class="stop-status" data-passage={state.symbol.dash.length === 0}>
          {state.symbol.label} <TextureSwatch symbol={state.symbol} width={18} />
        </span>
      )}
      {detail && <span class="stop-detail">{detail}</span>}
    </button>
  )
}
