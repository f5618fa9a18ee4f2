// What stands above the ribbons: a tick for each change, a mark for each event of the context; those too close together as one.

import type { Instant } from '../moment'
import { type Change, lastNotAfter } from '../model'
import type { Scale } from './scale'

/** Events that share a place on the screen. */
export interface Cluster {
  readonly x: number
  readonly changes: readonly Change[]
  /** null when they differ. */
  readonly category: string | null
}

/** From left to right; what is less than `apart` pixels from the first of a cluster belongs to it. */
export function clustersOf(changes: readonly Change[], scale: Scale, apart: number): readonly Cluster[] {
  const clusters: Cluster[] = []
  for (const change of within(changes, scale.span.since, scale.span.until)) {
    const x = scale.x(change.at)
    const last = clusters.at(-1)
    if (last && x - last.x < apart) {
      clusters[clusters.length - 1] = { ...last, changes: [...last.changes, change], category: last.category === change.category ? last.category : null }
    } else clusters.push({ x, changes: [change], category: change.category })
  }
  return clusters
}

/** A stretch of the row that is one target: wide enough for a finger, whatever stands in it. */
export interface Slot {
  readonly x: number
  readonly clusters: readonly Cluster[]
  readonly changes: readonly Change[]
}

/** The stretches with something in them; those of one row never overlap. */
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

/** One path of upright lines, one a pixel at most. */
export function tickPath(changes: readonly Change[], scale: Scale, height: number): string {
  let path = ''
  let last = -1
  for (const change of within(changes, scale.span.since, scale.span.until)) {
    const x = Math.round(scale.x(change.at))
    if (x !== last) path += `M${x + 0.5} 0v${height}`
    last = x
  }
  return path
}

/** The changes from one instant to another, both included; they ascend by `at`. */
export function within(changes: readonly Change[], since: Instant, until: Instant): readonly Change[] {
  const after = lastNotAfter(changes, since - 1, (change) => change.at) + 1
  return changes.slice(after, lastNotAfter(changes, until, (change) => change.at) + 1)
}
