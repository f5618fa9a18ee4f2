// The HTML that embeds a view in an article, and the view's oEmbed URL.

import { escapeHtml } from './picture-url'

/** Sizes in CSS pixels; at `column` no part of an embed is hidden. */
export const EMBED_SIZES = {
  column: { width: 600, height: 560 },
  wide: { width: 1000, height: 700 },
  phone: { width: 320, height: 480 },
} as const

export type EmbedSize = keyof typeof EMBED_SIZES

export const THEMES = ['light', 'dark', 'auto'] as const

/** `auto` follows the reader's device. */
export type Theme = (typeof THEMES)[number]

export interface EmbedOptions {
  readonly size: EmbedSize
  readonly theme: Theme
}

/** Returns the URL of the embed of a page; an embed is light unless its URL says otherwise. */
export function embedUrl(page: string, theme: Theme): string {
  const url = new URL(page)
  url.pathname = url.pathname.replace(/[^/]*$/, 'embed')
  url.searchParams.delete('theme')
  if (theme === 'light') return url.href
  return `${url.href}${url.search ? '&' : '?'}theme=${theme}`
}

/** Returns the HTML of an embed, given the URL of the page. It works without its style too. */
export function embedCode(page: string, title: string, { size, theme }: EmbedOptions): string {
  const { width, height } = EMBED_SIZES[size]
  // A column is as wide as the article's; other sizes are asked for by their width.
  const style = size === 'column' ? 'width:100%;border:0' : `width:100%;max-width:${width}px;border:0`
  return `<iframe src="${escapeHtml(embedUrl(page, theme))}" title="${escapeHtml(title)}" width="${width}" height="${height}" style="${style}" loading="lazy" allowfullscreen></iframe>`
}

/** Returns the oEmbed URL of a view. */
export function oembedUrl(page: string): string {
  const url = new URL(page)
  url.pathname = url.pathname.replace(/[^/]*$/, 'oembed')
  url.search = `?url=${encodeURIComponent(page)}`
  return url.href
}
