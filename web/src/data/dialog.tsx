// The data of the view: the exact request for what is shown, and the whole dataset to download.

import { below } from '../base'
import { usePage } from '../page'
import { Copyable } from '../share/copy'
import { Frame } from '../share/frame'
import { shownRequest } from './request'

export function DataDialog() {
  const { store, speech } = usePage()
  const words = speech.late.data
  const { wire, place } = store.model
  const view = store.view.value
  const url = new URL(shownRequest(store), location.href).href
  const shown = speech.instant(store.at.value)
  const selected = view.place && url.includes('place=') ? place(view.place) : undefined
  const asOf = view.asOf ? `as-of=${encodeURIComponent(view.asOf)}` : ''
  const files: [string, string][] = [
    ['/data/states.csv', words.states],
    ['/data/changes.csv', words.changes],
    ['/data/figures.csv', words.figures],
    ['/data/daily.csv', words.daily],
    ['/data/places.csv', words.places],
    ['/data/sources.csv', words.sources],
    ['/data/states.geojson', words.map],
    ['/data/datapackage.json', words.columns],
    [`/timeline.json?lang=${view.lang}`, words.everything],
  ]
  return (
    <Frame title={words.title}>
      <Copyable
        label={words.shown}
        note={selected ? speech.say(words.shownPlaceNote, { place: selected.label, shown }) : speech.say(words.shownNote, { shown })}
        text={url}
      />
      <Copyable label={words.curl} text={`curl '${url}'`} />
      <section>
        <h3>{words.downloads}</h3>
        <ul class="downloads">
          {files.map(([href, label]) => (
            <li key={href}>
              <a href={below(asOf ? `${href}${href.includes('?') ? '&' : '?'}${asOf}` : href)}>{label}</a>
            </li>
          ))}
          <li>
            <a href={below('/ogc')}>{words.api}</a>
          </li>
        </ul>
        <p class="small muted">
          {wire.dataset.publisher && `${wire.dataset.publisher.name}. `}
          <a href={wire.dataset.licence.url} rel="license noopener">
            {speech.say(words.licence, { licence: wire.dataset.licence.id })}
          </a>
        </p>
      </section>
    </Frame>
  )
}
