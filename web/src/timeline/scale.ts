// The linear scale between instants and pixels, and the spans that zooming and panning lead to.

import { type Day, type Instant, type Offset, type Span, DAY } from '../moment'

/** The shortest visible span: a day, so that hours can be told apart. */
export const MIN_SPAN_MS = DAY

/** Maps a finite span to a width in CSS pixels. */
export class Scale {
  readonly msPerPixel: number

  constructor(
    readonly span: Span,
    readonly width: number,
  ) {
    this.msPerPixel = (span.until - span.since) / Math.max(1, width)
  }

  /** Returns pixels from the left; negative or beyond the width outside the span. */
  x(at: Instant): number {
    return (at - this.span.since) / this.msPerPixel
  }

  at(x: number): Instant {
    return this.span.since + x * this.msPerPixel
  }

  /** Returns the pixels of a duration. */
  pixels(ms: number): number {
    return ms / this.msPerPixel
  }

  shows(at: Instant): boolean {
    return this.span.since <= at && at <= this.span.until
  }
}

/** Clamps a span to `whole` and to at least `MIN_SPAN_MS`, around its middle. */
export function fitWithin(span: Span, whole: Span): Span {
  const all = whole.until - whole.since
  const length = Math.min(all, Math.max(Math.min(MIN_SPAN_MS, all), span.until - span.since))
  const middle = (span.since + span.until) / 2
  const since = Math.min(Math.max(whole.since, middle - length / 2), whole.until - length)
  return { since, until: since + length }
}

/** Zooms by a factor (above 1 shows less time); `around` keeps its pixel. */
export function zoomed(span: Span, factor: number, around: Instant, whole: Span): Span {
  const length = Math.min(whole.until - whole.since, Math.max(MIN_SPAN_MS, (span.until - span.since) / factor))
  const share = (around - span.since) / (span.until - span.since)
  const since = around - share * length
  return fitWithin({ since, until: since + length }, whole)
}

/** Moves a span by milliseconds, within `whole`. */
export function panned(span: Span, by: number, whole: Span): Span {
  return fitWithin({ since: span.since + by, until: span.until + by }, whole)
}

/** Moves a span just so far that `at` is visible with a margin; returns the same span if it is. */
export function revealed(span: Span, at: Instant, whole: Span): Span {
  if (span.since <= at && at <= span.until) return span
  const room = (span.until - span.since) / 5
  return panned(span, at < span.since ? at - room - span.since : at + room - span.until, whole)
}

/** Returns the first and last day that a span touches; at least two days, since a link needs two. */
export function daysOf(span: Span, offset: Offset): readonly [Day, Day] {
  const first = offset.dayOf(span.since)
  const last = offset.dayOf(span.until - 1)
  return first < last ? [first, last] : [first, offset.dayOf(span.until - 1 + DAY)]
}

/** The share of the dataset up to which a busiest range is offered. */
const MAX_SHARE = 0.4

/** Returns the shortest span with half of all transitions, with a margin; null if they are few or evenly spread. */
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
