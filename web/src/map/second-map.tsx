// The second map of a comparison: at the other time, with the camera of the first. It exists only while the comparison is open.

import { useComputed, useSignal, useSignalEffect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { usePage } from '../page'
import { LiveMap, type MapElement } from './map'
import { MapTime } from './map-time'
import { MapTooltip } from './tooltip'

interface Props {
  readonly first: LiveMap
  /** Called if it cannot be drawn. */
  readonly fail: (reason: unknown) => void
}

export function SecondMap({ first, fail }: Props) {
  const { store, locale } = usePage()
  const container = useRef<MapElement>(null)
  const map = useSignal<LiveMap | null>(null)
  const isDrawn = useSignal(false)
  const shown = useComputed(() => store.view.value.compare ?? store.shown.value)
  useEffect(() => {
    if (!container.current) return
    try {
      const second = new LiveMap(container.current, store, { onReady: () => (isDrawn.value = true), onFailure: fail, free: first.free }, first)
      map.value = second
      return () => second.close()
    } catch (reason) {
      fail(reason)
    }
  }, [first])
  useSignalEffect(() => {
    void map.value
    const { title } = store.model.wire.dataset
    container.current?.querySelector('canvas')?.setAttribute('aria-label', locale.format(locale.messages.map.canvas, { title, shown: locale.shown(shown.value) }))
  })
  return (
    <div class="map-cell second" data-drawn={isDrawn.value}>
      <div class="map" ref={container} />
      <MapTime shown={shown} />
      {map.value && <MapTooltip map={map.value} />}
    </div>
  )
}
