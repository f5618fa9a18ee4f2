// Formats the control of a state.

import { formatParties } from '../format'
import type { Locale } from '../i18n/locale'
import type { Model, State } from '../model'

/** Formats who is reported in control; "contested" and "not recorded" are two different things. */
export function formatControl(model: Model, locale: Locale, state: State): string {
  const messages = locale.lazyMessages.places
  const parties = formatParties(model, locale, state.controllers)
  if (state.control === 'contested') return parties ? locale.format(messages.contestedAmong, { parties }) : messages.contested
  return parties || messages.notRecorded
}
