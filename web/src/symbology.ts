// How a state looks, on ribbon, map and list alike: a word, a colour and a pattern, so that colour is never alone.
//
// By status, or for a traveller by whether they could pass. Colours are custom properties that the server sets for each theme.

import { type Model, type State, type Travel, accessOf } from './model'
import type { PassWord } from './wire'

export interface StateSymbol {
  /** Unique among looks: `status-closed`, `access-no`. */
  readonly key: string
  readonly label: string
  /** A CSS colour: `var(--status-closed)`. */
  readonly colour: string
  /** Lengths of dash and gap, in line widths; empty is unbroken. */
  readonly dash: readonly number[]
  /** For order in legends: what is easier to pass comes first. */
  readonly rank: number
}

/** Patterns of passage; the same as the map's (`access` in `/style.json`). */
const ACCESS_SYMBOLS: Readonly<Record<PassWord, { readonly dash: readonly number[]; readonly rank: number }>> = {
  yes: { dash: [], rank: 0 },
  limited: { dash: [6, 2], rank: 1 },
  no: { dash: [1.5, 1], rank: 2 },
  unknown: { dash: [0.5, 3], rank: 3 },
  'not-recorded': { dash: [1, 7], rank: 4 },
}

/** The look of a state: by its status, or by what is recorded of a traveller. */
export function symbolOf(model: Model, state: State, travel: Travel | null): StateSymbol {
  if (travel === null) {
    const { id, label, dash, severity } = state.statusDetails
    return { key: `status-${id}`, label, colour: `var(--status-${id})`, dash, rank: severity }
  }
  const pass = accessOf(state, travel)
  return { key: `access-${pass}`, label: model.wire.access_values[pass], colour: `var(--access-${pass})`, ...ACCESS_SYMBOLS[pass] }
}
