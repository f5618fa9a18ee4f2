import { afterEach, describe, expect, test, vi } from 'vitest'
import { Offset } from '../moment'
import { type ServerDates, Locale } from './locale'
import { initialMessages } from './messages'

const own: ServerDates = {
  months: ['հունվարի', 'փետրվարի', 'մարտի', 'ապրիլի', 'մայիսի', 'հունիսի', 'հուլիսի', 'օգոստոսի', 'սեպտեմբերի', 'հոկտեմբերի', 'նոյեմբերի', 'դեկտեմբերի'],
  date: '{year} թ. {month} {day}',
  months_alone: ['հունվար', 'փետրվար', 'մարտ', 'ապրիլ', 'մայիս', 'հունիս', 'հուլիս', 'օգոստոս', 'սեպտեմբեր', 'հոկտեմբեր', 'նոյեմբեր', 'դեկտեմբեր'],
  month: '{year} թ. {month}',
  time_on_date: '{date}, ժամը {time}',
  about: 'մոտավորապես {moment}',
  perhaps: 'ենթադրաբար {moment}',
}
const english: ServerDates = {
  ...own,
  months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  date: '{day} {month} {year}',
  months_alone: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  month: '{month} {year}',
  time_on_date: '{time} on {date}',
  about: 'about {moment}',
  perhaps: 'perhaps {moment}',
}
const offset = Offset.parse('+04:00')

afterEach(() => vi.restoreAllMocks())

describe('dates', () => {
  test('in English are written as in the server’s sentence', () => {
    const locale = new Locale('en', initialMessages, offset, english)
    expect(locale.day('2023-04-23')).toBe('23 April 2023')
    expect(locale.moment('2022-12-03T12:30+04:00~')).toBe('about 12:30 on 3 December 2022')
    expect(locale.moment('2022-12-03?')).toBe('perhaps 3 December 2022')
    expect(locale.moment('2023-10')).toBe('October 2023')
    expect(locale.list(['a', 'b', 'c'])).toBe('a, b and c')
  })

  test('in a language unknown to the browser are the server’s', () => {
    vi.spyOn(Intl.DateTimeFormat, 'supportedLocalesOf').mockReturnValue([])
    vi.spyOn(Intl.ListFormat, 'supportedLocalesOf').mockReturnValue([])
    const locale = new Locale('hy', initialMessages, offset, own)
    expect(locale.day('2023-04-23')).toBe('2023 թ. ապրիլի 23')
    expect(locale.shortDay('2023-04-23')).toBe('2023 թ. ապր 23')
    expect(locale.month(2023, 10)).toBe('2023 թ. հոկտեմբեր')
    expect(locale.shortMonth(12)).toBe('դեկ')
    expect([1, 6, 7].map((month) => locale.shortMonth(month)), 'told apart').toEqual(['հունվ', 'հունի', 'հուլ'])
    expect(locale.list(['ա', 'բ'])).toBe('ա, բ')
  })

  test('in a language whose months the browser cannot name are the server’s', () => {
    const format = vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(function () {
      return { format: () => 'M04' } as unknown as Intl.DateTimeFormat
    } as typeof Intl.DateTimeFormat)
    Object.assign(format, { supportedLocalesOf: () => ['az'] })
    const azerbaijani = { ...own, date: '{day} {month} {year}', months: own.months.with(3, 'aprel'), months_alone: own.months_alone.with(5, 'iyun').with(6, 'iyul') }
    const locale = new Locale('az', initialMessages, offset, azerbaijani)
    expect(locale.day('2023-04-23')).toBe('23 aprel 2023')
    expect(locale.shortMonth(7)).toBe('iyul')
  })
})
