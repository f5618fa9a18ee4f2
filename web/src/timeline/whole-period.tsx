// The whole period below the ribbons: the headline place on a thin strip, with the brush that moves and resizes what is seen above.

import { useComputed } from '@preact/signals'
import { textScale } from '../layout'
import { usePage } from '../page'
import { Axis } from './axis'
import { Brush } from './brush'
import { Ribbons } from './ribbons'
import { type TimelineViewport, headlineRows } from './viewport'

const STRIP = { pitch: 20, bar: 7 }

export function WholePeriod({ viewport }: { viewport: TimelineViewport }) {
  const { store } = usePage()
  const head = useComputed(() => headlineRows(store.model))
  return (
    <div class="time-whole">
      <Ribbons viewport={viewport} rows={head} scale={viewport.wholeScale} pitch={Math.round(STRIP.pitch * textScale.value)} bar={STRIP.bar} />
      <Brush viewport={viewport} />
      <Axis scale={viewport.wholeScale.value} />
    </div>
  )
}

/** The name of the strip: a button that shows the whole period. */
export function WholeButton({ viewport }: { viewport: TimelineViewport }) {
  const { locale } = usePage()
  return (
    <button class="time-name" aria-pressed={viewport.isWhole} onClick={() => viewport.showSpan(viewport.whole, 'push')} data-testid="whole">
      {locale.messages.timeline.whole}
    </button>
  )
}
