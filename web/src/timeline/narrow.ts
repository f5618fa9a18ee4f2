// Whether the page is laid out for a phone, by the same width as the style sheet, and whether it is held by fingers.

import { useEffect, useState } from 'preact/hooks'

export function useIsNarrow(): boolean {
  return useMedia('(max-width: 820px)')
}

export function useIsTouched(): boolean {
  return useMedia('(pointer: coarse)')
}

function useMedia(condition: string): boolean {
  const [holds, set] = useState(() => matchMedia(condition).matches)
  useEffect(() => {
    const query = matchMedia(condition)
    const changed = () => set(query.matches)
    query.addEventListener('change', changed)
    return () => query.removeEventListener('change', changed)
  }, [condition])
  return holds
}
