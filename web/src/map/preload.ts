// What the map will ask for, asked as soon as the data is there, so that the map, which comes last, has it at hand.

import { serverUrl } from '../server'
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { View } from '../view'

export type MapTheme = 'light' | 'dark' | 'contrast'

/** Where MapLibre's worker is. */
export const workerUrl = () => new URL(worker, location.href).href

export function resolveTheme(theme: View['theme'], prefersDark: boolean): MapTheme {
  return theme === 'auto' ? (prefersDark ? 'dark' : 'light') : theme
}

export function styleUrl(theme: MapTheme, language: string): string {
  return serverUrl(`/style.json?theme=${theme}&lang=${language}`)
}

/** A failure here is no news: the map asks again, and tells. */
export function preloadMap({ theme, lang }: View): void {
  for (const url of [styleUrl(resolveTheme(theme, matchMedia('(prefers-color-scheme: dark)').matches), lang), workerUrl()]) {
    fetch(url, { priority: 'low' }).catch(() => undefined)
  }
}
