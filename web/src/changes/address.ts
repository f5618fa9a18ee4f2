// Addresses of the server's own pages, which are complete without JavaScript and so are what a reader may keep.

import { below } from '../base'
import { DEFAULT_LANGUAGE } from '../view'

export function pageHref(folder: 'changes' | 'places', id: string, language: string): string {
  const path = below(`/${folder}/${encodeURIComponent(id)}`)
  return language === DEFAULT_LANGUAGE ? path : `${path}?lang=${language}`
}
