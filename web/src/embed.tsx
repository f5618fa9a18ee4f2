// The script of an embed that the server has rendered: slider and step links show another time in place, a click on the map loads the
// live map, and the embedding page is told the preferred height. One step drives all that is shown: what could not be loaded changes
// nothing.

import { type Drawings, draw } from './embed/drawings'
import type { LiveMapHandle } from './embed/live-map'
import { Note } from './embed/note'
import { Player } from './embed/player'
import { reportHeight } from './embed/preferred-height'
import { type SliderData, dayOf, formatDay, withParameters } from './embed/slider-days'
import { type Step, Steps, type Wish } from './embed/steps'

/** Milliseconds after which an answer comes too late. */
const TIMEOUT_MS = 12_000

const root = document.getElementById('embed')
if (root) start(root)

function start(root: HTMLElement): void {
  const days = JSON.parse(document.getElementById('days')?.textContent ?? '{}') as SliderData
  const { words } = days
  const find = <T extends Element = HTMLElement>(what: string) => root.querySelector<T>(what)
  const [map, time, slider, output] = [find('.map'), find('.time'), find<HTMLInputElement>('#day'), find('.now output')]
  const panes = [...root.querySelectorAll('.pane')]
  const note = new Note(time ?? root)
  let live: LiveMapHandle | null = null
  let shown = { day: slider?.value ?? '', words: output?.textContent ?? '' }

  let drawings: { readonly key: string; readonly loaded: Promise<Drawings> } | null = null
  const drawingsFor = (place: Wish[string] | undefined): Promise<Drawings> => {
    const key = withParameters(new URL(days.drawings, location.href).href, place === undefined ? {} : { place })
    if (drawings?.key !== key) {
      drawings = { key, loaded: fetchJson<Drawings>(key) }
      drawings.loaded.catch(() => (drawings = null))
    }
    return drawings.loaded
  }
  // They are there before the first step is wanted, most often.
  for (const sign of ['pointerenter', 'focusin']) time?.addEventListener(sign, () => void drawingsFor(wished.place).catch(() => undefined), { once: true })

  /** All that readers have changed. */
  let wished: Wish = { datetime: days.datetime }
  const ask = async (wish: Wish) => {
    const [step, all] = await Promise.all([fetchJson<Step>(withParameters(new URL(days.step, location.href).href, wish)), drawingsFor(wish.place)])
    if (step.revision === days.revision && all.revision === days.revision && step.panes <= panes.length) return { step, all }
    // Other data than that of the page, or a map more: the page of it is loaded whole.
    location.replace(withParameters(location.href, wish))
    return new Promise<never>(() => undefined)
  }
  const steps = new Steps(
    ask,
    ({ step, all }, wish, isNewest) => {
      show(step, all)
      const href = withParameters(location.href, wish)
      history.replaceState(null, '', href)
      live?.follow(href)
      if (!isNewest) return
      note.clear()
      place(step.day, step.shown)
      player?.shown()
    },
    (wish, reason) => {
      console.warn(reason)
      player?.stop()
      const date = dateOf(wish)
      note.say(words.failed.replace('{date}', date).replace('{shown}', shown.words), words.again, () => want(wish))
      place(shown.day, shown.words)
      wished = { ...wished, datetime: new URL(location.href).searchParams.get('datetime') }
    },
  )
  const dateOf = ({ datetime }: Wish) => (datetime ? formatDay(days, datetime.slice(0, 10)) : shown.words)
  const want = (change: Wish) => {
    wished = { ...wished, ...change }
    note.wait(words.loading.replace('{date}', dateOf(wished)))
    steps.want(wished)
  }
  const place = (day: number | string, text: string) => {
    if (!slider) return
    slider.value = String(day)
    slider.setAttribute('aria-valuetext', text)
  }
  const show = (step: Step, all: Drawings) => {
    draw(root, all, step.at)
    const set = (what: string, text: string) => root.querySelectorAll(what).forEach((element) => element.textContent !== text && (element.textContent = text))
    const said = find('.said')
    if (said) said.innerHTML = step.said
    // What the address says now can be read.
    for (const complaint of root.querySelectorAll('.complaint:not(.loud)')) complaint.remove()
    set('h1 a', step.title)
    set('.now output, [data-shown] > .plate', step.shown)
    set('[data-shown] desc', step.short)
    set('.credits summary, .told', step.credits)
    for (const link of root.querySelectorAll<HTMLAnchorElement>('h1 a, footer a')) link.href = step.whole
    for (const look of root.querySelectorAll<HTMLElement>('[data-look]')) look.classList.toggle('other', !step.looks.includes(look.dataset.look ?? ''))
    for (const [rel, href] of [['prev', step.before], ['next', step.after]] as const) {
      const link = find(`[rel="${rel}"]`)
      link?.toggleAttribute('href', href !== null)
      if (href) link?.setAttribute('href', href)
      if (href) link?.removeAttribute('aria-disabled')
      else link?.setAttribute('aria-disabled', 'true')
    }
    time?.style.setProperty('--at', `${step.playhead}%`)
    const [own, other] = [find('[data-shown]'), find('.pane:not([data-shown])')]
    if (own && other) own.parentElement?.append(...(step.is_first ? [own, other] : [other, own]))
    shown = { day: String(step.day), words: step.shown }
  }

  const byReader = (change: Wish) => {
    player?.stop()
    want(change)
  }
  const timeOf = (link: HTMLAnchorElement) => ({ datetime: new URL(link.href).searchParams.get('datetime') })
  const button = find<HTMLButtonElement>('.play')
  const player = button && new Player(button, () => {
    const link = find<HTMLAnchorElement>('a[rel="next"][href]')
    if (link) want(timeOf(link))
    return link !== null
  })
  slider?.addEventListener('input', () => {
    const datetime = dayOf(days, slider.valueAsNumber)
    slider.setAttribute('aria-valuetext', formatDay(days, datetime))
    byReader({ datetime })
  })
  find('form.slider')?.addEventListener('submit', (event) => event.preventDefault())
  root.addEventListener('click', (event) => {
    const step = (event.target as Element).closest<HTMLAnchorElement>('a.step[href]')
    if (!step || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    byReader(timeOf(step))
  })

  // A sandbox without an origin cannot start workers, and the live map needs one.
  if (map && self.origin !== 'null') {
    openOnClick(map, async (into, leave) => {
      const { openLiveMap } = await import('./embed/live-map')
      const opened = await openLiveMap(into, {
        words,
        choose: byReader,
        leave: () => {
          live = null
          opened.close()
          leave()
        },
      })
      live = opened
      opened.follow(withParameters(location.href, wished))
    })
  }
  const full = find<HTMLButtonElement>('.full')
  if (full && document.fullscreenEnabled) {
    full.hidden = false
    full.onclick = () => void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen())
  }
  reportHeight(root)
  document.documentElement.dataset.ready = 'embed'
}

/** Fetches JSON; rejects if the answer is an error or late. */
async function fetchJson<T>(url: string): Promise<T> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return (await answer.json()) as T
}

/** Lets the button of the map and a click anywhere on it load the live map, which returns by `leave`. Scrolling past with a finger
 *  does not. */
function openOnClick(map: HTMLElement, open: (into: HTMLElement, leave: () => void) => Promise<void>): void {
  const button = map.querySelector<HTMLElement>('.move')
  if (button) button.hidden = false
  const touched = ({ target }: Event) => {
    if (map.getAttribute('aria-busy') || !(target as Element).closest('.drawn, .move')) return
    map.setAttribute('aria-busy', 'true')
    const into = document.createElement('div')
    into.className = 'live'
    map.append(into)
    const leave = () => {
      into.remove()
      delete map.dataset.live
      button?.focus()
    }
    open(into, leave)
      .then(() => (map.dataset.live = ''))
      // The server's map stays.
      .catch((reason: unknown) => {
        console.warn(reason)
        into.remove()
      })
      .finally(() => map.removeAttribute('aria-busy'))
  }
  map.addEventListener('click', touched)
}
