// How the start and the end of a state are said: as precisely as the change that made it is known.

import type { Locale } from '../i18n/locale'
import type { Instant } from '../moment'
import type { Place, State } from '../model'

/** The start: in the words of the change that made it, else the day or the instant itself. */
export function formatSince(locale: Locale, state: State): string {
  const { since } = state.span
  const made = state.reports.find(({ change, role }) => role === 'made' && change.at === since)?.change
  return made ? locale.moment(made.moment) : formatBound(locale, since)
}

/** The end, which is no longer part of it; null where it goes on. */
export function formatUntil(locale: Locale, place: Place, state: State): string | null {
  const { until } = state.span
  if (!Number.isFinite(until)) return null
  const next = place.states.find((other) => other.span.since === until)
  return next ? formatSince(locale, next) : formatBound(locale, until)
}

/** A day where it is midnight, else with the time. */
export function formatBound(locale: Locale, at: Instant): string {
  const day = locale.offset.dayOf(at)
  return locale.offset.spanOf(day).since === at ? locale.day(day) : locale.instant(at)
}
