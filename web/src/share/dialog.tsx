// The dialog with links to take along.

import { usePage } from '../page'
import { Copyable } from './copy'
import { embedCode, oembedUrl } from './embeds'
import { FilmPick } from './film'
import { Frame } from './frame'
import { PictureChoice } from './picture'
import { bibtex } from './pictures'

export function ShareDialog() {
  const { store, speech } = usePage()
  const words = speech.late.share
  const { revision, dataset, is_kept } = store.model.wire
  const view = store.view.value
  const link = new URL(store.address(view), location.href).href
  // Today passes: a frozen link names the day that it was made on.
  const at = (asOf: string | null) => new URL(store.address({ ...view, shown: store.shown.value, asOf }), location.href).href
  // What the server does not keep cannot be promised: then only links that follow the data are offered.
  const frozen = at(is_kept ? revision : null)
  const live = new URL(store.address({ ...view, asOf: null }), location.href).href
  const name = `${dataset.title}, ${speech.shown(store.shown.value)}`
  const citation = speech.say(words.cite, { title: dataset.title, shown: speech.shown(store.shown.value), revision, url: frozen })
  return (
    <Frame title={words.title}>
      <Copyable label={words.link} note={words.linkNote} text={link} />
      {is_kept && <Copyable label={words.frozen} note={speech.say(words.frozenNote, { revision })} text={frozen} />}
      <section>
        <h3>{words.embed}</h3>
        <p class="small muted">{words.embedNote}</p>
      </section>
      {/* A map that goes on has no date in its title. */}
      <Copyable label={words.embedLive} text={embedCode(live, view.shown ? name : dataset.title)} />
      {is_kept && <Copyable label={words.embedFrozen} note={speech.say(words.frozenNote, { revision })} text={embedCode(frozen, name)} />}
      <Copyable label={words.oembed} note={words.oembedNote} text={oembedUrl(link)} />
      <PictureChoice />
      <FilmPick />
      <Copyable label={words.citation} text={citation} />
      <Copyable label="BibTeX" text={bibtex(dataset.title, speech.shown(store.shown.value), revision, frozen)} />
    </Frame>
  )
}
