// The moments that a comparison proposes: only those that differ from the one shown.

import { type Model, lastIndexAtOrBefore, stateAt } from '../model'
import { type Day, type Instant, type ShownTime, contains, formatShownTime, parseShownTime, shownDay, shownInstant } from '../moment'
import { differences } from './differences'

/** Why a moment is proposed; `text` is the label of a key moment or of a status. */
export interface Proposal {
  readonly shown: ShownTime
  readonly why: 'beforeChange' | 'beforeState' | 'lastDay' | 'yearBefore' | 'key'
  readonly text: string
}

/** Returns the moments that differ from the shown one in at least one place, the most telling first, each once. */
export function proposals(model: Model, shown: ShownTime): readonly Proposal[] {
  const { offset, range } = model
  const at = shownInstant(shown, offset)
  const seen = new Set([formatShownTime(shown, offset)])
  return candidates(model, shown, at).filter((proposal) => {
    const other = shownInstant(proposal.shown, offset)
    const key = formatShownTime(proposal.shown, offset)
    if (seen.has(key) || other < range.since || other >= range.until || differences(model, at, other).length === 0) return false
    seen.add(key)
    return true
  })
}

/** Returns what a comparison opens with: the first proposal, or the first day of the dataset if nothing differs. */
export function defaultComparison(model: Model, shown: ShownTime): ShownTime {
  return proposals(model, shown)[0]?.shown ?? { day: model.wire.dataset.since }
}

function candidates(model: Model, shown: ShownTime, at: Instant): Proposal[] {
  const { offset } = model
  const before = (instant: Instant): ShownTime => ({ day: dayBefore(model, instant) })
  const found: Proposal[] = []
  const change = lastChangeThatDiffers(model, at)
  if (change !== undefined) found.push({ shown: before(change), why: 'beforeChange', text: '' })
  const states = model.headline?.states.slice(0, lastIndexAtOrBefore(model.headline.states, at, ({ span }) => span.since) + 1) ?? []
  const present = model.headline && stateAt(model.headline, at)
  if (present) {
    const other = states.findLastIndex(({ status }) => status !== present.status)
    const first = states[other + 1]
    if (first && Number.isFinite(first.span.since)) found.push({ shown: before(first.span.since), why: 'beforeState', text: present.statusDetails.label })
    // What was best, and the last day at whose end it was so.
    const mildest = Math.min(...states.map(({ statusDetails }) => severityOf(statusDetails)))
    const last = states.findLast(({ statusDetails, span }) => severityOf(statusDetails) === mildest && Number.isFinite(span.until) && contains(span, shownInstant(before(span.until), offset)))
    if (last) found.push({ shown: before(last.span.until), why: 'lastDay', text: last.statusDetails.label })
  }
  const { year, month, day } = offset.fields(offset.spanOf(shownDay(shown, offset)).since)
  found.push({ shown: { day: offset.dayOf(offset.instant(year - 1, month, day)) }, why: 'yearBefore', text: '' })
  for (const { moment, at: instant, label } of model.wire.key_moments) found.push({ shown: parseShownTime(moment) ?? { instant: Date.parse(instant) }, why: 'key', text: label })
  return found
}

/** Returns the last transition not after an instant before which something differed on the day before. */
function lastChangeThatDiffers(model: Model, at: Instant): Instant | undefined {
  const { transitions, offset } = model
  for (let index = lastIndexAtOrBefore(transitions, at, (instant) => instant); index >= 0; index -= 1) {
    const transition = transitions[index] as Instant
    if (differences(model, at, shownInstant({ day: dayBefore(model, transition) }, offset)).length > 0) return transition
  }
  return undefined
}

/** Returns the last day that ended before an instant. */
function dayBefore({ offset }: Model, at: Instant): Day {
  return offset.dayOf(offset.spanOf(offset.dayOf(at)).since - 1)
}

/** Returns a severity by which what is not known counts as the worst. */
function severityOf({ severity, unknown }: { readonly severity: number; readonly unknown: boolean }): number {
  return unknown ? Infinity : severity
}
