import { describe, expect, test } from 'vitest'
import { Offset } from '../moment'
import { boundsOf, spanOfMoment } from './uncertainty'
import { at, testChange, testModel, testPlace, testState } from '../testing/fixtures'

const offset = Offset.parse('+04:00')
const made = (id: string) => ({ id, role: 'made' })

describe('a moment may lie', () => {
  test('anywhere in its year, month or day, by local clocks', () => {
    expect(spanOfMoment('2023', offset)).toEqual({ since: at('2023-01-01'), until: at('2024-01-01') })
    expect(spanOfMoment('2023-12', offset)).toEqual({ since: at('2023-12-01'), until: at('2024-01-01') })
    expect(spanOfMoment('2023-04-30', offset)).toEqual({ since: at('2023-04-30'), until: at('2023-05-01') })
  })

  test('at its time alone when that is known, however roughly', () => {
    const noon = at('2023-04-23T12:00:00')
    expect(spanOfMoment('2023-04-23T12:00+04:00~', offset)).toEqual({ since: noon, until: noon })
  })

  test('no further apart for being approximate', () => {
    expect(spanOfMoment('2023-10~', offset)).toEqual(spanOfMoment('2023-10', offset))
  })
})

describe('the edges of a state', () => {
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

  test('are as precise as the change that made it', () => {
    expect(edge('2021-07-01')?.since?.moment).toBe('2021-07')
    expect(edge('2022-12-03')?.since?.moment).toBe('2022-12-03')
  })

  test('end as precisely as what follows begins', () => {
    expect(edge('2021-07-01')?.until?.moment).toBe('2022-12-03')
    expect(edge('2022-12-03')?.until?.moment).toBe('2022-12-05~')
  })

  test('after an exception begin when that was over, not when the state first began', () => {
    expect(edge('2022-12-05')?.since?.moment).toBe('2022-12-05~')
  })

  test('where nothing follows are those of the change that ended it', () => {
    expect(edge('2022-12-05')?.until?.moment).toBe('2023-03-30')
  })
})

test('of two reports of one begin the more precise says when', () => {
  const data = testModel({
    places: [testPlace('road')],
    states: [testState('road', 'open', '2023-10-01', '', { changes: [made('rough'), made('fine')] })],
    changes: [testChange('rough', '2023-10'), testChange('fine', '2023-10-01')],
  })
  expect(boundsOf(data).get('road.2023-10-01')?.since?.moment).toBe('2023-10-01')
})
