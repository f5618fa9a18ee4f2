// The key moments of the dataset, which a comparison offers.

import { type Instant, type ShownTime, parseShownTime, shownInstant } from '../moment'
import type { Model } from '../model'

export interface KeyMoment {
  readonly shown: ShownTime
  readonly label: string
}

/** Returns the key moments as times to show. */
export function keyMoments(model: Model): readonly KeyMoment[] {
  return model.wire.key_moments.map(({ moment, at, label }) => ({ shown: parseShownTime(moment) ?? { instant: Date.parse(at) }, label }))
}

/** Returns the last key moment before an instant; the first day of the dataset if there is none. */
export function defaultComparison(model: Model, at: Instant): ShownTime {
  const before = keyMoments(model).filter(({ shown }) => shownInstant(shown, model.offset) < at)
  return before.at(-1)?.shown ?? { day: model.wire.dataset.since }
}
