// URLs of pictures of the view, and code that includes a picture in a page.

import { type ShownTime, formatShownTime } from '../moment'
import { serverUrl } from '../server'
import { type Store, formatTravel } from '../view'
import type { Theme } from './embed-code'

/** Sizes in CSS pixels; A4 in millimetres. */
export const PICTURE_SIZES = {
  article: { width: 1200, height: 675 },
  card: { width: 1200, height: 630 },
  square: { width: 1080, height: 1080 },
  story: { width: 1080, height: 1920 },
  phone: { width: 390, height: 520 },
  print: { width_mm: 297, height_mm: 210 },
} as const

export type PictureSize = keyof typeof PICTURE_SIZES

export const PICTURE_FORMATS = ['png', 'svg', 'webp', 'pdf'] as const

export type PictureFormat = (typeof PICTURE_FORMATS)[number]

export interface PictureOptions {
  readonly size: PictureSize
  readonly theme: 'light' | 'dark' | 'contrast' | 'print'
  /** Whether an SVG has its letters as outlines, which need no font. */
  readonly isOutlined?: boolean
}

/** The texts that go with a picture in an article. */
export interface PictureTexts {
  readonly caption_short: string
  readonly credit_short: string
  readonly alternative_text_short: string
}

/** Returns the URL of a picture of the view, pinned to its time and, if it is kept, its revision, so that it never changes. */
export function pictureUrl(store: Store, choice: PictureOptions, form: PictureFormat | 'json', scale = 1): string {
  const outline = form === 'svg' && choice.isOutlined ? '&text=outline' : ''
  return serverUrl(`/snapshot.${form}?${pictureQuery(store, choice, scale)}${outline}`)
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

/** The width of a window, in CSS pixels, up to which a wide picture gives way to the one for phones. */
const PHONE_WIDTH = 600

/** Returns the densities of a size, in pixels for each CSS pixel; print has one of its own. */
export const densities = (size: PictureSize): readonly number[] => (size === 'print' ? [1] : [1, 2])

/** Returns a figure that fits any column, with the picture at each density, upright on a phone if it is a wide one, in the theme or
 *  as on the reader's device, and with its caption, its credit and a link to the view. */
export function pictureCode(url: (choice: PictureOptions, scale: number) => string, size: PictureSize, theme: Theme, texts: PictureTexts, link: string): string {
  const srcset = (choice: PictureOptions) =>
    densities(choice.size)
      .map((scale) => `${escapeHtml(url(choice, scale))}${choice.size === 'print' ? '' : ` ${scale}x`}`)
      .join(', ')
  const sides = (of: PictureSize) => {
    const box = PICTURE_SIZES[of]
    return 'width' in box ? ` width="${box.width}" height="${box.height}"` : ''
  }
  const isWide = size === 'article' || size === 'card'
  const source = (choice: PictureOptions, ...conditions: string[]) =>
    `<source media="${conditions.join(' and ')}" srcset="${srcset(choice)}"${sides(choice.size)}>`
  const [phone, dark] = [`(max-width: ${PHONE_WIDTH}px)`, '(prefers-color-scheme: dark)']
  const own: PictureOptions = { size, theme: size === 'print' ? 'print' : theme === 'dark' ? 'dark' : 'light' }
  const follows = theme === 'auto' && size !== 'print'
  const sources = [
    ...(isWide && follows ? [source({ size: 'phone', theme: 'dark' }, phone, dark)] : []),
    ...(isWide ? [source({ size: 'phone', theme: own.theme }, phone)] : []),
    ...(follows ? [source({ size, theme: 'dark' }, dark)] : []),
  ]
  const image = `<img src="${escapeHtml(url(own, 1))}"${size === 'print' ? '' : ` srcset="${srcset(own)}"`}${sides(size)} alt="${escapeHtml(texts.alternative_text_short)}" style="max-width:100%;height:auto" loading="lazy">`
  const caption = `<figcaption>${escapeHtml(texts.caption_short)} <small>${escapeHtml(texts.credit_short)}</small></figcaption>`
  return `<figure style="margin:0"><a href="${escapeHtml(link)}"><picture>${sources.join('')}${image}</picture></a>${caption}</figure>`
}

export function markdownCode(url: string, texts: PictureTexts, link: string): string {
  const plain = (text: string) => text.replaceAll(/[[\]]/g, '')
  return `[![${plain(texts.alternative_text_short)}](${url})](${link})\n\n${plain(texts.caption_short)} ${plain(texts.credit_short)}`
}

/** Returns a BibTeX entry. */
export function bibtex(title: string, shown: string, revision: string, url: string): string {
  const plain = (text: string) => text.replaceAll(/[{}\\]/g, '')
  return `@misc{${plain(title).toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${revision}, title = {${plain(title)}, ${plain(shown)}}, note = {revision ${revision}}, url = {${url}}}`
}
