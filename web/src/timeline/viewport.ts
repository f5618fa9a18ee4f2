// The visible span of the timeline and what its parts share: rows, tooltip, settings.

import { type ReadonlySignal, type Signal, batch, computed, signal } from '@preact/signals'
import type { Change, Model, Place, State } from '../model'
import { isCompact, isLow } from '../layout'
import { type Instant, type ShownTime, type Span, DAY, contains } from '../moment'
import type { Store } from '../view'
import { Scale, daysOf, fitWithin, openingSpan, panned, resized, revealed, shortened, zoomed } from './scale'
import { type StateBounds, boundsOf } from './uncertainty'

/** What the tooltip shows, and its position in client pixels. */
export type TooltipContent = { readonly x: number; readonly y: number } & (
  | { readonly place: Place; readonly state: State | undefined }
  | { readonly changes: readonly Change[] }
)

/** The state of the timeline's view; one for each page. */
export class TimelineViewport {
  /** The width of the tracks in CSS pixels; 0 until measured. */
  readonly width = signal(0)
  /** The width of the widest name in rem; 0 until measured. */
  readonly namesWidth = signal(0)
  readonly tooltip = signal<TooltipContent | null>(null)
  /** Incremented when the theme or its colours changed. */
  readonly themeVersion = signal(0)
  /** The speed of playback in days a second. */
  readonly speed = signal<number>(PLAYBACK_SPEEDS[1])
  readonly showsOpinions = signal(false)
  readonly openGroups = signal<ReadonlySet<string>>(new Set())
  readonly bounds: ReadonlyMap<string, StateBounds>

  readonly span: ReadonlySignal<Span>
  readonly scale: ReadonlySignal<Scale>
  /** The whole period on the same width. */
  readonly wholeScale: ReadonlySignal<Scale>
  /** The most milliseconds that are seen at once: under a thumb a day is a pixel or more. */
  readonly longest = computed(() => (isCompact.value && this.width.value > 0 ? this.width.value * DAY : Infinity))
  readonly rows: ReadonlySignal<readonly Row[]>
  /** What happened around the changes, as far as it is shown. */
  readonly events: ReadonlySignal<readonly Change[]>
  /** Whether few rows are seen: in a low window and under a thumb, unless the URL says otherwise. */
  readonly isLow: ReadonlySignal<boolean>
  readonly travel
  readonly names

  /** The span to the millisecond, for smooth movement; the URL holds days only. */
  private readonly exactSpan = signal<Span | null>(null)
  /** The moment for which the timeline opened. */
  private readonly opened: Signal<Instant>
  /** What is seen while the URL names no period. */
  private readonly opening: ReadonlySignal<Span>

  constructor(readonly store: Store) {
    const { model } = store
    const range = computed(() => store.view.value.range)
    this.opened = signal(store.at.peek())
    this.opening = computed(() => openingSpan(model.focus, model.range, this.opened.value, this.longest.value))
    this.span = computed(() => {
      const days = range.value
      if (!days) return this.opening.value
      const exact = this.exactSpan.value
      const [first, last] = exact ? daysOf(exact, model.offset) : []
      if (exact && first === days[0] && last === days[1]) return exact
      const named = fitWithin({ since: model.offset.spanOf(days[0]).since, until: model.offset.spanOf(days[1]).until }, model.range)
      return shortened(named, this.opened.value, this.longest.value)
    })
    this.scale = computed(() => new Scale(this.span.value, this.width.value))
    this.wholeScale = computed(() => new Scale(model.range, this.width.value))
    this.rows = computed(() => rowsOf(model, this.openGroups.value))
    this.events = computed(() => model.changes.filter(({ isContext, category }) => isContext && (category !== 'opinion' || this.showsOpinions.value)))
    this.isLow = computed(() => (store.view.value.timeline ?? (isCompact.value || isLow.value ? 'low' : 'high')) === 'low')
    this.travel = computed(() => store.view.value.travel)
    this.names = computed(() => store.view.value.names)
    this.bounds = boundsOf(model)
  }

  get whole(): Span {
    return this.store.model.range
  }

  /** Whether the whole period is seen, or as much of it as may be. */
  get isWhole(): boolean {
    const { since, until } = this.span.value
    return until - since >= Math.min(this.longest.value, this.whole.until - this.whole.since) - 1
  }

  /** Shows a span, clamped to the dataset. */
  showSpan(span: Span, how: 'push' | 'replace' = 'replace'): void {
    const seen = fitWithin(span, this.whole, this.longest.peek())
    const opening = this.opening.peek()
    const isOpening = Math.abs(seen.since - opening.since) + Math.abs(seen.until - opening.until) < 2
    batch(() => {
      this.exactSpan.value = isOpening ? null : seen
      this.store[how]({ range: isOpening ? null : daysOf(seen, this.store.model.offset) })
    })
  }

  /** Zooms around an instant; by default around the playhead, or the middle if that is out of view. */
  zoom(factor: number, around?: Instant): void {
    const span = this.span.peek()
    const at = this.store.at.peek()
    const middle = (span.since + span.until) / 2
    this.showSpan(zoomed(span, factor, around ?? (this.scale.peek().shows(at) ? at : middle), this.whole, this.longest.peek()))
  }

  pan(pixels: number): void {
    const scale = this.scale.peek()
    this.panBy(pixels * scale.msPerPixel)
  }

  panBy(ms: number): void {
    this.showSpan(panned(this.span.peek(), ms, this.whole))
  }

  /** Moves one end of the span. */
  resize(end: keyof Span, at: Instant): void {
    this.showSpan(resized(this.span.peek(), end, at, this.whole, this.longest.peek()))
  }

  /** Pans so that an instant is visible. */
  reveal(at: Instant): void {
    const span = this.span.peek()
    const seen = revealed(span, Math.min(Math.max(at, this.whole.since), this.whole.until), this.whole)
    if (seen !== span) this.showSpan(seen)
  }

  /** Moves the playhead by a step, and pans so that it stays visible. */
  step(shown: ShownTime | null, how: 'push' | 'replace'): void {
    batch(() => {
      this.store[how]({ shown })
      this.reveal(this.store.at.peek())
    })
  }

  /** Follows a jump of the playhead out of view: opens anew, or pans if the URL names a period. */
  follow(at: Instant): void {
    if (contains(this.span.peek(), at)) return
    if (this.store.view.peek().range === null) this.opened.value = at
    else this.reveal(at)
  }

  toggleGroup(place: string): void {
    const open = new Set(this.openGroups.peek())
    if (!open.delete(place)) open.add(place)
    this.openGroups.value = open
  }
}

/** The speeds of playback, in days a second. */
export const PLAYBACK_SPEEDS = [10, 30, 90] as const

/** The number of places above which rows are grouped by `part_of`. */
export const MAX_UNGROUPED_ROWS = 30

export interface Row {
  readonly place: Place
  /** Set on the first row of a group: the number of other rows in it, and whether they are shown. */
  readonly group: { readonly size: number; readonly isOpen: boolean } | null
  readonly isInGroup: boolean
}

/** Returns all rows but the headline's. `open` holds the ids of the places whose groups are open. */
export function rowsOf(model: Model, open: ReadonlySet<string>): readonly Row[] {
  const places = model.placesWithStates.filter((place) => place !== model.headline)
  if (places.length <= MAX_UNGROUPED_ROWS) return places.map((place) => ({ place, group: null, isInGroup: false }))
  const groups = new Map<Place, Place[]>()
  for (const place of places) {
    const whole = place.part_of.map(model.place).find((of) => of !== undefined) ?? place
    const parts = groups.get(whole) ?? []
    if (whole !== place) parts.push(place)
    groups.set(whole, parts)
  }
  return [...groups].flatMap(([place, parts]) => {
    if (parts.length === 0) return [{ place, group: null, isInGroup: false }]
    const isOpen = open.has(place.id)
    const first: Row = { place, group: { size: parts.length, isOpen }, isInGroup: false }
    // A part with parts of its own heads a group itself.
    const inside = parts.filter((part) => !groups.get(part)?.length)
    return isOpen ? [first, ...inside.map((part): Row => ({ place: part, group: null, isInGroup: true }))] : [first]
  })
}

/** Returns the row of the headline place. */
export function headlineRows(model: Model): readonly Row[] {
  return model.headline ? [{ place: model.headline, group: null, isInGroup: false }] : []
}
