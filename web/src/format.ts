// How a moment of a change is said, as precise as it is known.

import { type Speech, precisionOf } from './i18n/speech'
import type { Model } from './model'

/** "some time in October 2023", "23 April 2023", "about 12:30, 3 December 2022". */
export function saidMoment(speech: Speech, edtf: string): string {
  const said = speech.moment(edtf)
  const precision = precisionOf(edtf)
  const isSpan = precision === 'month' || precision === 'year'
  return isSpan ? speech.say(speech.words.changes.sometime, { period: said }) : said
}

/** "de facto Nagorno-Karabakh authorities". The id where the data has no such party. */
export function partyName(model: Model, speech: Speech, id: string): string {
  const party = model.party(id)
  if (!party) return id
  return party.qualifier ? speech.say(speech.words.changes.qualified, { qualifier: party.qualifier, party: party.label }) : party.label
}

export function partyList(model: Model, speech: Speech, ids: readonly string[]): string {
  return speech.list(ids.map((id) => partyName(model, speech, id)))
}

/** A moment that is not known to the hour says so: "some time in October 2023". */
export function momentWords(speech: Speech, moment: string): string {
  const precision = precisionOf(moment)
  const words = speech.moment(moment)
  if (precision === 'time' || /[~?%]$/.test(moment)) return words
  return speech.say(speech.words.timeline.some[precision], { moment: words })
}

/** Category by the page's word, or as the dataset writes it. */
export function categoryWord(speech: Speech, category: string): string {
  return (speech.words.changes.categories as Readonly<Record<string, string>>)[category] ?? category
}
