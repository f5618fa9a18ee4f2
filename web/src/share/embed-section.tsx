// The map in an article: its size and theme, a preview, and the codes.

import { useSignal } from '@preact/signals'
import { usePage } from '../page'
import { CopyField } from './copy-field'
import { EMBED_SIZES, type EmbedOptions, embedCode, embedUrl, oembedUrl } from './embed-code'
import { Pick } from './pick'

interface Links {
  /** The view that follows corrections, and as it is in the address. */
  readonly live: string
  readonly view: string
  /** The view of this revision; null where it is not kept. */
  readonly frozen: string | null
}

/** `title` is that of a frozen map; one that follows today has no date. */
export function EmbedSection({ links, title, liveTitle }: { links: Links; title: string; liveTitle: string }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.share
  const choice = useSignal<EmbedOptions>({ size: 'column', theme: 'light' })
  const { size, theme } = choice.value
  const { width, height } = EMBED_SIZES[size]
  const note = locale.format(messages.frozenNote, { revision: store.model.wire.revision })
  return (
    <>
      <p class="small muted">{messages.embedNote}</p>
      <div class="picture-picks">
        <Pick label={messages.size} value={size} words={messages.embedSizes} pick={(size) => (choice.value = { ...choice.value, size })} />
        <Pick label={messages.theme} value={theme} words={messages.themes} pick={(theme) => (choice.value = { ...choice.value, theme })} />
      </div>
      <CopyField label={messages.embedLive} text={embedCode(links.live, liveTitle, choice.value)} />
      {links.frozen && <CopyField label={messages.embedFrozen} note={note} text={embedCode(links.frozen, title, choice.value)} />}
      <iframe class="embed-preview" src={embedUrl(links.live, theme)} title={messages.preview} width={width} height={height} />
      <CopyField label={messages.oembed} note={messages.oembedNote} text={oembedUrl(links.view)} />
    </>
  )
}
