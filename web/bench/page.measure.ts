// Measures the page in a real browser against the real server, and prints what a reader waits for. Run by `make bench`.
//
// Sizes are exact; times are of this machine, which draws the map in software, so they are upper bounds and not promises.

import type { Browser, CDPSession, Page } from 'playwright-core'
import { test } from 'vitest'
import { DESKTOP, type Server, ready, stage } from '../e2e/support'
import type { WireChange, WirePlace, WireState, WireTimeline } from '../src/wire'

const STEPS = 120
const VISITS = 5

const held = stage()

test('the first view', async () => firstView(held.server, held.browser))
test('a step of the playhead over this dataset', async () => playhead('this dataset', held.server, held.browser))
test('a step of the playhead over a large dataset', async () => playhead('300 places, 10,000 changes', held.server, held.browser, (wire) => grown(wire, 300, 10_000)))

/** What a first view weighs on the wire, and when its parts stand at 1.6 Mbit/s, 150 ms and a processor four times slower: the
 *  median of visits with an empty cache each, after one that starts the browser's own processes. */
async function firstView(server: Server, browser: Browser): Promise<void> {
  const visits: Visit[] = []
  for (let number = 0; number <= VISITS; number++) visits.push(await firstVisit(server, browser))
  const [{ weights }, ...counted] = visits as [Visit, ...Visit[]]
  console.log(`first view: ${(weights.reduce((sum, [, bytes]) => sum + bytes, 0) / 1000).toFixed(0)} of 600 kB on the wire`)
  for (const [url, bytes] of weights) console.log(`  ${(bytes / 1000).toFixed(1).padStart(7)} kB  ${new URL(url).pathname}`)
  const median = (what: 'sentence' | 'map') => counted.map((visit) => visit[what]).sort((one, other) => one - other)[Math.floor(counted.length / 2)]
  console.log(`at 1.6 Mbit/s, 150 ms, 4 times slower, median of ${VISITS}: sentence after ${median('sentence')} ms (wanted 1,000), live map after ${median('map')} ms (wanted 6,000)`)
}

interface Visit {
  readonly weights: (readonly [string, number])[]
  readonly sentence: number
  readonly map: number
}

async function firstVisit(server: Server, browser: Browser): Promise<Visit> {
  const page = await (await browser.newContext(DESKTOP)).newPage()
  const devtools = await page.context().newCDPSession(page)
  const weights = await weighed(devtools)
  await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 96_000 })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const start = Date.now()
  await page.goto(`${server.url}/?datetime=2023-04-23`, { waitUntil: 'commit' })
  await page.waitForSelector('.answer .sentence strong')
  const sentence = Date.now() - start
  await ready(page)
  const map = Date.now() - start
  await page.context().close()
  return { weights: weights(), sentence, map }
}

async function weighed(devtools: CDPSession) {
  const urls = new Map<string, string>()
  const bytes = new Map<string, number>()
  devtools.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url))
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => bytes.set(requestId, encodedDataLength))
  await devtools.send('Network.enable')
  return () => [...bytes].map(([id, size]) => [urls.get(id) ?? 'about:blank', size] as const).filter(([url]) => url.startsWith('http')).sort((a, b) => b[1] - a[1])
}

/** The time that the main thread takes for one step of the playhead: script, style and layout, without drawing the map. */
async function playhead(name: string, server: Server, browser: Browser, change: (wire: WireTimeline) => WireTimeline = (wire) => wire): Promise<void> {
  const page = await (await browser.newContext(DESKTOP)).newPage()
  await page.route('**/timeline.json**', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ json: change((await answer.json()) as WireTimeline) })
  })
  await page.goto(`${server.url}/?datetime=2021-06-01`)
  await ready(page)
  const times = await steps(page)
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? NaN).toFixed(2)
  console.log(`a step of the playhead, ${name}: median ${at(0.5)} ms, 95 of 100 below ${at(0.95)} ms`)
  await page.context().close()
}

async function steps(page: Page): Promise<number[]> {
  return page.evaluate(async (count) => {
    const slider = document.querySelector<HTMLInputElement>('.time input[type="range"]')
    if (!slider) throw new Error('no slider')
    const [min, max] = [Number(slider.min), Number(slider.max)]
    const times: number[] = []
    for (let step = 0; step < count; step++) {
      const start = performance.now()
      slider.value = String(min + ((max - min) * (step + 1)) / (count + 1))
      slider.dispatchEvent(new Event('input', { bubbles: true }))
      await Promise.resolve()
      void document.body.offsetHeight
      times.push(performance.now() - start)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    return times.sort((a, b) => a - b)
  }, STEPS)
}

/** The same dataset with its places and changes repeated under new ids, spread over the same years. */
function grown(wire: WireTimeline, places: number, changes: number): WireTimeline {
  const day = 86_400_000
  const moved = (text: string | null, days: number) => text && new Date(Date.parse(text) + days * day).toISOString()
  const copies = Math.ceil(places / wire.places.length)
  const perPlace = Math.ceil(changes / wire.changes.length / copies)
  const all: { places: WirePlace[]; states: WireState[]; changes: WireChange[] } = { places: [], states: [], changes: [] }
  for (let copy = 0; copy < copies; copy++) {
    const name = (id: string) => (copy === 0 ? id : `${id}-${copy}`)
    all.places.push(...wire.places.map((place) => ({ ...place, id: name(place.id), part_of: place.part_of.map(name) })))
    all.states.push(...wire.states.map((state) => ({ ...state, id: name(state.id), place: name(state.place), changes: state.changes.map((change) => ({ ...change, id: name(change.id) })) })))
    for (let turn = 0; turn < perPlace; turn++) {
      const change = (id: string) => (turn === 0 ? name(id) : `${name(id)}~${turn}`)
      all.changes.push(
        ...wire.changes.map((item) => ({
          ...item,
          id: change(item.id),
          places: item.places.map(name),
          span: { since: moved(item.span.since, turn), until: moved(item.span.until, turn) },
          effects: item.effects.map((effect) => ({ ...effect, places: effect.places.map(name) })),
          refers_to: [],
          referred_to_by: [],
        })),
      )
    }
  }
  return { ...wire, ...all, places: all.places.slice(0, places), changes: all.changes.slice(0, changes) }
}

