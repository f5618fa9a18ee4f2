import { describe, expect, test } from 'vitest'
import { DAY } from '../moment'
import { Scale } from './scale'
import { segmentsOf, stateNear } from './segments'
import { at, trial } from './trial'

describe('segments', () => {
  const data = trial(
    [{ id: 'road' }],
    [
      { place: 'road', since: '2021-01-01', until: '2022-12-03T12:30:00' },
      { place: 'road', since: '2022-12-03T12:30:00', until: '2022-12-03T15:30:00', status: 'closed' },
      { place: 'road', since: '2022-12-03T15:30:00' },
    ],
  )
  const place = data.places[0]!

  test('three hours in years are still a line of a pixel, and nothing overlaps', () => {
    const segments = segmentsOf(place, new Scale(data.range, 1000))
    expect(segments.map(({ state }) => state.status)).toEqual(['open', 'closed', 'open'])
    expect(segments[1]!.x1 - segments[1]!.x0).toBeCloseTo(1)
    segments.slice(1).forEach((segment, index) => expect(segment.x0).toBeGreaterThanOrEqual(segments[index]!.x1 - 1e-9))
  })

  test('only what is in sight is drawn, and open ends stop at the edge', () => {
    const span = { since: at('2023-01-01'), until: at('2023-02-01') }
    const [only, ...rest] = segmentsOf(place, new Scale(span, 500))
    expect(rest).toEqual([])
    expect([only!.x0, only!.x1]).toEqual([0, 500])
    expect(segmentsOf(place, new Scale({ since: at('2020-11-10'), until: at('2020-12-01') }, 500))).toEqual([])
  })

  test('of many states in a pixel one is drawn, so that no more are than there are pixels', () => {
    const many = trial(
      [{ id: 'road' }],
      Array.from({ length: 1200 }, (_, index) => {
        const since = new Date(at('2020-11-10') + index * DAY + 4 * 36e5).toISOString().slice(0, 10)
        const until = new Date(at('2020-11-10') + (index + 1) * DAY + 4 * 36e5).toISOString().slice(0, 10)
        return { place: 'road', since, until }
      }),
    )
    const segments = segmentsOf(many.places[0]!, new Scale(many.range, 300))
    expect(segments.length).toBeLessThanOrEqual(301)
    expect(segments.length).toBeGreaterThan(200)
  })

  test('a pointer finds a state that is too narrow to be hit', () => {
    const scale = new Scale(data.range, 1000)
    expect(stateNear(place, at('2022-12-05'), scale)?.status).toBe('closed')
    expect(stateNear(place, at('2023-06-01'), scale)?.status).toBe('open')
    expect(stateNear(place, at('2020-12-01'), scale)).toBeUndefined()
  })
})
