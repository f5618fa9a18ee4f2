// The timeline of a narrow screen: large buttons, the headline ribbon with its slider, and on demand the legend and the other ribbons.

import { useComputed } from '@preact/signals'
import { textScale } from '../layout'
import { usePage } from '../page'
import { Axis } from './axis'
import { Icon, PlaybackButtons, ZoomButtons } from './controls'
import { DateButton } from './date-button'
import { Events, OpinionSwitch } from './events'
import { Legend } from './legend'
import { RibbonLabels, Ribbons } from './ribbons'
import { Playheads, Slider } from './slider'
import { type TimelineViewport, headlineRows } from './viewport'
import { WholePeriod } from './whole-period'

const HEAD = { pitch: 24, bar: 20 }
/** The name is above its bar, in two lines where one is too long for the width. */
const ROW = { pitch: 44, bar: 14, drop: 26 }
const SECOND_LINE = 14

export function CompactTimeline({ viewport }: { viewport: TimelineViewport }) {
  const { store, locale } = usePage()
  const isOpen = !viewport.isLow.value
  const more = viewport.namesWidth.value * 16 * textScale.value > viewport.width.value ? SECOND_LINE : 0
  const row = { pitch: Math.round((ROW.pitch + more) * textScale.value), bar: ROW.bar, drop: Math.round((ROW.drop + more) * textScale.value) }
  const head = useComputed(() => headlineRows(store.model))
  return (
    <>
      <div class="time-controls">
        <PlaybackButtons viewport={viewport} />
        <DateButton viewport={viewport} />
        <button class="button time-handle" aria-expanded={isOpen} aria-controls="time-all" data-testid="rows" onClick={() => store.replace({ timeline: isOpen ? null : 'high' })}>
          <span>{locale.messages.timeline.allPlaces}</span>
          <Icon of="up" />
        </button>
      </div>
      <div id="time-all" class="time-all" hidden={!isOpen}>
        {isOpen && (
          <>
            <div class="time-controls">
              <ZoomButtons viewport={viewport} />
              <OpinionSwitch viewport={viewport} />
            </div>
            <Legend viewport={viewport} />
            <Events viewport={viewport} />
            <div class="time-scroll">
              <div class="time-over">
                <RibbonLabels viewport={viewport} rows={viewport.rows} pitch={row.pitch} />
                <Ribbons viewport={viewport} rows={viewport.rows} {...row} />
                <Playheads viewport={viewport} />
              </div>
            </div>
          </>
        )}
      </div>
      <div class="time-thumb">
        <div class="time-track" data-gesture="scrub">
          {store.model.headline && <Ribbons viewport={viewport} rows={head} {...HEAD} />}
          <Slider viewport={viewport} />
        </div>
        <div class="time-axis" data-gesture="pan">
          <Axis scale={viewport.scale.value} />
        </div>
        <Playheads viewport={viewport} />
        <WholePeriod viewport={viewport} />
      </div>
    </>
  )
}
