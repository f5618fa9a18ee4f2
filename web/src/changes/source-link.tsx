// Links to sources and other external pages.

import { usePage } from '../page'
import type { WireSource } from '../wire'

/** Links to a source; plain text if it has no URL. */
export function SourceLink({ source, text, lang }: { source: WireSource; text: string; lang?: string | undefined }) {
  const href = source.statement_url ?? source.url
  return href ? (
    <ExternalLink href={href} text={text} lang={lang} />
  ) : (
    <span class="no-link" lang={lang}>
      {text}
    </span>
  )
}

export function ExternalLink({ href, text, lang }: { href: string; text: string; lang?: string | undefined }) {
  const { locale } = usePage()
  return (
    <a class="out" href={href} target="_blank" rel="noopener">
      <span lang={lang}>{text}</span>
      <span class="hidden"> {locale.messages.changes.newTab}</span>
    </a>
  )
}
