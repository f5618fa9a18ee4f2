// The dialog for sharing: links, and under their titles embed codes, pictures, films, citation.

import { usePage } from '../page'
import { CopyField } from './copy-field'
import { EmbedSection } from './embed-section'
import { FilmSection } from './film-section'
import { Group } from './group'
import { Modal } from './modal'
import { PictureSection } from './picture-section'
import { bibtex } from './picture-url'

export function ShareDialog() {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.share
  const { revision, dataset, is_kept } = store.model.wire
  const view = store.view.value
  const link = new URL(store.address(view), location.href).href
  // A frozen link names the day even where the view shows today, as the last step of a story does.
  const story = view.shown ? view.story : null
  const at = (asOf: string | null) => new URL(store.address({ ...view, story, shown: store.shown.value, asOf }), location.href).href
  // Frozen links need a revision that the server keeps.
  const frozen = at(is_kept ? revision : null)
  const live = new URL(store.address({ ...view, asOf: null }), location.href).href
  // The page opens on the first step by itself, an embed does not.
  const embedded = (href: string) => {
    const url = new URL(href)
    if (view.story !== null && !url.searchParams.has('datetime')) url.searchParams.set('story', String(view.story))
    return url.href
  }
  const name = `${dataset.title}, ${locale.shown(store.shown.value)}`
  const citation = locale.format(messages.cite, { title: dataset.title, shown: locale.shown(store.shown.value), revision, url: frozen })
  return (
    <Modal title={messages.title}>
      <CopyField label={messages.link} note={messages.linkNote} text={link} />
      {is_kept && <CopyField label={messages.frozen} note={locale.format(messages.frozenNote, { revision })} text={frozen} />}
      <div class="share-groups">
        <Group title={messages.embed}>
          {/* The title of a map that follows today has no date. */}
          {() => <EmbedSection links={{ live: embedded(live), view: embedded(link), frozen: is_kept ? frozen : null }} title={name} liveTitle={view.shown ? name : dataset.title} />}
        </Group>
        <Group title={messages.picture}>{() => <PictureSection link={frozen} />}</Group>
        <Group title={messages.film}>{() => <FilmSection />}</Group>
        <Group title={messages.citation}>
          {() => (
            <>
              <CopyField label={messages.citation} text={citation} />
              <CopyField label="BibTeX" text={bibtex(dataset.title, locale.shown(store.shown.value), revision, frozen)} />
            </>
          )}
        </Group>
      </div>
    </Modal>
  )
}
