import { describe, expect, test } from 'vitest'
import { rowsOf } from './viewport'
import { testModel, testPlace, testState } from '../testing/fixtures'

describe('rowsOf', () => {
  const places = (count: number) => Array.from({ length: count }, (_, index) => testPlace(`p${index}`, { part_of: index % 10 === 0 ? [] : [`p${index - (index % 10)}`] }))
  const states = (count: number) => places(count).map(({ id }) => testState(id, 'open', '2021-01-01'))

  test('has a row for each of thirty places, without the headline place', () => {
    const data = testModel({ places: [testPlace('road'), ...places(30)], states: [testState('road', 'open', '2021-01-01'), ...states(30)] })
    expect(rowsOf(data, new Set()).map(({ place }) => place.id)).toEqual(places(30).map(({ id }) => id))
  })

  test('groups more than thirty places, and opens groups', () => {
    const data = testModel({ places: places(40), states: states(40) })
    expect(rowsOf(data, new Set()).map(({ place, group }) => [place.id, group?.size])).toEqual([['p0', 9], ['p10', 9], ['p20', 9], ['p30', 9]])
    const open = rowsOf(data, new Set(['p10']))
    expect(open).toHaveLength(13)
    expect(open[2]).toMatchObject({ place: { id: 'p11' }, isInGroup: true })
  })

  test('leaves out places without states', () => {
    expect(rowsOf(testModel({ places: [testPlace('road'), testPlace('town')] }), new Set())).toEqual([])
  })
})
