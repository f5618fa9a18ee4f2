// The days of the slider: their numbers from the first one on, their dates, and how a date is written.

const DAY_MS = 86_400_000

/** What the server says of them. */
export interface SliderData {
  /** The first day, number 0. */
  readonly first: string
  /** January first, as they stand in a date. */
  readonly months: readonly string[]
  /** With `{day}`, `{month}` and `{year}` in the places of its parts. */
  readonly date: string
  /** What the button says that brings the live map. */
  readonly move: string
}

/** The date of a day. Days of the calendar have no zone, so that of the browser never matters. */
export function dayOf({ first }: Pick<SliderData, 'first'>, number: number): string {
  return new Date(Date.parse(`${first}T00:00:00Z`) + number * DAY_MS).toISOString().slice(0, 10)
}

export function formatDay({ months, date }: Pick<SliderData, 'months' | 'date'>, day: string): string {
  const [year = '', month, number] = day.split('-')
  const values: Record<string, string> = { year, month: months[Number(month) - 1] ?? '', day: String(Number(number)) }
  return date.replace(/\{(day|month|year)\}/g, (_, name: string) => values[name] ?? '')
}

/** Where the end of a day stands among so many days, in hundredths. */
export function playheadPercent(number: number, last: number): number {
  return ((number + 1) / (last + 1)) * 100
}

/** The address of an embed with another time, or another part of the view; an empty one is left out. */
export function withParameters(href: string, change: Readonly<Record<string, string | null>>): string {
  const url = new URL(href)
  for (const [name, value] of Object.entries(change)) {
    if (value) url.searchParams.set(name, value)
    else url.searchParams.delete(name)
  }
  return url.href
}
