// A link to a source, in a window of its own.

import { usePage } from '../page'
import type { WireSource } from '../wire'

/** A link out, or plain text where no address was recorded. */
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
