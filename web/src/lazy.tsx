// Parts that no first view shows are loaded when they are first asked for.

import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { usePage } from './page'

/** A component that loads its code and words at its first showing and shows nothing until then. */
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
        // Asked anew at the next showing: the network may be back then.
        .catch(() => (loading = undefined))
      return () => {
        isGone = true
      }
    }, [])
    return Loaded ? <Loaded {...props} /> : null
  }
}
