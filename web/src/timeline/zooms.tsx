// Buttons for the period that is seen: the whole, the one in which most happens, closer, wider.

import { useComputed } from '@preact/signals'
import { usePage } from '../page'
import { densest } from './densest'
import type { Frame } from './frame'
import { daysOf } from './scale'
import { Icon } from './transport'

export function Zooms({ frame }: { frame: Frame }) {
  const { store, speech } = usePage()
  const { model } = store
  const words = speech.words.timeline
  const busy = useComputed(() => densest(model.steps, model.range)).value
  const days = busy && daysOf(busy, model.offset)
  const seen = daysOf(frame.span.value, model.offset)
  const isWhole = useComputed(() => store.view.value.range === null).value
  const isBusy = days?.[0] === seen[0] && days[1] === seen[1]
  return (
    <div class="time-zooms">
      <button class="button" aria-pressed={isWhole} onClick={() => frame.see(frame.whole, 'change')} data-testid="whole">
        {words.whole}
      </button>
      {busy && days && (
        <button
          class="button"
          aria-pressed={isBusy}
          title={speech.say(words.densestTitle, { since: speech.day(days[0]), until: speech.day(days[1]) })}
          onClick={() => frame.see(busy, 'change')}
          data-testid="densest"
        >
          {words.densest}
        </button>
      )}
      <button class="button" aria-label={words.zoomOut} title={words.zoomOut} aria-disabled={isWhole} onClick={() => frame.zoom(1 / 2)} data-testid="zoom-out">
        <Icon of="less" />
      </button>
      <button class="button" aria-label={words.zoomIn} title={words.zoomIn} onClick={() => frame.zoom(2)} data-testid="zoom-in">
        <Icon of="more" />
      </button>
    </div>
  )
}
