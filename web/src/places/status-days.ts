// The number of days that a place was in each status. A local day counts for the state at its end, as on map and ribbons.

import { type Day, type Offset, daysBetween } from '../moment'
import type { Place } from '../model'
import type { WireStatus } from '../wire'

export interface StatusDays {
  readonly status: WireStatus
  /** 0 if the status held only for hours within a day. */
  readonly days: number
}

/** Returns the days in each status from the first state to the end of `today`, most days first. */
export function daysByStatus(place: Place, offset: Offset, today: Day): readonly StatusDays[] {
  const tomorrow = offset.spanOf(today).until
  const days = new Map<string, StatusDays>()
  for (const { span, statusDetails: status } of place.states) {
    if (span.since >= tomorrow || !Number.isFinite(span.since)) continue
    const until = Math.min(span.until, tomorrow)
    const held = daysBetween(offset.dayOf(span.since), offset.dayOf(until))
    days.set(status.id, { status, days: (days.get(status.id)?.days ?? 0) + held })
  }
  return [...days.values()].sort((a, b) => b.days - a.days || a.status.severity - b.status.severity)
}
