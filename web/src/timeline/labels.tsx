// The names beside the ribbons: each opens its place, and is marked while the map or the panel speaks of it.

import { type ReadonlySignal, useComputed, useSignalEffect } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { usePage } from '../page'
import { nameOf } from '../places/name'
import type { Frame } from './frame'
import { remember, rove } from './roving'
import type { Row } from './rows'

export function Labels({ frame, rows, pitch }: { frame: Frame; rows: ReadonlySignal<readonly Row[]>; pitch: number }) {
  const { store, speech } = usePage()
  const words = speech.words.timeline
  const list = useRef<HTMLDivElement>(null)
  const names = frame.names.value
  useSignalEffect(() => {
    void rows.value
    const [hovered, opened] = [store.hovered.value, store.view.value.place]
    for (const row of list.current?.querySelectorAll<HTMLElement>('[data-place]') ?? []) {
      row.classList.toggle('hovered', row.dataset.place === hovered)
      row.classList.toggle('opened', row.dataset.place === opened)
    }
  })
  const opened = useComputed(() => store.view.value.place)
  useSignalEffect(() => {
    const row = list.current?.querySelector<HTMLElement>(`[data-place="${CSS.escape(opened.value ?? '')}"]`)
    const scroller = row?.closest<HTMLElement>('.time-scroll')
    if (!row || !scroller) return
    const above = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top
    // The scroller alone moves, never the page.
    if (above < 0 || above + pitch > scroller.clientHeight) scroller.scrollTop += above - scroller.clientHeight / 2
  })
  return (
    <div ref={list} class="time-labels" role="toolbar" aria-orientation="vertical" aria-label={words.places} onKeyDown={(event) => rove(event, 'y')} onFocusIn={remember}>
      {rows.value.map(({ place, group, isInGroup }, index) => {
        const name = nameOf(place, names)
        return (
          <div
            key={place.id}
            class={isInGroup ? 'time-label inside' : 'time-label'}
            data-place={place.id}
            style={{ height: `${pitch}px` }}
            onPointerEnter={() => (store.hovered.value = place.id)}
            onPointerLeave={() => (store.hovered.value = null)}
          >
            {group && (
              <button class="time-group" aria-expanded={group.isOpen} aria-label={`${name}, ${speech.say(words.group, { n: group.size })}`} tabIndex={-1} onClick={() => frame.toggleGroup(place.id)}>
                <svg viewBox="0 0 10 10" aria-hidden="true">
                  <path d="M3 1.5 7 5 3 8.5" />
                </svg>
              </button>
            )}
            <button class="time-name" title={name} tabIndex={index === 0 ? 0 : -1} onClick={() => store.change({ place: place.id })}>
              {name}
            </button>
          </div>
        )
      })}
    </div>
  )
}
