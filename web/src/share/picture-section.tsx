// The picture of the view: its options, a preview, downloads, and the texts that go with it.

import { useSignal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { usePage } from '../page'
import { CopyField } from './copy-field'
import type { Theme } from './embed-code'
import { Pick } from './pick'
import { type PictureOptions, PICTURE_FORMATS, type PictureSize, type PictureTexts, densities, markdownCode, packageUrl, pictureCode, pictureUrl } from './picture-url'

/** `link` is where the picture leads. */
export function PictureSection({ link }: { link: string }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.share
  const choice = useSignal<{ readonly size: PictureSize; readonly theme: Theme; readonly isOutlined: boolean }>({ size: 'article', theme: 'light', isOutlined: false })
  const { size, theme, isOutlined } = choice.value
  const set = (part: Partial<typeof choice.value>) => (choice.value = { ...choice.value, ...part })
  // Print has a theme of its own: white, distinguishable without colour.
  const asked: PictureOptions = { size, theme: size === 'print' ? 'print' : theme === 'dark' ? 'dark' : 'light', isOutlined }
  const absolute = (path: string) => new URL(path, location.href).href
  const texts = usePictureTexts(pictureUrl(store, asked, 'json'))
  const alternative = texts?.alternative_text_short ?? ''
  const png = absolute(pictureUrl(store, asked, 'png'))
  return (
    <>
      <section class="picture-choice">
        <div class="picture-picks">
          <Pick label={messages.size} value={size} words={messages.sizes} pick={(size) => set({ size })} />
          {size !== 'print' && <Pick label={messages.theme} value={theme} words={messages.themes} pick={(theme) => set({ theme })} />}
          <label>
            <input type="checkbox" checked={isOutlined} onChange={(event) => set({ isOutlined: event.currentTarget.checked })} /> {messages.outline}
          </label>
        </div>
        <img class="picture-preview" src={pictureUrl(store, asked, 'svg')} alt={alternative} />
        <p class="picture-forms">
          {PICTURE_FORMATS.flatMap((form) =>
            (form === 'png' || form === 'webp' ? densities(size) : [1]).map((scale) => (
              <a key={`${form}${scale}`} class="button" href={pictureUrl(store, asked, form, scale)} download={`${store.model.wire.dataset.id}-${store.day.value}${scale === 1 ? '' : `@${scale}x`}.${form}`}>
                {form.toUpperCase()}
                {scale === 1 ? '' : ` ${scale}×`}
              </a>
            )),
          )}
        </p>
        {store.model.wire.is_kept && <p class="small muted">{messages.pictureNote}</p>}
        <p class="picture-forms">
          <a class="button" href={packageUrl(store, asked)} download={`${store.model.wire.dataset.id}-${store.day.value}.zip`}>
            {messages.package} (ZIP)
          </a>
        </p>
        <p class="small muted">{locale.format(messages.packageNote, { revision: store.view.value.asOf ?? store.model.wire.revision })}</p>
      </section>
      {texts && (
        <>
          <CopyField label={messages.pictureCode} text={pictureCode((choice, scale) => absolute(pictureUrl(store, choice, 'png', scale)), size, theme, texts, link)} />
          <CopyField label={messages.caption} text={texts.caption_short} />
          <CopyField label={messages.alternative} note={messages.alternativeNote} text={alternative} />
          <CopyField label={messages.credit} text={texts.credit_short} />
          <CopyField label="Markdown" text={markdownCode(png, texts, link)} />
        </>
      )}
    </>
  )
}

/** Fetches the texts of a picture; null until they are loaded, or if the server has none. */
function usePictureTexts(url: string): PictureTexts | null {
  const [manifest, setManifest] = useState<PictureTexts | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    setManifest(null)
    fetch(url, { signal: leaving.signal })
      .then((answer) => (answer.ok ? answer.json() : null))
      .then(setManifest)
      .catch(() => undefined)
    return () => leaving.abort()
  }, [url])
  return manifest
}
