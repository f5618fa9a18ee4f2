// Who is reported in control of a state, in words.

import { partyList } from '../format'
import type { Speech } from '../i18n/speech'
import type { Model, State } from '../model'

/** Who is reported in control of a state; that it is contested, or not recorded, are two other things. */
export function controlWords(model: Model, speech: Speech, state: State): string {
  const words = speech.late.places
  const parties = partyList(model, speech, state.controllers)
  if (state.control === 'contested') return parties ? speech.say(words.contestedAmong, { parties }) : words.contested
  return parties || words.notRecorded
}
