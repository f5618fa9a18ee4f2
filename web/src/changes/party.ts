// What a party is called, with its qualifier.

import type { Speech } from '../i18n/speech'
import type { Model, State } from '../model'

/** "de facto Nagorno-Karabakh authorities". The id where the data has no such party. */
export function partyName(model: Model, speech: Speech, id: string): string {
  const party = model.party(id)
  if (!party) return id
  return party.qualifier ? speech.say(speech.words.changes.qualified, { qualifier: party.qualifier, party: party.label }) : party.label
}

export function partyList(model: Model, speech: Speech, ids: readonly string[]): string {
  return speech.list(ids.map((id) => partyName(model, speech, id)))
}

/** Who is reported in control of a state; that it is contested, or not recorded, are two other things. */
export function controlWords(model: Model, speech: Speech, state: State): string {
  const words = speech.words.places
  const parties = partyList(model, speech, state.controllers)
  if (state.control === 'contested') return parties ? speech.say(words.contestedAmong, { parties }) : words.contested
  return parties || words.notRecorded
}
