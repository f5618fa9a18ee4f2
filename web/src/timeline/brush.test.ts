import { expect, test } from 'vitest'
import { partAt } from './brush'

test('a press takes hold of an end, of the frame, or of nothing', () => {
  const parts = (...xs: number[]) => xs.map((x) => partAt(x, 100, 150))
  expect(parts(82, 100, 106)).toEqual(['since', 'since', 'since'])
  expect(parts(144, 150, 168)).toEqual(['until', 'until', 'until'])
  expect(parts(107, 125, 143)).toEqual(['window', 'window', 'window'])
  expect(parts(81, 169)).toEqual([null, null])
})

test('of a narrow frame too, each end and its middle can be held', () => {
  expect([100, 102, 104, 99].map((x) => partAt(x, 100, 104))).toEqual(['since', 'window', 'until', 'since'])
})
