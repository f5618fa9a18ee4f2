// Every name of a place as a record: form, language, script, who uses it, from when to when, and who says so.

import { partyList } from '../format'
import { languageName } from '../changes/source-list'
import { SourceLink } from '../changes/sources'
import type { Place } from '../model'
import { usePage } from '../page'
import type { WireName } from '../wire'

export function Names({ place }: { place: Place }) {
  const { store, speech } = usePage()
  const words = speech.late.places
  const said = store.model.changes.flatMap((change) => change.claims.flatMap((claim) => claim.names))
  const spoken = [...new Set(said.filter((name) => name.place === place.id).map((name) => name.as))]
  if (place.names.length === 0) return null
  return (
    <section>
      <h3>{words.names}</h3>
      <ul class="names">
        {place.names.map((name, index) => (
          <Name key={index} name={name} />
        ))}
      </ul>
      {spoken.length > 0 && <p class="small">{speech.say(words.inClaims, { forms: spoken.join(', ') })}</p>}
      <p class="small muted">{words.namesNote}</p>
    </section>
  )
}

function Name({ name }: { name: WireName }) {
  const { store, speech } = usePage()
  const words = speech.late.places
  const { form, lang, script, used_by, from, to, note, general_knowledge, sources } = name
  const users = used_by && used_by.length > 0 ? partyList(store.model, speech, used_by) : undefined
  const values = { from: from ? speech.moment(from) : '', to: to ? speech.moment(to) : '' }
  const facts = [
    users && speech.say(words.usedBy, { parties: users }),
    from && to ? speech.say(words.nameFromTo, values) : from ? speech.say(words.nameFrom, values) : to ? speech.say(words.nameTo, values) : undefined,
    name.label ? words.asLabel : undefined,
    general_knowledge ? words.generalKnowledge : undefined,
    note,
  ].filter(Boolean)
  return (
    <li>
      <b lang={script ? `${lang}-${script}` : lang}>{form}</b>
      <span class="name-language muted">{languageName(speech.language, isUsualScript(lang, script) ? lang : `${lang}-${script}`, store.model.wire.language_names)}</span>
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

/** Whether a language is mostly written so, and the script needs no mention. */
function isUsualScript(lang: string, script: string | undefined): boolean {
  return script === undefined || new Intl.Locale(lang).maximize().script === script
}
