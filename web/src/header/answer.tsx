// The answer at the shown time: the server's sentence, its certainty and sources, and the key moments.

import { useComputed } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { showChange } from '../changes/sidebar-state'
import { usePage } from '../page'
import { parseShownTime } from '../moment'
import { type Sentence, sentenceOf } from '../sentence'

export function Answer() {
  const { store, locale } = usePage()
  const { messages } = locale
  const sentence = useComputed(() => {
    const headline = store.model.headline
    return headline && sentenceOf(store.model, headline.id, store.shown.value)
  })
  const { text, short, state } = sentence.value ?? { text: '', short: '', state: null }
  const rest = text.startsWith(short) ? text.slice(short.length).trim() : ''
  return (
    <>
      <p class="sentence" data-testid="sentence">
        <strong>{rest ? short : text}</strong>
        {rest && <span>{rest}</span>}
      </p>
      <Announcer text={short} />
      <div class="facts">
        {state && sentence.value && <CertaintyButton sentence={sentence.value} />}
        {store.model.wire.words_unreviewed && <span class="unreviewed">{messages.header.unreviewed}</span>}
        <KeyMoments />
      </div>
    </>
  )
}

/** Shows the certainty and the number of sources; opens the change that made the state. Without sources no certainty is shown. */
function CertaintyButton({ sentence: { state, certainty, sources } }: { sentence: Sentence }) {
  const { store, locale } = usePage()
  const messages = locale.messages.header
  const maker = store.model.headline?.states.find(({ id }) => id === state)?.reports[0]?.change
  const label = sources > 0 ? locale.format(messages.sources, { n: sources }) : messages.noSources
  return (
    <button class="plain" onClick={() => maker && showChange(store, maker)}>
      {certainty && sources > 0 ? `${messages.certainty[certainty]} · ${label}` : label}
    </button>
  )
}

/** Announces the statement to screen readers once the playhead rests. */
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
  // On a narrow screen the row scrolls sideways to the current chip; the page does not scroll.
  useEffect(() => {
    const chip = list.current?.children[current]
    if (chip && list.current) list.current.scrollLeft += chip.getBoundingClientRect().left - list.current.getBoundingClientRect().left - 32
  }, [current])
  return (
    <ul class="moments" aria-label={locale.messages.header.keyMoments} tabIndex={0} ref={list}>
      {model.wire.key_moments.map(({ moment, at: instant, label }, index) => {
        const shown = parseShownTime(moment) ?? { instant: Date.parse(instant) }
        const day = model.offset.dayOf(Date.parse(instant))
        const isShown = index === current
        return (
          <li key={moment}>
            <button class="chip moment" aria-current={isShown ? 'date' : undefined} title={label} onClick={() => store.push({ shown })}>
              <b>{locale.shortDay(day)}</b> <span class="moment-label">{label}</span>
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
