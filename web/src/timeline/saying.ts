// How the timeline words moments and categories.

import { type Speech, precisionOf } from '../i18n/speech'

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
