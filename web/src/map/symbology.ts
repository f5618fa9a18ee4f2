// Which look of the style each place has at an instant. The only place where the page's looks meet the style's.

import { symbolOf } from '../symbology'
import { type Model, type Place, type State, type Travel, existsAt, accessOf, stateAt } from '../model'
import { type Instant } from '../moment'
import { DIRECTIONS, TRAVELLERS } from '../view'

/** The name of a look in the style; empty while the place does not exist. */
export type SymbolId = string

/** The look of a place that exists and of which no state is on record. */
export const NO_RECORD: SymbolId = 'none'

/** The page says `status-closed` where the style says `closed`; access is spelt the same in both. */
export function symbolId(key: string): SymbolId {
  return key.replace(/^status-/, '')
}

/** The look of a place at an instant, by its status or for a traveller. */
export function symbolIdAt(model: Model, place: Place, at: Instant, travel: Travel | null): SymbolId {
  if (!existsAt(place, at)) return ''
  const state = stateAt(place, at)
  return state ? symbolId(symbolOf(model, state, travel).key) : NO_RECORD
}

/** Whether what is recorded of a place is not the same at two instants: it exists or not, its status, or who could pass. */
export function differs(place: Place, one: Instant, other: Instant): boolean {
  if (existsAt(place, one) !== existsAt(place, other)) return true
  const states = [stateAt(place, one), stateAt(place, other)] as const
  return states[0] !== states[1] && comparisonKey(states[0]) !== comparisonKey(states[1])
}

function comparisonKey(state: State | undefined): string {
  if (!state) return ''
  const passes = TRAVELLERS.flatMap((traveller) => DIRECTIONS.map((direction) => accessOf(state, { traveller, direction })))
  return [state.status, ...passes].join(' ')
}

/** What of a place's appearance follows the playhead. */
export interface Appearance {
  readonly look: SymbolId
  /** Compared with another instant, it is not the same. */
  readonly differs: boolean
  /** Compared with another instant, it is the same, so that what differs stands out. */
  readonly faded: boolean
}

/** Remembers how each place looks, so that a step touches only those that change. */
export class AppearanceTracker {
  private readonly last = new Map<string, Appearance>()

  constructor(private readonly model: Model) {}

  /** The places whose appearance is another than at the step before, with the new one. */
  step(at: Instant, travel: Travel | null, comparedAt: Instant | null): (Appearance & { readonly id: string })[] {
    const changed = []
    for (const place of this.model.places) {
      if (!place.geometry) continue
      const look = symbolIdAt(this.model, place, at, travel)
      const isOther = comparedAt !== null && differs(place, comparedAt, at)
      const isFaded = comparedAt !== null && !isOther && place.states.length > 0
      const last = this.last.get(place.id)
      if (last && last.look === look && last.differs === isOther && last.faded === isFaded) continue
      const appearance = { look, differs: isOther, faded: isFaded }
      this.last.set(place.id, appearance)
      changed.push({ id: place.id, ...appearance })
    }
    return changed
  }

  /** Forgets everything, for a map that was made anew. */
  clear(): void {
    this.last.clear()
  }
}
