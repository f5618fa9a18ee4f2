// Sources with all that a reader needs to find them: title, publisher, author, date, language, and a copy that stays.

import { usePage } from '../page'
import { OutLink, SourceLink } from './sources'

export function Sources({ ids }: { ids: readonly string[] }) {
  const { store, speech } = usePage()
  const words = speech.words.changes
  return (
    <ul class="sources">
      {ids.map((id) => {
        const source = store.model.source(id)
        if (!source) return null
        const { publisher, author, date, language, via } = source
        const facts = [
          publisher,
          author,
          via && speech.say(words.via, { publisher: via }),
          date && speech.moment(date),
          language && language !== speech.language ? languageName(speech.language, language, store.model.wire.language_names) : undefined,
          source.url || source.archived_url ? undefined : words.noAddress,
        ].filter(Boolean)
        return (
          <li key={id}>
            <SourceLink source={source} text={source.title} lang={language === speech.language ? undefined : language} />
            <span class="source-facts muted">{facts.join(' · ')}</span>
            {source.copies_url && <OutLink href={source.copies_url} text={words.copies} />}
            {source.archived_url && <OutLink href={source.archived_url} text={words.archived} />}
          </li>
        )
      })}
    </ul>
  )
}

const displays = new Map<string, Intl.DisplayNames>()

/** What a language is called in the page's own, or in itself where the browser doesn't know that one; the code where nothing is known. */
export function languageName(page: string, language: string, own: Readonly<Record<string, string>>): string {
  const isKnown = Intl.DisplayNames.supportedLocalesOf(page).length > 0
  if (!isKnown && own[language]) return own[language]
  const words = isKnown ? page : language
  try {
    let display = displays.get(words)
    if (!display) displays.set(words, (display = new Intl.DisplayNames([words], { type: 'language' })))
    return display.of(language) ?? language
  } catch {
    return language
  }
}
