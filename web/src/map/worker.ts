// Where MapLibre's worker is. It is fetched as soon as the page can be used, so that the map, which comes last, has it at hand.

import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'

export const WORKER = new URL(worker, location.href).href

export function fetchWorker(): void {
  // A failure here is no news: the map asks again, and tells.
  fetch(WORKER, { priority: 'low' }).catch(() => undefined)
}
