import { describe, expect, test } from 'vitest'
import { DAY, Offset, daysBetween, contains, isDay, overlaps, parseShownTime, shownInstant, formatShownTime } from './moment'

const offset = Offset.parse('+04:00')

describe('an offset', () => {
  test('maps a day to the span between local midnights', () => {
    const span = offset.spanOf('2023-04-23')
    expect(new Date(span.since).toISOString()).toBe('2023-04-22T20:00:00.000Z')
    expect(span.until - span.since).toBe(DAY)
  })
  test('finds the local day of both ends of a day', () => {
    const { since, until } = offset.spanOf('2023-04-23')
    expect([offset.dayOf(since), offset.dayOf(until - 1), offset.dayOf(until)]).toEqual(['2023-04-23', '2023-04-23', '2023-04-24'])
  })
  test('formats instants that parse back', () => {
    const at = Date.parse('2022-12-12T10:30:00+04:00')
    expect(offset.rfc3339(at)).toBe('2022-12-12T10:30:00+04:00')
    expect(offset.clock(at)).toBe('10:30')
    expect(offset.clock(at + 5000)).toBe('10:30:05')
  })
  test('rejects anything else', () => {
    expect(() => Offset.parse('Asia/Yerevan')).toThrow(RangeError)
  })
})

describe('a shown time', () => {
  test.each(['2023-04-23', '2024-02-29'])('parses an existing day: %s', (text) => expect(parseShownTime(text)).toEqual({ day: text }))
  test.each(['', 'yesterday', '2023-02-29', '2023-13-01', '2023-4-23', '2023-04-23T25:00Z', '2023-04-23T12:00', '1e3'])('rejects %j', (text) =>
    expect(parseShownTime(text)).toBeNull(),
  )
  test('parses an instant, with a space for the plus of a URL', () => {
    const instant = Date.parse('2022-12-12T10:30:00+04:00')
    expect(parseShownTime('2022-12-12T10:30:00+04:00')).toEqual({ instant })
    expect(parseShownTime('2022-12-12T10:30 04:00')).toEqual({ instant })
    expect(parseShownTime('2022-12-12T06:30Z')).toEqual({ instant })
  })
  test('a day is shown at its last millisecond', () => {
    expect(offset.dayOf(shownInstant({ day: '2023-04-23' }, offset))).toBe('2023-04-23')
    expect(shownInstant({ day: '2023-04-23' }, offset) + 1).toBe(offset.spanOf('2023-04-24').since)
  })
  test('round-trips', () => {
    for (const text of ['2023-04-23', '2022-12-03T12:30:00+04:00']) expect(formatShownTime(parseShownTime(text)!, offset)).toBe(text)
  })
})

describe('a span', () => {
  test('contains its start and not its end', () => {
    expect([contains({ since: 1, until: 3 }, 1), contains({ since: 1, until: 3 }, 3)]).toEqual([true, false])
  })
  test('overlaps neither its neighbour nor an empty span', () => {
    expect(overlaps({ since: 1, until: 3 }, { since: 3, until: 5 })).toBe(false)
    expect(overlaps({ since: 1, until: 3 }, { since: 2, until: 2 })).toBe(false)
    expect(overlaps({ since: -Infinity, until: Infinity }, { since: 2, until: 3 })).toBe(true)
  })
})

test('daysBetween counts across months, leap days and backwards', () => {
  expect(daysBetween('2022-12-12', '2023-04-23')).toBe(132)
  expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2)
})

test('isDay rejects days that do not exist', () => {
  expect([isDay('2024-02-29'), isDay('2023-02-29')]).toEqual([true, false])
})
