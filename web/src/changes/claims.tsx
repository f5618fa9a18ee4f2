// What each side says: side by side, at equal size, with the same verb.

import { usePage } from '../page'
import type { Change } from '../model'
import type { WireClaim } from '../wire'
import { partyName } from './party'
import { SourceLink } from './sources'

export function Claims({ change, lang }: { change: Change; lang: string | undefined }) {
  const { speech } = usePage()
  if (change.claims.length === 0) return null
  return (
    <ul class="claims" aria-label={speech.words.changes.whatIsSaid}>
      {change.claims.map((claim, index) => (
        <Claim key={index} claim={claim} lang={lang} />
      ))}
    </ul>
  )
}

function Claim({ claim, lang }: { claim: WireClaim; lang: string | undefined }) {
  const { store, speech } = usePage()
  const words = speech.words.changes
  const { speaker, role } = claim
  const who = speaker && role ? speech.say(words.speaker, { speaker, role }) : (speaker ?? role)
  return (
    <li class="claim">
      <p class="who">{speech.say(words.says, { party: partyName(store.model, speech, claim.party) })}</p>
      {who && (
        <p class="speaker muted" lang={lang}>
          {who}
        </p>
      )}
      <p lang={lang}>{claim.text}</p>
      <p class="claim-sources">
        {claim.sources.length === 0 && <span class="muted">{words.unsourced}</span>}
        {claim.sources.map((id) => {
          const source = store.model.source(id)
          return source && <SourceLink key={id} source={source} text={source.publisher} />
        })}
      </p>
    </li>
  )
}
