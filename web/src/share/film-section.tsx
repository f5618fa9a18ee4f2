// The film of the view: its options, a preview, and downloads.

import { useSignal } from '@preact/signals'
import { usePage } from '../page'
import { FILM_FORMATS, FILM_SIZES, FILM_STEPS, type FilmOptions, type FilmSize, type FilmStep, filmUrl } from './film-url'

export function FilmSection() {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.share
  const { dataset } = store.model.wire
  const [first, last] = [dataset.since.slice(0, 10), store.model.today]
  const choice = useSignal<FilmOptions>({ size: 'wide', step: 'change', from: first, to: last, isDark: false })
  // Shown on request only: a film moves, and takes the server seconds to make.
  const shown = useSignal<string | null>(null)
  const state = useSignal<'making' | 'made' | 'failed'>('making')
  const asked = choice.value
  const set = (part: Partial<FilmOptions>) => (choice.value = { ...choice.value, ...part })
  const day = (name: 'from' | 'to', label: string) => (
    <label>
      {label}{' '}
      <input type="date" min={first} max={last} value={asked[name]} onChange={(event) => event.currentTarget.value && set({ [name]: event.currentTarget.value })} />
    </label>
  )
  const gif = filmUrl(store, asked, 'gif')
  const isOrdered = asked.from < asked.to
  return (
    <section class="picture-choice" data-testid="film">
      <div class="picture-picks">
        {day('from', messages.filmFrom)}
        {day('to', messages.filmTo)}
        <label>
          {messages.filmStep}{' '}
          <select value={asked.step} onChange={(event) => set({ step: event.currentTarget.value as FilmStep })}>
            {FILM_STEPS.map((step) => (
              <option key={step} value={step}>
                {messages.filmSteps[step]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {messages.size}{' '}
          <select value={asked.size} onChange={(event) => set({ size: event.currentTarget.value as FilmSize })}>
            {(Object.keys(FILM_SIZES) as FilmSize[]).map((size) => (
              <option key={size} value={size}>
                {FILM_SIZES[size].width} × {FILM_SIZES[size].height}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input type="checkbox" checked={asked.isDark} onChange={(event) => set({ isDark: event.currentTarget.checked })} /> {messages.dark}
        </label>
      </div>
      {shown.value && (
        <img
          class="picture-preview"
          src={shown.value}
          alt={`${dataset.title}, ${locale.format(messages.filmSpan, { from: asked.from, to: asked.to })}`}
          data-state={state.value}
          onLoad={() => (state.value = 'made')}
          onError={() => (state.value = 'failed')}
        />
      )}
      <p class="small muted" role="status">
        {!isOrdered ? messages.filmOrder : shown.value === gif && state.value !== 'made' ? (state.value === 'making' ? messages.filmMaking : messages.filmFailed) : ''}
      </p>
      <p class="picture-forms">
        <button
          class="button"
          disabled={!isOrdered || shown.value === gif}
          onClick={() => {
            state.value = 'making'
            shown.value = gif
          }}
        >
          {messages.filmShow}
        </button>
        {FILM_FORMATS.map((form) => (
          <a key={form} class="button" {...(isOrdered ? { href: filmUrl(store, asked, form) } : {})} download={`${dataset.id}-${asked.from}-${asked.to}.${form}`}>
            {form.toUpperCase()}
          </a>
        ))}
      </p>
      <p class="small muted">{messages.filmNote}</p>
    </section>
  )
}
