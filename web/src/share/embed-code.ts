// The code by which an article takes the map in, and the address that content systems ask.

import { escapeHtml } from './picture-url'

/** The box in which nothing of an embed has to go. */
const BOX = { width: 600, height: 560 }

/** The embed of a view, given by the address of the page; without its style it works as well. */
export function embedCode(page: string, title: string): string {
  const url = new URL(page)
  url.pathname = url.pathname.replace(/[^/]*$/, 'embed')
  return `<iframe src="${escapeHtml(url.href)}" title="${escapeHtml(title)}" width="${BOX.width}" height="${BOX.height}" style="width:100%;border:0" loading="lazy"></iframe>`
}

/** Where the embed of a view is described. */
export function oembedUrl(page: string): string {
  const url = new URL(page)
  url.pathname = url.pathname.replace(/[^/]*$/, 'oembed')
  url.search = `?url=${encodeURIComponent(page)}`
  return url.href
}
