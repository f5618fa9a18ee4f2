// A list of sources: title, publisher, author, date, language, and archived copies.

import { usePage } from '../page'
import { ExternalLink, SourceLink } from './source-link'

export function SourceList({ ids }: { ids: readonly string[] }) {
  const { store, locale } = usePage()
  const messages = locale.messages.changes
  return (
    <ul class="sources">
      {ids.map((id) => {
        const source = store.model.source(id)
        if (!source) return null
        const { publisher, author, date, language, via } = source
        const facts = [
          publisher,
          author,
          via && locale.format(messages.via, { publisher: via }),
          date && locale.moment(date),
          language && language !== locale.language ? languageName(locale.language, language, store.model.wire.language_names) : undefined,
          source.url || source.archived_url ? undefined : messages.noAddress,
        ].filter(Boolean)
        return (
          <li key={id}>
            <SourceLink source={source} text={source.title} lang={language === locale.language ? undefined : language} />
            <span class="source-facts muted">{facts.join(' · ')}</span>
            {source.copies_url && <ExternalLink href={source.copies_url} text={messages.copies} />}
            {source.archived_url && <ExternalLink href={source.archived_url} text={messages.archived} />}
          </li>
        )
      })}
    </ul>
  )
}

const displays = new Map<string, Intl.DisplayNames>()

/** Returns the name of a language in the page's language; in the language itself if the browser does not know that one; else its code. */
export function languageName(page: string, language: string, own: Readonly<Record<string, string>>): string {
  const isKnown = Intl.DisplayNames.supportedLocalesOf(page).length > 0
  if (!isKnown && own[language]) return own[language]
  const displayLanguage = isKnown ? page : language
  try {
    let display = displays.get(displayLanguage)
    if (!display) displays.set(displayLanguage, (display = new Intl.DisplayNames([displayLanguage], { type: 'language' })))
    return display.of(language) ?? language
  } catch {
    return language
  }
}
