// Between instants and places on the screen, and what zooming and moving make of a span. Pure: no signal, no element.

import { type Day, type Instant, type Offset, type Span, DAY } from '../moment'

/** The shortest period that fills the width: a day, so that hours can be told apart. */
export const MIN_SPAN_MS = DAY

/** A finite span drawn over a width in CSS pixels. */
export class Scale {
  readonly msPerPixel: number

  constructor(
    readonly span: Span,
    readonly width: number,
  ) {
    this.msPerPixel = (span.until - span.since) / Math.max(1, width)
  }

  /** Pixels from the left; beyond the width for what lies outside the span. */
  x(at: Instant): number {
    return (at - this.span.since) / this.msPerPixel
  }

  at(x: number): Instant {
    return this.span.since + x * this.msPerPixel
  }

  /** How wide a length of time is drawn. */
  pixels(ms: number): number {
    return ms / this.msPerPixel
  }

  shows(at: Instant): boolean {
    return this.span.since <= at && at <= this.span.until
  }
}

/** The nearest span of an allowed length that lies within `whole`. */
export function fitWithin(span: Span, whole: Span): Span {
  const all = whole.until - whole.since
  const length = Math.min(all, Math.max(Math.min(MIN_SPAN_MS, all), span.until - span.since))
  const middle = (span.since + span.until) / 2
  const since = Math.min(Math.max(whole.since, middle - length / 2), whole.until - length)
  return { since, until: since + length }
}

/** A factor above 1 shows less time in more detail; `around` stays where it is on the screen. */
export function zoomed(span: Span, factor: number, around: Instant, whole: Span): Span {
  const length = Math.min(whole.until - whole.since, Math.max(MIN_SPAN_MS, (span.until - span.since) / factor))
  const share = (around - span.since) / (span.until - span.since)
  const since = around - share * length
  return fitWithin({ since, until: since + length }, whole)
}

/** Moved by a length of time, as far as there is time. */
export function panned(span: Span, by: number, whole: Span): Span {
  return fitWithin({ since: span.since + by, until: span.until + by }, whole)
}

/** Moved no further than needed for `at` to be seen with some room; the same span when it is. */
export function revealed(span: Span, at: Instant, whole: Span): Span {
  if (span.since <= at && at <= span.until) return span
  const room = (span.until - span.since) / 5
  return panned(span, at < span.since ? at - room - span.since : at + room - span.until, whole)
}

/** The days that a span touches, first and last; two at least, as a link needs them. */
export function daysOf(span: Span, offset: Offset): readonly [Day, Day] {
  const first = offset.dayOf(span.since)
  const last = offset.dayOf(span.until - 1)
  return first < last ? [first, last] : [first, offset.dayOf(span.until - 1 + DAY)]
}

/** A period is worth a button only when it is this small a part of the whole; with changes spread evenly it would be half. */
const MAX_SHARE = 0.4

/** The shortest period with half of all changes, and some room around; null where changes are spread evenly or few. */
export function busiestRange(transitions: readonly Instant[], whole: Span): Span | null {
  const half = Math.ceil(transitions.length / 2)
  if (half < 3) return null
  let best: Span | null = null
  for (let index = 0; index + half <= transitions.length; index++) {
    const [since, until] = [transitions[index] as Instant, transitions[index + half - 1] as Instant]
    if (!best || until - since < best.until - best.since) best = { since, until }
  }
  if (!best || best.until - best.since > (whole.until - whole.since) * MAX_SHARE) return null
  const room = (best.until - best.since) / 20
  return { since: Math.max(whole.since, best.since - room), until: Math.min(whole.until, best.until + room) }
}
