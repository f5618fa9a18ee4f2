import { describe, expect, test } from 'vitest'
import { MAX_UNWINDOWED, currentIndex, windowAround, isOutsideWindow } from './list-window'
import { testChange, testModel } from '../testing/fixtures'

const { changes } = testModel({
  changes: [testChange('a', '2023-01-05'), testChange('b', '2023-02-01'), testChange('c', '2023-02-01'), testChange('d', '2023-03-01T12:30:00+04:00')],
})
const at = (text: string) => Date.parse(text)

describe('currentIndex', () => {
  test('is the newest change not after the instant, -1 before the first', () => {
    expect(currentIndex(changes, at('2023-01-04T23:59:59+04:00'), null)).toBe(-1)
    expect(currentIndex(changes, at('2023-01-05T00:00:00+04:00'), null)).toBe(0)
    expect(currentIndex(changes, at('2023-03-01T12:29:59+04:00'), null)).toBe(2)
    expect(currentIndex(changes, at('2023-03-01T12:30:00+04:00'), null)).toBe(3)
  })
  test('prefers the chosen change among those of the same instant', () => {
    expect(currentIndex(changes, at('2023-02-10T00:00:00+04:00'), 'b')).toBe(1)
    expect(currentIndex(changes, at('2023-02-10T00:00:00+04:00'), 'a')).toBe(2)
  })
})

describe('windowAround', () => {
  test('is the whole of a short list', () => expect(windowAround(MAX_UNWINDOWED, 3, false)).toEqual({ from: 0, to: MAX_UNWINDOWED }))
  test('is a range around the playhead of a long list', () => {
    const drawn = windowAround(10_000, 5_000, false)
    expect(drawn.to - drawn.from).toBeLessThan(100)
    expect(isOutsideWindow(drawn, 5_000, false)).toBe(false)
    expect(isOutsideWindow(drawn, drawn.to, false)).toBe(true)
  })
  test('ends at the playhead if the page scrolls', () => {
    const drawn = windowAround(130, 50, true)
    expect(drawn.to).toBe(51)
    expect(isOutsideWindow(drawn, 50, true)).toBe(false)
    expect(isOutsideWindow(drawn, 49, true)).toBe(true)
  })
  test('is not empty before the first change', () => {
    expect(windowAround(130, -1, true)).toEqual({ from: 0, to: 20 })
    expect(windowAround(0, -1, true)).toEqual({ from: 0, to: 0 })
  })
})
