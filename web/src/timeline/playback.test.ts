import { expect, test } from 'vitest'
import { nextRest } from './playback'

test('nextRest is the first edge after the start, and not the start itself', () => {
  const edges = [10, 20, 30]
  expect(nextRest(edges, 0, 25)).toBe(10)
  expect(nextRest(edges, 10, 15)).toBeUndefined()
  expect(nextRest(edges, 10, 20)).toBe(20)
  expect(nextRest(edges, 30, 99)).toBeUndefined()
})
