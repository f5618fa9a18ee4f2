// A small dataset for the tests of this folder, by the shape of the wire.

import { type Model, model } from '../model'
import type { WireChange, WireState, WireTimeline } from '../wire'

export const at = (text: string) => Date.parse(text.length === 10 ? `${text}T00:00:00+04:00` : `${text}+04:00`)

export interface TrialState {
  readonly place: string
  readonly since: string
  readonly until?: string
  readonly status?: string
  /** Ids of the changes that made it, or `resumed:id`. */
  readonly by?: readonly string[]
}

export interface TrialChange {
  readonly id: string
  readonly moment: string
  readonly category?: string
  readonly effects?: WireChange['effects']
}

const instant = (text: string | undefined) => (text === undefined ? null : new Date(at(text)).toISOString())

/** Today is 1 June 2024, the first day 10 November 2020, the headline place `road`. */
export function trial(places: readonly { id: string; part_of?: readonly string[] }[], states: readonly TrialState[], changes: readonly TrialChange[] = []): Model {
  const wire = {
    dataset: { offset: '+04:00', since: '2020-11-10', headline_place: 'road' },
    statuses: [{ id: 'open', dash: [] }, { id: 'closed', dash: [0.5, 0.8] }],
    sources: [],
    parties: [],
    mandates: [],
    places: places.map(({ id, part_of = [] }) => ({ id, part_of, label: id, labels: {}, periods: [] })),
    states: states.map(
      ({ place, since, until, status = 'open', by = [] }) =>
        ({
          id: `${place}.${since}`,
          place,
          status,
          period: { since: instant(since), until: instant(until) },
          changes: by.map((id) => (id.startsWith('resumed:') ? { id: id.slice(8), role: 'resumed' } : { id, role: 'made' })),
        }) as unknown as WireState,
    ),
    changes: changes.map(({ id, moment, category = 'change', effects = [] }) => {
      const [year, month = '01', day = '01'] = moment.replace(/[~?%]$/, '').slice(0, 10).split('-')
      const since = moment.includes('T') ? new Date(Date.parse(moment.replace(/[~?%]$/, ''))).toISOString() : instant(`${year}-${month}-${day}`)
      return { id, moment, category, effects, span: { since, until: since } } as unknown as WireChange
    }),
  } as unknown as WireTimeline
  return model(wire, at('2024-06-01T12:00:00'))
}
