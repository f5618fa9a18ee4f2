import { describe, expect, test } from 'vitest'
import { WHOLE, currentIndex, drawnAround, hasLeft } from './follow'
import { testChange, testModel } from '../testing/fixtures'

const { changes } = testModel({
  changes: [testChange('a', '2023-01-05'), testChange('b', '2023-02-01'), testChange('c', '2023-02-01'), testChange('d', '2023-03-01T12:30:00+04:00')],
})
const at = (text: string) => Date.parse(text)

describe('the change at the playhead', () => {
  test('is the newest not after it, and none before the first', () => {
    expect(currentIndex(changes, at('2023-01-04T23:59:59+04:00'), null)).toBe(-1)
    expect(currentIndex(changes, at('2023-01-05T00:00:00+04:00'), null)).toBe(0)
    expect(currentIndex(changes, at('2023-03-01T12:29:59+04:00'), null)).toBe(2)
    expect(currentIndex(changes, at('2023-03-01T12:30:00+04:00'), null)).toBe(3)
  })
  test('is the chosen one among those of the same instant', () => {
    expect(currentIndex(changes, at('2023-02-10T00:00:00+04:00'), 'b')).toBe(1)
    expect(currentIndex(changes, at('2023-02-10T00:00:00+04:00'), 'a')).toBe(2)
  })
})

describe('what is drawn of the list', () => {
  test('is all of a short one', () => expect(drawnAround(WHOLE, 3, false)).toEqual({ from: 0, to: WHOLE }))
  test('is a run around the playhead of a long one', () => {
    const drawn = drawnAround(10_000, 5_000, false)
    expect(drawn.to - drawn.from).toBeLessThan(100)
    expect(hasLeft(drawn, 5_000, false)).toBe(false)
    expect(hasLeft(drawn, drawn.to, false)).toBe(true)
  })
  test('begins with the playhead where the page scrolls', () => {
    const drawn = drawnAround(130, 50, true)
    expect(drawn.to).toBe(51)
    expect(hasLeft(drawn, 50, true)).toBe(false)
    expect(hasLeft(drawn, 49, true)).toBe(true)
  })
  test('is something even before the first change', () => {
    expect(drawnAround(130, -1, true)).toEqual({ from: 0, to: 20 })
    expect(drawnAround(0, -1, true)).toEqual({ from: 0, to: 0 })
  })
})
