// The names of a place: form, language, script, users, period, sources.

import { formatParties } from '../format'
import { languageName } from '../changes/source-list'
import { SourceLink } from '../changes/source-link'
import type { Place } from '../model'
import { usePage } from '../page'
import type { WireName } from '../wire'

export function Names({ place }: { place: Place }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.places
  const said = store.model.changes.flatMap((change) => change.claims.flatMap((claim) => claim.names))
  const spoken = [...new Set(said.filter((name) => name.place === place.id).map((name) => name.as))]
  if (place.names.length === 0) return null
  return (
    <section>
      <h3>{messages.names}</h3>
      <ul class="names">
        {place.names.map((name, index) => (
          <Name key={index} name={name} />
        ))}
      </ul>
      {spoken.length > 0 && <p class="small">{locale.format(messages.inClaims, { forms: spoken.join(', ') })}</p>}
      <p class="small muted">{messages.namesNote}</p>
    </section>
  )
}

function Name({ name }: { name: WireName }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.places
  const { form, lang, script, used_by, from, to, note, general_knowledge, sources } = name
  const users = used_by && used_by.length > 0 ? formatParties(store.model, locale, used_by) : undefined
  const values = { from: from ? locale.moment(from) : '', to: to ? locale.moment(to) : '' }
  const facts = [
    users && locale.format(messages.usedBy, { parties: users }),
    from && to ? locale.format(messages.nameFromTo, values) : from ? locale.format(messages.nameFrom, values) : to ? locale.format(messages.nameTo, values) : undefined,
    name.label ? messages.asLabel : undefined,
    general_knowledge ? messages.generalKnowledge : undefined,
    note,
  ].filter(Boolean)
  return (
    <li>
      <b lang={script ? `${lang}-${script}` : lang}>{form}</b>
      <span class="name-language muted">{languageName(locale.language, isUsualScript(lang, script) ? lang : `${lang}-${script}`, store.model.wire.language_names)}</span>
      {facts.length > 0 && <span class="name-facts small">{facts.join(' · ')}</span>}
      {sources && sources.length > 0 && (
        <span class="name-facts small">
          {sources.map((id) => {
            const source = store.model.source(id)
            return source && <SourceLink key={id} source={source} text={source.publisher} />
          })}
        </span>
      )}
    </li>
  )
}

/** Returns whether a script is the usual one of its language and need not be named. */
function isUsualScript(lang: string, script: string | undefined): boolean {
  return script === undefined || new Intl.Locale(lang).maximize().script === script
}
