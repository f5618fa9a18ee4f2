// A step of the story as the panel on the map: what it says, its number, the ribbon of the headline place, and the ways on.

import { useComputed, useSignalEffect } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { Notices } from '../header/notices'
import { usePage } from '../page'
import { sentenceOf } from '../sentence'
import { serverUrl } from '../server'
import { Strip } from '../strip/strip'
import { TextureSwatch } from '../textures'
import { Axis } from '../timeline/axis'
import { Ribbons } from '../timeline/ribbons'
import { Playheads } from '../timeline/slider'
import { TimelineViewport, headlineRows } from '../timeline/viewport'
import { type View, viewOfStep } from '../view'
import type { WireStoryNumber } from '../wire'
import { useSteps } from './steps'
import './story.css'

const RIBBON = { pitch: 26, bar: 22 }

export function StoryPanel() {
  const { store, locale } = usePage()
  const { model } = store
  const messages = locale.lazyMessages.story
  const steps = model.wire.story
  const number = store.view.value.story ?? 1
  const step = steps[number - 1]
  const panel = useRef<HTMLElement>(null)
  const goTo = useSteps(panel)
  const said = useComputed(() => model.headline && sentenceOf(model, model.headline.id, store.shown.value))
  useSignalEffect(() => {
    const { title } = model.wire.dataset
    const told = steps[(store.view.value.story ?? 1) - 1]
    document.title = told ? `${told.title} – ${title}` : title
  })
  if (!step) return null
  const address = (part: Partial<View>) => store.address({ ...store.view.peek(), ...part })
  const own = { story: null, bbox: null }
  const query = address({ ...own, shown: null, place: null }).replace(/^[^?]*\??/, '').replace(/&?datetime=now/, '')
  return (
    <section class="story" aria-label={locale.messages.header.story} ref={panel}>
      <p class="kicker">
        <b>{model.wire.dataset.title}</b> · {locale.format(messages.step, { n: number, count: steps.length })}
      </p>
      <Notices />
      <div aria-live="polite">
        <h1>{step.title}</h1>
        <p class="telling">{step.text}</p>
      </div>
      {step.number && <NumberLine number={step.number} query={query} />}
      <StoryTime key={number} />
      <p class="ways">
        <Way part={{ ...own, shown: store.view.value.shown }} kind="button primary">
          {messages.dayByDay}
        </Way>
        <span>
          <Way part={{ ...own, shown: null }}>{messages.today}</Way> <TodayInShort />
        </span>
      </p>
      {said.value && store.view.value.shown && (
        <p class="story-shown">
          {messages.shown} {said.value.short}
        </p>
      )}
      <Strip />
      {model.wire.words_unreviewed && <p class="story-shown">{locale.messages.header.unreviewed}</p>}
      <a href={serverUrl(`/story${query && `?${query}`}`)}>{messages.whole}</a>
      <nav class="story-steps" aria-label={messages.steps}>
        <ol>
          {steps.map(({ id, title }, index) => (
            <li key={id}>
              <Way part={viewOfStep(model, index + 1)} isCurrent={index + 1 === number} onGo={() => goTo(index + 1, 'push')}>
                <span class="hidden">{title}</span>
              </Way>
            </li>
          ))}
        </ol>
        <span class="story-count" aria-hidden="true">
          {number} / {steps.length}
        </span>
        {number > 1 && (
          <button class="button" onClick={() => goTo(number - 1, 'push')} data-testid="story-previous">
            {messages.previous}
          </button>
        )}
        {number < steps.length && (
          <button class="button" onClick={() => goTo(number + 1, 'push')} data-testid="story-next">
            {messages.next}
          </button>
        )}
      </nav>
    </section>
  )
}

interface WayProps {
  readonly part: Partial<View>
  readonly kind?: string
  readonly isCurrent?: boolean
  readonly onGo?: () => void
  readonly children: preact.ComponentChildren
}

/** A link to a view of this page, which opens without loading the page again. */
function Way({ part, kind, isCurrent = false, onGo, children }: WayProps) {
  const { store } = usePage()
  const go = (event: MouseEvent) => {
    // Another tab or window is the browser's.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    if (onGo) onGo()
    else store.push(part)
  }
  return (
    <a class={kind} href={store.address({ ...store.view.value, ...part })} aria-current={isCurrent ? 'step' : undefined} onClick={go}>
      {children}
    </a>
  )
}

/** The number of a step, which leads to what explains it. */
function NumberLine({ number: { text, what, what_language, path }, query }: { number: WireStoryNumber; query: string }) {
  const { locale } = usePage()
  const [page = '', fragment] = path.split('#')
  return (
    <p class="number">
      <a href={serverUrl(page + (query && `?${query}`) + (fragment ? `#${fragment}` : ''))}>
        <b>{text}</b>
      </a>
      : <span lang={what_language === locale.language ? undefined : what_language}>{what}</span>
    </p>
  )
}

/** What is known of the headline place today, in the server's headline. */
function TodayInShort() {
  const { model } = usePage().store
  const said = useMemo(() => model.headline && sentenceOf(model, model.headline.id, { day: model.today }), [model])
  return <>{said?.short}</>
}

/** The headline place over the period on which the timeline opens, with the legend of its statuses. */
function StoryTime() {
  const { store } = usePage()
  const { model } = store
  const viewport = useMemo(() => new TimelineViewport(store), [store])
  const track = useRef<HTMLDivElement>(null)
  const rows = useComputed(() => headlineRows(model))
  useEffect(() => {
    const element = track.current
    if (!element) return
    const sizes = new ResizeObserver(() => (viewport.width.value = element.clientWidth))
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [viewport])
  const { headline } = model
  if (!headline) return null
  const { since, until } = viewport.span.value
  const held = headline.states.filter(({ span }) => span.since < until && span.until > since)
  const symbols = [...new Map(held.map(({ statusDetails, symbol }) => [symbol.key, { symbol, severity: statusDetails.severity }])).values()].sort((a, b) => b.severity - a.severity)
  return (
    <div class="story-time">
      <div class="story-track" ref={track}>
        <div class="time-axis">
          <Axis scale={viewport.scale.value} />
        </div>
        <Ribbons viewport={viewport} rows={rows} {...RIBBON} />
        <Playheads viewport={viewport} />
      </div>
      <ul class="story-legend">
        {symbols.map(({ symbol }) => (
          <li key={symbol.key}>
            <TextureSwatch symbol={symbol} width={20} /> {symbol.label}
          </li>
        ))}
      </ul>
    </div>
  )
}
