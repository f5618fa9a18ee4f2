// The claims of a change, side by side at equal size, with the same verb for every party.

import { usePage } from '../page'
import type { Change } from '../model'
import type { WireClaim } from '../wire'
import { partyName } from '../format'
import { SourceLink } from './source-link'

export function Claims({ change }: { change: Change }) {
  const { locale } = usePage()
  if (change.claims.length === 0) return null
  return (
    <ul class="claims" aria-label={locale.messages.changes.whatIsSaid}>
      {change.claims.map((claim, index) => (
        <Claim key={index} claim={claim} />
      ))}
    </ul>
  )
}

function Claim({ claim }: { claim: WireClaim }) {
  const { store, locale } = usePage()
  const messages = locale.messages.changes
  const { speaker, role, text_language: language } = claim
  const lang = language === locale.language ? undefined : language
  const who = speaker && role ? locale.format(messages.speaker, { speaker, role }) : (speaker ?? role)
  return (
    <li class="claim">
      <p class="who">{locale.format(messages.says, { party: partyName(store.model, locale, claim.party), n: store.model.party(claim.party)?.is_plural ? 2 : 1 })}</p>
      {who && (
        <p class="speaker muted" lang={lang}>
          {who}
        </p>
      )}
      <p lang={lang}>{claim.pieces?.map(([text, label], index) => (label ? <abbr key={index} title={label}>{text}</abbr> : text)) ?? claim.text}</p>
      {claim.text_unreviewed && <p class="unreviewed muted">{messages.unreviewed}</p>}
      <p class="claim-sources">
        {claim.sources.length === 0 && (
          <span class="muted">
            {messages.unsourced} {claim.source_note}
          </span>
        )}
        {claim.sources.map((id) => {
          const source = store.model.source(id)
          return source && <SourceLink key={id} source={source} text={source.publisher} />
        })}
      </p>
    </li>
  )
}
