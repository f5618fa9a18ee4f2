import { expect, test } from 'vitest'
import { mandatesInForce } from './mandates'

const mandate = { id: 'm', places: ['corridor'], span: { since: 100, until: 200 } } as never

test('a mandate is in force from its start, and not at its end', () => {
  const at = (instant: number) => mandatesInForce([mandate], { id: 'corridor', part_of: [] }, instant).length
  expect([99, 100, 199, 200].map(at)).toEqual([0, 1, 1, 0])
})

test('a mandate over a corridor covers its parts', () => {
  expect(mandatesInForce([mandate], { id: 'bridge', part_of: ['corridor'] }, 150)).toHaveLength(1)
  expect(mandatesInForce([mandate], { id: 'elsewhere', part_of: [] }, 150)).toHaveLength(0)
})
