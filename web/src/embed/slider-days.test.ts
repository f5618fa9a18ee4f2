import { describe, expect, it } from 'vitest'
import { withParameters, dayOf, formatDay } from './slider-days'

describe('the days of an embed', () => {
  it('are counted across the end of a year and a leap day', () => {
    const days = { first: '2023-12-30' }
    expect([0, 1, 2, 62].map((number) => dayOf(days, number))).toEqual(['2023-12-30', '2023-12-31', '2024-01-01', '2024-03-01'])
  })

  it('are formatted by the server’s template', () => {
    const months = ['1', '2', '3', 'აპრილს', '5', '6', '7', '8', '9', '10', '11', '12']
    expect(formatDay({ months, date: '{year} წლის {day} {month}' }, '2023-04-03')).toBe('2023 წლის 3 აპრილს')
  })

  it('withParameters keeps other parameters and removes empty ones', () => {
    const href = 'https://map.example/embed?lang=hy&place=a&controls=slider'
    expect(withParameters(href, { datetime: '2023-04-23', place: null })).toBe('https://map.example/embed?lang=hy&controls=slider&datetime=2023-04-23')
  })
})
