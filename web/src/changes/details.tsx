// What opens below a change: what each side says, what it has to do with other changes, its note, its sources.

import { partyName, saidMoment } from '../format'
import type { Change } from '../model'
import { usePage } from '../page'
import { pageHref } from './address'
import { Claims } from './claims'
import { Sources } from './source-list'
import { SourceLink } from './sources'
import { goTo } from './tab'

type Relation = 'cites' | 'answers' | 'rejects' | 'asks_for'

export function Details({ change, lang }: { change: Change; lang: string | undefined }) {
  const { speech } = usePage()
  const words = speech.words.changes
  return (
    <div class="details" id={`details-${change.id}`}>
      <Claims change={change} />
      <Figures change={change} />
      {change.note && (
        <p class="note">
          <b>{words.note}</b> <span lang={lang}>{change.note}</span>
        </p>
      )}
      <Relations change={change} />
      {change.sources.length > 0 && (
        <>
          <h4>{words.sourcesTitle}</h4>
          <Sources ids={change.sources} />
        </>
      )}
      <p class="small">
        <a href={pageHref('changes', change.id, speech.language)}>{words.permalink}</a>
      </p>
    </div>
  )
}

/** What was counted; differing counts stand one below the other, each with whose it is and its sources. */
function Figures({ change }: { change: Change }) {
  const { store, speech } = usePage()
  const words = speech.words.changes
  if (change.figures.length === 0) return null
  return (
    <>
      <h4>{words.figures}</h4>
      <ul class="figures">
        {change.figures.map(({ id, amount, what, what_language, party, certainty, counted_on, sources }) => {
          const facts = [
            party && partyName(store.model, speech, party),
            words.certainties[certainty],
            counted_on && speech.say(words.countedOn, { day: speech.moment(counted_on) }),
          ].filter(Boolean)
          return (
            <li key={id}>
              <p>
                <b>{amount}:</b> <span lang={what_language === speech.language ? undefined : what_language}>{what}</span>
              </p>
              <p class="claim-sources">
                <span class="muted">{facts.join(' · ')}</span>
                {sources.map((source) => {
                  const known = store.model.source(source)
                  return known && <SourceLink key={source} source={known} text={known.publisher} />
                })}
              </p>
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** Both ways: what it refers to, and what refers to it. */
function Relations({ change }: { change: Change }) {
  const { store, speech } = usePage()
  const words = speech.words.changes
  const rows = [
    ...change.refers_to.map((link) => ({ ...link, word: words.refers[link.relation as Relation] ?? link.relation })),
    ...change.referred_to_by.map((link) => ({ ...link, word: words.referred[link.relation as Relation] ?? link.relation })),
  ]
  if (rows.length === 0) return null
  return (
    <>
      <h4>{words.relations}</h4>
      <ul class="relations">
        {rows.map(({ word, change: id }) => {
          const other = store.model.change(id)
          if (!other) return null
          const language = other.summary_language
          return (
            <li key={`${word} ${id}`}>
              <span class="muted">{word}</span>
              <button class="jump" onClick={() => goTo(store, other)}>
                <b>{saidMoment(speech, other.moment)}</b>{' '}
                <span lang={language === speech.language ? undefined : language}>{other.summary}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
