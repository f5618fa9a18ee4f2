// Days, instants and half-open spans in the dataset's fixed offset; the browser's zone is never used.
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

/** The time that a view shows: a local day, which means its end, or an instant. */
export type ShownTime = { readonly day: Day } | { readonly instant: Instant }

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The dataset's fixed offset, which maps instants to local days and clock times. */
export class Offset {
  private constructor(
    readonly text: string,
    private readonly ms: number,
  ) {}

  /** Parses `+04:00`. Throws a RangeError for anything else. */
  static parse(text: string): Offset {
    const parts = /^([+-])(\d\d):(\d\d)$/.exec(text)
    if (!parts) throw new RangeError(`not an offset: ${text}`)
    const minutes = Number(parts[2]) * 60 + Number(parts[3])
    return new Offset(text, (parts[1] === '-' ? -minutes : minutes) * MINUTE)
  }

  /** Returns the local day that contains an instant. */
  dayOf(at: Instant): Day {
    return new Date(at + this.ms).toISOString().slice(0, 10)
  }

  /** Returns the span from local midnight to the next. */
  spanOf(day: Day): Span {
    const since = Date.parse(`${day}T00:00:00Z`) - this.ms
    return { since, until: since + DAY }
  }

  /** Returns the local year, month (1 to 12), day, hour, minute and second of an instant. */
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

  /** Returns the instant of a local time. Fields may overflow: month 13 is the next January. */
  instant(year: number, month: number, day = 1, hour = 0, minute = 0, second = 0): Instant {
    return Date.UTC(year, month - 1, day, hour, minute, second) - this.ms
  }

  /** Formats the local time: `12:30`, with seconds only if they are not zero. */
  clock(at: Instant): string {
    const text = new Date(at + this.ms).toISOString().slice(11, 19)
    return text.endsWith(':00') ? text.slice(0, 5) : text
  }

  /** Formats an instant as RFC 3339 with this offset: `2023-04-23T12:00:00+04:00`. */
  rfc3339(at: Instant): string {
    return new Date(at + this.ms).toISOString().slice(0, 19) + this.text
  }

  /** Shifts an instant so that its UTC fields are the local ones, for `Intl`, which does not support fixed offsets everywhere. */
  asUtc(at: Instant): Date {
    return new Date(at + this.ms)
  }
}

/** Returns whether a text is an existing day, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}

/**
 * Parses the `datetime` of a view: a day, or an instant with an offset; null for anything else.
 * A space is read as `+`, since URLs encode it so.
 */
export function parseShownTime(text: string): ShownTime | null {
  if (isDay(text)) return { day: text }
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(:\d\d(?:\.\d{1,9})?)?(Z|[+ -]\d\d:\d\d)$/i.exec(text)
  if (!parts || !isDay(parts[1] ?? '') || Number(parts[2]) > 23 || Number(parts[3]) > 59) return null
  const zone = (parts[5] ?? 'Z').replace(' ', '+').toUpperCase()
  const at = Date.parse(`${parts[1]}T${parts[2]}:${parts[3]}${parts[4] ?? ':00'}${zone}`)
  return Number.isNaN(at) ? null : { instant: at }
}

/** Formats a shown time as `datetime` takes it. */
export function formatShownTime(shown: ShownTime, offset: Offset): string {
  return 'day' in shown ? shown.day : offset.rfc3339(shown.instant)
}

/** Returns the instant whose state is shown: the last millisecond of the day, or the instant itself. */
export function shownInstant(shown: ShownTime, offset: Offset): Instant {
  return 'day' in shown ? offset.spanOf(shown.day).until - 1 : shown.instant
}

/** Returns the local day that is shown, or that contains the shown instant. */
export function shownDay(shown: ShownTime, offset: Offset): Day {
  return 'day' in shown ? shown.day : offset.dayOf(shown.instant)
}

/** Returns the number of days from one day to another; negative if the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)
}

/** Returns whether an instant is in a span; its start is, its end is not. */
export function contains(span: Span, at: Instant): boolean {
  return span.since <= at && at < span.until
}

/** Returns whether two spans share an instant; an empty span shares none. */
export function overlaps(a: Span, b: Span): boolean {
  return Math.max(a.since, b.since) < Math.min(a.until, b.until)
}
