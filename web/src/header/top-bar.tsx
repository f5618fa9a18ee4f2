// The top bar: share, data, about, and the settings of language, names and theme. Where there is little room a button opens it all.

import { useSignal, useSignalEffect } from '@preact/signals'
import { FoldButton } from '../changes/fold-button'
import { hasMenu, isFolded, isWide, layout } from '../layout'
import { usePage } from '../page'
import { serverUrl } from '../server'
import { openDialog } from '../share/dialog-state'
import type { Theme } from '../view'

/** The letters of the bar above which it needs a wide window. */
const LONG = 36

const THEMES: readonly Theme[] = ['auto', 'light', 'dark', 'contrast']

export function TopBar() {
  const { store, locale } = usePage()
  const { model } = store
  const ownName = (language: string) => model.wire.language_names[language] ?? language
  const messages = locale.messages.header
  const view = store.view.value
  const isOpen = useSignal(false)
  useSignalEffect(() => {
    const { theme } = store.view.value
    if (theme === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  })
  /** Reloads the page in another language, which needs another response of the server. */
  const speak = (lang: string) => location.assign(store.address({ ...store.view.peek(), lang }))
  const open = (dialog: 'share' | 'data') => {
    isOpen.value = false
    openDialog(dialog)
  }
  const links = (
    <nav>
      {model.wire.story.length > 0 && (
        <a class="plain" href={serverUrl(`/story${view.lang === 'en' ? '' : `?lang=${view.lang}`}`)}>
          {messages.story}
        </a>
      )}
      <button class="plain" onClick={() => open('share')}>
        {messages.share}
      </button>
      <button class="plain" onClick={() => open('data')}>
        {messages.data}
      </button>
      <a class="plain" href={serverUrl(`/about${view.lang === 'en' ? '' : `?lang=${view.lang}`}`)}>
        {messages.about}
      </a>
    </nav>
  )
  const language = (
    <label class="language">
      <span class="hidden">{messages.language}</span>
      <select value={view.lang} onChange={(event) => speak(event.currentTarget.value)} data-testid="language">
        {model.wire.languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {ownName(language)}
          </option>
        ))}
      </select>
    </label>
  )
  // Where the words are long the bar would lie over the map's names.
  const words = messages.story + messages.share + messages.data + messages.about + messages.reading + ownName(view.lang)
  const isShort = hasMenu.value || (words.length > LONG && !isWide.value)
  const label = isShort ? messages.menu : messages.reading
  return (
    <header class={isShort ? 'top short' : 'top'} onKeyDown={(event) => event.key === 'Escape' && (isOpen.value = false)}>
      {layout.value === 'desk' && isFolded.value && view.story === null && <FoldButton />}
      {!isShort && links}
      {!isShort && language}
      <button class={isShort ? 'button menu-button' : 'plain menu-button'} aria-label={label} title={label} aria-expanded={isOpen.value} aria-controls="menu" data-testid="menu" onClick={() => (isOpen.value = !isOpen.value)}>
        {isShort ? (
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d="M3 5.5h14M3 10h14M3 14.5h14" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
          </svg>
        ) : (
          label
        )}
      </button>
      <div id="menu" class="menu" hidden={!isOpen.value}>
        {isShort && links}
        {isShort && language}
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
