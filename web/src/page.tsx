// The context of all components: the store and the locale.

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Locale } from './i18n/locale'
import type { Store } from './view'

export interface Page {
  readonly store: Store
  readonly locale: Locale
}

export const PageContext = createContext<Page | null>(null)

/** Returns the store and the locale. Throws outside the provider in `main.tsx`. */
export function usePage(): Page {
  const page = useContext(PageContext)
  if (!page) throw new Error('a component stands outside the page')
  return page
}
