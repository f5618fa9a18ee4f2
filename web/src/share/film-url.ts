// URLs of films of the view.

import { serverUrl } from '../server'
import { type Store, formatTravel } from '../view'

/** Sizes of a frame in CSS pixels. */
export const FILM_SIZES = {
  wide: { width: 800, height: 450 },
  square: { width: 720, height: 720 },
  story: { width: 540, height: 960 },
  large: { width: 1200, height: 675 },
} as const

export type FilmSize = keyof typeof FILM_SIZES

export const FILM_STEPS = ['change', 'month', 'week'] as const

export type FilmStep = (typeof FILM_STEPS)[number]

export const FILM_FORMATS = ['gif', 'apng', 'mp4'] as const

export interface FilmOptions {
  readonly size: FilmSize
  readonly step: FilmStep
  readonly from: string
  readonly to: string
  readonly isDark: boolean
}

/** Returns the URL of a film. Both ends and, if it is kept, the revision are named, so that the film never changes. */
export function filmUrl(store: Store, choice: FilmOptions, form: (typeof FILM_FORMATS)[number]): string {
  const view = store.view.value
  const query = new URLSearchParams({ from: choice.from, to: choice.to, step: choice.step })
  if (view.place && store.model.place(view.place)?.geometry) query.set('place', view.place)
  if (view.travel) query.set('traveller', formatTravel(view.travel))
  for (const [name, value] of Object.entries(FILM_SIZES[choice.size])) query.set(name, String(value))
  if (choice.isDark) query.set('theme', 'dark')
  if (view.lang !== 'en') query.set('lang', view.lang)
  if (view.names !== 'dual' || view.lang !== 'en') query.set('names', view.names)
  if (store.model.wire.is_kept) query.set('as-of', view.asOf ?? store.model.wire.revision)
  return serverUrl(`/film.${form}?${query.toString()}`)
}
