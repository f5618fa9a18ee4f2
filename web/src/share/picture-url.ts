// URLs of pictures of the view, and code that includes a picture in a page.

import { type ShownTime, formatShownTime } from '../moment'
import { serverUrl } from '../server'
import { type Store, formatTravel } from '../view'

/** Sizes in CSS pixels; A4 in millimetres. */
export const PICTURE_SIZES = {
  article: { width: 1200, height: 675 },
  card: { width: 1200, height: 630 },
  square: { width: 1080, height: 1080 },
  story: { width: 1080, height: 1920 },
  print: { width_mm: 297, height_mm: 210 },
} as const

export type PictureSize = keyof typeof PICTURE_SIZES

export const PICTURE_FORMATS = ['png', 'svg', 'webp', 'pdf'] as const

export type PictureFormat = (typeof PICTURE_FORMATS)[number]

export interface PictureOptions {
  readonly size: PictureSize
  readonly theme: 'light' | 'dark' | 'contrast' | 'print'
}

/** Returns the URL of a picture of the view, pinned to its time and, if it is kept, its revision, so that it never changes. */
export function pictureUrl(store: Store, choice: PictureOptions, form: PictureFormat | 'json', scale = 1): string {
  return serverUrl(`/snapshot.${form}?${pictureQuery(store, choice, scale)}`)
}

/** Returns the URL of the ZIP archive with the picture, its texts, and the map as a file. */
export function packageUrl(store: Store, choice: PictureOptions): string {
  return serverUrl(`/package.zip?${pictureQuery(store, choice, 1)}`)
}

function pictureQuery(store: Store, choice: PictureOptions, scale: number): string {
  const { model } = store
  const view = store.view.value
  const query = new URLSearchParams()
  const time = (shown: ShownTime) => formatShownTime(shown, model.offset)
  query.set('datetime', time(store.shown.value))
  if (view.compare) query.set('compare', time(view.compare))
  if (view.place && model.place(view.place)?.geometry) query.set('place', view.place)
  if (view.travel) query.set('traveller', formatTravel(view.travel))
  for (const [name, value] of Object.entries(PICTURE_SIZES[choice.size])) query.set(name, String(value))
  // Print has a density of its own.
  if (scale !== 1 && choice.size !== 'print') query.set('scale', String(scale))
  if (choice.theme !== 'light') query.set('theme', choice.theme)
  if (view.lang !== 'en') query.set('lang', view.lang)
  // A picture's names follow its language; the page's do not.
  if (view.names !== 'dual' || view.lang !== 'en') query.set('names', view.names)
  if (model.wire.is_kept) query.set('as-of', view.asOf ?? model.wire.revision)
  return query.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')
}

export const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Returns HTML that shows the dark picture on a device with a dark theme. */
export function pictureCode(light: string, dark: string, size: PictureSize, alternative: string): string {
  const box = PICTURE_SIZES[size]
  const sides = 'width' in box ? ` width="${box.width}" height="${box.height}"` : ''
  return `<picture><source media="(prefers-color-scheme: dark)" srcset="${escapeHtml(dark)}"><img src="${escapeHtml(light)}"${sides} alt="${escapeHtml(alternative)}" loading="lazy"></picture>`
}

export function markdownCode(url: string, alternative: string): string {
  return `![${alternative.replaceAll(/[[\]]/g, '')}](${url})`
}

/** Returns a BibTeX entry. */
export function bibtex(title: string, shown: string, revision: string, url: string): string {
  const plain = (text: string) => text.replaceAll(/[{}\\]/g, '')
  return `@misc{${plain(title).toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${revision}, title = {${plain(title)}, ${plain(shown)}}, note = {revision ${revision}}, url = {${url}}}`
}
