// URLs of the server's own pages of changes and places, which work without JavaScript.

import { serverUrl } from '../server'
import { DEFAULT_LANGUAGE } from '../view'

export function pageUrl(folder: 'changes' | 'places', id: string, language: string): string {
  const path = serverUrl(`/${folder}/${encodeURIComponent(id)}`)
  return language === DEFAULT_LANGUAGE ? path : `${path}?lang=${language}`
}
