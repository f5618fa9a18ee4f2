// Days, instants and half-open spans, in the dataset's fixed offset and never in the browser's zone.
//
// An instant is a number of milliseconds since 1970 (UTC). A day is the text "2023-04-23": a local day of the dataset.

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number

/** A local day of the dataset, `YYYY-MM-DD`. */
export type Day = string

/** Half-open: `since` is in it, `until` is not. Open ends are infinite. */
export interface Span {
  readonly since: Instant
  readonly until: Instant
}

/** What a view shows: the end of a local day, or an instant; stepping from change to change goes to instants. */
export type ShownTime = { readonly day: Day } | { readonly instant: Instant }

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The dataset's fixed offset, by which days and clock times are read. */
export class Offset {
  private constructor(
    readonly text: string,
    private readonly ms: number,
  ) {}

  /** Reads `+04:00`; throws a RangeError that names anything else. */
  static parse(text: string): Offset {
    const parts = /^([+-])(\d\d):(\d\d)$/.exec(text)
    if (!parts) throw new RangeError(`not an offset: ${text}`)
    const minutes = Number(parts[2]) * 60 + Number(parts[3])
    return new Offset(text, (parts[1] === '-' ? -minutes : minutes) * MINUTE)
  }

  /** The local day that holds an instant. */
  dayOf(at: Instant): Day {
    return new Date(at + this.ms).toISOString().slice(0, 10)
  }

  /** From local midnight to the next. */
  spanOf(day: Day): Span {
    const since = Date.parse(`${day}T00:00:00Z`) - this.ms
    return { since, until: since + DAY }
  }

  /** Local year, month (1 to 12), day, hour, minute, second of an instant. */
  fields(at: Instant): { year: number; month: number; day: number; hour: number; minute: number; second: number } {
    const local = new Date(at + this.ms)
    return {
      year: local.getUTCFullYear(),
      month: local.getUTCMonth() + 1,
      day: local.getUTCDate(),
      hour: local.getUTCHours(),
      minute: local.getUTCMinutes(),
      second: local.getUTCSeconds(),
    }
  }

  /** The instant at which local clocks show this; a month of 13 is the next January. */
  instant(year: number, month: number, day = 1, hour = 0, minute = 0, second = 0): Instant {
    return Date.UTC(year, month - 1, day, hour, minute, second) - this.ms
  }

  /** `12:30`, with seconds only where there are some. */
  clock(at: Instant): string {
    const text = new Date(at + this.ms).toISOString().slice(11, 19)
    return text.endsWith(':00') ? text.slice(0, 5) : text
  }

  /** RFC 3339 with this offset: `2023-04-23T12:00:00+04:00`. */
  rfc3339(at: Instant): string {
    return new Date(at + this.ms).toISOString().slice(0, 19) + this.text
  }

  /** For `Intl`, which knows no fixed offsets everywhere: the instant moved so that UTC shows local clocks. */
  asUtc(at: Instant): Date {
    return new Date(at + this.ms)
  }
}

/** Whether a text is a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}

/**
 * Reads what a view's `datetime` may hold: a day, or an instant with an offset; null for anything else.
 * A space is read as `+`, as URLs carry it.
 */
export function parseShownTime(text: string): ShownTime | null {
  if (isDay(text)) return { day: text }
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(:\d\d(?:\.\d{1,9})?)?(Z|[+ -]\d\d:\d\d)$/i.exec(text)
  if (!parts || !isDay(parts[1] ?? '') || Number(parts[2]) > 23 || Number(parts[3]) > 59) return null
  const zone = (parts[5] ?? 'Z').replace(' ', '+').toUpperCase()
  const at = Date.parse(`${parts[1]}T${parts[2]}:${parts[3]}${parts[4] ?? ':00'}${zone}`)
  return Number.isNaN(at) ? null : { instant: at }
}

/** As `datetime` says it. */
export function formatShownTime(shown: ShownTime, offset: Offset): string {
  return 'day' in shown ? shown.day : offset.rfc3339(shown.instant)
}

/** The instant whose state is shown: the last millisecond of the day, or the instant itself. */
export function shownInstant(shown: ShownTime, offset: Offset): Instant {
  return 'day' in shown ? offset.spanOf(shown.day).until - 1 : shown.instant
}

/** The local day that is shown. */
export function shownDay(shown: ShownTime, offset: Offset): Day {
  return 'day' in shown ? shown.day : offset.dayOf(shown.instant)
}

/** The number of days from one to another; negative when the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)
}

/** Whether an instant lies in a span: the start does, the end does not. */
export function contains(span: Span, at: Instant): boolean {
  return span.since <= at && at < span.until
}

/** Whether two spans share an instant. An empty span shares none. */
export function overlaps(a: Span, b: Span): boolean {
  return Math.max(a.since, b.since) < Math.min(a.until, b.until)
}
