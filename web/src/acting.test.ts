import { describe, expect, test } from 'vitest'
import { actingPlaces, markedPlaces } from './acting'
import { at, testChange, testModel, testPlace, testState } from './testing/fixtures'
import type { WireEffect } from './wire'

const line = { type: 'LineString' as const, coordinates: [[46, 39], [47, 40]] }
const effect = (kind: WireEffect['effect'], ...places: string[]) => ({ effect: kind, places, status: 'closed', until: null, by: [], at: null }) as unknown as WireEffect

const model = testModel({
  places: [
    testPlace('corridor', { kind: 'corridor', geometry: line }),
    testPlace('old', { geometry: line, part_of: ['corridor'], periods: [{ since: null, until: '2023-02-01T00:00:00+04:00' }] }),
    testPlace('new', { geometry: line, part_of: ['corridor'], periods: [{ since: '2023-02-01T00:00:00+04:00', until: null }] }),
    testPlace('bridge', { kind: 'bridge', geometry: { type: 'Point', coordinates: [46, 39] }, part_of: ['corridor'] }),
    testPlace('unplaced'),
  ],
  states: [testState('corridor', 'open', '2023-01-01', '2023-03-01'), testState('bridge', 'open', '2023-01-05', '2023-03-02T12:00'), testState('unplaced', 'open', '2023-03-01')],
  changes: [
    testChange('all', '2023-03-01', { effects: [effect('starts', 'corridor')] }),
    testChange('seen', '2023-03-01', { effects: [effect('confirms', 'bridge')] }),
    testChange('said', '2023-03-05', { category: 'statement', places: ['bridge'] }),
  ],
})
const ids = (text: string, chosen: string | null = null) => actingPlaces(model, { instant: at(text) }, chosen).map(({ id }) => id)

describe('where a change acts', () => {
  test('are the places whose states begin or end, in the order of the list, without confirmations', () => {
    expect(ids('2023-03-01')).toEqual(['corridor', 'unplaced'])
    expect(ids('2023-03-02T12:00')).toEqual(['bridge'])
  })
  test('is nowhere between changes, and on a day', () => {
    expect(ids('2023-03-01T00:00:01')).toEqual([])
    expect(actingPlaces(model, { day: '2023-03-01' }, 'all')).toEqual([])
  })
  test('are the places of the chosen change alone, as long as its instant is shown', () => {
    expect(ids('2023-03-01', 'seen')).toEqual(['bridge'])
    expect(ids('2023-03-05', 'said')).toEqual(['bridge'])
    expect(ids('2023-03-05', 'all')).toEqual([])
  })
})

describe('what is marked on the map', () => {
  const marked = (...acting: string[]) => markedPlaces(model, acting.map((id) => model.place(id)!), at('2023-03-01')).map(({ id }) => id)
  test('of a corridor are the roads that exist, unless a part of it acts', () => {
    expect(marked('corridor')).toEqual(['new'])
    expect(marked('corridor', 'bridge')).toEqual(['bridge'])
  })
  test('is nothing without a position', () => expect(marked('unplaced')).toEqual([]))
})
