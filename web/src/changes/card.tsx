// One change in the list. Calm at first sight: when, what, which status; the rest opens. The list itself marks which card is the
// current one and which are later, so that a step of the playhead draws no card again.

import type { ReadonlySignal } from '@preact/signals'
import { usePage } from '../page'
import type { Change } from '../model'
import { nameOf } from '../places/name'
import type { WireEffect } from '../wire'
import { Claims } from './claims'
import { later } from '../later'
import { CategoryMark, CertaintyMark, LookMark, statusLook } from './marks'
import { saidMoment } from '../format'
import { goTo, openPlace } from './tab'

interface CardProps {
  readonly change: Change
  readonly names: string
  readonly isOpen: ReadonlySignal<boolean>
  readonly toggle: (id: string, open: boolean) => void
}

const Details = later(async () => (await import('./details')).Details)

export function Card({ change, names, isOpen, toggle }: CardProps) {
  const { store, speech } = usePage()
  const words = speech.words.changes
  const moment = saidMoment(speech, change.moment)
  const open = isOpen.value
  const { id, claims, sources, effects } = change
  const isDisputed = change.certainty === 'disputed'
  const language = change.summary_language
  const lang = language === speech.language ? undefined : language
  const touched = new Set(effects.flatMap((effect) => effect.places))
  const about = change.places.filter((place) => !touched.has(place))
  return (
    <li class="change" data-index={change.index} data-change={id} data-category={change.category}>
      <div class="change-head">
        <h3>
          <button class="when" title={speech.say(words.goTo, { moment })} onClick={() => goTo(store, change)}>
            {moment}
          </button>
        </h3>
        <span class="later-word">{words.isLater}</span>
        {change.isContext && (
          <span class="kind">
            <CategoryMark category={change.category} />
            {words.categories[change.category as keyof typeof words.categories] ?? change.category}
          </span>
        )}
        <span class="sure" data-certainty={change.certainty} title={words.certaintyMeans[change.certainty]}>
          <CertaintyMark certainty={change.certainty} />
          {words.certainties[change.certainty]}
        </span>
      </div>
      <p class="summary" lang={lang}>
        {change.summary}
      </p>
      {change.summary_unreviewed && <p class="unreviewed small muted">{words.unreviewed}</p>}
      {effects.map((effect, index) => (
        <Effect key={index} effect={effect} names={names} />
      ))}
      {about.length > 0 && (
        <p class="effect-places">
          <span class="muted">{words.about}</span> <Places ids={about} names={names} />
        </p>
      )}
      {isDisputed && !open && <Claims change={change} />}
      <button class="more" aria-expanded={open} aria-controls={open ? `details-${id}` : undefined} onClick={() => toggle(id, !open)}>
        {claims.length > 0 && <span>{speech.say(words.claims, { n: claims.length })}</span>}
        <span>{sources.length > 0 ? speech.say(words.sources, { n: sources.length }) : words.noSources}</span>
        <span class="hidden">{moment}</span>
      </button>
      {open && <Details change={change} lang={lang} />}
    </li>
  )
}

/** Places by name; each opens its panel. */
export function Places({ ids, names }: { ids: readonly string[]; names: string }) {
  const { store } = usePage()
  return (
    <>
      {ids.map((id) => {
        const place = store.model.place(id)
        return (
          place && (
            <button key={id} class="place-link" onClick={() => openPlace(store, id)}>
              {nameOf(place, names)}
            </button>
          )
        )
      })}
    </>
  )
}

function Effect({ effect, names }: { effect: WireEffect; names: string }) {
  const { store, speech } = usePage()
  const words = speech.words.changes
  const status = effect.status === null ? undefined : store.model.status(effect.status)
  const isToEndOfDay = effect.effect === 'exception' && effect.until === null
  const isPlainEnd = effect.effect === 'ends' && !status
  const message = isToEndOfDay ? words.effects.exceptionDay : isPlainEnd ? words.effects.endsPlain : words.effects[effect.effect]
  const said = speech.say(message, {
    status: status?.label ?? '',
    until: effect.until ? speech.moment(effect.until) : '',
  })
  return (
    <div class="effect" data-effect={effect.effect}>
      {status && <LookMark look={statusLook(status)} />}
      <div>
        <p class="effect-word">{said}</p>
        <p class="effect-places">
          <Places ids={effect.places} names={names} />
        </p>
      </div>
    </div>
  )
}
