// Where the playhead goes next: to the instant of a change, or by a day or a month.
//
// What is shown counts as its instant: a day is its end, so that from a day view "previous" is the last change of that day.

import { type Model, lastIndexAtOrBefore } from '../model'
import { type Day, type Instant, type ShownTime, isDay, shownInstant, shownDay } from '../moment'

const self = (at: Instant) => at

/** The first instant strictly after. */
export function nextTransition(transitions: readonly Instant[], at: Instant): Instant | undefined {
  return transitions[lastIndexAtOrBefore(transitions, at, self) + 1]
}

/** The last instant strictly before. */
export function previousTransition(transitions: readonly Instant[], at: Instant): Instant | undefined {
  const index = lastIndexAtOrBefore(transitions, at, self)
  return transitions[transitions[index] === at ? index - 1 : index]
}

/** The day so many days on, within the time that there is. */
export function dayAfter(model: Model, shown: ShownTime, days: number): Day {
  const { offset } = model
  const { year, month, day } = offset.fields(offset.spanOf(shownDay(shown, offset)).since)
  return clampDay(model, offset.dayOf(offset.instant(year, month, day + days)))
}

/** The same day so many months on, or the last of a shorter month. */
export function monthAfter(model: Model, shown: ShownTime, months: number): Day {
  const { offset } = model
  const { year, month, day } = offset.fields(offset.spanOf(shownDay(shown, offset)).since)
  const last = offset.fields(offset.instant(year, month + months + 1, 0)).day
  return clampDay(model, offset.dayOf(offset.instant(year, month + months, Math.min(day, last))))
}

/** The day that holds an instant; the first or last of the dataset for one beyond. */
export function dayAt(model: Model, at: Instant): Day {
  return clampDay(model, model.offset.dayOf(at))
}

function clampDay(model: Model, day: Day): Day {
  const first = model.offset.dayOf(model.range.since)
  return day < first ? first : day > model.today ? model.today : day
}

/** What a key on the slider asks for; undefined where it means nothing here, null for today. */
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

/** `12:30` or `12:30:15` on a day as the instant, in the dataset's offset. */
export function parseDateFields(day: string, time: string, offset: string): { day: string } | { instant: number } | null {
  if (!isDay(day)) return null
  if (time === '') return { day }
  const instant = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}${offset}`)
  return Number.isNaN(instant) ? null : { instant }
}
