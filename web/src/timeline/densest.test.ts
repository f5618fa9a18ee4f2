import { describe, expect, test } from 'vitest'
import { densest } from './densest'
import { at } from './trial'

describe('the densest period', () => {
  const whole = { since: at('2020-11-10'), until: at('2026-11-10') }

  test('is the shortest with half of all changes', () => {
    const steps = ['2021-01-01', '2022-01-01', '2023-04-23', '2023-04-24', '2023-05-01', '2023-05-03', '2025-01-01'].map(at)
    const period = densest(steps, whole)!
    expect(period.since).toBeLessThan(at('2023-04-23'))
    expect(period.since).toBeGreaterThan(at('2023-04-20'))
    expect(period.until).toBeGreaterThan(at('2023-05-03'))
  })

  test('is not offered where changes are few or spread over most of the time', () => {
    expect(densest([], whole)).toBeNull()
    expect(densest(['2021-01-01', '2026-01-01'].map(at), whole)).toBeNull()
    expect(densest(['2020-11-10', '2021-11-10', '2022-11-10', '2023-11-10', '2024-11-10', '2025-11-10', '2026-11-10'].map(at), whole)).toBeNull()
  })
})
