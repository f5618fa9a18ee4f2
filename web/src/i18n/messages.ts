// The words of the page. English is written here by the parts of the page; every other language is one file with the same keys,
// which the compiler checks and a test counts.

import { changes } from '../changes/messages'
import { header } from '../header/messages'
import { map } from '../map/messages'
import { timeline } from '../timeline/messages'

/** A text with `{name}` for values, or one form for each plural category of `Intl.PluralRules`, chosen by `{n}`. */
export type Message = string | ({ readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>)

/** The same keys with any text; a message with plural forms stays one. */
export type Translated<T> = { readonly [key in keyof T]: T[key] extends string ? string : T[key] extends { other: string } ? Message : Translated<T[key]> }

const time = {
  at: '{time}, {date}',
  about: 'about {moment}',
  perhaps: 'perhaps {moment}',
}

export const initialMessages = { time, header, map, timeline, changes }

export type InitialMessages = Translated<typeof initialMessages>
export type LazyMessages = Translated<(typeof import('./lazy-messages'))['lazyMessages']>
export type Messages = InitialMessages & LazyMessages

/** The words of a first view, and of the rest where one file has them all. English is in the page; others are loaded. */
export async function loadMessages(language: string): Promise<InitialMessages & Partial<LazyMessages>> {
  switch (language) {
    case 'hy':
      return (await import('./hy')).messages
    case 'az':
      return (await import('./az')).messages
    case 'ru':
      return (await import('./ru')).messages
    case 'ka':
      return (await import('./ka')).messages
    default:
      return initialMessages
  }
}

/** The words of the parts that are loaded when they are first asked for. */
export async function loadLazyMessages(messages: Partial<LazyMessages>): Promise<LazyMessages> {
  return messages.places ? (messages as LazyMessages) : (await import('./lazy-messages')).lazyMessages
}
