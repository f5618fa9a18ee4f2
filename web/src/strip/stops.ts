// The strip: the stops of the road in their order at an instant, each with what held there, in the words of the server's list.

import { partyName } from '../format'
import type { Locale } from '../i18n/locale'
import { type Model, type Place, type State, existsAt, spanOf, stateAt } from '../model'
import { type Instant, contains } from '../moment'

/** From this on, in metres, a stop says how far off its place may be. */
const ROUGH_M = 1000

/** A place of the strip. */
export interface StripPlace {
  readonly place: Place
  /** Undefined where none is in force, as in settlements. */
  readonly state: State | undefined
}

export type StripStop =
  | ({ readonly kind: 'place' } & StripPlace)
  | { readonly kind: 'border'; readonly words: readonly string[] }
  /** Two places at least, whose order no source gives. */
  | { readonly kind: 'together'; readonly places: readonly StripPlace[]; readonly note: string }

/** Returns the stops of the route that carries the traffic at an instant: the places that exist then, and the borders. Empty where no route does. */
export function stripAt(model: Model, at: Instant): readonly StripStop[] {
  const route = model.wire.routes.find(({ period }) => contains(spanOf(period), at))
  const shown = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const place = model.place(id)
      return place && existsAt(place, at) ? [{ place, state: stateAt(place, at) }] : []
    })
  return (route?.stops ?? []).flatMap((stop): StripStop[] => {
    if (typeof stop === 'object' && 'border' in stop) return [{ kind: 'border', words: stop.words }]
    const places = shown(typeof stop === 'string' ? [stop] : stop.together)
    const [first] = places
    if (!first) return []
    return places.length > 1 && typeof stop === 'object' ? [{ kind: 'together', places, note: stop.note }] : [{ kind: 'place', ...first }]
  })
}

/** Returns a text that is equal as long as the strip and the state of its road are. */
export function stripKey(model: Model, at: Instant): string {
  const places = stripAt(model, at).flatMap((stop) => (stop.kind === 'border' ? [] : stop.kind === 'place' ? [stop] : stop.places))
  const road = model.headline && stateAt(model.headline, at)
  return [road?.id ?? '', ...places.flatMap(({ place, state }) => [place.id, state?.id ?? ''])].join(' ')
}

/** Formats who is reported in control of a stop, and how far off its place may be: "Armenia · ± 4 km". Empty where neither is to be said. */
export function stopDetail(model: Model, locale: Locale, { place, state }: StripPlace): string {
  if (!state) return ''
  return [controlWords(model, locale, state), roughness(locale, place)].filter(Boolean).join(' · ')
}

function controlWords(model: Model, locale: Locale, { control, controllers }: State): string {
  const messages = locale.messages.strip
  if (control === 'unknown' || control === 'contested') return messages[control]
  return controllers.map((id) => partyName(model, locale, id)).join(', ')
}

function roughness(locale: Locale, { kind, precision_m: metres }: Place): string {
  if (metres === null || metres < ROUGH_M || kind === 'settlement') return ''
  const length = locale.format(locale.messages.map.kilometres, { n: String(Math.round(metres / 100) / 10) })
  return locale.format(locale.messages.strip.rough, { length })
}
