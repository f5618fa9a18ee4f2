// How the start and the end of a state are said: as precisely as the change that made it is known.

import type { Speech } from '../i18n/speech'
import type { Instant } from '../moment'
import type { Place, State } from '../model'

/** The start: in the words of the change that made it, else the day or the instant itself. */
export function saidSince(speech: Speech, state: State): string {
  const { since } = state.span
  const made = state.reports.find(({ change, role }) => role === 'made' && change.at === since)?.change
  return made ? speech.moment(made.moment) : saidInstant(speech, since)
}

/** The end, which is no longer part of it; null where it goes on. */
export function saidUntil(speech: Speech, place: Place, state: State): string | null {
  const { until } = state.span
  if (!Number.isFinite(until)) return null
  const next = place.states.find((other) => other.span.since === until)
  return next ? saidSince(speech, next) : saidInstant(speech, until)
}

/** A day where it is midnight, else with the time. */
export function saidInstant(speech: Speech, at: Instant): string {
  const day = speech.offset.dayOf(at)
  return speech.offset.spanOf(day).since === at ? speech.day(day) : speech.instant(at)
}
