// The HTML that embeds a view in an article, and the view's oEmbed URL.

import { escapeHtml } from './picture-url'

/** The size at which no part of an embed is hidden. */
const BOX = { width: 600, height: 560 }

/** Returns the HTML of an embed, given the URL of the page. It works without its style too. */
export function embedCode(page: string, title: string): string {
  const url = new URL(page)
  url.pathname = url.pathname.replace(/[^/]*$/, 'embed')
  return `<iframe src="${escapeHtml(url.href)}" title="${escapeHtml(title)}" width="${BOX.width}" height="${BOX.height}" style="width:100%;border:0" loading="lazy"></iframe>`
}

/** Returns the oEmbed URL of a view. */
export function oembedUrl(page: string): string {
  const url = new URL(page)
  url.pathname = url.pathname.replace(/[^/]*$/, 'oembed')
  url.search = `?url=${encodeURIComponent(page)}`
  return url.href
}
