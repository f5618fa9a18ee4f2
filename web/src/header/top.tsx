// The bar on top: the title, what to take along (share, data, about), and how to read it (language, names, theme).

import { below } from '../base'
import { useSignal, useSignalEffect } from '@preact/signals'
import { openDialog } from '../share/open'
import { usePage } from '../page'
import type { Theme } from '../view'

const THEMES: readonly Theme[] = ['auto', 'light', 'dark', 'contrast']

export function Top() {
  const { store, speech } = usePage()
  const { model } = store
  const ownName = (language: string) => model.wire.language_names[language] ?? language
  const words = speech.words.header
  const view = store.view.value
  const inLanguage = view.lang === 'en' ? '' : `?lang=${view.lang}`
  /** On a phone the choices of how to read are folded behind a button. */
  const isOpen = useSignal(false)
  useSignalEffect(() => {
    const { theme } = store.view.value
    if (theme === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  })
  /** Another language is another answer of the server's, so the page is opened anew at the same view. */
  const speak = (lang: string) => location.assign(store.address({ ...store.view.peek(), lang }))
  return (
    <header class="top">
      <a class="brand" href={below(`/${inLanguage}`)}>
        {model.wire.dataset.title}
      </a>
      {view.asOf && <span class="badge">{speech.say(words.frozen, { revision: model.wire.revision })}</span>}
      <nav>
        <button class="plain" onClick={() => openDialog('share')}>
          {words.share}
        </button>
        <button class="plain" onClick={() => openDialog('data')}>
          {words.data}
        </button>
        <a class="plain" href={below(`/about${inLanguage}`)}>
          {words.about}
        </a>
        <button class="plain reading-button" aria-expanded={isOpen.value} aria-controls="reading" onClick={() => (isOpen.value = !isOpen.value)}>
          {words.reading}
        </button>
      </nav>
      <div id="reading" class={isOpen.value ? 'reading open' : 'reading'}>
        <label>
          <span class="hidden">{words.language}</span>
          <select value={view.lang} onChange={(event) => speak(event.currentTarget.value)} data-testid="language">
            {model.wire.languages.map((language) => (
              <option key={language} value={language} lang={language}>
                {ownName(language)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="hidden">{words.names}</span>
          <select value={view.names} onChange={(event) => store.change({ names: event.currentTarget.value })} data-testid="names">
            <option value="dual">{words.namesDual}</option>
            {model.wire.languages.map((language) => (
              <option key={language} value={language}>
                {speech.say('{names}: {language}', { names: words.names, language: ownName(language) })}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="hidden">{words.theme}</span>
          <select value={view.theme} onChange={(event) => store.change({ theme: event.currentTarget.value as Theme })} data-testid="theme">
            {THEMES.map((theme) => (
              <option key={theme} value={theme}>
                {words.themes[theme]}
              </option>
            ))}
          </select>
        </label>
      </div>
    </header>
  )
}
