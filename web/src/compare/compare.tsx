// Two moments side by side: which places differ, in what, and which changes lie between.

import { type ReadonlySignal, useComputed, useSignal, useSignalEffect } from '@preact/signals'
import { useMemo, useRef } from 'preact/hooks'
import type { Speech } from '../i18n/speech'
import { usePage } from '../page'
import { type Shown, shownAt, shownDay, writeShown } from '../moment'
import { nameOf } from '../places/name'
import { type Difference, comparable, differences } from './differences'
import { keyMoments } from './moments'
import { Row } from './row'

/** More places than this are counted and not named in the sentence. */
const MANY = 12
/** How long the playhead stays before a long table is drawn again, in milliseconds. */
const REST = 200

export function Compare() {
  const { store, speech } = usePage()
  const words = speech.words.compare
  const { model } = store
  const compare = useComputed(() => store.view.value.compare)
  /** The earlier of the two comes first, whichever the reader shows. */
  const pair = useComputed(() => {
    const [shown, other] = [store.shown.value, compare.value]
    if (!other) return null
    const isBefore = shownAt(other, model.offset) <= shownAt(shown, model.offset)
    return isBefore ? { from: other, to: shown } : { from: shown, to: other }
  })
  const last = useRef<readonly Difference[]>([])
  const found = useComputed(() => {
    if (!pair.value) return last.current
    const now = differences(model, shownAt(pair.value.from, model.offset), shownAt(pair.value.to, model.offset))
    // The same differences keep their identity, so that a step that changes none draws nothing again.
    if (keyOf(now) !== keyOf(last.current)) last.current = now
    return last.current
  })
  /** What the table shows: a long one is drawn once the playhead rests. */
  const settled = useSignal(found.peek())
  useSignalEffect(() => {
    const now = found.value
    const wait = setTimeout(() => (settled.value = now), now.length > MANY ? REST : 0)
    return () => clearTimeout(wait)
  })
  if (!pair.value || !compare.value) return null
  return (
    <div class="scroll compare">
      <h2>{words.title}</h2>
      <Choice compare={compare.value} />
      <Sentence pair={pair.value} found={found.value} />
      {settled.value.length > 0 && <Table found={settled.value} pair={pair} />}
      {settled.value.length > 0 && <p class="muted small">{words.ends}</p>}
    </div>
  )
}

function keyOf(found: readonly Difference[]): string {
  const sides = ({ before, after }: Difference) => [before.exists, before.state?.id, after.exists, after.state?.id].join(' ')
  return found.map((difference) => `${difference.place.id} ${sides(difference)} ${difference.changes.length}`).join('\n')
}

interface Pair {
  readonly from: Shown
  readonly to: Shown
}

function Choice({ compare }: { compare: Shown }) {
  const { store, speech } = usePage()
  const words = speech.words.compare
  const { model } = store
  const text = writeShown(compare, model.offset)
  const swap = () => store.change({ shown: compare, compare: store.shown.peek(), change: null })
  return (
    <div class="compare-choice">
      <dl>
        <dt>{words.shown}</dt>
        <dd>{speech.shown(store.shown.value)}</dd>
        <dt>{words.with}</dt>
        <dd>{speech.shown(compare)}</dd>
      </dl>
      <div class="compare-line">
        <input
          type="date"
          aria-label={words.date}
          value={shownDay(compare, model.offset)}
          min={model.wire.dataset.since}
          max={model.today}
          onChange={(event) => event.currentTarget.value && store.change({ compare: { day: event.currentTarget.value } })}
        />
        <button class="button" onClick={swap}>
          {words.swap}
        </button>
        <button class="button" onClick={() => store.change({ compare: null })}>
          {words.stop}
        </button>
      </div>
      <ul class="compare-moments" aria-label={words.key}>
        {keyMoments(model).map(({ shown, label }) => (
          <li key={label}>
            <button class="chip" title={label} aria-current={writeShown(shown, model.offset) === text ? 'date' : undefined} onClick={() => store.change({ compare: shown })}>
              {speech.shortDay(shownDay(shown, model.offset))}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Sentence({ pair, found }: { pair: Pair; found: readonly Difference[] }) {
  const { store, speech } = usePage()
  const words = speech.words.compare
  const names = useComputed(() => store.view.value.names).value
  const [from, to] = [speech.shown(pair.from), speech.shown(pair.to)]
  const isSame = shownAt(pair.from, store.model.offset) === shownAt(pair.to, store.model.offset)
  const places = speech.list(found.slice(0, MANY).map(({ place }) => nameOf(place, names)))
  const all = comparable(store.model)
  const said = found.length === 0 ? speech.say(words.same, { from, to, all }) : speech.say(found.length > MANY ? words.differMany : words.differ, { from, to, n: found.length, all, places })
  return (
    <p class="compare-sentence" data-testid="compare-sentence">
      {isSame ? words.sameMoment : said}
    </p>
  )
}

function Table({ found, pair }: { found: readonly Difference[]; pair: ReadonlySignal<Pair | null> }) {
  const { speech } = usePage()
  const words = speech.words.compare
  const rows = useMemo(() => found.map((difference) => <Row key={difference.place.id} difference={difference} />), [found])
  return (
    <table class="compare-table">
      <thead>
        <tr>
          <th scope="col">{words.place}</th>
          <th scope="col">{pair.value && speech.say(words.before, { moment: shortWords(speech, pair.value.from) })}</th>
          <th scope="col">{pair.value && speech.say(words.before, { moment: shortWords(speech, pair.value.to) })}</th>
        </tr>
      </thead>
      {rows}
    </table>
  )
}

/** A moment short enough for the head of a column. */
function shortWords(speech: Speech, shown: Shown): string {
  if ('day' in shown) return speech.shortDay(shown.day)
  return speech.say(speech.words.time.at, { time: speech.offset.clock(shown.instant), date: speech.shortDay(speech.offset.dayOf(shown.instant)) })
}
