// The comparison of two times: the places that differ, what differs, and the changes between.

import './compare.css'
import { type ReadonlySignal, useComputed, useSignal, useSignalEffect } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Locale } from '../i18n/locale'
import { isSidebarOpen } from '../changes/sidebar-state'
import { pageScrolls } from '../layout'
import { usePage } from '../page'
import { type ShownTime, shownInstant, shownDay, formatShownTime } from '../moment'
import { placeName } from '../places/place-name'
import type { Store } from '../view'
import { type Difference, comparableCount, differences } from './differences'
import { type Proposal, proposals } from './proposals'
import { DifferenceRow } from './row'

/** The number of places above which the sentence gives their number only. */
const MAX_NAMED = 12
/** Milliseconds that the playhead rests before a long table renders. */
const REST_MS = 200

export function Compare() {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.compare
  const { model } = store
  const compare = useComputed(() => store.view.value.compare)
  /** The two times in order. */
  const pair = useComputed(() => {
    const [shown, other] = [store.shown.value, compare.value]
    if (!other) return null
    const isBefore = shownInstant(other, model.offset) <= shownInstant(shown, model.offset)
    return isBefore ? { from: other, to: shown } : { from: shown, to: other }
  })
  // The maps stand at the top of a page that scrolls.
  useEffect(() => {
    if (pageScrolls.peek()) scrollTo({ top: 0 })
  }, [])
  const last = useRef<readonly Difference[]>([])
  const found = useComputed(() => {
    if (!pair.value) return last.current
    const now = differences(model, shownInstant(pair.value.from, model.offset), shownInstant(pair.value.to, model.offset))
    // Equal differences keep their identity, so that a step without effect renders nothing.
    if (keyOf(now) !== keyOf(last.current)) last.current = now
    return last.current
  })
  /** The differences in the table; a long table follows once the playhead rests. */
  const settled = useSignal(found.peek())
  useSignalEffect(() => {
    const now = found.value
    const wait = setTimeout(() => (settled.value = now), now.length > MAX_NAMED ? REST_MS : 0)
    return () => clearTimeout(wait)
  })
  if (!pair.value || !compare.value) return null
  return (
    <div class="scroll compare">
      <h2 class="hidden">{messages.title}</h2>
      <Sentence pair={pair.value} found={found.value} />
      <Choice compare={compare.value} />
      {settled.value.length > 0 && <Table found={settled.value} pair={pair} />}
      {settled.value.length > 0 && <p class="muted small">{messages.ends}</p>}
      <Proposals compare={compare.value} />
    </div>
  )
}

function keyOf(found: readonly Difference[]): string {
  const sides = ({ before, after }: Difference) => [before.exists, before.state?.id, after.exists, after.state?.id].join(' ')
  return found.map((difference) => `${difference.place.id} ${sides(difference)} ${difference.changes.length}`).join('\n')
}

interface Pair {
  readonly from: ShownTime
  readonly to: ShownTime
}

/** The other moment, and the ways out. */
function Choice({ compare }: { compare: ShownTime }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.compare
  const { model } = store
  const swap = () => store.push({ shown: compare, compare: store.shown.peek(), change: null })
  return (
    <div class="compare-line">
      <input
        type="date"
        aria-label={messages.date}
        title={messages.date}
        value={shownDay(compare, model.offset)}
        min={model.wire.dataset.since}
        max={model.today}
        onChange={(event) => event.currentTarget.value && store.push({ compare: { day: event.currentTarget.value } })}
      />
      <button class="button" aria-label={messages.swap} title={messages.swap} onClick={swap}>
        <span aria-hidden="true">⇄</span>
      </button>
      <button class="button" onClick={() => leaveComparison(store)}>
        {messages.stop}
      </button>
    </div>
  )
}

/** Ends the comparison; the focus goes to where another one begins. */
function leaveComparison(store: Store): void {
  store.push({ compare: null })
  isSidebarOpen.value = false
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.tabs [aria-selected="true"], .aside-button')?.focus())
}

/** Other moments to compare with, all of which differ; they follow once the playhead rests. */
function Proposals({ compare }: { compare: ShownTime }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.compare
  const { model } = store
  const found = useSignal<readonly Proposal[]>([])
  useSignalEffect(() => {
    const shown = store.shown.value
    const wait = setTimeout(() => (found.value = proposals(model, shown)), found.peek().length > 0 ? REST_MS : 0)
    return () => clearTimeout(wait)
  })
  if (found.value.length === 0) return null
  const chosen = formatShownTime(compare, model.offset)
  const label = ({ why, text }: Proposal) => (why === 'key' ? text : locale.format(messages[why], { status: text }))
  return (
    <>
      <h3>{messages.proposals}</h3>
      <ul class="compare-moments">
        {found.value.map((proposal) => (
          <li key={formatShownTime(proposal.shown, model.offset)}>
            <button
              class="chip"
              aria-current={formatShownTime(proposal.shown, model.offset) === chosen ? 'date' : undefined}
              onClick={() => store.push({ compare: proposal.shown })}
            >
              <b>{locale.shortDay(shownDay(proposal.shown, model.offset))}</b> <span>{label(proposal)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function Sentence({ pair, found }: { pair: Pair; found: readonly Difference[] }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.compare
  const names = useComputed(() => store.view.value.names).value
  const [from, to] = [locale.shown(pair.from), locale.shown(pair.to)]
  const isSame = shownInstant(pair.from, store.model.offset) === shownInstant(pair.to, store.model.offset)
  const places = locale.list(found.slice(0, MAX_NAMED).map(({ place }) => placeName(place, names)))
  const all = comparableCount(store.model)
  const said = found.length === 0 ? locale.format(messages.same, { from, to, all }) : locale.format(found.length > MAX_NAMED ? messages.differMany : messages.differ, { from, to, n: found.length, all, places })
  return (
    <p class="compare-sentence" data-testid="compare-sentence">
      {isSame ? messages.sameMoment : said}
    </p>
  )
}

function Table({ found, pair }: { found: readonly Difference[]; pair: ReadonlySignal<Pair | null> }) {
  const { locale } = usePage()
  const messages = locale.lazyMessages.compare
  const rows = useMemo(() => found.map((difference) => <DifferenceRow key={difference.place.id} difference={difference} />), [found])
  return (
    <table class="compare-table">
      <thead>
        <tr>
          <th scope="col">{messages.place}</th>
          <th scope="col">{pair.value && locale.format(messages.before, { moment: shortWords(locale, pair.value.from) })}</th>
          <th scope="col">{pair.value && locale.format(messages.before, { moment: shortWords(locale, pair.value.to) })}</th>
        </tr>
      </thead>
      {rows}
    </table>
  )
}

/** Formats a time with a short date, for a column header. */
function shortWords(locale: Locale, shown: ShownTime): string {
  if ('day' in shown) return locale.shortDay(shown.day)
  return locale.format(locale.messages.time.at, { time: locale.offset.clock(shown.instant), date: locale.shortDay(locale.offset.dayOf(shown.instant)) })
}
