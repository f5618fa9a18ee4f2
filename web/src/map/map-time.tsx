// The time of one of two compared maps, on the map.

import type { ReadonlySignal } from '@preact/signals'
import type { ShownTime } from '../moment'
import { usePage } from '../page'

export function MapTime({ shown }: { shown: ReadonlySignal<ShownTime> }) {
  const { locale } = usePage()
  return <b class="map-time">{locale.shown(shown.value)}</b>
}
