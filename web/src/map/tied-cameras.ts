// Two maps that move together.

import type { Map as MapLibre } from 'maplibre-gl'

/** Gives the second map the camera of the first, and each that of the other whenever it moves; returns a function that ends that. */
export function tieCameras(first: MapLibre, second: MapLibre): () => void {
  let isCopying = false
  const copy = (from: MapLibre, to: MapLibre) => {
    if (isCopying) return
    isCopying = true
    to.jumpTo({ center: from.getCenter(), zoom: from.getZoom() })
    isCopying = false
  }
  const [forth, back] = [() => copy(first, second), () => copy(second, first)]
  first.on('move', forth)
  second.on('move', back)
  forth()
  return () => {
    first.off('move', forth)
    second.off('move', back)
  }
}
