// Wiring only: reads the link, fetches the data, and puts the live page in place of the server's.

import { render } from 'preact'
import { App } from './app'
import { fetchTimeline } from './api'
import { Speech } from './i18n/speech'
import { wordsOf } from './i18n/words'
import { askAhead } from './map/worker'
import { model } from './model'
import { PageContext } from './page'
import { DEFAULT_LANGUAGE, Store, readView } from './view'
import './styles/page.css'

const root = document.getElementById('app')
const languages = (document.documentElement.dataset.languages ?? DEFAULT_LANGUAGE).split(' ')

/** The server's page stays as it is, with a plain message, when the data cannot be had. */
function fail(reason: unknown): void {
  const message = document.createElement('p')
  message.className = 'complaint'
  message.setAttribute('role', 'alert')
  message.textContent = reason instanceof Error ? reason.message : String(reason)
  root?.prepend(message)
}

/** The view of the address; a revision that the server does not keep is not asked for again: the newest is shown, and the page says so. */
function viewOfAddress(): ReturnType<typeof readView> {
  const read = readView(location.search, languages, DEFAULT_LANGUAGE)
  return document.documentElement.dataset.notKept ? { ...read, view: { ...read.view, asOf: null } } : read
}

async function start(into: HTMLElement): Promise<void> {
  const first = viewOfAddress()
  const [wire, words] = await Promise.all([fetchTimeline(first.view.lang, first.view.asOf), wordsOf(first.view.lang)])
  askAhead(first.view)
  const data = model(wire, Date.now())
  const store = new Store(data, first)
  const speech = new Speech(first.view.lang, words, data.offset, wire.sentences)
  addEventListener('popstate', () => {
    const { view, complaints } = viewOfAddress()
    // Another language or revision is another answer of the server's.
    if (view.lang !== first.view.lang || view.asOf !== first.view.asOf) return location.reload()
    store.view.value = view
    store.complaints.value = complaints
  })
  into.replaceChildren()
  render(
    <PageContext.Provider value={{ store, speech }}>
      <App />
    </PageContext.Provider>,
    into,
  )
  document.documentElement.dataset.ready = 'page'
}

if (root) start(root).catch(fail)
