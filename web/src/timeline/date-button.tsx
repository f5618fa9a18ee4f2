// The exact date and time, today, and the speed of playback, behind one button.

import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { lazy } from '../lazy'
import { usePage } from '../page'
import { Icon } from './controls'
import type { TimelineViewport } from './viewport'

const DatePanel = lazy(async () => (await import('./date-panel')).DatePanel)

export function DateButton({ viewport }: { viewport: TimelineViewport }) {
  const messages = usePage().locale.messages.timeline
  const button = useRef<HTMLButtonElement>(null)
  const wasOpened = useSignal(false)
  // The browser shows it above all else, so that no panel cuts it; it stands above its button.
  const put = (event: Event) => {
    wasOpened.value = true
    const { left, top } = (button.current as HTMLElement).getBoundingClientRect()
    Object.assign((event.currentTarget as HTMLElement).style, { left: `${left}px`, bottom: `${innerHeight - top + 6}px` })
  }
  return (
    <>
      <button ref={button} class="button time-date-button" popovertarget="time-date" data-testid="when">
        <Icon of="date" />
        <span>{messages.dateHour}</span>
      </button>
      <div id="time-date" class="time-date" popover="auto" onBeforeToggle={put}>
        {wasOpened.value && <DatePanel viewport={viewport} />}
      </div>
    </>
  )
}
