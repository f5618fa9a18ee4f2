// The symbol of a state on ribbon, map and list: label, colour and dash, so that colour never stands alone.
//
// By status, or for a traveller by access. Colours are custom properties that the server sets for each theme.

import { type Model, type State, type Travel, accessOf } from './model'
import type { PassWord } from './wire'

export interface StateSymbol {
  /** Unique among symbols: `status-closed`, `access-no`. */
  readonly key: string
  readonly label: string
  /** A CSS colour: `var(--status-closed)`. */
  readonly colour: string
  /** Lengths of dash and gap in line widths; empty is a solid line. */
  readonly dash: readonly number[]
  /** The order in legends; easier passage comes first. */
  readonly rank: number
}

/** Dashes and ranks of access; equal to the map's (`access` in `/style.json`). */
const ACCESS_SYMBOLS: Readonly<Record<PassWord, { readonly dash: readonly number[]; readonly rank: number }>> = {
  yes: { dash: [], rank: 0 },
  limited: { dash: [6, 2], rank: 1 },
  no: { dash: [1.5, 1], rank: 2 },
  unknown: { dash: [0.5, 3], rank: 3 },
  'not-recorded': { dash: [1, 7], rank: 4 },
}

/** Returns the symbol of a state: of its status, or of a traveller's access. */
export function symbolOf(model: Model, state: State, travel: Travel | null): StateSymbol {
  if (travel === null) {
    const { id, label, dash, severity } = state.statusDetails
    return { key: `status-${id}`, label, colour: `var(--status-${id})`, dash, rank: severity }
  }
  const pass = accessOf(state, travel)
  return { key: `access-${pass}`, label: model.wire.access_values[pass], colour: `var(--access-${pass})`, ...ACCESS_SYMBOLS[pass] }
}
