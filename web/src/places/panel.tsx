// The panel of a place: current state, days in each status, history, names, location, links.

import { serverUrl } from '../server'
import './places.css'
import { useComputed } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { pageUrl } from '../changes/page-url'
import { pageScrolls } from '../layout'
import { sidebarTab } from '../changes/sidebar-state'
import type { Place } from '../model'
import { usePage } from '../page'
import type { Locale } from '../i18n/locale'
import { DaysChart } from './days-chart'
import { History } from './history'
import { placeNameLang, placeName } from './place-name'
import { Names } from './names'
import { CurrentState } from './current-state'

export function PlacePanel({ place, takesFocus, close }: { place: Place; takesFocus: boolean; close: () => void }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.places
  const names = useComputed(() => store.view.value.names).value
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!takesFocus) return
    heading.current?.focus({ preventScroll: true })
    if (pageScrolls.peek()) heading.current?.scrollIntoView({ block: 'center' })
  }, [place.id])
  return (
    <article class="scroll place">
      <header class="place-head">
        <div>
          <h2 tabIndex={-1} ref={heading} lang={placeNameLang(place, names)}>
            {placeName(place, names)}
          </h2>
          <p class="muted small">{messages.kinds[place.kind]}</p>
        </div>
        <button class="button" onClick={close}>
          {messages.close}
        </button>
      </header>
      <CurrentState place={place} />
      <Buttons place={place} />
      <DaysChart place={place} />
      <History place={place} />
      <Names place={place} />
      <Location place={place} />
      <Links place={place} />
    </article>
  )
}

function Buttons({ place }: { place: Place }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.places
  const only = useComputed(() => store.view.value.filter.only).value
  const isOnly = only === place.id
  const choose = () => {
    store.push({ filter: { ...store.view.peek().filter, only: isOnly ? '' : place.id } })
    if (!isOnly) sidebarTab.value = 'changes'
  }
  return (
    <p class="place-buttons">
      <button class="button" aria-pressed={isOnly} onClick={choose}>
        {isOnly ? messages.notAnymore : messages.onlyThis}
      </button>
    </p>
  )
}

/** Describes the precision of the position. */
function Location({ place }: { place: Place }) {
  const { locale } = usePage()
  const messages = locale.lazyMessages.places
  const { precision_m: metres, schematic, confidence, note, geometry } = place
  const precision = geometry === null || metres === null ? messages.noPrecision : locale.format(messages.precision, { distance: formatDistance(locale, metres) })
  const sure = confidence ? messages.confidence[confidence as keyof typeof messages.confidence] : undefined
  return (
    <section>
      <h3>{messages.where}</h3>
      <p class="small">{[precision, schematic ? messages.schematic : undefined, sure].filter(Boolean).join(' ')}</p>
      {note && <p class="small">{note}</p>}
    </section>
  )
}

/** Formats a distance: "1.5 km", "300 m". */
function formatDistance(locale: Locale, metres: number): string {
  const { kilometres, metres: short } = locale.messages.map
  return metres >= 1000 ? locale.format(kilometres, { n: Math.round(metres / 100) / 10 }) : locale.format(short, { n: metres })
}

function Links({ place }: { place: Place }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.places
  const id = encodeURIComponent(place.id)
  // The URL of the view is written on demand, so that the panel does not render at each step.
  const write = (event: { currentTarget: HTMLAnchorElement }) => (event.currentTarget.href = store.address())
  return (
    <section>
      <h3>{messages.links}</h3>
      <ul class="links">
        <li>
          <a href={pageUrl('places', place.id, locale.language)}>{messages.page}</a>
        </li>
        <li>
          <a href={store.address(store.view.peek())} onPointerDown={write} onFocus={write}>
            {messages.permalink}
          </a>
        </li>
        <li>
          <a href={serverUrl(`/ogc/collections/places/items/${id}`)}>{messages.apiItem}</a>
        </li>
        <li>
          <a href={serverUrl(`/ogc/collections/states/items?place=${id}&limit=10000`)}>{messages.apiStates}</a>
        </li>
      </ul>
    </section>
  )
}
