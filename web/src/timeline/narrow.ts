// Whether the page is laid out for a phone, by the same width as the style sheet.

import { useEffect, useState } from 'preact/hooks'

const NARROW = '(max-width: 820px)'

export function useIsNarrow(): boolean {
  const [isNarrow, set] = useState(() => matchMedia(NARROW).matches)
  useEffect(() => {
    const query = matchMedia(NARROW)
    const changed = () => set(query.matches)
    query.addEventListener('change', changed)
    return () => query.removeEventListener('change', changed)
  }, [])
  return isNarrow
}
