// Addresses of the server's own pages, which are complete without JavaScript and so are what a reader may keep.

import { serverUrl } from '../server'
import { DEFAULT_LANGUAGE } from '../view'

export function pageUrl(folder: 'changes' | 'places', id: string, language: string): string {
  const path = serverUrl(`/${folder}/${encodeURIComponent(id)}`)
  return language === DEFAULT_LANGUAGE ? path : `${path}?lang=${language}`
}
