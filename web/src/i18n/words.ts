// The words of the page. English is written here by the parts of the page; every other language is one file with the same keys,
// which the compiler checks and a test counts.

import { changes } from '../changes/words'
import { header } from '../header/words'
import { map } from '../map/words'
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

export const first = { time, header, map, timeline, changes }

export type FirstWords = Translated<typeof first>
export type LateWords = Translated<(typeof import('./late'))['late']>
export type Words = FirstWords & LateWords

/** The words of a first view, and of the rest where one file has them all. English is in the page; others are loaded. */
export async function wordsOf(language: string): Promise<FirstWords & Partial<LateWords>> {
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
      return first
  }
}

/** The words of the parts that are loaded when they are first asked for. */
export async function lateWordsOf(words: Partial<LateWords>): Promise<LateWords> {
  return words.places ? (words as LateWords) : (await import('./late')).late
}
