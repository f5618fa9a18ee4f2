// Code splitting of components that the first view does not show.

import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { usePage } from './page'

/** Wraps a component so that its code and messages are loaded when it is first rendered; it renders nothing until then. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loading: Promise<ComponentType<P>> | undefined
  let Loaded: ComponentType<P> | undefined
  return function Later(props: P) {
    const { locale } = usePage()
    const [, again] = useState(false)
    useEffect(() => {
      if (Loaded) return
      let isGone = false
      loading ??= Promise.all([load(), locale.loadLazyMessages()]).then(([part]) => part)
      loading
        .then((part) => {
          Loaded = part
          if (!isGone) again(true)
        })
        // The next rendering retries: the network may be back then.
        .catch(() => (loading = undefined))
      return () => {
        isGone = true
      }
    }, [])
    return Loaded ? <Loaded {...props} /> : null
  }
}
