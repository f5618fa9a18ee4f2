// The server's sentence for whatever moment is shown: its template for that stretch of time, with the date and counters filled in.
//
// Nothing is worded here. Which template holds, and what of it changes from day to day, is all that this file knows.

import { type Shown, daysBetween, shownAt, shownDay } from './moment'
import type { Model } from './model'
import type { Certainty, WireSentence } from './wire'

export interface Sentence {
  readonly text: string
  /** The dated statement alone, for screen readers and titles. */
  readonly short: string
  readonly certainty: Certainty | null
  /** How many sources the state rests on. */
  readonly sources: number
}

/** The sentence for a place; undefined where the server has none. A time after today is answered with today. */
export function sentenceOf(model: Model, place: string, shown: Shown): Sentence | undefined {
  const sentences = model.wire.sentences
  const of = sentences.places[place]
  if (!of) return undefined
  const asked = shownDay(shown, model.offset)
  const isAhead = asked > model.today
  const held: Shown = isAhead ? { day: model.today } : shown
  const day = shownDay(held, model.offset)
  const then = sliceAt(of.slices, shownAt(held, model.offset))
  // Today is spoken of in the present tense, as long as what is shown still holds.
  const slice = day === model.today && then?.state === of.today.state ? of.today : then
  if (!slice) return undefined
  const fill = (template: string) => {
    const values: Record<string, string> = {
      date: dateWords(model, day),
      time: 'instant' in held ? model.offset.clock(held.instant) : '',
      day: slice.day_from ? String(daysBetween(slice.day_from, day) + 1) : '',
      without: slice.without_from ? String(daysBetween(slice.without_from, day) + 1) : '',
    }
    return template.replace(/\{(date|time|day|without)\}/g, (_, name: string) => values[name] ?? '')
  }
  const isDay = 'day' in held
  const also = isDay ? of.also[day] : undefined
  const ahead = isAhead ? `${sentences.ahead.replace('{date}', dateWords(model, asked))} ` : ''
  return {
    text: ahead + fill(isDay ? slice.day : slice.instant) + (also ? ` ${also}` : ''),
    short: fill(isDay ? slice.short_day : slice.short_instant),
    certainty: slice.certainty,
    sources: slice.sources,
  }
}

/** A date in the words of the sentence, which are the server's. */
export function dateWords(model: Model, day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const { months, date: form } = model.wire.sentences
  const values: Record<string, string> = { day: String(Number(date)), month: months[Number(month) - 1] ?? '', year }
  return form.replace(/\{(day|month|year)\}/g, (_, name: string) => values[name] ?? '')
}

function sliceAt(slices: readonly WireSentence[], at: number): WireSentence | undefined {
  return slices.find((slice) => (slice.since === null || Date.parse(slice.since) <= at) && (slice.until === null || at < Date.parse(slice.until)))
}
