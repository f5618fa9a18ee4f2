// What every part of the page is given: the store, and the language that it speaks.

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Speech } from './i18n/speech'
import type { Store } from './view'

export interface Page {
  readonly store: Store
  readonly speech: Speech
}

export const PageContext = createContext<Page | null>(null)

/** The store and the speech; every component stands below the provider in `main.tsx`. */
export function usePage(): Page {
  const page = useContext(PageContext)
  if (!page) throw new Error('a component stands outside the page')
  return page
}
