import { expect, test } from 'vitest'
import { groupsAt } from './drawings'

const series = { pieces: ['<a/>', '<b/>', '<c/>'], frames: [[[0], []], [[0, 2], [1]]], at: [0, 1, 0] }

test('a frame holds from its instant to the next one, that instant not included', () => {
  const at = (instant: number) => groupsAt(series, [10, 20, 30], instant)
  expect(at(19)).toEqual(['<a/>', ''])
  expect(at(20)).toEqual(['<a/><c/>', '<b/>'])
  expect(at(30)).toEqual(['<a/>', ''])
})

test('a time before the first instant has the first frame', () => {
  expect(groupsAt(series, [10, 20, 30], 5)).toEqual(['<a/>', ''])
})
