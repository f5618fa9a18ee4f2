// The top bar: title, share, data, about, and the settings of language, names and theme.

import { serverUrl } from '../server'
import { useSignal, useSignalEffect } from '@preact/signals'
import { openDialog } from '../share/dialog-state'
import { usePage } from '../page'
import type { Theme } from '../view'

const THEMES: readonly Theme[] = ['auto', 'light', 'dark', 'contrast']

export function TopBar() {
  const { store, locale } = usePage()
  const { model } = store
  const ownName = (language: string) => model.wire.language_names[language] ?? language
  const messages = locale.messages.header
  const view = store.view.value
  const inLanguage = view.lang === 'en' ? '' : `?lang=${view.lang}`
  /** On a narrow screen the settings open by a button. */
  const isOpen = useSignal(false)
  useSignalEffect(() => {
    const { theme } = store.view.value
    if (theme === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  })
  /** Reloads the page in another language, which needs another response of the server. */
  const speak = (lang: string) => location.assign(store.address({ ...store.view.peek(), lang }))
  return (
    <header class="top">
      <a class="brand" href={serverUrl(`/${inLanguage}`)}>
        {model.wire.dataset.title}
      </a>
      {view.asOf && <span class="badge">{locale.format(messages.frozen, { revision: model.wire.revision })}</span>}
      <nav>
        <button class="plain" onClick={() => openDialog('share')}>
          {messages.share}
        </button>
        <button class="plain" onClick={() => openDialog('data')}>
          {messages.data}
        </button>
        <a class="plain" href={serverUrl(`/about${inLanguage}`)}>
          {messages.about}
        </a>
        <button class="plain reading-button" aria-expanded={isOpen.value} aria-controls="reading" onClick={() => (isOpen.value = !isOpen.value)}>
          {messages.reading}
        </button>
      </nav>
      <div id="reading" class={isOpen.value ? 'reading open' : 'reading'}>
        <label>
          <span class="hidden">{messages.language}</span>
          <select value={view.lang} onChange={(event) => speak(event.currentTarget.value)} data-testid="language">
            {model.wire.languages.map((language) => (
              <option key={language} value={language} lang={language}>
                {ownName(language)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="hidden">{messages.names}</span>
          <select value={view.names} onChange={(event) => store.push({ names: event.currentTarget.value })} data-testid="names">
            <option value="dual">{messages.namesDual}</option>
            {model.wire.languages.map((language) => (
              <option key={language} value={language}>
                {locale.format('{names}: {language}', { names: messages.names, language: ownName(language) })}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="hidden">{messages.theme}</span>
          <select value={view.theme} onChange={(event) => store.push({ theme: event.currentTarget.value as Theme })} data-testid="theme">
            {THEMES.map((theme) => (
              <option key={theme} value={theme}>
                {messages.themes[theme]}
              </option>
            ))}
          </select>
        </label>
      </div>
    </header>
  )
}
