import { describe, expect, test } from 'vitest'
import { changesWithin } from '../model'
import { clustersOf, slotsOf, tickPath } from './events'
import { Scale } from './scale'
import { at, testChange, testModel } from '../testing/fixtures'

describe('marks of events', () => {
  const data = testModel({
    changes: [
      testChange('a', '2023-04-01', { category: 'court' }),
      testChange('b', '2023-04-02', { category: 'court' }),
      testChange('c', '2023-04-03', { category: 'text' }),
      testChange('d', '2023-06-01', { category: 'text' }),
    ],
  })
  const scale = new Scale({ since: at('2023-04-01'), until: at('2023-06-10') }, 700)

  test('that would overlap form a cluster, without a category if theirs differ', () => {
    const clusters = clustersOf(data.changes, scale, 25)
    expect(clusters.map(({ changes, category }) => [changes.length, category])).toEqual([[3, null], [1, 'text']])
    expect(clustersOf(data.changes, scale, 15)[0]?.category).toBe('court')
  })

  test('share a press target if close, and targets do not overlap', () => {
    const slots = slotsOf(clustersOf(data.changes, scale, 9), 24)
    expect(slots.map(({ x, changes }) => [x, changes.length])).toEqual([[0, 3], [600, 1]])
  })

  test('changesWithin includes both ends', () => {
    expect(changesWithin(data.changes, at('2023-04-02'), at('2023-04-03')).map(({ id }) => id)).toEqual(['b', 'c'])
  })

  test('tickPath has at most one tick a pixel', () => {
    expect(tickPath(data.changes, scale, 8).match(/M/g)).toHaveLength(4)
    expect(tickPath(data.changes, new Scale({ since: at('2000-01-01'), until: at('2030-01-01') }, 10), 8).match(/M/g)).toHaveLength(1)
  })
})
