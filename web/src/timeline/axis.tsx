// The axis above the ribbons: ticks at years, months, days or hours, as fine as their labels have room.

import { type Instant, type Offset, DAY, HOUR } from '../moment'
import { textScale } from '../layout'
import { usePage } from '../page'
import type { Scale } from './scale'
import type { TimelineViewport } from './viewport'

export function Axis({ scale }: { scale: Scale }) {
  const { store, locale } = usePage()
  const { offset } = store.model
  const label = ({ at, unit }: Tick) => {
    const { year, month, day } = offset.fields(at)
    if (unit === 'hour') return offset.clock(at)
    if (unit === 'day') return locale.number(day)
    return unit === 'month' ? locale.shortMonth(month) : locale.number(year)
  }
  return (
    <div class="time-ticks" aria-hidden="true">
      {scale.width > 0 &&
        ticksOf(scale, offset, textScale.value).map((tick) => (
          <span key={tick.at} class={tick.isMajor ? 'major' : undefined} style={{ transform: `translateX(${scale.x(tick.at).toFixed(1)}px)` }}>
            {label(tick)}
          </span>
        ))}
    </div>
  )
}

/** Shows the viewport's first and last day. */
export function PeriodLabel({ viewport }: { viewport: TimelineViewport }) {
  const { store, locale } = usePage()
  const { offset } = store.model
  const { since, until } = viewport.span.value
  const period = { since: locale.shortDay(offset.dayOf(since)), until: locale.shortDay(offset.dayOf(until - 1)) }
  return <>{locale.format(locale.messages.timeline.period, period)}</>
}

export type TickUnit = 'year' | 'month' | 'day' | 'hour'

export interface Tick {
  readonly at: Instant
  /** The unit that the label names; at the start of a longer unit, that unit. */
  readonly unit: TickUnit
  /** True if a longer unit begins here; drawn stronger. */
  readonly isMajor: boolean
}

interface TickInterval {
  readonly unit: TickUnit
  readonly every: number
  readonly ms: number
  readonly room: number
}

const MONTH = 30.4 * DAY
const YEAR = 365 * DAY

/** From fine to coarse; `room` is the pixels that a label needs. */
const TICK_INTERVALS: readonly TickInterval[] = [
  { unit: 'hour', every: 1, ms: HOUR, room: 58 },
  { unit: 'hour', every: 3, ms: 3 * HOUR, room: 58 },
  { unit: 'hour', every: 6, ms: 6 * HOUR, room: 58 },
  { unit: 'hour', every: 12, ms: 12 * HOUR, room: 58 },
  { unit: 'day', every: 1, ms: DAY, room: 30 },
  { unit: 'day', every: 2, ms: 2 * DAY, room: 30 },
  { unit: 'day', every: 5, ms: 5 * DAY, room: 30 },
  { unit: 'day', every: 10, ms: 10 * DAY, room: 40 },
  { unit: 'month', every: 1, ms: MONTH, room: 48 },
  { unit: 'month', every: 3, ms: 3 * MONTH, room: 48 },
  { unit: 'month', every: 6, ms: 6 * MONTH, room: 48 },
  { unit: 'year', every: 1, ms: YEAR, room: 44 },
  { unit: 'year', every: 2, ms: 2 * YEAR, room: 44 },
  { unit: 'year', every: 5, ms: 5 * YEAR, room: 44 },
  { unit: 'year', every: 10, ms: 10 * YEAR, room: 44 },
  { unit: 'year', every: 50, ms: 50 * YEAR, room: 44 },
]

/** Returns the ticks within a scale, ascending. A `stretch` above 1 gives labels more room, for long words or large text. */
export function ticksOf(scale: Scale, offset: Offset, stretch = 1): readonly Tick[] {
  const step = TICK_INTERVALS.find(({ ms, room }) => scale.pixels(ms) >= room * stretch) ?? (TICK_INTERVALS.at(-1) as TickInterval)
  const ticks: Tick[] = []
  const first = offset.fields(scale.span.since)
  let { year, month, day, hour } = startOf(step, first)
  for (let guard = 0; guard < 1000; guard++) {
    const at = offset.instant(year, month, day, hour)
    if (at > scale.span.until) break
    if (at >= scale.span.since) ticks.push(tick(at, step, offset))
    if (step.unit === 'year') year += step.every
    else if (step.unit === 'month') month += step.every
    else if (step.unit === 'hour') hour += step.every
    else {
      // Counting restarts with each month, and a tick too near its end is skipped, so that labels do not touch.
      const next = offset.fields(offset.instant(year, month, day + step.every))
      const length = offset.fields(offset.instant(year, month + 1, 0)).day
      const isNear = length + 1 - next.day < 0.8 * step.every
      ;({ year, month, day } = next.month === wrapped(month) && !isNear ? next : { year: next.year, month: next.month === wrapped(month) ? month + 1 : next.month, day: 1 })
    }
  }
  return ticks
}

function wrapped(month: number): number {
  return ((month - 1) % 12) + 1
}

function startOf({ unit, every }: TickInterval, { year, month, hour, day }: { year: number; month: number; day: number; hour: number }) {
  if (unit === 'year') return { year: year - (year % every), month: 1, day: 1, hour: 0 }
  if (unit === 'month') return { year, month: month - ((month - 1) % every), day: 1, hour: 0 }
  if (unit === 'day') return { year, month, day: 1, hour: 0 }
  return { year, month, day, hour: hour - (hour % every) }
}

function tick(at: Instant, { unit }: TickInterval, offset: Offset): Tick {
  const { month, day, hour } = offset.fields(at)
  if (unit === 'year') return { at, unit, isMajor: true }
  if (unit === 'month') return month === 1 ? { at, unit: 'year', isMajor: true } : { at, unit, isMajor: false }
  if (unit === 'day') return day !== 1 ? { at, unit, isMajor: false } : { at, unit: month === 1 ? 'year' : 'month', isMajor: true }
  return hour === 0 ? { at, unit: 'day', isMajor: true } : { at, unit, isMajor: false }
}
