// The URLs of what the map needs, apart from the map itself, which is loaded last.

import { serverUrl } from '../server'
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { View } from '../view'

export type MapTheme = 'light' | 'dark' | 'contrast'

/** Returns the URL of MapLibre's worker. */
export const workerUrl = () => new URL(worker, location.href).href

export function resolveTheme(theme: View['theme'], prefersDark: boolean): MapTheme {
  return theme === 'auto' ? (prefersDark ? 'dark' : 'light') : theme
}

/** Returns the theme of the first map that a view shows. */
export function firstTheme({ theme }: Pick<View, 'theme'>): MapTheme {
  return resolveTheme(theme, matchMedia('(prefers-color-scheme: dark)').matches)
}

export function styleUrl(theme: MapTheme, language: string, asOf: string | null): string {
  return serverUrl(`/style.json?theme=${theme}&lang=${language}${asOf ? `&as-of=${encodeURIComponent(asOf)}` : ''}`)
}

/** Fetches the worker into the browser's cache. Errors are ignored: the map repeats the request and reports them. */
export function preloadWorker(): void {
  fetch(workerUrl(), { priority: 'low' }).catch(() => undefined)
}
