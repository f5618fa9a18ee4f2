// The style's symbol of each place at an instant, and which of them change from step to step.

import { symbolOf } from '../symbology'
import { type Model, type Place, type State, type Travel, existsAt, accessOf, stateAt } from '../model'
import { type Instant } from '../moment'
import { DIRECTIONS, TRAVELLERS } from '../view'

/** The id of a symbol in the style; empty while the place does not exist. */
export type SymbolId = string

/** The symbol of a place that exists without a state on record. */
export const NO_RECORD: SymbolId = 'none'

/** Returns the symbol of a place at an instant, by its status or for a traveller. */
export function symbolIdAt(model: Model, place: Place, at: Instant, travel: Travel | null): SymbolId {
  if (!existsAt(place, at)) return ''
  const state = stateAt(place, at)
  return state ? symbolOf(model, state, travel).look : NO_RECORD
}

/** Returns whether a place differs between two instants: in existence, status or access. */
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

/** The feature state that follows the playhead. */
export interface Appearance {
  readonly look: SymbolId
  /** True if the place differs from the compared instant. */
  readonly differs: boolean
  /** True if the place equals itself at the compared instant; drawn faint. */
  readonly faded: boolean
}

/** Remembers the appearance of each place and returns what a step changes. */
export class AppearanceTracker {
  private readonly last = new Map<string, Appearance>()

  constructor(private readonly model: Model) {}

  /** Returns the places whose appearance changed since the last step, with the new one. */
  step(at: Instant, travel: Travel | null, comparedAt: Instant | null): (Appearance & { readonly id: string })[] {
    const changed = []
    const drawn = this.model.places.filter(({ geometry }) => geometry)
    const others = new Set(comparedAt === null ? [] : drawn.filter((place) => differs(place, comparedAt, at)))
    for (const place of drawn) {
      const look = symbolIdAt(this.model, place, at, travel)
      const isOther = others.has(place)
      // Where nothing differs nothing needs to stand out.
      const isFaded = others.size > 0 && !isOther && place.states.length > 0
      const last = this.last.get(place.id)
      if (last && last.look === look && last.differs === isOther && last.faded === isFaded) continue
      const appearance = { look, differs: isOther, faded: isFaded }
      this.last.set(place.id, appearance)
      changed.push({ id: place.id, ...appearance })
    }
    return changed
  }

  /** Returns whether a place has a symbol now. */
  isShown(id: string): boolean {
    return Boolean(this.last.get(id)?.look)
  }

  /** Forgets all appearances, after a new style. */
  clear(): void {
    this.last.clear()
  }
}
