import { describe, expect, test } from 'vitest'
import { DAY } from '../moment'
import { Scale } from './scale'
import { segmentsOf, stateNear } from './paint'
import { at, testModel, testPlace, testState } from '../testing/fixtures'

describe('segmentsOf', () => {
  const range = { since: '2020-11-10', today: '2024-06-01' }
  const data = testModel(
    {
      places: [testPlace('road')],
      states: [
        testState('road', 'open', '2021-01-01', '2022-12-03T12:30:00'),
        testState('road', 'closed', '2022-12-03T12:30:00', '2022-12-03T15:30:00'),
        testState('road', 'open', '2022-12-03T15:30:00'),
      ],
    },
    range,
  )
  const place = data.places[0]!

  test('a state of three hours in years is a pixel wide, and segments do not overlap', () => {
    const segments = segmentsOf(place, new Scale(data.range, 1000))
    expect(segments.map(({ state }) => state.status)).toEqual(['open', 'closed', 'open'])
    expect(segments[1]!.x1 - segments[1]!.x0).toBeCloseTo(1)
    segments.slice(1).forEach((segment, index) => expect(segment.x0).toBeGreaterThanOrEqual(segments[index]!.x1 - 1e-9))
  })

  test('only visible states have segments, and open ends stop at the edge', () => {
    const span = { since: at('2023-01-01'), until: at('2023-02-01') }
    const [only, ...rest] = segmentsOf(place, new Scale(span, 500))
    expect(rest).toEqual([])
    expect([only!.x0, only!.x1]).toEqual([0, 500])
    expect(segmentsOf(place, new Scale({ since: at('2020-11-10'), until: at('2020-12-01') }, 500))).toEqual([])
  })

  test('there are no more segments than pixels', () => {
    const states = Array.from({ length: 1200 }, (_, index) => {
      const [since = 0, until = 0] = [index, index + 1].map((day) => at('2020-11-10') + day * DAY)
      return testState('road', 'open', data.offset.dayOf(since), data.offset.dayOf(until))
    })
    const many = testModel({ places: [testPlace('road')], states }, range)
    const segments = segmentsOf(many.places[0]!, new Scale(many.range, 300))
    expect(segments.length).toBeLessThanOrEqual(301)
    expect(segments.length).toBeGreaterThan(200)
  })

  test('stateNear finds a state too narrow to hit', () => {
    const scale = new Scale(data.range, 1000)
    expect(stateNear(place, at('2022-12-05'), scale)?.status).toBe('closed')
    expect(stateNear(place, at('2023-06-01'), scale)?.status).toBe('open')
    expect(stateNear(place, at('2020-12-01'), scale)).toBeUndefined()
  })
})
