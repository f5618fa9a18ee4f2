// The timeline under a thumb: the headline ribbon as a slider, three large buttons, the date, and the other ribbons on demand.

import { useComputed, useSignal } from '@preact/signals'
import { usePage } from '../page'
import { Axis } from './axis'
import { DateButton, Speed, Today, Transport, Zooms } from './controls'
import { Events, OpinionSwitch } from './events'
import { Labels, Ribbons } from './ribbons'
import { Playheads, Slider } from './slider'
import { type Frame, headOf } from './viewport'

const HEAD = { pitch: 24, bar: 20 }
/** The name stands above its bar. */
const ROW = { pitch: 44, bar: 14, drop: 26 }

export function Compact({ frame }: { frame: Frame }) {
  const { store, speech } = usePage()
  const isOpen = useSignal(false)
  const head = useComputed(() => headOf(store.model))
  return (
    <>
      <button class="time-handle" aria-expanded={isOpen.value} aria-controls="time-all" onClick={() => (isOpen.value = !isOpen.value)}>
        <svg class="time-icon" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 4 14 11 12.6 12.4 8 7 3.4 12.4 2 11z" />
        </svg>
        {speech.words.timeline.allPlaces}
      </button>
      <div id="time-all" class="time-all" hidden={!isOpen.value}>
        {isOpen.value && (
          <>
            <div class="time-controls">
              <Zooms frame={frame} />
              <Speed frame={frame} />
              <OpinionSwitch frame={frame} />
            </div>
            <Events frame={frame} />
            <div class="time-scroll">
              <div class="time-over">
                <Labels frame={frame} rows={frame.rows} pitch={ROW.pitch} />
                <Ribbons frame={frame} rows={frame.rows} {...ROW} />
                <Playheads frame={frame} />
              </div>
            </div>
          </>
        )}
      </div>
      <div class="time-thumb">
        <div class="time-track" data-gesture="scrub">
          {store.model.headline && <Ribbons frame={frame} rows={head} {...HEAD} />}
          <Slider frame={frame} />
        </div>
        <div class="time-axis" data-gesture="pan">
          <Axis frame={frame} />
        </div>
        <Playheads frame={frame} />
      </div>
      <div class="time-controls">
        <Transport frame={frame} />
        <DateButton frame={frame} />
        <Today />
      </div>
    </>
  )
}
