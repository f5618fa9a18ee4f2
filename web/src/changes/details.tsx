// The details of a change: claims, figures, note, related changes, sources.

import { partyName, formatMoment } from '../format'
import type { Change } from '../model'
import { usePage } from '../page'
import { pageUrl } from './page-url'
import { Claims } from './claims'
import { SourceList } from './source-list'
import { SourceLink } from './source-link'
import { goToChange } from './sidebar-state'

type Relation = 'cites' | 'answers' | 'rejects' | 'asks_for'

export function Details({ change, lang }: { change: Change; lang: string | undefined }) {
  const { locale } = usePage()
  const messages = locale.messages.changes
  return (
    <div class="details" id={`details-${change.id}`}>
      <Claims change={change} />
      <Figures change={change} />
      {change.note && (
        <p class="note">
          <b>{messages.note}</b> <span lang={lang}>{change.note}</span>
        </p>
      )}
      <Relations change={change} />
      {change.sources.length > 0 && (
        <>
          <h4>{messages.sourcesTitle}</h4>
          <SourceList ids={change.sources} />
        </>
      )}
      <p class="small">
        <a href={pageUrl('changes', change.id, locale.language)}>{messages.permalink}</a>
      </p>
    </div>
  )
}

/** Lists figures; differing counts are separate, each with its party and sources. */
function Figures({ change }: { change: Change }) {
  const { store, locale } = usePage()
  const messages = locale.messages.changes
  if (change.figures.length === 0) return null
  return (
    <>
      <h4>{messages.figures}</h4>
      <ul class="figures">
        {change.figures.map(({ id, amount, what, what_language, party, certainty, counted_on, sources }) => {
          const facts = [
            party && partyName(store.model, locale, party),
            messages.certainties[certainty],
            counted_on && locale.format(messages.countedOn, { day: locale.moment(counted_on) }),
          ].filter(Boolean)
          return (
            <li key={id}>
              <p>
                <b>{amount}:</b> <span lang={what_language === locale.language ? undefined : what_language}>{what}</span>
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

/** Lists the changes that this one refers to and those that refer to it. */
function Relations({ change }: { change: Change }) {
  const { store, locale } = usePage()
  const messages = locale.messages.changes
  const rows = [
    ...change.refers_to.map((link) => ({ ...link, word: messages.refers[link.relation as Relation] ?? link.relation })),
    ...change.referred_to_by.map((link) => ({ ...link, word: messages.referred[link.relation as Relation] ?? link.relation })),
  ]
  if (rows.length === 0) return null
  return (
    <>
      <h4>{messages.relations}</h4>
      <ul class="relations">
        {rows.map(({ word, change: id }) => {
          const other = store.model.change(id)
          if (!other) return null
          const language = other.summary_language
          return (
            <li key={`${word} ${id}`}>
              <span class="muted">{word}</span>
              <button class="jump" onClick={() => goToChange(store, other)}>
                <b>{formatMoment(locale, other.moment)}</b>{' '}
                <span lang={language === locale.language ? undefined : language}>{other.summary}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
