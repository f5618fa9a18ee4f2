import { describe, expect, test } from 'vitest'
import { Offset } from '../moment'
import { boundsOf, spanOfMoment } from './uncertainty'
import { at, testChange, testModel, testPlace, testState } from '../testing/fixtures'

const offset = Offset.parse('+04:00')
const made = (id: string) => ({ id, role: 'made' as const })

describe('spanOfMoment', () => {
  test('is the local year, month or day', () => {
    expect(spanOfMoment('2023', offset)).toEqual({ since: at('2023-01-01'), until: at('2024-01-01') })
    expect(spanOfMoment('2023-12', offset)).toEqual({ since: at('2023-12-01'), until: at('2024-01-01') })
    expect(spanOfMoment('2023-04-30', offset)).toEqual({ since: at('2023-04-30'), until: at('2023-05-01') })
  })

  test('is empty for a time, even an approximate one', () => {
    const noon = at('2023-04-23T12:00:00')
    expect(spanOfMoment('2023-04-23T12:00+04:00~', offset)).toEqual({ since: noon, until: noon })
  })

  test('is not widened by a qualifier', () => {
    expect(spanOfMoment('2023-10~', offset)).toEqual(spanOfMoment('2023-10', offset))
  })
})

describe('boundsOf', () => {
  const effects = (effect: 'starts' | 'ends' | 'exception', until: string | null = null) => [{ places: ['road'], effect, status: 'open', until }]
  const data = testModel({
    places: [testPlace('road')],
    states: [
      testState('road', 'open', '2021-07-01', '2022-12-03', { changes: [made('month')] }),
      testState('road', 'open', '2022-12-03', '2022-12-05', { changes: [made('short')] }),
      testState('road', 'open', '2022-12-05', '2023-03-30', { changes: [made('month'), { id: 'short', role: 'resumed' }] }),
    ],
    changes: [
      testChange('month', '2021-07', { effects: effects('starts') }),
      testChange('short', '2022-12-03', { effects: effects('exception', '2022-12-05~') }),
      testChange('over', '2023-03-30', { effects: effects('ends') }),
    ],
  })
  const edges = boundsOf(data)
  const edge = (since: string) => edges.get(`road.${since}`)

  test('gives the start the precision of the change that made the state', () => {
    expect(edge('2021-07-01')?.since?.moment).toBe('2021-07')
    expect(edge('2022-12-03')?.since?.moment).toBe('2022-12-03')
  })

  test('gives the end the precision of the start that follows', () => {
    expect(edge('2021-07-01')?.until?.moment).toBe('2022-12-03')
    expect(edge('2022-12-03')?.until?.moment).toBe('2022-12-05~')
  })

  test('starts a resumed state at the end of the exception', () => {
    expect(edge('2022-12-05')?.since?.moment).toBe('2022-12-05~')
  })

  test('takes the end from the change that ended the state if nothing follows', () => {
    expect(edge('2022-12-05')?.until?.moment).toBe('2023-03-30')
  })
})

test('boundsOf prefers the more precise of two reports of a start', () => {
  const data = testModel({
    places: [testPlace('road')],
    states: [testState('road', 'open', '2023-10-01', '', { changes: [made('rough'), made('fine')] })],
    changes: [testChange('rough', '2023-10'), testChange('fine', '2023-10-01')],
  })
  expect(boundsOf(data).get('road.2023-10-01')?.since?.moment).toBe('2023-10-01')
})
