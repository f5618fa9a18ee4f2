import { describe, expect, test } from 'vitest'
import { DAY, Offset } from '../moment'
import { MIN_SPAN_MS, Scale, daysOf, busiestRange, fitWithin, panned, revealed, zoomed } from './scale'
import { at } from '../testing/fixtures'

const whole = { since: at('2020-11-10'), until: at('2024-06-02') }
const offset = Offset.parse('+04:00')
const span = { since: at('2023-04-01'), until: at('2023-05-01') }

describe('a scale', () => {
  const scale = new Scale(span, 600)

  test('puts the span over its width, and finds the way back', () => {
    expect(scale.x(span.since)).toBe(0)
    expect(scale.x(span.until)).toBe(600)
    expect(scale.at(scale.x(at('2023-04-23T12:00:00')))).toBeCloseTo(at('2023-04-23T12:00:00'), 3)
    expect(scale.pixels(DAY)).toBe(20)
  })

  test('does not divide by a width that is not yet measured', () => {
    expect(Number.isFinite(new Scale(span, 0).x(span.until))).toBe(true)
  })
})

describe('zooming', () => {
  test('keeps the instant under the pointer where it is', () => {
    const around = at('2023-04-23')
    const before = new Scale(span, 600).x(around)
    expect(new Scale(zoomed(span, 2, around, whole), 600).x(around)).toBeCloseTo(before, 6)
  })

  test('goes no closer than the shortest period and no wider than all', () => {
    const close = zoomed(span, 1e9, at('2023-04-23'), whole)
    expect(close.until - close.since).toBe(MIN_SPAN_MS)
    expect(zoomed(span, 1e-9, at('2023-04-23'), whole)).toEqual(whole)
  })

  test('by a factor and back again is where it was', () => {
    const around = at('2023-04-23')
    const back = zoomed(zoomed(span, 3, around, whole), 1 / 3, around, whole)
    expect(back.since).toBeCloseTo(span.since, -1)
    expect(back.until).toBeCloseTo(span.until, -1)
  })
})

describe('moving', () => {
  test('stops at the ends and keeps its length', () => {
    const first = panned(span, -9e12, whole)
    expect(first.since).toBe(whole.since)
    expect(first.until - first.since).toBe(span.until - span.since)
    expect(panned(span, 9e12, whole).until).toBe(whole.until)
  })

  test('a span from outside lands within', () => {
    expect(fitWithin({ since: at('2030-01-01'), until: at('2030-02-01') }, whole).until).toBe(whole.until)
  })

  test('leaves a playhead in sight alone, and brings one out of sight in with room around', () => {
    expect(revealed(span, at('2023-04-02'), whole)).toBe(span)
    const seen = revealed(span, at('2023-06-01'), whole)
    expect(seen.since < at('2023-06-01') && at('2023-06-01') < seen.until).toBe(true)
    expect(seen.until - seen.since).toBe(span.until - span.since)
  })
})

test('the days of a span are those that it touches, in the offset of the dataset', () => {
  expect(daysOf(span, offset)).toEqual(['2023-04-01', '2023-04-30'])
  expect(daysOf({ since: at('2023-04-01T23:00:00'), until: at('2023-04-02T01:00:00') }, offset)).toEqual(['2023-04-01', '2023-04-02'])
})

test('a span within one day still has two days, as a link needs them', () => {
  expect(daysOf({ since: at('2023-04-01'), until: at('2023-04-02') }, offset)).toEqual(['2023-04-01', '2023-04-02'])
})

describe('the densest period', () => {
  const whole = { since: at('2020-11-10'), until: at('2026-11-10') }

  test('is the shortest with half of all changes', () => {
    const transitions = ['2021-01-01', '2022-01-01', '2023-04-23', '2023-04-24', '2023-05-01', '2023-05-03', '2025-01-01'].map(at)
    const period = busiestRange(transitions, whole)!
    expect(period.since).toBeLessThan(at('2023-04-23'))
    expect(period.since).toBeGreaterThan(at('2023-04-20'))
    expect(period.until).toBeGreaterThan(at('2023-05-03'))
  })

  test('is not offered where changes are few or spread over most of the time', () => {
    expect(busiestRange([], whole)).toBeNull()
    expect(busiestRange(['2021-01-01', '2026-01-01'].map(at), whole)).toBeNull()
    expect(busiestRange(['2020-11-10', '2021-11-10', '2022-11-10', '2023-11-10', '2024-11-10', '2025-11-10', '2026-11-10'].map(at), whole)).toBeNull()
  })
})
