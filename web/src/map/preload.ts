// Requests what the map will need as soon as the data is loaded, since the map itself is loaded last.

import { serverUrl } from '../server'
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { View } from '../view'

export type MapTheme = 'light' | 'dark' | 'contrast'

/** Returns the URL of MapLibre's worker. */
export const workerUrl = () => new URL(worker, location.href).href

export function resolveTheme(theme: View['theme'], prefersDark: boolean): MapTheme {
  return theme === 'auto' ? (prefersDark ? 'dark' : 'light') : theme
}

export function styleUrl(theme: MapTheme, language: string): string {
  return serverUrl(`/style.json?theme=${theme}&lang=${language}`)
}

/** Fetches the style and the worker into the browser's cache. Errors are ignored: the map repeats the requests and reports them. */
export function preloadMap({ theme, lang }: View): void {
  for (const url of [styleUrl(resolveTheme(theme, matchMedia('(prefers-color-scheme: dark)').matches), lang), workerUrl()]) {
    fetch(url, { priority: 'low' }).catch(() => undefined)
  }
}
