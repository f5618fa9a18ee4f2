import { expect, test } from 'vitest'
import { shownOf } from './dates'

test('a date without a time is that day, with a time the instant in the offset of the dataset', () => {
  expect(shownOf('2023-04-23', '', '+04:00')).toEqual({ day: '2023-04-23' })
  expect(shownOf('2023-04-23', '12:00', '+04:00')).toEqual({ instant: Date.parse('2023-04-23T08:00:00Z') })
  expect(shownOf('2023-04-23', '12:00:05', '+04:00')).toEqual({ instant: Date.parse('2023-04-23T08:00:05Z') })
  expect(shownOf('', '12:00', '+04:00')).toBeNull()
})
