// The words of the page. English is written here by the parts of the page; every other language is one file with the same keys,
// which the compiler checks and a test counts.

import { changes } from '../changes/words'
import { compare } from '../compare/words'
import { data } from '../data/words'
import { header } from '../header/words'
import { map } from '../map/words'
import { places } from '../places/words'
import { share } from '../share/words'
import { timeline } from '../timeline/words'

/** A text with `{name}` for values, or one form for each plural category of `Intl.PluralRules`, chosen by `{n}`. */
export type Message = string | ({ readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>)

/** The same keys with any text; a message with plural forms stays one. */
export type Translated<T> = { readonly [key in keyof T]: T[key] extends string ? string : T[key] extends { other: string } ? Message : Translated<T[key]> }

const time = {
  at: '{time}, {date}',
  about: 'about {moment}',
  perhaps: 'perhaps {moment}',
}

export const english = { time, header, map, timeline, changes, places, compare, share, data }

export type Words = Translated<typeof english>

/** English is in the page; the others are loaded when asked for. */
export async function wordsOf(language: string): Promise<Words> {
  switch (language) {
    case 'hy':
      return (await import('./hy')).words
    case 'az':
      return (await import('./az')).words
    case 'ru':
      return (await import('./ru')).words
    case 'ka':
      return (await import('./ka')).words
    default:
      return english
  }
}
