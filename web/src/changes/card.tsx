// A card of the list: when, what, which status; details open on demand. The list marks the current and the later cards itself, so that
// a step of the playhead renders no card.

import type { ReadonlySignal } from '@preact/signals'
import { usePage } from '../page'
import type { Change } from '../model'
import { placeName } from '../places/place-name'
import type { WireEffect } from '../wire'
import { Claims } from './claims'
import { lazy } from '../lazy'
import { CategoryMark, CertaintyMark, SymbolMark } from './symbols'
import { formatMoment } from '../format'
import { goToChange, openPlace } from './sidebar-state'

interface CardProps {
  readonly change: Change
  readonly names: string
  readonly isOpen: ReadonlySignal<boolean>
  readonly toggle: (id: string, open: boolean) => void
}

const Details = lazy(async () => (await import('./details')).Details)

export function Card({ change, names, isOpen, toggle }: CardProps) {
  const { store, locale } = usePage()
  const messages = locale.messages.changes
  const moment = formatMoment(locale, change.moment)
  const open = isOpen.value
  const { id, claims, sources, effects } = change
  const isDisputed = change.certainty === 'disputed'
  const language = change.summary_language
  const lang = language === locale.language ? undefined : language
  const touched = new Set(effects.flatMap((effect) => effect.places))
  const about = change.places.filter((place) => !touched.has(place))
  return (
    <li class="change" data-index={change.index} data-change={id} data-category={change.category}>
      <div class="change-head">
        <h3>
          <button class="when" title={locale.format(messages.goTo, { moment })} onClick={() => goToChange(store, change)}>
            {moment}
          </button>
        </h3>
        <span class="later-word">{messages.isLater}</span>
        {change.isContext && (
          <span class="kind">
            <CategoryMark category={change.category} />
            {messages.categories[change.category as keyof typeof messages.categories] ?? change.category}
          </span>
        )}
        <span class="sure" data-certainty={change.certainty} title={messages.certaintyMeans[change.certainty]}>
          <CertaintyMark certainty={change.certainty} />
          {messages.certainties[change.certainty]}
        </span>
      </div>
      <p class="summary" lang={lang}>
        {change.summary}
      </p>
      {change.summary_unreviewed && <p class="unreviewed small muted">{messages.unreviewed}</p>}
      {effects.map((effect, index) => (
        <EffectLine key={index} effect={effect} names={names} />
      ))}
      {about.length > 0 && (
        <p class="effect-places">
          <span class="muted">{messages.about}</span> <PlaceLinks ids={about} names={names} />
        </p>
      )}
      {isDisputed && !open && <Claims change={change} />}
      <button class="more" aria-expanded={open} aria-controls={open ? `details-${id}` : undefined} onClick={() => toggle(id, !open)}>
        {claims.length > 0 && <span>{locale.format(messages.claims, { n: claims.length })}</span>}
        <span>{sources.length > 0 ? locale.format(messages.sources, { n: sources.length }) : messages.noSources}</span>
        <span class="hidden">{moment}</span>
      </button>
      {open && <Details change={change} lang={lang} />}
    </li>
  )
}

/** Links places by name; each opens its panel. */
export function PlaceLinks({ ids, names }: { ids: readonly string[]; names: string }) {
  const { store } = usePage()
  return (
    <>
      {ids.map((id) => {
        const place = store.model.place(id)
        return (
          place && (
            <button key={id} class="place-link" onClick={() => openPlace(store, id)}>
              {placeName(place, names)}
            </button>
          )
        )
      })}
    </>
  )
}

function EffectLine({ effect, names }: { effect: WireEffect; names: string }) {
  const { store, locale } = usePage()
  const messages = locale.messages.changes
  const status = effect.status === null ? undefined : store.model.symbology.statuses.get(effect.status)
  const isToEndOfDay = effect.effect === 'exception' && effect.until === null
  const isPlainEnd = effect.effect === 'ends' && !status
  const message = isToEndOfDay ? messages.effects.exceptionDay : isPlainEnd ? messages.effects.endsPlain : messages.effects[effect.effect]
  const label = locale.format(message, {
    status: status?.label ?? '',
    until: effect.until ? locale.moment(effect.until) : '',
  })
  return (
    <div class="effect" data-effect={effect.effect}>
      {status && <SymbolMark look={status} />}
      <div>
        <p class="effect-word">{label}</p>
        <p class="effect-places">
          <PlaceLinks ids={effect.places} names={names} />
        </p>
      </div>
    </div>
  )
}
