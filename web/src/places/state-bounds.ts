// Formats the bounds of a state as precisely as they are reported.

import type { Locale } from '../i18n/locale'
import type { Instant } from '../moment'
import type { State } from '../model'

/** Formats the start as written: "October 2023", "about 2 May 2023". */
export function formatSince(locale: Locale, state: State): string {
  return locale.moment(state.since_edtf)
}

/** Formats the end (not included) as written; null if the state goes on. */
export function formatUntil(locale: Locale, state: State): string | null {
  return state.until_edtf === null ? null : locale.moment(state.until_edtf)
}

/** Formats a day if the instant is midnight, else with the time. */
export function formatBound(locale: Locale, at: Instant): string {
  const day = locale.offset.dayOf(at)
  return locale.offset.spanOf(day).since === at ? locale.day(day) : locale.instant(at)
}
