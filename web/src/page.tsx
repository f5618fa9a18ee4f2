// What every part of the page is given: the store, and the language that it speaks.

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Locale } from './i18n/locale'
import type { Store } from './view'

export interface Page {
  readonly store: Store
  readonly locale: Locale
}

export const PageContext = createContext<Page | null>(null)

/** The store and the locale; every component stands below the provider in `main.tsx`. */
export function usePage(): Page {
  const page = useContext(PageContext)
  if (!page) throw new Error('a component stands outside the page')
  return page
}
