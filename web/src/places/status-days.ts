// How many days a place was in each status. A local day counts for what held at its end, as a day is shown on map and ribbons.

import { type Day, type Offset, daysBetween } from '../moment'
import type { Place } from '../model'
import type { WireStatus } from '../wire'

export interface StatusDays {
  readonly status: WireStatus
  /** 0 where it held for hours within a day only. */
  readonly days: number
}

/** Days from the first state to the end of `today`, by status, most days first. They add up to the days on which a state held at the end. */
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
