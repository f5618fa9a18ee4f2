// One language of the page: its messages with values filled in, its dates and numbers.

import type { Day, Instant, Offset, ShownTime } from '../moment'
import { type InitialMessages, type LazyMessages, type Message, loadLazyMessages } from './messages'

/** The server's templates of dates and times in the language, with `{day}`, `{month}`, `{year}`, `{time}`, `{date}` and `{moment}`. */
export interface ServerDates {
  readonly months: readonly string[]
  readonly date: string
  readonly months_alone: readonly string[]
  readonly month: string
  readonly time_on_date: string
  readonly about: string
  readonly perhaps: string
}

/**
 * Formats messages, dates and numbers in one language. Dates and times are written in the words of the server's pages. Numbers and short
 * dates are `Intl`'s. Where the browser lacks the language, as many lack Armenian and Georgian, short dates are the server's too instead
 * of another language's; likewise where the browser claims the language but has no names of months: Chromium writes "2023 M04 23" in
 * Azerbaijani.
 */
export class Locale {
  private readonly pluralRules: Intl.PluralRules
  private readonly numberFormat: Intl.NumberFormat
  private readonly listFormat: Intl.ListFormat | undefined
  private readonly hasIntlDates: boolean
  private readonly dateFormats = new Map<string, Intl.DateTimeFormat>()
  /** The tag for `Intl`: `en-GB` for English, as the server writes "23 April 2023" and "a, b and c". */
  readonly intlLocale: string

  constructor(
    readonly language: string,
    readonly messages: InitialMessages & Partial<LazyMessages>,
    readonly offset: Offset,
    private readonly serverDates: ServerDates,
  ) {
    this.intlLocale = language === 'en' ? 'en-GB' : language
    this.hasIntlDates = Intl.DateTimeFormat.supportedLocalesOf(this.intlLocale).length > 0 && !/\d/.test(new Intl.DateTimeFormat(this.intlLocale, { month: 'long' }).format(0))
    this.listFormat = Intl.ListFormat.supportedLocalesOf(this.intlLocale).length > 0 ? new Intl.ListFormat(this.intlLocale) : undefined
    this.pluralRules = new Intl.PluralRules(language)
    this.numberFormat = new Intl.NumberFormat(language, { useGrouping: false })
  }

  private loaded: LazyMessages | undefined

  /** The messages of parts that the first view does not show. Throws until `loadLazyMessages` has ended; `lazy` calls it. */
  get lazyMessages(): LazyMessages {
    if (!this.loaded) throw new Error('lazy messages are not loaded: render this component through `lazy`')
    return this.loaded
  }

  /** Loads the messages of parts that the first view does not show. */
  async loadLazyMessages(): Promise<void> {
    this.loaded ??= await loadLazyMessages(this.messages)
  }

  /** Fills the `{name}` placeholders of a message; `n` selects among plural forms. */
  format(message: Message, values: Readonly<Record<string, string | number>> = {}): string {
    const form = typeof message === 'string' ? message : (message[this.pluralRules.select(Number(values.n ?? 0))] ?? message.other)
    return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name]
      return value === undefined ? whole : typeof value === 'number' ? this.numberFormat.format(value) : value
    })
  }

  number(value: number): string {
    return this.numberFormat.format(value)
  }

  /** Formats a list: "a, b and c". */
  list(items: readonly string[]): string {
    return this.listFormat?.format(items) ?? items.join(', ')
  }

  /** Formats a day: "23 April 2023". */
  day(day: Day): string {
    return this.serverDay(day)
  }

  /** Formats a day with a short month: "23 Apr 2023". */
  shortDay(day: Day): string {
    if (!this.hasIntlDates) return this.serverDay(day, true)
    return this.dateFormat('short', { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(`${day}T00:00:00Z`))
  }

  /** Formats a month (1 to 12) of a year: "April 2023". */
  month(year: number, month: number): string {
    return fillTemplate(this.serverDates.month, { month: this.serverDates.months_alone[month - 1], year })
  }

  /** Formats a month (1 to 12) alone: "Apr". */
  shortMonth(month: number): string {
    if (!this.hasIntlDates) return abbreviate(this.serverDates.months_alone, month)
    return this.dateFormat('m', { month: 'short' }).format(new Date(Date.UTC(2023, month - 1)))
  }

  /** Formats an instant: "12:00 on 23 April 2023". */
  instant(at: Instant): string {
    return fillTemplate(this.serverDates.time_on_date, { time: this.offset.clock(at), date: this.day(this.offset.dayOf(at)) })
  }

  shown(shown: ShownTime): string {
    return 'day' in shown ? this.day(shown.day) : this.instant(shown.instant)
  }

  /** Formats an EDTF moment as precisely as it is known: "April 2023", "about 12:30 on 3 December 2022". */
  moment(edtf: string): string {
    const [, text = edtf, qualifier = ''] = /^(.*?)([~?%]?)$/.exec(edtf) ?? []
    const bare = this.bareMoment(text)
    const { about, perhaps } = this.serverDates
    const template = { '~': about, '?': perhaps, '%': about }[qualifier]
    return template ? fillTemplate(template, { moment: bare }) : bare
  }

  private bareMoment(text: string): string {
    if (text.includes('T')) return this.instant(Date.parse(text))
    const [year, month, day] = text.split('-').map(Number)
    if (day !== undefined) return this.day(text)
    return month === undefined ? text : this.month(year as number, month)
  }

  private serverDay(day: Day, isShort = false): string {
    const [year, month = 1, date] = day.split('-').map(Number)
    const { months } = this.serverDates
    return fillTemplate(this.serverDates.date, { day: date, month: isShort ? abbreviate(months, month) : months[month - 1], year })
  }

  private dateFormat(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    let form = this.dateFormats.get(name)
    if (!form) this.dateFormats.set(name, (form = new Intl.DateTimeFormat(this.intlLocale, { ...options, timeZone: 'UTC' })))
    return form
  }
}

/** Returns the shortest unique prefix of a month's name, three letters at least; "iyun" and "iyul" need four. */
function abbreviate(months: readonly string[], month: number): string {
  const name = months[month - 1] ?? ''
  let letters = 3
  while (letters < name.length && months.filter((other) => other.startsWith(name.slice(0, letters))).length > 1) letters += 1
  return name.slice(0, letters)
}

function fillTemplate(template: string, parts: Readonly<Record<string, string | number | undefined>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(parts[name] ?? ''))
}

/** Returns the precision of an EDTF moment; a qualifier (`~`, `?`, `%`) does not change it. */
export function precisionOf(edtf: string): 'year' | 'month' | 'day' | 'time' {
  if (edtf.includes('T')) return 'time'
  const parts = edtf.replace(/[~?%]$/, '').split('-').length
  return parts === 1 ? 'year' : parts === 2 ? 'month' : 'day'
}
