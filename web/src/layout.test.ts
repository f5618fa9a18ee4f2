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
    expect(arrange(width, height)).toEqual({ layout, isFolded, isLow })
  })
})
