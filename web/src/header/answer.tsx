// The answer first: the server's sentence for what is shown, how sure it is, how many sources it rests on, and the key moments.

import { useComputed } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { usePage } from '../page'
import { parseShown } from '../moment'
import { sentenceOf } from '../sentence'

export function Answer() {
  const { store, speech } = usePage()
  const { words } = speech
  const sentence = useComputed(() => {
    const headline = store.model.headline
    return headline && sentenceOf(store.model, headline.id, store.shown.value)
  })
  const { text, short, certainty, sources } = sentence.value ?? { text: '', short: '', certainty: null, sources: 0 }
  const rest = text.startsWith(short) ? text.slice(short.length).trim() : ''
  return (
    <>
      <p class="sentence" data-testid="sentence">
        <strong>{rest ? short : text}</strong>
        {rest && <span>{rest}</span>}
      </p>
      <Announcer text={short} />
      <div class="facts">
        <span>
          {certainty && <>{words.header.certainty[certainty]} · </>}
          {sources > 0 ? speech.say(words.header.sources, { n: sources }) : words.header.noSources}
        </span>
        {store.model.wire.words_unreviewed && <span class="unreviewed">{words.header.unreviewed}</span>}
        <KeyMoments />
      </div>
    </>
  )
}

/** Speaks the dated statement once the playhead rests, so that a screen reader isn't flooded while it moves. */
function Announcer({ text }: { text: string }) {
  const [spoken, speak] = useState('')
  useEffect(() => {
    const wait = setTimeout(() => speak(text), 600)
    return () => clearTimeout(wait)
  }, [text])
  return (
    <p class="hidden" role="status" aria-live="polite">
      {spoken}
    </p>
  )
}

function KeyMoments() {
  const { store, speech } = usePage()
  const { model } = store
  const at = store.at.value
  return (
    <ul class="moments" aria-label={speech.words.header.keyMoments} tabIndex={0}>
      {model.wire.key_moments.map(({ moment, at: instant, label }) => {
        const shown = parseShown(moment) ?? { instant: Date.parse(instant) }
        const day = model.offset.dayOf(Date.parse(instant))
        const isShown = 'instant' in shown ? shown.instant === at : store.shown.value && 'day' in store.shown.value && store.shown.value.day === shown.day
        return (
          <li key={moment}>
            <button class="chip moment" aria-current={isShown ? 'date' : undefined} title={label} onClick={() => store.change({ shown })}>
              <b>{speech.shortDay(day)}</b> <span class="moment-label">{label}</span>
            </button>
          </li>
        )
      })}
      <li>
        <button class="chip moment" aria-current={store.view.value.shown ? undefined : 'date'} onClick={() => store.change({ shown: null })}>
          {speech.words.header.today}
        </button>
      </li>
    </ul>
  )
}
