import { describe, expect, test } from 'vitest'
import { DAY } from '../moment'
import { densest } from './densest'
import { shownOf } from './dates'
import { clustersOf, tickPath, within } from './marks'
import { restBetween } from './play'
import { rowsOf } from './rows'
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

describe('rows', () => {
  const places = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `p${index}`, part_of: index % 10 === 0 ? [] : [`p${index - (index % 10)}`] }))
  const states = (count: number) => places(count).map(({ id }) => ({ place: id, since: '2021-01-01' }))

  test('are one a place up to thirty, without the headline place', () => {
    const data = trial([{ id: 'road' }, ...places(30)], [{ place: 'road', since: '2021-01-01' }, ...states(30)])
    expect(rowsOf(data, new Set()).map(({ place }) => place.id)).toEqual(places(30).map(({ id }) => id))
  })

  test('above thirty are groups that open', () => {
    const data = trial(places(40), states(40))
    expect(rowsOf(data, new Set()).map(({ place, group }) => [place.id, group?.size])).toEqual([['p0', 9], ['p10', 9], ['p20', 9], ['p30', 9]])
    const open = rowsOf(data, new Set(['p10']))
    expect(open).toHaveLength(13)
    expect(open[2]).toMatchObject({ place: { id: 'p11' }, isInGroup: true })
  })

  test('a place without states has none', () => {
    expect(rowsOf(trial([{ id: 'road' }, { id: 'town' }], []), new Set())).toEqual([])
  })
})

describe('the densest period', () => {
  const whole = { since: at('2020-11-10'), until: at('2026-11-10') }

  test('is the shortest with half of all changes', () => {
    const steps = ['2021-01-01', '2022-01-01', '2023-04-23', '2023-04-24', '2023-05-01', '2023-05-03', '2025-01-01'].map(at)
    const period = densest(steps, whole)!
    expect(period.since).toBeLessThan(at('2023-04-23'))
    expect(period.since).toBeGreaterThan(at('2023-04-20'))
    expect(period.until).toBeGreaterThan(at('2023-05-03'))
  })

  test('is not offered where changes are few or spread over most of the time', () => {
    expect(densest([], whole)).toBeNull()
    expect(densest(['2021-01-01', '2026-01-01'].map(at), whole)).toBeNull()
    expect(densest(['2020-11-10', '2020-11-11', '2022-01-01', '2025-01-01', '2026-11-08', '2026-11-09'].map(at), { since: at('2020-11-10'), until: at('2022-01-02') })).not.toBeUndefined()
  })
})

describe('marks', () => {
  const data = trial([{ id: 'road' }], [], [
    { id: 'a', moment: '2023-04-01', category: 'court' },
    { id: 'b', moment: '2023-04-02', category: 'court' },
    { id: 'c', moment: '2023-04-03', category: 'text' },
    { id: 'd', moment: '2023-06-01', category: 'text' },
  ])
  const scale = new Scale({ since: at('2023-04-01'), until: at('2023-06-10') }, 700)

  test('that would touch are one, of no category when theirs differ', () => {
    const clusters = clustersOf(data.changes, scale, 25)
    expect(clusters.map(({ changes, category }) => [changes.length, category])).toEqual([[3, null], [1, 'text']])
    expect(clustersOf(data.changes, scale, 15)[0]?.category).toBe('court')
  })

  test('within a span include both ends', () => {
    expect(within(data.changes, at('2023-04-02'), at('2023-04-03')).map(({ id }) => id)).toEqual(['b', 'c'])
  })

  test('ticks are one a pixel at most', () => {
    expect(tickPath(data.changes, scale, 8).match(/M/g)).toHaveLength(4)
    expect(tickPath(data.changes, new Scale({ since: at('2000-01-01'), until: at('2030-01-01') }, 10), 8).match(/M/g)).toHaveLength(1)
  })
})

test('playing rests at the first edge on its way, and not again at the one it rests at', () => {
  const edges = [10, 20, 30]
  expect(restBetween(edges, 0, 25)).toBe(10)
  expect(restBetween(edges, 10, 15)).toBeUndefined()
  expect(restBetween(edges, 10, 20)).toBe(20)
  expect(restBetween(edges, 30, 99)).toBeUndefined()
})

test('a date without a time is that day, with a time the instant in the offset of the dataset', () => {
  expect(shownOf('2023-04-23', '', '+04:00')).toEqual({ day: '2023-04-23' })
  expect(shownOf('2023-04-23', '12:00', '+04:00')).toEqual({ instant: Date.parse('2023-04-23T08:00:00Z') })
  expect(shownOf('2023-04-23', '12:00:05', '+04:00')).toEqual({ instant: Date.parse('2023-04-23T08:00:05Z') })
  expect(shownOf('', '12:00', '+04:00')).toBeNull()
})
