// The two rows between axis and ribbons: a tick for each change of status, and a mark for each event, grouped where they would overlap.

import { useComputed } from '@preact/signals'
import { categoryShape } from '../changes/category-shapes'
import { categoryLabel, formatTimelineMoment } from '../format'
import { type Change, changesWithin } from '../model'
import { usePage } from '../page'
import { rememberRovingFocus, moveRovingFocus } from '../roving'
import type { Scale } from './scale'
import type { TimelineViewport } from './viewport'

const TICKS_HEIGHT = 8
/** Pixels within which marks form a cluster. */
export const CLUSTER_PX = 9
/** The width of a press target, in pixels. */
const TARGET_PX = 24

/** The mark of a cluster of several categories: a ring with a core. */
export const MIXED_SHAPE = 'M0-5.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11zM0-3.7a3.7 3.7 0 1 0 0 7.4a3.7 3.7 0 1 0 0-7.4zM0-1.8a1.8 1.8 0 1 1 0 3.6a1.8 1.8 0 1 1 0-3.6z'

export function Ticks({ viewport }: { viewport: TimelineViewport }) {
  const { store } = usePage()
  const changes = useComputed(() => store.model.changes.filter((change) => !change.isContext)).value
  const scale = viewport.scale.value
  const pointed = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return
    const at = scale.at(event.clientX - (event.currentTarget as HTMLElement).getBoundingClientRect().left)
    const near = changesWithin(changes, at - 3 * scale.msPerPixel, at + 3 * scale.msPerPixel)
    viewport.tooltip.value = near.length > 0 ? { x: event.clientX, y: event.clientY, changes: near } : null
  }
  return (
    <div class="time-changes" data-gesture="scrub" aria-hidden="true" onPointerMove={pointed} onPointerLeave={() => (viewport.tooltip.value = null)}>
      <svg width={scale.width} height={TICKS_HEIGHT}>
        <path d={tickPath(changes, scale, TICKS_HEIGHT)} />
      </svg>
    </div>
  )
}

export function Events({ viewport }: { viewport: TimelineViewport }) {
  const { store, locale } = usePage()
  const messages = locale.messages.timeline
  const events = viewport.events.value
  const scale = viewport.scale.value
  const say = (changes: readonly Change[]) => {
    const [first, ...others] = changes
    if (!first) return ''
    const date = formatTimelineMoment(locale, first.moment)
    if (others.length > 0) return locale.format(messages.events, { n: changes.length, date })
    return locale.format(messages.event, { category: categoryLabel(locale, first.category), date, summary: first.summary })
  }
  const show = (target: EventTarget, changes: readonly Change[]) => {
    const { left, width, top } = (target as HTMLElement).getBoundingClientRect()
    viewport.tooltip.value = { x: left + width / 2, y: top, changes }
  }
  const hide = () => (viewport.tooltip.value = null)
  const open = (changes: readonly Change[]) => {
    const change = changes[0]
    if (change) store.push({ shown: { instant: change.at }, change: change.id })
  }
  return (
    <div class="time-events" data-gesture="scrub" role="toolbar" aria-label={messages.context} onKeyDown={(event) => moveRovingFocus(event, 'x')} onFocusIn={rememberRovingFocus}>
      {slotsOf(clustersOf(events, scale, CLUSTER_PX), TARGET_PX).map(({ x, clusters, changes }, index) => (
        <button
          key={x}
          class="time-event"
          aria-label={say(changes)}
          tabIndex={index === 0 ? 0 : -1}
          style={{ transform: `translateX(${x}px)` }}
          onClick={() => open(changes)}
          onPointerEnter={(event) => show(event.currentTarget, changes)}
          onPointerLeave={hide}
          onFocus={(event) => show(event.currentTarget, changes)}
          onBlur={hide}
        >
          <svg viewBox="0 -12 24 24" aria-hidden="true">
            {clusters.map((cluster) => (
              <path
                key={cluster.x}
                d={cluster.category === null ? MIXED_SHAPE : (categoryShape(cluster.category))}
                transform={`translate(${(cluster.x - x).toFixed(1)})`}
                fill-rule="evenodd"
              />
            ))}
          </svg>
        </button>
      ))}
    </div>
  )
}

/** Toggles opinions among the events; renders nothing if the dataset has none. */
export function OpinionSwitch({ viewport }: { viewport: TimelineViewport }) {
  const { store, locale } = usePage()
  const has = useComputed(() => store.model.changes.some(({ category }) => category === 'opinion')).value
  if (!has) return null
  return (
    <label class="time-opinion">
      <input type="checkbox" checked={viewport.showsOpinions.value} onChange={(event) => (viewport.showsOpinions.value = event.currentTarget.checked)} />
      {locale.messages.timeline.opinion}
    </label>
  )
}

/** Events that share one mark. */
export interface Cluster {
  readonly x: number
  readonly changes: readonly Change[]
  /** null if the categories differ. */
  readonly category: string | null
}

/** Groups changes, from left to right, that lie within `apart` pixels of the first of their cluster. */
export function clustersOf(changes: readonly Change[], scale: Scale, apart: number): readonly Cluster[] {
  const clusters: Cluster[] = []
  for (const change of changesWithin(changes, scale.span.since, scale.span.until)) {
    const x = scale.x(change.at)
    const last = clusters.at(-1)
    if (last && x - last.x < apart) {
      clusters[clusters.length - 1] = { ...last, changes: [...last.changes, change], category: last.category === change.category ? last.category : null }
    } else clusters.push({ x, changes: [change], category: change.category })
  }
  return clusters
}

/** A press target of fixed width, with the clusters in it. */
export interface Slot {
  readonly x: number
  readonly clusters: readonly Cluster[]
  readonly changes: readonly Change[]
}

/** Returns the targets that contain clusters; they do not overlap. */
export function slotsOf(clusters: readonly Cluster[], width: number): readonly Slot[] {
  const slots: Slot[] = []
  for (const cluster of clusters) {
    const x = Math.floor(cluster.x / width) * width
    const last = slots.at(-1)
    if (last?.x === x) slots[slots.length - 1] = { x, clusters: [...last.clusters, cluster], changes: [...last.changes, ...cluster.changes] }
    else slots.push({ x, clusters: [cluster], changes: cluster.changes })
  }
  return slots
}

/** Returns an SVG path of vertical ticks, at most one a pixel. */
export function tickPath(changes: readonly Change[], scale: Scale, height: number): string {
  let path = ''
  let last = -1
  for (const change of changesWithin(changes, scale.span.since, scale.span.until)) {
    const x = Math.round(scale.x(change.at))
    if (x !== last) path += `M${x + 0.5} 0v${height}`
    last = x
  }
  return path
}
