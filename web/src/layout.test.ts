import { describe, expect, test } from 'vitest'
import { arrange } from './layout'

describe('the layout', () => {
  test.each([
    [1280, 800, 'desk', false, false],
    [1366, 657, 'desk', false, true],
    [1024, 768, 'desk', true, false],
    [768, 1024, 'desk', true, false],
    [390, 844, 'phone', false, false],
    [844, 390, 'side', true, true],
    [640, 400, 'side', true, true],
    [320, 256, 'flow', false, true],
    [195, 422, 'flow', false, true],
  ] as const)('of %d × %d is %s', (width, height, layout, isFolded, isLow) => {
    expect(arrange(width, height)).toMatchObject({ layout, isFolded, isLow })
  })

  test('has a menu where the top bar would meet the answer', () => {
    expect([1024, 1000, 390].map((width) => arrange(width, 800).hasMenu)).toEqual([false, true, true])
  })
})
