// Who is reported in control of a state, in words.

import { formatParties } from '../format'
import type { Locale } from '../i18n/locale'
import type { Model, State } from '../model'

/** Who is reported in control of a state; that it is contested, or not recorded, are two other things. */
export function formatControl(model: Model, locale: Locale, state: State): string {
  const messages = locale.lazyMessages.places
  const parties = formatParties(model, locale, state.controllers)
  if (state.control === 'contested') return parties ? locale.format(messages.contestedAmong, { parties }) : messages.contested
  return parties || messages.notRecorded
}
