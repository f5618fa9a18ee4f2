// What the timeline shows in a span, for its legend: the most important first.

import { type Change, type Model, type Place, type Travel, changesWithin, lastIndexAtOrBefore } from '../model'
import type { Span } from '../moment'
import { type StateSymbol, symbolOf } from '../symbology'

export interface Seen {
  /** Symbols of passage, from closed to open; for a traveller, of what is recorded about passing. */
  readonly passage: readonly StateSymbol[]
  /** Symbols that say nothing of passage. */
  readonly presence: readonly StateSymbol[]
  /** Symbols of what is not known. */
  readonly unknown: readonly StateSymbol[]
  /** Whether a ribbon has a gap: nothing is on record. */
  readonly hasGap: boolean
  /** Categories of events. */
  readonly categories: readonly string[]
}

/** Words of access, from what lets nobody through to what is not known. */
const ACCESS = ['no', 'limited', 'yes', 'unknown', 'not-recorded']
/** Categories of events, from deeds to words. */
const CATEGORIES = ['incident', 'court', 'text', 'statement', 'proposal', 'count', 'opinion']

/** Returns what is seen of the ribbons of places, and of the events, which must ascend by time. */
export function seenWithin(model: Model, places: readonly Place[], events: readonly Change[], span: Span, travel: Travel | null): Seen {
  const symbols = new Map<string, StateSymbol & { readonly severity: number; readonly isUnknown: boolean; readonly isPassage: boolean }>()
  let hasGap = false
  for (const place of places) {
    const from = Math.max(0, lastIndexAtOrBefore(place.states, span.since, (state) => state.span.since))
    let until = span.since
    for (const state of place.states.slice(from)) {
      if (state.span.since >= span.until) break
      if (state.span.until <= span.since) continue
      hasGap ||= state.span.since > until
      until = state.span.until
      const symbol = symbolOf(model, state, travel)
      const { severity, unknown, dash } = state.statusDetails
      if (travel) symbols.set(symbol.key, { ...symbol, severity: -ACCESS.indexOf(symbol.id), isUnknown: ACCESS.indexOf(symbol.id) > 2, isPassage: true })
      // Passage is a filled tube; what else is there is drawn in dashes.
      else symbols.set(symbol.key, { ...symbol, severity, isUnknown: unknown, isPassage: dash.length === 0 })
    }
    hasGap ||= until < span.until
  }
  const known = [...symbols.values()].filter(({ isUnknown }) => !isUnknown)
  const order = (category: string) => (CATEGORIES.indexOf(category) + 1 || CATEGORIES.length + 1)
  return {
    passage: known.filter(({ isPassage }) => isPassage).sort((a, b) => b.severity - a.severity),
    presence: known.filter(({ isPassage }) => !isPassage).sort((a, b) => a.rank - b.rank),
    unknown: [...symbols.values()].filter(({ isUnknown }) => isUnknown).sort((a, b) => b.severity - a.severity),
    hasGap,
    categories: [...new Set(changesWithin(events, span.since, span.until - 1).map(({ category }) => category))].sort((a, b) => order(a) - order(b)),
  }
}
