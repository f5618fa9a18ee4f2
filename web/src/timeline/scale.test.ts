import { describe, expect, test } from 'vitest'
import { DAY, Offset } from '../moment'
import { MIN_SPAN_MS, Scale, daysOf, fitWithin, openingSpan, panned, resized, revealed, zoomed } from './scale'
import { at } from '../testing/fixtures'

const whole = { since: at('2020-11-10'), until: at('2024-06-02') }
const offset = Offset.parse('+04:00')
const span = { since: at('2023-04-01'), until: at('2023-05-01') }

describe('a scale', () => {
  const scale = new Scale(span, 600)

  test('maps the span to its width and back', () => {
    expect(scale.x(span.since)).toBe(0)
    expect(scale.x(span.until)).toBe(600)
    expect(scale.at(scale.x(at('2023-04-23T12:00:00')))).toBeCloseTo(at('2023-04-23T12:00:00'), 3)
    expect(scale.pixels(DAY)).toBe(20)
  })

  test('is finite before the width is measured', () => {
    expect(Number.isFinite(new Scale(span, 0).x(span.until))).toBe(true)
  })
})

describe('zooming', () => {
  test('keeps the instant under the pointer in place', () => {
    const around = at('2023-04-23')
    const before = new Scale(span, 600).x(around)
    expect(new Scale(zoomed(span, 2, around, whole), 600).x(around)).toBeCloseTo(before, 6)
  })

  test('stops at the shortest span and at the whole', () => {
    const close = zoomed(span, 1e9, at('2023-04-23'), whole)
    expect(close.until - close.since).toBe(MIN_SPAN_MS)
    expect(zoomed(span, 1e-9, at('2023-04-23'), whole)).toEqual(whole)
    const limited = zoomed(span, 1e-9, at('2023-04-23'), whole, 300 * DAY)
    expect(limited.until - limited.since).toBe(300 * DAY)
  })

  test('by a factor and its inverse restores the span', () => {
    const around = at('2023-04-23')
    const back = zoomed(zoomed(span, 3, around, whole), 1 / 3, around, whole)
    expect(back.since).toBeCloseTo(span.since, -1)
    expect(back.until).toBeCloseTo(span.until, -1)
  })
})

describe('panning', () => {
  test('stops at the ends and keeps the length', () => {
    const first = panned(span, -9e12, whole)
    expect(first.since).toBe(whole.since)
    expect(first.until - first.since).toBe(span.until - span.since)
    expect(panned(span, 9e12, whole).until).toBe(whole.until)
  })

  test('fitWithin moves a span from outside to within', () => {
    expect(fitWithin({ since: at('2030-01-01'), until: at('2030-02-01') }, whole).until).toBe(whole.until)
  })

  test('revealed leaves a visible playhead alone, and shows an invisible one with a margin', () => {
    expect(revealed(span, at('2023-04-02'), whole)).toBe(span)
    expect(revealed(span, span.until, whole).since, 'the end is exclusive').toBeGreaterThan(span.since)
    const seen = revealed(span, at('2023-06-01'), whole)
    expect(seen.since < at('2023-06-01') && at('2023-06-01') < seen.until).toBe(true)
    expect(seen.until - seen.since).toBe(span.until - span.since)
  })
})

test('daysOf are the days that a span touches, in the dataset’s offset', () => {
  expect(daysOf(span, offset)).toEqual(['2023-04-01', '2023-04-30'])
  expect(daysOf({ since: at('2023-04-01T23:00:00'), until: at('2023-04-02T01:00:00') }, offset)).toEqual(['2023-04-01', '2023-04-02'])
})

test('daysOf has two days for a span within one day, as a link needs them', () => {
  expect(daysOf({ since: at('2023-04-01'), until: at('2023-04-02') }, offset)).toEqual(['2023-04-01', '2023-04-02'])
})

describe('the span on which a timeline opens', () => {
  const focus = { since: at('2022-12-12'), until: at('2023-10-02') }

  test('is the focus while that holds the moment; its end is exclusive', () => {
    expect(openingSpan(focus, whole, at('2023-04-23'), Infinity)).toEqual(focus)
    expect(openingSpan(focus, whole, focus.since, Infinity)).toEqual(focus)
    expect(openingSpan(focus, whole, focus.until - 1, Infinity)).toEqual(focus)
    expect(openingSpan(focus, whole, focus.until, Infinity)).toEqual(whole)
  })

  test('is the whole where there is no focus', () => {
    expect(openingSpan(null, whole, at('2023-04-23'), Infinity)).toEqual(whole)
  })

  test('is a part around the moment where the whole is too long', () => {
    const span = openingSpan(focus, whole, at('2024-01-01'), 300 * DAY)
    expect(span).toEqual({ since: at('2024-01-01') - 150 * DAY, until: at('2024-01-01') + 150 * DAY })
    expect(openingSpan(focus, whole, whole.until - 1, 300 * DAY).until).toBe(whole.until)
    expect(openingSpan(focus, whole, at('2022-12-13'), 200 * DAY), 'stays within the focus').toEqual({ since: focus.since, until: focus.since + 200 * DAY })
  })
})

describe('resized', () => {
  test('moves one end, to the other at most, and within the whole', () => {
    expect(resized(span, 'since', at('2023-03-01'), whole, Infinity)).toEqual({ since: at('2023-03-01'), until: span.until })
    expect(resized(span, 'until', at('2023-01-01'), whole, Infinity)).toEqual({ since: span.since, until: span.since + MIN_SPAN_MS })
    expect(resized(span, 'since', 0, whole, Infinity).since).toBe(whole.since)
  })

  test('takes the other end along where the span would be too long', () => {
    expect(resized(span, 'until', at('2023-06-10'), whole, 30 * DAY)).toEqual({ since: at('2023-05-11'), until: at('2023-06-10') })
    expect(resized(span, 'since', at('2023-03-01'), whole, 30 * DAY)).toEqual({ since: at('2023-03-01'), until: at('2023-03-31') })
  })
})
