// The key moments of the dataset, each a button that shows it, and today.

import { useComputed } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { parseShownTime } from '../moment'
import { usePage } from '../page'

export function KeyMoments() {
  const { store, locale } = usePage()
  const { model } = store
  const list = useRef<HTMLUListElement>(null)
  const current = useComputed(() => {
    const now = store.shown.value
    return model.wire.key_moments.findIndex(({ moment, at }) => {
      const shown = parseShownTime(moment) ?? { instant: Date.parse(at) }
      return 'day' in shown ? 'day' in now && now.day === shown.day : 'instant' in now && now.instant === shown.instant
    })
  }).value
  // A row that is too long scrolls sideways to the current chip; the page does not scroll.
  useEffect(() => {
    const chip = list.current?.children[current]
    if (chip && list.current) list.current.scrollLeft += chip.getBoundingClientRect().left - list.current.getBoundingClientRect().left - 32
  }, [current])
  return (
    <ul class="moments" aria-label={locale.messages.header.keyMoments} tabIndex={0} ref={list}>
      {model.wire.key_moments.map(({ moment, at: instant, label }, index) => {
        const shown = parseShownTime(moment) ?? { instant: Date.parse(instant) }
        const day = model.offset.dayOf(Date.parse(instant))
        return (
          <li key={moment}>
            <button class="chip moment" aria-current={index === current ? 'date' : undefined} title={label} onClick={() => store.push({ shown })}>
              <b>{locale.shortDay(day)}</b> <span class="hidden">{label}</span>
            </button>
          </li>
        )
      })}
      <li>
        <button class="chip moment" aria-current={store.view.value.shown ? undefined : 'date'} onClick={() => store.push({ shown: null })}>
          {locale.messages.header.today}
        </button>
      </li>
    </ul>
  )
}
