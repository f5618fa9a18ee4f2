// The picture of the view: its options, a preview, downloads, and the texts that go with it.

import { useSignal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { usePage } from '../page'
import { CopyField } from './copy-field'
import { type PictureOptions, PICTURE_FORMATS, PICTURE_SIZES, type PictureSize, densities, markdownCode, packageUrl, pictureCode, pictureUrl } from './picture-url'

/** The texts in `/snapshot.json`. */
interface PictureTexts {
  readonly caption: string
  readonly credit: string
  readonly alternative_text: string
}

export function PictureSection() {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.share
  const choice = useSignal<PictureOptions>({ size: 'article', theme: 'light' })
  const { size } = choice.value
  // Print has a theme of its own: white, distinguishable without colour.
  const asked: PictureOptions = size === 'print' ? { size, theme: 'print' } : choice.value
  const absolute = (path: string) => new URL(path, location.href).href
  const manifest = usePictureTexts(pictureUrl(store, asked, 'json'))
  const alternative = manifest?.alternative_text ?? ''
  const png = absolute(pictureUrl(store, asked, 'png'))
  return (
    <>
      <section class="picture-choice">
        <h3>{messages.picture}</h3>
        <div class="picture-picks">
          <label>
            {messages.size}{' '}
            <select value={size} onChange={(event) => (choice.value = { ...choice.value, size: event.currentTarget.value as PictureSize })}>
              {(Object.keys(PICTURE_SIZES) as PictureSize[]).map((name) => (
                <option key={name} value={name}>
                  {messages.sizes[name]}
                </option>
              ))}
            </select>
          </label>
          <label>
            <input
              type="checkbox"
              checked={asked.theme === 'dark'}
              disabled={size === 'print'}
              onChange={(event) => (choice.value = { ...choice.value, theme: event.currentTarget.checked ? 'dark' : 'light' })}
            />{' '}
            {messages.dark}
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
      {manifest && (
        <>
          <CopyField label={messages.caption} text={manifest.caption} />
          <CopyField label={messages.credit} text={manifest.credit} />
          <CopyField label={messages.alternative} note={messages.alternativeNote} text={alternative} />
          <CopyField
            label={messages.pictureCode}
            text={pictureCode((choice, scale) => absolute(pictureUrl(store, choice, 'png', scale)), size, alternative)}
          />
          <CopyField label="Markdown" text={markdownCode(png, alternative)} />
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
