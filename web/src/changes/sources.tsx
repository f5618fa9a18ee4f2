// Sources with all that a reader needs to find them: title, publisher, author, date, language, and a copy that stays.

import { usePage } from '../page'
import type { WireSource } from '../wire'

/** A link out, or plain text where no address was recorded. */
export function SourceLink({ source, text, lang }: { source: WireSource; text: string; lang?: string | undefined }) {
  return source.url ? (
    <OutLink href={source.url} text={text} lang={lang} />
  ) : (
    <span class="no-link" lang={lang}>
      {text}
    </span>
  )
}

function OutLink({ href, text, lang }: { href: string; text: string; lang?: string | undefined }) {
  const { speech } = usePage()
  return (
    <a class="out" href={href} target="_blank" rel="noopener">
      <span lang={lang}>{text}</span>
      <span class="hidden"> {speech.words.changes.newTab}</span>
    </a>
  )
}

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
          language && language !== speech.language ? languageName(speech.language, language) : undefined,
          source.url || source.archived_url ? undefined : words.noAddress,
        ].filter(Boolean)
        return (
          <li key={id}>
            <SourceLink source={source} text={source.title} lang={language === speech.language ? undefined : language} />
            <span class="source-facts muted">{facts.join(' · ')}</span>
            {source.archived_url && <OutLink href={source.archived_url} text={words.archived} />}
          </li>
        )
      })}
    </ul>
  )
}

const displays = new Map<string, Intl.DisplayNames>()

/** What a language is called in the page's own; the code where nothing is known of it. */
export function languageName(page: string, language: string): string {
  let display = displays.get(page)
  if (!display) displays.set(page, (display = new Intl.DisplayNames([page], { type: 'language' })))
  try {
    return display.of(language) ?? language
  } catch {
    return language
  }
}
