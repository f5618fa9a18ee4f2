// What the page says, in one language: words with their numbers filled in, days and moments as that language writes them.

import type { Day, Instant, Offset, ShownTime } from '../moment'
import { type InitialMessages, type LazyMessages, type Message, loadLazyMessages } from './messages'

/** How the server writes dates in the language: `{day}`, `{month}` and `{year}` stand for their parts. */
export interface ServerDates {
  readonly months: readonly string[]
  readonly date: string
  readonly months_alone: readonly string[]
  readonly month: string
}

/**
 * Fills and forms the words of one language. Numbers and dates are `Intl`'s; where a browser does not know the language, as many
 * do not know Armenian and Georgian, dates are the server's, rather than in another language. So they are where a browser says that
 * it knows the language but not what its months are called: Chromium writes "2023 M04 23" in Azerbaijani.
 */
export class Locale {
  private readonly pluralRules: Intl.PluralRules
  private readonly numberFormat: Intl.NumberFormat
  private readonly listFormat: Intl.ListFormat | undefined
  private readonly hasIntlDates: boolean
  private readonly dateFormats = new Map<string, Intl.DateTimeFormat>()
  /** For `Intl`: English as the server's sentence writes it, "23 April 2023" and "a, b and c". */
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

  /** The words of a part that no first view shows; `later` has them loaded with it. */
  get lazyMessages(): LazyMessages {
    if (!this.loaded) throw new Error('the words of this part are not loaded; show it through `later`')
    return this.loaded
  }

  /** Loads them. */
  async loadLazyMessages(): Promise<void> {
    this.loaded ??= await loadLazyMessages(this.messages)
  }

  /** A message with `{name}` filled; where it has plural forms, `n` chooses. */
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

  /** "a, b and c". */
  list(items: readonly string[]): string {
    return this.listFormat?.format(items) ?? items.join(', ')
  }

  /** "23 April 2023". */
  day(day: Day): string {
    if (!this.hasIntlDates) return this.serverDay(day)
    return this.dateFormat('day', { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(`${day}T00:00:00Z`))
  }

  /** "23 Apr 2023". */
  shortDay(day: Day): string {
    if (!this.hasIntlDates) return this.serverDay(day, true)
    return this.dateFormat('short', { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(`${day}T00:00:00Z`))
  }

  /** "April 2023". */
  month(year: number, month: number): string {
    if (!this.hasIntlDates) return fillTemplate(this.serverDates.month, { month: this.serverDates.months_alone[month - 1], year })
    return this.dateFormat('month', { month: 'long', year: 'numeric' }).format(new Date(Date.UTC(year, month - 1)))
  }

  /** "Apr". */
  shortMonth(month: number): string {
    if (!this.hasIntlDates) return abbreviate(this.serverDates.months_alone, month)
    return this.dateFormat('m', { month: 'short' }).format(new Date(Date.UTC(2023, month - 1)))
  }

  /** "12:00, 23 April 2023". */
  instant(at: Instant): string {
    return this.format(this.messages.time.at, { time: this.offset.clock(at), date: this.day(this.offset.dayOf(at)) })
  }

  shown(shown: ShownTime): string {
    return 'day' in shown ? this.day(shown.day) : this.instant(shown.instant)
  }

  /** A moment as precise as it is known: "April 2023", "about 12:30, 3 December 2022". */
  moment(edtf: string): string {
    const [, text = edtf, qualifier = ''] = /^(.*?)([~?%]?)$/.exec(edtf) ?? []
    const bare = this.bareMoment(text)
    const about = { '~': this.messages.time.about, '?': this.messages.time.perhaps, '%': this.messages.time.about }[qualifier]
    return about ? this.format(about, { moment: bare }) : bare
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

/** The first letters of a month's name, as many as tell it from the others: three, but of "iyun" and "iyul" all four. */
function abbreviate(months: readonly string[], month: number): string {
  const name = months[month - 1] ?? ''
  let letters = 3
  while (letters < name.length && months.filter((other) => other.startsWith(name.slice(0, letters))).length > 1) letters += 1
  return name.slice(0, letters)
}

function fillTemplate(template: string, parts: Readonly<Record<string, string | number | undefined>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(parts[name] ?? ''))
}

/** How precisely a moment is known: what its edge looks like on a ribbon, and how the list words it. */
export function precisionOf(edtf: string): 'year' | 'month' | 'day' | 'time' {
  if (edtf.includes('T')) return 'time'
  const parts = edtf.replace(/[~?%]$/, '').split('-').length
  return parts === 1 ? 'year' : parts === 2 ? 'month' : 'day'
}
