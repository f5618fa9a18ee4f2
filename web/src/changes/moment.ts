// How a moment of a change is said, as precise as it is known.

import type { Speech } from '../i18n/speech'
import { precisionOf } from '../i18n/speech'

/** "some time in October 2023", "23 April 2023", "about 12:30, 3 December 2022". */
export function saidMoment(speech: Speech, edtf: string): string {
  const said = speech.moment(edtf)
  const precision = precisionOf(edtf)
  const isSpan = precision === 'month' || precision === 'year'
  return isSpan ? speech.say(speech.words.changes.sometime, { period: said }) : said
}
