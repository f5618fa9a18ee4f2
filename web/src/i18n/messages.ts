// The messages of the page. Each part of the page has its English messages beside it; every other language is one file with the
// same keys, checked by the compiler and by a test.

import { changes } from '../changes/messages'
import { header } from '../header/messages'
import { map } from '../map/messages'
import { strip } from '../strip/messages'
import { timeline } from '../timeline/messages'

/** A text with `{name}` placeholders, or one form for each plural category of `Intl.PluralRules`, selected by `{n}`. */
export type Message = string | ({ readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>)

/** The same keys with any text; a message with plural forms stays one. */
export type Translated<T> = { readonly [key in keyof T]: T[key] extends string ? string : T[key] extends { other: string } ? Message : Translated<T[key]> }

const time = {
  at: '{time}, {date}',
}

export const initialMessages = { time, header, strip, map, timeline, changes }

export type InitialMessages = Translated<typeof initialMessages>
export type LazyMessages = Translated<(typeof import('./lazy-messages'))['lazyMessages']>
export type Messages = InitialMessages & LazyMessages

/** The languages beside English, each in a file of its own, which is loaded when the language is asked for. */
export const languageFiles: Readonly<Record<string, () => Promise<{ readonly messages: Messages }>>> = {
  hy: () => import('./hy'),
  az: () => import('./az'),
  ru: () => import('./ru'),
  ka: () => import('./ka'),
}

/** Loads the messages of the first view, and all others if they are in the same file. English is part of the page's own code. */
export async function loadMessages(language: string): Promise<InitialMessages & Partial<LazyMessages>> {
  return (await languageFiles[language]?.())?.messages ?? initialMessages
}

/** Loads the messages of the parts that the first view does not show. */
export async function loadLazyMessages(messages: Partial<LazyMessages>): Promise<LazyMessages> {
  return messages.places ? (messages as LazyMessages) : (await import('./lazy-messages')).lazyMessages
}
