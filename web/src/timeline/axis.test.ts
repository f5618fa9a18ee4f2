import { expect, test } from 'vitest'
import { Offset } from '../moment'
import { Scale } from './scale'
import { ticksOf } from './axis'
import { at } from '../testing/fixtures'

const offset = Offset.parse('+04:00')
const ticks = (since: string, until: string, width = 1050) => ticksOf(new Scale({ since: at(since), until: at(until) }, width), offset)

test('six years on a wide screen have half-year ticks, with major ticks at years', () => {
  const all = ticks('2020-11-10', '2026-11-23')
  expect(all.filter(({ isMajor }) => isMajor).map((tick) => offset.dayOf(tick.at))).toEqual(['2021-01-01', '2022-01-01', '2023-01-01', '2024-01-01', '2025-01-01', '2026-01-01'])
  expect(all.find(({ isMajor }) => !isMajor)?.unit).toBe('month')
})

test('six years on a phone have year ticks only', () => {
  expect(new Set(ticks('2020-11-10', '2026-11-23', 340).map(({ unit }) => unit))).toEqual(new Set(['year']))
})

test('months have month ticks, a month day ticks, a day hour ticks', () => {
  expect(ticks('2023-04-10', '2023-10-02').map(({ unit }) => unit)).toContain('month')
  expect(ticks('2023-04-02', '2023-04-28').every(({ unit }) => unit === 'day')).toBe(true)
  expect(ticks('2022-12-03', '2022-12-04').filter(({ unit }) => unit === 'hour').length).toBeGreaterThan(6)
})

test('every tick is at local midnight or a full local hour', () => {
  for (const tick of ticks('2022-12-03', '2022-12-05')) expect(offset.clock(tick.at)).toMatch(/^\d\d:00$/)
  for (const tick of ticks('2023-03-20', '2023-05-10')) expect(offset.clock(tick.at)).toBe('00:00')
})

test('labels do not touch at any width and length', () => {
  for (const width of [300, 340, 700, 1050, 1800]) {
    for (let days = 1; days < 5000; days = Math.ceil(days * 1.3)) {
      const since = at('2020-11-10')
      const scale = new Scale({ since, until: since + days * 864e5 }, width)
      const xs = ticksOf(scale, offset).map((tick) => scale.x(tick.at))
      xs.slice(1).forEach((x, index) => expect(x - (xs[index] as number), `${days} days on ${width}`).toBeGreaterThan(24))
      expect(xs.length, `${days} days on ${width}`).toBeGreaterThan(0)
    }
  }
})
