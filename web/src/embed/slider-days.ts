// The days of the embed's slider: numbers, dates and their texts.

const DAY_MS = 86_400_000

/** The JSON that the server writes into the embed for its slider. */
export interface SliderData {
  /** The date of day 0. */
  readonly first: string
  /** The names of months, January first, as they are written in a date. */
  readonly months: readonly string[]
  /** The template of a date, with `{day}`, `{month}` and `{year}`. */
  readonly date: string
  /** The revision of what the server has written. */
  readonly revision: string
  /** The shown time as it stands in the address; null for today. */
  readonly datetime: string | null
  /** Where steps and drawings are asked for. */
  readonly step: string
  readonly drawings: string
  /** What the script says. */
  readonly words: Readonly<Record<'back' | 'wheel' | 'fingers' | 'loading' | 'failed' | 'again', string>>
}

/** Returns the date of a day number. Calendar days have no zone, so the browser's does not matter. */
export function dayOf({ first }: Pick<SliderData, 'first'>, number: number): string {
  return new Date(Date.parse(`${first}T00:00:00Z`) + number * DAY_MS).toISOString().slice(0, 10)
}

export function formatDay({ months, date }: Pick<SliderData, 'months' | 'date'>, day: string): string {
  const [year = '', month, number] = day.split('-')
  const values: Record<string, string> = { year, month: months[Number(month) - 1] ?? '', day: String(Number(number)) }
  return date.replace(/\{(day|month|year)\}/g, (_, name: string) => values[name] ?? '')
}

/** Returns a URL with query parameters set; an empty value removes one. */
export function withParameters(href: string, change: Readonly<Record<string, string | null>>): string {
  const url = new URL(href)
  for (const [name, value] of Object.entries(change)) {
    if (value) url.searchParams.set(name, value)
    else url.searchParams.delete(name)
  }
  return url.href
}
