// The width of the column of names: that of the widest, so that no name is cut. Above ribbons a name that is too long takes two lines.

import { useSignalEffect } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { placeName } from '../places/place-name'
import type { TimelineViewport } from './viewport'

/** What the buttons in the column need, in rem. */
const LEAST = 11.5
/** Room beside a name for its padding and the arrow of a group, in rem. */
const ROOM = { plain: 1.2, group: 2.4 }

/** Sets `--time-names` of an element to what the names of all rows need. */
export function useNamesWidth(viewport: TimelineViewport, section: { readonly current: HTMLElement | null }): void {
  const measure = () => {
    const context = document.createElement('canvas').getContext('2d')
    if (!context || !section.current) return
    const width = (text: string, font: string) => {
      context.font = `${font} "Noto Sans", sans-serif`
      return context.measureText(text).width / 16
    }
    const names = viewport.names.value
    const { headline } = viewport.store.model
    const rows = viewport.rows.value.map(({ place, group, isInGroup }) => width(placeName(place, names), '12px') + (group || isInGroup ? ROOM.group : ROOM.plain))
    const head = headline ? width(placeName(headline, names), '600 13px') + ROOM.plain : 0
    const widest = Math.ceil(Math.max(LEAST, head, ...rows) * 10) / 10
    section.current.style.setProperty('--time-names', `${widest}rem`)
    viewport.namesWidth.value = widest
  }
  useSignalEffect(measure)
  useEffect(() => {
    void document.fonts?.ready.then(measure)
  }, [])
}
