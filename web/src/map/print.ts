// The map on paper: a copy of what the free part shows, since a browser does not print the canvas of a live map.

import type { Map as MapLibre } from 'maplibre-gl'
import { coveredEdges } from './camera'

/** Draws the copy before each print; returns a function that ends that. */
export function keepPrintable(map: MapLibre, container: HTMLElement, free: HTMLElement | null): () => void {
  const copy = document.createElement('canvas')
  copy.className = 'map-print'
  container.after(copy)
  const draw = () => {
    map.redraw()
    const canvas = map.getCanvas()
    const { top, right, bottom, left } = coveredEdges(container, free)
    const scale = canvas.width / Math.max(1, container.clientWidth)
    const [width, height] = [canvas.width - (left + right) * scale, canvas.height - (top + bottom) * scale]
    Object.assign(copy, { width, height })
    copy.getContext('2d')?.drawImage(canvas, left * scale, top * scale, width, height, 0, 0, width, height)
  }
  addEventListener('beforeprint', draw)
  return () => {
    removeEventListener('beforeprint', draw)
    copy.remove()
  }
}
