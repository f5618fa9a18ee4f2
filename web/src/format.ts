// Formats moments, parties and categories in the language of the page.

import { type Locale, precisionOf } from './i18n/locale'
import type { Model } from './model'

/** Formats an EDTF moment for lists: "some time in October 2023", "23 April 2023", "about 12:30 on 3 December 2022". */
export function formatMoment(locale: Locale, edtf: string): string {
  const text = locale.moment(edtf)
  const precision = precisionOf(edtf)
  const isSpan = precision === 'month' || precision === 'year'
  return isSpan ? locale.format(locale.messages.changes.sometime, { period: text }) : text
}

/** Returns the label of a party with its qualifier ("de facto Nagorno-Karabakh authorities"); the id if the party is unknown. */
export function partyName(model: Model, locale: Locale, id: string): string {
  const party = model.party(id)
  if (!party) return id
  return party.qualifier ? locale.format(locale.messages.changes.qualified, { qualifier: party.qualifier, party: party.label }) : party.label
}

export function formatParties(model: Model, locale: Locale, ids: readonly string[]): string {
  return locale.list(ids.map((id) => partyName(model, locale, id)))
}

/** Formats an EDTF moment for the timeline, where a day is imprecise too: "some time on 23 April 2023". */
export function formatTimelineMoment(locale: Locale, moment: string): string {
  const precision = precisionOf(moment)
  const text = locale.moment(moment)
  if (precision === 'time' || /[~?%]$/.test(moment)) return text
  return locale.format(locale.messages.timeline.some[precision], { moment: text })
}

/** Returns the label of a category; the category itself if the page has no label for it. */
export function categoryLabel(locale: Locale, category: string): string {
  return (locale.messages.changes.categories as Readonly<Record<string, string>>)[category] ?? category
}
