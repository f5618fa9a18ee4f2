// The script of an embed that the server has rendered: slider and step links update it in place, a click on the map loads the live
// map, and the embedding page is told the preferred height.

import { type SliderData, withParameters, dayOf, formatDay, playheadPercent } from './embed/slider-days'
import { reportHeight } from './embed/preferred-height'
import type { LiveMapHandle } from './embed/live-map'
import { EmbedUpdater } from './embed/updater'

const root = document.getElementById('embed')
if (root) start(root)

function start(root: HTMLElement): void {
  const days = JSON.parse(document.getElementById('days')?.textContent ?? '{}') as SliderData
  const map = root.querySelector<HTMLElement>('.map')
  let live: LiveMapHandle | null = null
  const shown = new EmbedUpdater(
    root,
    (part) => part === 'map' && live !== null,
    (href) => live?.follow(href),
  )
  const show = (change: Record<string, string | null>) => shown.show(withParameters(location.href, change))

  const slider = root.querySelector<HTMLInputElement>('#day')
  slider?.addEventListener('input', () => {
    const day = dayOf(days, slider.valueAsNumber)
    const date = formatDay(days, day)
    slider.setAttribute('aria-valuetext', date)
    root.querySelector('.now output')?.replaceChildren(date)
    root.querySelector<HTMLElement>('.time')?.style.setProperty('--at', `${playheadPercent(slider.valueAsNumber, Number(slider.max))}%`)
    show({ datetime: day })
  })
  root.querySelector('form.slider')?.addEventListener('submit', (event) => event.preventDefault())
  root.addEventListener('click', (event) => {
    const step = (event.target as Element).closest<HTMLAnchorElement>('a.step[href]')
    if (!step || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    shown.show(step.href)
  })

  // A sandbox without an origin cannot start workers, and the live map needs one.
  if (map && self.origin !== 'null') openOnClick(map, days.move, async (into) => {
    const { openLiveMap: open } = await import('./embed/live-map')
    const opened = await open(into, show)
    live = opened
    opened.follow(location.href)
  })
  reportHeight(root)
  document.documentElement.dataset.ready = 'embed'
}

/** Adds a button to the map; the button and a click anywhere on the map load the live map. Scrolling past with a finger does not. */
function openOnClick(map: HTMLElement, says: string, open: (into: HTMLElement) => Promise<void>): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button move'
  button.title = says
  button.setAttribute('aria-label', says)
  button.append(moveIcon())
  const touched = () => {
    if (map.getAttribute('aria-busy')) return
    map.setAttribute('aria-busy', 'true')
    const into = document.createElement('div')
    into.className = 'live'
    map.append(into)
    open(into)
      .then(() => {
        map.dataset.live = ''
        map.removeEventListener('click', touched)
        button.remove()
      })
      // The server's map stays.
      .catch((reason: unknown) => {
        console.warn(reason)
        into.remove()
      })
      .finally(() => map.removeAttribute('aria-busy'))
  }
  map.addEventListener('click', touched)
  map.append(button)
}

/** Returns the icon of four arrows. */
function moveIcon(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  for (const [name, value] of Object.entries({ viewBox: '0 0 20 20', width: '20', height: '20', 'aria-hidden': 'true' })) svg.setAttribute(name, value)
  const path = document.createElementNS(svg.namespaceURI, 'path')
  path.setAttribute('d', 'M10 2.5v15M2.5 10h15M7.5 5 10 2.5 12.5 5M7.5 15l2.5 2.5 2.5-2.5M5 7.5 2.5 10 5 12.5M15 7.5l2.5 2.5-2.5 2.5')
  for (const [name, value] of Object.entries({ fill: 'none', stroke: 'currentColor', 'stroke-width': '1.6', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' })) path.setAttribute(name, value)
  svg.append(path)
  return svg
}
