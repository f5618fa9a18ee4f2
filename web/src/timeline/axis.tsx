// The years, months, days or hours above the ribbons, as many as have room.

import { usePage } from '../page'
import type { Frame } from './frame'
import { type Tick, ticksOf } from './ticks'

export function Axis({ frame }: { frame: Frame }) {
  const { store, speech } = usePage()
  const { offset } = store.model
  const scale = frame.scale.value
  const label = ({ at, unit }: Tick) => {
    const { year, month, day } = offset.fields(at)
    if (unit === 'hour') return offset.clock(at)
    if (unit === 'day') return speech.number(day)
    return unit === 'month' ? speech.shortMonth(month) : speech.number(year)
  }
  return (
    <div class="time-ticks" aria-hidden="true">
      {scale.width > 0 &&
        ticksOf(scale, offset).map((tick) => (
          <span key={tick.at} class={tick.isMajor ? 'major' : undefined} style={{ transform: `translateX(${scale.x(tick.at).toFixed(1)}px)` }}>
            {label(tick)}
          </span>
        ))}
    </div>
  )
}

/** The period that is seen, in words. */
export function Period({ frame }: { frame: Frame }) {
  const { store, speech } = usePage()
  const { offset } = store.model
  const { since, until } = frame.span.value
  const words = { since: speech.shortDay(offset.dayOf(since)), until: speech.shortDay(offset.dayOf(until - 1)) }
  return <span class="time-period">{speech.say(speech.words.timeline.period, words)}</span>
}
