// The picture of the view: what it looks like, in which size and form to take it, and the texts that go with it.

import { useSignal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { usePage } from '../page'
import { Copyable } from './copy'
import { type Choice, FORMATS, SIZES, type SizeName, markdownCode, packageUrl, pictureCode, pictureUrl } from './pictures'

/** What the server says of a picture; see its `/snapshot.json`. */
interface Manifest {
  readonly caption: string
  readonly credit: string
  readonly alternative_text: string
}

export function PictureChoice() {
  const { store, speech } = usePage()
  const words = speech.late.share
  const choice = useSignal<Choice>({ size: 'article', theme: 'light' })
  const { size } = choice.value
  // Paper is its own theme: white, and told apart without colour.
  const asked: Choice = size === 'print' ? { size, theme: 'print' } : choice.value
  const absolute = (path: string) => new URL(path, location.href).href
  const manifest = useManifest(pictureUrl(store, asked, 'json'))
  const alternative = manifest?.alternative_text ?? ''
  const png = absolute(pictureUrl(store, asked, 'png'))
  return (
    <>
      <section class="picture-choice">
        <h3>{words.picture}</h3>
        <div class="picture-picks">
          <label>
            {words.size}{' '}
            <select value={size} onChange={(event) => (choice.value = { ...choice.value, size: event.currentTarget.value as SizeName })}>
              {(Object.keys(SIZES) as SizeName[]).map((name) => (
                <option key={name} value={name}>
                  {words.sizes[name]}
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
            {words.dark}
          </label>
        </div>
        <img class="picture-preview" src={pictureUrl(store, asked, 'svg')} alt={alternative} />
        <p class="picture-forms">
          {FORMATS.map((form) => (
            <a key={form} class="button" href={pictureUrl(store, asked, form, form === 'png' || form === 'webp' ? 2 : 1)} download={`${store.model.wire.dataset.id}-${store.day.value}.${form}`}>
              {form.toUpperCase()}
            </a>
          ))}
        </p>
        {store.model.wire.is_kept && <p class="small muted">{words.pictureNote}</p>}
        <p class="picture-forms">
          <a class="button" href={packageUrl(store, asked)} download={`${store.model.wire.dataset.id}-${store.day.value}.zip`}>
            {words.package} (ZIP)
          </a>
        </p>
        <p class="small muted">{speech.say(words.packageNote, { revision: store.view.value.asOf ?? store.model.wire.revision })}</p>
      </section>
      {manifest && (
        <>
          <Copyable label={words.caption} text={manifest.caption} />
          <Copyable label={words.credit} text={manifest.credit} />
          <Copyable label={words.alternative} note={words.alternativeNote} text={alternative} />
          <Copyable
            label={words.pictureCode}
            text={pictureCode(absolute(pictureUrl(store, { ...asked, theme: size === 'print' ? 'print' : 'light' }, 'png', 2)), absolute(pictureUrl(store, { ...asked, theme: 'dark' }, 'png', 2)), size, alternative)}
          />
          <Copyable label="Markdown" text={markdownCode(png, alternative)} />
        </>
      )}
    </>
  )
}

/** The texts of a picture; none while they are on their way, or where the server has none. */
function useManifest(url: string): Manifest | null {
  const [manifest, setManifest] = useState<Manifest | null>(null)
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
