import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testModel, testPlace, testState } from '../testing/fixtures'
import { buildModel, stateAt } from '../model'
import { tablesOf } from '../map/style'
import { DAY } from '../moment'
import { buildSymbology } from '../symbology'
import type { WireState, WireTimeline } from '../wire'
import { daysByStatus } from './status-days'

function days(...states: WireState[]): Record<string, number> {
  const model = testModel({ places: [testPlace('road')], states })
  return Object.fromEntries(daysByStatus(model.places[0] as never, model.offset, model.today).map(({ status, days }) => [status.id, days]))
}

test('a day counts for what held at its end', () => {
  expect(days(testState('road', 'open', '2023-01-01', '2023-01-10T10:30:00+04:00'), testState('road', 'blocked', '2023-01-10T10:30:00+04:00', '2023-01-12'))).toEqual({ open: 9, blocked: 2 })
})

test('days add up to the days covered, to the end of today', () => {
  const counted = days(
    testState('road', 'open', '2023-01-01T01:00:00+04:00', '2023-02-03T12:30:00+04:00'),
    testState('road', 'blocked', '2023-02-03T12:30:00+04:00', '2023-02-03T15:30:00+04:00'),
    testState('road', 'open', '2023-02-03T15:30:00+04:00', '2023-05-31T23:59:00+04:00', { id: 'resumed' }),
    testState('road', 'closed', '2023-05-31T23:59:00+04:00', ''),
  )
  expect(counted).toEqual({ open: 150, closed: 2, blocked: 0 })
})

test('a gap counts for nothing', () => {
  expect(days(testState('road', 'open', '2023-01-01', '2023-01-03'), testState('road', 'open', '2023-01-10', '2023-01-11'))).toEqual({ open: 3 })
})

test('a state that begins after today counts for nothing', () => {
  expect(days(testState('road', 'open', '2023-06-02', ''))).toEqual({})
})

test('counts equal those of a day-by-day walk, for every place of the golden answer', () => {
  const read = (name: string) => JSON.parse(readFileSync(new URL(`../../../tests/wire/${name}.json`, import.meta.url), 'utf8'))
  const data = buildModel(read('timeline') as WireTimeline, buildSymbology(tablesOf(read('faces-style-light'))), Date.parse('2026-11-23T12:00:00+04:00'))
  for (const place of data.placesWithStates) {
    const counted: Record<string, number> = {}
    for (let end = data.range.since + DAY - 1; end < data.range.until; end += DAY) {
      const status = stateAt(place, end)?.status
      if (status) counted[status] = (counted[status] ?? 0) + 1
    }
    const summed = Object.fromEntries(daysByStatus(place, data.offset, data.today).filter(({ days }) => days > 0).map(({ status, days }) => [status.id, days]))
    expect(summed, place.id).toEqual(counted)
  }
})
