// The entry of the live page: parses the link, fetches the data, and replaces the server's page.

import { render } from 'preact'
import { App } from './app'
import { fetchTimeline } from './api'
import { Locale } from './i18n/locale'
import { loadMessages } from './i18n/messages'
import { keepDrawing } from './map/drawn-map'
import { firstTheme, preloadWorker } from './map/preload'
import { fetchStyle } from './map/style'
import { pageData } from './server'
import { buildModel } from './model'
import { PageContext } from './page'
import { buildSymbology } from './symbology'
import { openStory } from './story/open'
import { DEFAULT_LANGUAGE, Store, completed, parseView } from './view'
import './styles/page.css'

const root = document.getElementById('app')
const languages = (pageData.languages ?? DEFAULT_LANGUAGE).split(' ')

/** Shows a message above the server's page, which stays as it is. */
function fail(reason: unknown): void {
  const message = document.createElement('p')
  message.className = 'complaint'
  message.setAttribute('role', 'alert')
  message.textContent = reason instanceof Error ? reason.message : String(reason)
  root?.prepend(message)
}

async function start(into: HTMLElement): Promise<void> {
  const first = parseView(location.search, languages, DEFAULT_LANGUAGE)
  const { lang, asOf } = first.view
  // The map asks for the same style again, and has it from the browser's cache.
  const [wire, { tables }, messages] = await Promise.all([fetchTimeline(lang, asOf), fetchStyle(firstTheme(first.view), lang, asOf), loadMessages(lang)])
  preloadWorker()
  const data = buildModel(wire, buildSymbology(tables), Date.now())
  const store = new Store(data, first)
  const locale = new Locale(lang, messages, data.offset, wire.sentences)
  addEventListener('popstate', () => {
    const { view, invalidParameters } = parseView(location.search, languages, DEFAULT_LANGUAGE)
    // Another language or revision needs another response of the server.
    if (view.lang !== lang || view.asOf !== asOf) return location.reload()
    store.view.value = completed(data, view)
    store.invalidParameters.value = invalidParameters
  })
  if (store.view.peek().story !== null) await openStory(locale)
  keepDrawing(into)
  into.replaceChildren()
  render(
    <PageContext.Provider value={{ store, locale }}>
      <App />
    </PageContext.Provider>,
    into,
  )
  document.documentElement.dataset.ready = 'page'
  void import('./styles/print.css')
}

if (root) start(root).catch(fail)
