// The answer at the shown time: the server's sentence, its certainty and sources, who could pass, and the key moments.

import { useComputed, useSignalEffect } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { FoldButton } from '../changes/fold-button'
import { showChange } from '../changes/sidebar-state'
import { layout } from '../layout'
import { usePage } from '../page'
import { type Sentence, sentenceOf } from '../sentence'
import { serverUrl } from '../server'
import { Strip } from '../strip/strip'
import { useHeadHeight } from './head-height'
import { KeyMoments } from './key-moments'
import { Notices } from './notices'
import { TravellerSwitch } from './traveller'

/** The length of a headline above which it is set smaller, in characters. */
const LONG = 60

export function Answer() {
  const { store, locale } = usePage()
  const { model } = store
  const { messages } = locale
  const sentence = useComputed(() => {
    const headline = model.headline
    return headline && sentenceOf(model, headline.id, store.shown.value)
  })
  const { text, short, state } = sentence.value ?? { text: '', short: '', state: null }
  // Where the whole sentence says the same in other words it stands in full.
  const rest = text.startsWith(short) ? text.slice(short.length).trim() : text
  useSignalEffect(() => {
    const { title } = model.wire.dataset
    document.title = store.view.value.shown ? `${title}, ${locale.shown(store.shown.value)}` : title
  })
  const { lang, asOf } = store.view.value
  const head = useRef<HTMLDivElement>(null)
  useHeadHeight(head)
  return (
    <section class="answer" aria-label={messages.header.answer}>
      <div class="answer-head" ref={head}>
        <p class="kicker">
          <a class="brand" href={serverUrl(`/${lang === 'en' ? '' : `?lang=${lang}`}`)}>
            {model.wire.dataset.title}
          </a>
          {asOf && <span class="badge">{locale.format(messages.header.frozen, { revision: model.wire.revision })}</span>}
        </p>
        <Notices />
        <h1 class={short.length > LONG ? 'sentence long' : 'sentence'}>{short || model.wire.dataset.title}</h1>
        <div class="facts">{state && sentence.value && <CertaintyButton sentence={sentence.value} />}</div>
      </div>
      <div class="answer-body">
        {rest && <p class="sentence rest">{rest}</p>}
        <Announcer text={short} />
        <TravellerSwitch />
        <Strip />
        {layout.value === 'side' && <FoldButton />}
        <KeyMoments />
        {model.wire.words_unreviewed && <p class="unreviewed">{messages.header.unreviewed}</p>}
      </div>
    </section>
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
