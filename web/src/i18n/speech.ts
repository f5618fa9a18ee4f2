// What the page says, in one language: words with their numbers filled in, days and moments as that language writes them.

import type { Day, Instant, Offset, Shown } from '../moment'
import type { Message, Words } from './words'

/** Fills and forms the words of one language. Numbers and dates are `Intl`'s. */
export class Speech {
  private readonly plural: Intl.PluralRules
  private readonly digits: Intl.NumberFormat
  private readonly lists: Intl.ListFormat
  private readonly forms = new Map<string, Intl.DateTimeFormat>()
  /** For `Intl`: English as the server's sentence writes it, "23 April 2023" and "a, b and c". */
  readonly locale: string

  constructor(
    readonly language: string,
    readonly words: Words,
    readonly offset: Offset,
  ) {
    this.locale = language === 'en' ? 'en-GB' : language
    this.lists = new Intl.ListFormat(this.locale)
    this.plural = new Intl.PluralRules(language)
    this.digits = new Intl.NumberFormat(language, { useGrouping: false })
  }

  /** A message with `{name}` filled; where it has plural forms, `n` chooses. */
  say(message: Message, values: Readonly<Record<string, string | number>> = {}): string {
    const form = typeof message === 'string' ? message : (message[this.plural.select(Number(values.n ?? 0))] ?? message.other)
    return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name]
      return value === undefined ? whole : typeof value === 'number' ? this.digits.format(value) : value
    })
  }

  number(value: number): string {
    return this.digits.format(value)
  }

  /** "a, b and c". */
  list(items: readonly string[]): string {
    return this.lists.format(items)
  }

  /** "23 April 2023". */
  day(day: Day): string {
    return this.form('day', { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(`${day}T00:00:00Z`))
  }

  /** "23 Apr 2023". */
  shortDay(day: Day): string {
    return this.form('short', { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(`${day}T00:00:00Z`))
  }

  /** "April 2023". */
  month(year: number, month: number): string {
    return this.form('month', { month: 'long', year: 'numeric' }).format(new Date(Date.UTC(year, month - 1)))
  }

  /** "Apr". */
  shortMonth(month: number): string {
    return this.form('m', { month: 'short' }).format(new Date(Date.UTC(2023, month - 1)))
  }

  /** "12:00, 23 April 2023". */
  instant(at: Instant): string {
    return this.say(this.words.time.at, { time: this.offset.clock(at), date: this.day(this.offset.dayOf(at)) })
  }

  shown(shown: Shown): string {
    return 'day' in shown ? this.day(shown.day) : this.instant(shown.instant)
  }

  /** A moment as precise as it is known: "April 2023", "about 12:30, 3 December 2022". */
  moment(edtf: string): string {
    const [, text = edtf, qualifier = ''] = /^(.*?)([~?%]?)$/.exec(edtf) ?? []
    const bare = this.bareMoment(text)
    const about = { '~': this.words.time.about, '?': this.words.time.perhaps, '%': this.words.time.about }[qualifier]
    return about ? this.say(about, { moment: bare }) : bare
  }

  private bareMoment(text: string): string {
    if (text.includes('T')) return this.instant(Date.parse(text))
    const [year, month, day] = text.split('-').map(Number)
    if (day !== undefined) return this.day(text)
    return month === undefined ? text : this.month(year as number, month)
  }

  private form(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    let form = this.forms.get(name)
    if (!form) this.forms.set(name, (form = new Intl.DateTimeFormat(this.locale, { ...options, timeZone: 'UTC' })))
    return form
  }
}

/** How precisely a moment is known: what its edge looks like on a ribbon, and how the list words it. */
export function precisionOf(edtf: string): 'year' | 'month' | 'day' | 'time' {
  if (edtf.includes('T')) return 'time'
  const parts = edtf.replace(/[~?%]$/, '').split('-').length
  return parts === 1 ? 'year' : parts === 2 ? 'month' : 'day'
}
