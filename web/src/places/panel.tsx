// One place: what holds at the shown moment and who says so, its whole history, and its names.

import { below } from '../base'
import './places.css'
import { useComputed } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { pageHref } from '../changes/address'
import { isNarrow } from '../media-query'
import { tab } from '../changes/tab'
import type { Place } from '../model'
import { usePage } from '../page'
import type { Speech } from '../i18n/speech'
import { DaysOf } from './bars'
import { History } from './history'
import { langOf, nameOf } from './name'
import { Names } from './names'
import { Now } from './now'

export function PlacePanel({ place, takesFocus, close }: { place: Place; takesFocus: boolean; close: () => void }) {
  const { store, speech } = usePage()
  const words = speech.late.places
  const names = useComputed(() => store.view.value.names).value
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!takesFocus) return
    heading.current?.focus({ preventScroll: true })
    if (isNarrow.peek()) heading.current?.scrollIntoView({ block: 'center' })
  }, [place.id])
  return (
    <article class="scroll place">
      <header class="place-head">
        <div>
          <h2 tabIndex={-1} ref={heading} lang={langOf(place, names)}>
            {nameOf(place, names)}
          </h2>
          <p class="muted small">{words.kinds[place.kind]}</p>
        </div>
        <button class="button" onClick={close}>
          {words.close}
        </button>
      </header>
      <Now place={place} />
      <Buttons place={place} />
      <DaysOf place={place} />
      <History place={place} />
      <Names place={place} />
      <Where place={place} />
      <Links place={place} />
    </article>
  )
}

function Buttons({ place }: { place: Place }) {
  const { store, speech } = usePage()
  const words = speech.late.places
  const only = useComputed(() => store.view.value.filter.only).value
  const isOnly = only === place.id
  const choose = () => {
    store.change({ filter: { ...store.view.peek().filter, only: isOnly ? '' : place.id } })
    if (!isOnly) tab.value = 'changes'
  }
  return (
    <p class="place-buttons">
      <button class="button" aria-pressed={isOnly} onClick={choose}>
        {isOnly ? words.notAnymore : words.onlyThis}
      </button>
    </p>
  )
}

/** How precisely it is placed, and since when it exists. */
function Where({ place }: { place: Place }) {
  const { speech } = usePage()
  const words = speech.late.places
  const { precision_m: metres, schematic, confidence, note, geometry } = place
  const precision = geometry === null || metres === null ? words.noPrecision : speech.say(words.precision, { distance: distanceWords(speech, metres) })
  const sure = confidence ? words.confidence[confidence as keyof typeof words.confidence] : undefined
  return (
    <section>
      <h3>{words.where}</h3>
      <p class="small">{[precision, schematic ? words.schematic : undefined, sure].filter(Boolean).join(' ')}</p>
      {note && <p class="small">{note}</p>}
    </section>
  )
}

/** "1.5 km", "300 m". */
function distanceWords(speech: Speech, metres: number): string {
  const { kilometres, metres: short } = speech.words.map
  return metres >= 1000 ? speech.say(kilometres, { n: Math.round(metres / 100) / 10 }) : speech.say(short, { n: metres })
}

function Links({ place }: { place: Place }) {
  const { store, speech } = usePage()
  const words = speech.late.places
  const id = encodeURIComponent(place.id)
  // The address follows the view without drawing the panel again: it is written when it is asked for.
  const write = (event: { currentTarget: HTMLAnchorElement }) => (event.currentTarget.href = store.address())
  return (
    <section>
      <h3>{words.links}</h3>
      <ul class="links">
        <li>
          <a href={pageHref('places', place.id, speech.language)}>{words.page}</a>
        </li>
        <li>
          <a href={store.address(store.view.peek())} onPointerDown={write} onFocus={write}>
            {words.permalink}
          </a>
        </li>
        <li>
          <a href={below(`/ogc/collections/places/items/${id}`)}>{words.apiItem}</a>
        </li>
        <li>
          <a href={below(`/ogc/collections/states/items?place=${id}&limit=10000`)}>{words.apiStates}</a>
        </li>
      </ul>
    </section>
  )
}
