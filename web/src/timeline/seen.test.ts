import { expect, test } from 'vitest'
import type { Span } from '../moment'
import { at, testChange, testModel, testPlace, testState, testStatus } from '../testing/fixtures'
import { seenWithin } from './seen'

const statuses = [
  { ...testStatus('active'), dash: [7, 1] },
  testStatus('open', 0),
  testStatus('blocked', 6),
  testStatus('closed', 7),
  { ...testStatus('unknown', 9), unknown: true },
]
const model = testModel({
  statuses,
  places: [testPlace('road'), testPlace('post')],
  states: [
    testState('road', 'open', '2023-01-01', '2023-02-01', { access_civilians_in: 'yes' }),
    testState('road', 'closed', '2023-02-01', '2023-02-03', { access_civilians_in: 'no' }),
    testState('road', 'blocked', '2023-02-03', '2023-03-01'),
    testState('road', 'unknown', '2023-03-01'),
    testState('post', 'active', '2023-02-10'),
  ],
  changes: [testChange('a', '2023-01-10', { category: 'statement' }), testChange('b', '2023-02-11', { category: 'count' }), testChange('c', '2023-02-12', { category: 'incident' })],
})
const seen = (since: string, until: string, travel: Parameters<typeof seenWithin>[4] = null) => {
  const span: Span = { since: at(since), until: at(until) }
  const { passage, presence, unknown, ...rest } = seenWithin(model, model.places, model.changes, span, travel)
  return { symbols: [passage, presence, unknown].map((symbols) => symbols.map(({ id }) => id)), ...rest }
}

test('passage goes from closed to open, then presence, then what is not known', () => {
  expect(seen('2023-01-01', '2023-05-01').symbols).toEqual([['closed', 'blocked', 'open'], ['active'], ['unknown']])
})

test('only what the span holds is seen; its end is exclusive', () => {
  expect(seen('2023-01-05', '2023-02-01')).toEqual({ symbols: [['open'], [], []], hasGap: true, categories: ['statement'] })
  expect(seen('2023-02-10', '2023-03-01')).toEqual({ symbols: [['blocked'], ['active'], []], hasGap: false, categories: ['incident', 'count'] })
})

test('for a traveller it is what is recorded about passing', () => {
  expect(seen('2023-01-01', '2023-02-05', { traveller: 'civilians', direction: 'in' }).symbols).toEqual([['no', 'yes'], [], ['not-recorded']])
})
