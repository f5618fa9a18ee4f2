// Which moments to compare with: the key moments of the dataset.

import { type Instant, type ShownTime, parseShownTime, shownInstant } from '../moment'
import type { Model } from '../model'

export interface KeyMoment {
  readonly shown: ShownTime
  readonly label: string
}

/** The key moments as a view shows them: a day, or an instant. */
export function keyMoments(model: Model): readonly KeyMoment[] {
  return model.wire.key_moments.map(({ moment, at, label }) => ({ shown: parseShownTime(moment) ?? { instant: Date.parse(at) }, label }))
}

/** The last key moment before what is shown; before the first of them, the day on which the data begins. */
export function defaultComparison(model: Model, at: Instant): ShownTime {
  const before = keyMoments(model).filter(({ shown }) => shownInstant(shown, model.offset) < at)
  return before.at(-1)?.shown ?? { day: model.wire.dataset.since }
}
