// The linear scale between instants and pixels, and the spans that zooming and panning lead to.

import { type Day, type Instant, type Offset, type Span, DAY, contains } from '../moment'

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

/** Clamps a span to `whole`, to at least `MIN_SPAN_MS` and at most `longest`, around its middle. */
export function fitWithin(span: Span, whole: Span, longest = Infinity): Span {
  const all = Math.min(longest, whole.until - whole.since)
  const length = Math.min(all, Math.max(Math.min(MIN_SPAN_MS, all), span.until - span.since))
  const middle = (span.since + span.until) / 2
  const since = Math.min(Math.max(whole.since, middle - length / 2), whole.until - length)
  return { since, until: since + length }
}

/** Zooms by a factor (above 1 shows less time), to at most `longest`; `around` keeps its pixel. */
export function zoomed(span: Span, factor: number, around: Instant, whole: Span, longest = Infinity): Span {
  const length = Math.min(longest, whole.until - whole.since, Math.max(MIN_SPAN_MS, (span.until - span.since) / factor))
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
  if (contains(span, at)) return span
  const room = (span.until - span.since) / 5
  return panned(span, at < span.since ? at - room - span.since : at + room - span.until, whole)
}

/** Returns the first and last day that a span touches; at least two days, since a link needs two. */
export function daysOf(span: Span, offset: Offset): readonly [Day, Day] {
  const first = offset.dayOf(span.since)
  const last = offset.dayOf(span.until - 1)
  return first < last ? [first, last] : [first, offset.dayOf(span.until - 1 + DAY)]
}

/** Returns the span on which a timeline opens: the focus if it holds `at`, else the whole; of a longer one than `longest`, the part around `at`. */
export function openingSpan(focus: Span | null, whole: Span, at: Instant, longest: number): Span {
  return shortened(focus && contains(focus, at) ? fitWithin(focus, whole) : whole, at, longest)
}

/** Returns a span, or, of one longer than `longest`, the part around `at`. */
export function shortened(span: Span, at: Instant, longest: number): Span {
  if (span.until - span.since <= longest) return span
  return fitWithin({ since: at - longest / 2, until: at + longest / 2 }, span)
}

/** Moves one end of a span to `at`; the other end gives way where the span would be longer than `longest`. */
export function resized(span: Span, end: keyof Span, at: Instant, whole: Span, longest: number): Span {
  if (end === 'since') {
    const since = Math.max(whole.since, Math.min(at, span.until - MIN_SPAN_MS))
    return { since, until: Math.min(span.until, since + longest) }
  }
  const until = Math.min(whole.until, Math.max(at, span.since + MIN_SPAN_MS))
  return { since: Math.max(span.since, until - longest), until }
}
