import { describe, expect, test } from 'vitest'
import { shownInstant } from '../moment'
import { dayAfter, monthAfter, nextTransition, previousTransition, shownForKey, parseDateFields } from './navigation'
import { at, testModel, testPlace, testState } from '../testing/fixtures'

const data = testModel(
  {
    places: [testPlace('road')],
    states: [
      testState('road', 'open', '2020-11-10', '2023-04-23'),
      testState('road', 'open', '2023-04-23', '2023-04-23T12:00:00'),
      testState('road', 'open', '2023-04-23T12:00:00'),
    ],
  },
  { since: '2020-11-10', today: '2024-06-01' },
)
const { transitions, offset } = data
const noon = at('2023-04-23T12:00:00')

describe('from an instant', () => {
  test('the next transition is strictly after, the previous strictly before', () => {
    expect(nextTransition(transitions, at('2023-04-23'))).toBe(noon)
    expect(nextTransition(transitions, at('2023-04-23') - 1)).toBe(at('2023-04-23'))
    expect(previousTransition(transitions, noon)).toBe(at('2023-04-23'))
    expect(previousTransition(transitions, noon + 1)).toBe(noon)
  })

  test('there is no transition before the first or after the last', () => {
    expect(previousTransition(transitions, at('2020-11-10'))).toBeUndefined()
    expect(nextTransition(transitions, noon)).toBeUndefined()
    expect(nextTransition([], noon)).toBeUndefined()
    expect(previousTransition([], noon)).toBeUndefined()
  })
})

test('a day counts as its end: the previous transition is the last of the day itself', () => {
  const shown = { day: '2023-04-23' }
  expect(previousTransition(transitions, shownInstant(shown, offset))).toBe(noon)
  expect(nextTransition(transitions, shownInstant({ day: '2023-04-22' }, offset))).toBe(at('2023-04-23'))
})

test('dayAfter crosses months and years, and stops at the ends of the dataset', () => {
  expect(dayAfter(data, { day: '2023-12-31' }, 1)).toBe('2024-01-01')
  expect(dayAfter(data, { day: '2020-11-10' }, -1)).toBe('2020-11-10')
  expect(dayAfter(data, { day: '2024-06-01' }, 1)).toBe('2024-06-01')
  expect(dayAfter(data, { instant: noon }, 1)).toBe('2023-04-24')
})

test('monthAfter keeps the day, or takes the last of a shorter month', () => {
  expect(monthAfter(data, { day: '2023-01-31' }, 1)).toBe('2023-02-28')
  expect(monthAfter(data, { day: '2023-03-15' }, -1)).toBe('2023-02-15')
  expect(monthAfter(data, { day: '2022-12-05' }, 1)).toBe('2023-01-05')
})

test('arrows go to transitions, with shift by days; Home is the first day, End is today', () => {
  const shown = { instant: noon }
  expect(shownForKey(data, shown, 'ArrowLeft', false)).toEqual({ instant: at('2023-04-23') })
  expect(shownForKey(data, shown, 'ArrowRight', false)).toBeUndefined()
  expect(shownForKey(data, shown, 'ArrowRight', true)).toEqual({ day: '2023-04-24' })
  expect(shownForKey(data, shown, 'ArrowUp', false)).toEqual({ day: '2023-04-24' })
  expect(shownForKey(data, shown, 'PageDown', false)).toEqual({ day: '2023-03-23' })
  expect(shownForKey(data, shown, 'Home', false)).toEqual({ day: '2020-11-10' })
  expect(shownForKey(data, shown, 'End', false)).toBeNull()
  expect(shownForKey(data, shown, 'x', false)).toBeUndefined()
})

test('a date without a time is a day, with a time an instant in the dataset’s offset', () => {
  expect(parseDateFields('2023-04-23', '', '+04:00')).toEqual({ day: '2023-04-23' })
  expect(parseDateFields('2023-04-23', '12:00', '+04:00')).toEqual({ instant: Date.parse('2023-04-23T08:00:00Z') })
  expect(parseDateFields('2023-04-23', '12:00:05', '+04:00')).toEqual({ instant: Date.parse('2023-04-23T08:00:05Z') })
  expect(parseDateFields('', '12:00', '+04:00')).toBeNull()
})
