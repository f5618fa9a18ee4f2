// Where the playhead moves: by key, to the previous or next change of a state, or to a typed date.
//
// A shown day counts as its end: from a day, "previous" is the last transition of that day.

import { type Model, lastIndexAtOrBefore } from '../model'
import { type Day, type Instant, type ShownTime, isDay, shownInstant, shownDay } from '../moment'

const self = (at: Instant) => at

/** Returns the first transition strictly after an instant. */
export function nextTransition(transitions: readonly Instant[], at: Instant): Instant | undefined {
  return transitions[lastIndexAtOrBefore(transitions, at, self) + 1]
}

/** Returns the last transition strictly before an instant. */
export function previousTransition(transitions: readonly Instant[], at: Instant): Instant | undefined {
  const index = lastIndexAtOrBefore(transitions, at, self)
  return transitions[transitions[index] === at ? index - 1 : index]
}

/** Returns the shown day moved by a number of days, clamped to the dataset. */
export function dayAfter(model: Model, shown: ShownTime, days: number): Day {
  const { offset } = model
  const { year, month, day } = offset.fields(offset.spanOf(shownDay(shown, offset)).since)
  return clampDay(model, offset.dayOf(offset.instant(year, month, day + days)))
}

/** Returns the shown day moved by a number of months, clamped to the dataset; the last day of a shorter month. */
export function monthAfter(model: Model, shown: ShownTime, months: number): Day {
  const { offset } = model
  const { year, month, day } = offset.fields(offset.spanOf(shownDay(shown, offset)).since)
  const last = offset.fields(offset.instant(year, month + months + 1, 0)).day
  return clampDay(model, offset.dayOf(offset.instant(year, month + months, Math.min(day, last))))
}

/** Returns the day that contains an instant, clamped to the dataset. */
export function dayAt(model: Model, at: Instant): Day {
  return clampDay(model, model.offset.dayOf(at))
}

function clampDay(model: Model, day: Day): Day {
  const first = model.offset.dayOf(model.range.since)
  return day < first ? first : day > model.today ? model.today : day
}

/** Returns what a key on the slider shows; null is today, undefined is nothing. */
export function shownForKey(model: Model, shown: ShownTime, key: string, shift: boolean): ShownTime | null | undefined {
  const at = shownInstant(shown, model.offset)
  const toStep = (instant: Instant | undefined) => (instant === undefined ? undefined : { instant })
  switch (key) {
    case 'ArrowRight':
      return shift ? { day: dayAfter(model, shown, 1) } : toStep(nextTransition(model.transitions, at))
    case 'ArrowLeft':
      return shift ? { day: dayAfter(model, shown, -1) } : toStep(previousTransition(model.transitions, at))
    case 'ArrowUp':
      return { day: dayAfter(model, shown, 1) }
    case 'ArrowDown':
      return { day: dayAfter(model, shown, -1) }
    case 'PageUp':
      return { day: monthAfter(model, shown, 1) }
    case 'PageDown':
      return { day: monthAfter(model, shown, -1) }
    case 'Home':
      return { day: dayAt(model, model.range.since) }
    case 'End':
      return null
    default:
      return undefined
  }
}

/** Parses a date field and a time field (`12:30` or `12:30:15`, in the dataset's offset); an empty time is the day, null is invalid. */
export function parseDateFields(day: string, time: string, offset: string): { day: string } | { instant: number } | null {
  if (!isDay(day)) return null
  if (time === '') return { day }
  const instant = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}${offset}`)
  return Number.isNaN(instant) ? null : { instant }
}
