// The server's sentence at the shown time: the template of its slice with date and counters filled in.
//
// All wording is the server's; this file selects the template and computes the values.

import { type Instant, type ShownTime, daysBetween, shownInstant, shownDay } from './moment'
import { type Model, lastIndexAtOrBefore } from './model'
import type { Certainty, WireSentence } from './wire'

export interface Sentence {
  readonly text: string
  /** The headline, of at most 150 characters. */
  readonly short: string
  readonly certainty: Certainty | null
  /** The id of the state that the sentence describes; null if there is none. */
  readonly state: string | null
  /** The number of sources of the state. */
  readonly sources: number
}

/** Returns the sentence of a place; undefined if the server has none. */
export function sentenceOf(model: Model, place: string, shown: ShownTime): Sentence | undefined {
  const of = model.wire.sentences.places[place]
  const slice = of && sliceAt(of.slices, shownInstant(shown, model.offset))
  if (!slice) return undefined
  const day = shownDay(shown, model.offset)
  const counted = (from: string | null) => (from === null ? '' : ordinal(model, daysBetween(from, day) + 1))
  const values: Record<string, string> = {
    date: formatSentenceDate(model, day),
    time: 'instant' in shown ? model.offset.clock(shown.instant) : '',
    day: counted(slice.day_from),
    without: counted(slice.without_from),
  }
  const fill = (template: string) => template.replace(/\{(date|time|day|without)\}/g, (_, name: string) => values[name] ?? '')
  if ('instant' in shown) return { ...slice, text: fill(slice.instant), short: fill(slice.short_instant) }
  const also = of.also[day]
  return { ...slice, text: fill(slice.day) + (also ? ` ${also}` : ''), short: fill(slice.short_day) }
}

function ordinal(model: Model, number: number): string {
  const fits = ([ending]: readonly [string, string]) => (ending.startsWith('=') ? ending === `=${number}` : String(number).endsWith(ending))
  return (model.wire.sentences.ordinals.find(fits)?.[1] ?? '#').replace('#', String(number))
}

/** Formats a date as the server's sentences write it. */
export function formatSentenceDate(model: Model, day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const { months, date: form } = model.wire.sentences
  const values: Record<string, string> = { day: String(Number(date)), month: months[Number(month) - 1] ?? '', year }
  return form.replace(/\{(day|month|year)\}/g, (_, name: string) => values[name] ?? '')
}

const starts = new WeakMap<readonly WireSentence[], { at: Instant; slice: WireSentence }[]>()

/** Returns the slice in force at an instant. Slices cover all time in order. */
function sliceAt(slices: readonly WireSentence[], at: Instant): WireSentence | undefined {
  let begun = starts.get(slices)
  if (!begun) {
    begun = slices.map((slice) => ({ at: slice.since === null ? -Infinity : Date.parse(slice.since), slice }))
    starts.set(slices, begun)
  }
  return begun[lastIndexAtOrBefore(begun, at, (start) => start.at)]?.slice
}
