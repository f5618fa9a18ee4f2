// The dialog of the data: the API request of the view, and downloads of the whole dataset.

import { serverUrl } from '../server'
import { usePage } from '../page'
import { CopyField } from '../share/copy-field'
import { Modal } from '../share/modal'
import { statesUrl } from './states-url'

export function DataDialog() {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.data
  const { wire, place } = store.model
  const view = store.view.value
  const url = new URL(statesUrl(store), location.href).href
  const shown = locale.instant(store.at.value)
  const selected = view.place && url.includes('place=') ? place(view.place) : undefined
  const asOf = view.asOf ? `as-of=${encodeURIComponent(view.asOf)}` : ''
  const files: [string, string][] = [
    ['/data/states.csv', messages.states],
    ['/data/changes.csv', messages.changes],
    ['/data/figures.csv', messages.figures],
    ['/data/daily.csv', messages.daily],
    ['/data/places.csv', messages.places],
    ['/data/sources.csv', messages.sources],
    ['/data/states.geojson', messages.map],
    ['/data/datapackage.json', messages.columns],
    [`/timeline.json?lang=${view.lang}`, messages.everything],
  ]
  return (
    <Modal title={messages.title}>
      <CopyField
        label={messages.shown}
        note={selected ? locale.format(messages.shownPlaceNote, { place: selected.label, shown }) : locale.format(messages.shownNote, { shown })}
        text={url}
      />
      <CopyField label={messages.curl} text={`curl '${url}'`} />
      <section>
        <h3>{messages.downloads}</h3>
        <ul class="downloads">
          {files.map(([href, label]) => (
            <li key={href}>
              <a href={serverUrl(asOf ? `${href}${href.includes('?') ? '&' : '?'}${asOf}` : href)}>{label}</a>
            </li>
          ))}
          <li>
            <a href={serverUrl('/ogc')}>{messages.api}</a>
          </li>
        </ul>
        <p class="small muted">
          {wire.dataset.publisher && `${wire.dataset.publisher.name}. `}
          <a href={wire.dataset.licence.url} rel="license noopener">
            {locale.format(messages.licence, { licence: wire.dataset.licence.id })}
          </a>
        </p>
      </section>
    </Modal>
  )
}
