// An embed in an article of somebody else: another origin, any width, with and without a script for its height.

import type { Frame } from 'playwright-core'
import { expect, test } from 'vitest'
import { beyond, paper, visible } from './article'
import { picture, stage, violations } from './support'

const held = stage()
const WIDTHS = [320, 600, 1200]

/** What the documentation gives those whose page has no script for heights yet. */
const LISTENER = `addEventListener('message', ({ data, source }) => {
  const height = data && data['datawrapper-height'] && Object.values(data['datawrapper-height'])[0]
  if (typeof height !== 'number') return
  for (const frame of document.querySelectorAll('iframe')) if (frame.contentWindow === source) frame.style.height = height + 'px'
})`

const { article } = paper(held)

const iframe = (path: string, width: number, height: number, more = '') =>
  `<iframe src="${held.server.url}${path}" title="A map" width="${width}" height="${height}" ${more}></iframe>`

test.each([
  ['light', true],
  ['dark', true],
  ['light', false],
] as const)('an embed fits its box at every width: %s, scripts: %s', async (colorScheme, javaScriptEnabled) => {
  const boxes = WIDTHS.flatMap((width) => [120, 240, 320, 450, 700].map((height) => [width, height] as const))
  const { page, frames, leave } = await article(boxes.map(([width, height]) => iframe('/embed?datetime=2023-04-23&theme=auto', width, height)).join(''), {
    colorScheme,
    javaScriptEnabled,
  })
  expect(frames).toHaveLength(boxes.length)
  for (const [index, frame] of frames.entries()) {
    const [, height] = boxes[index] as readonly [number, number]
    expect(await beyond(frame), `${boxes[index]}`).toEqual([])
    expect(await frame.locator('.answer strong').innerText()).toContain('On 23 April 2023')
    expect(await visible(frame, '.credits'), `credits at ${boxes[index]}`).toBe(true)
    expect(await visible(frame, '.sheet:visible svg'), `map at ${boxes[index]}`).toBe(height >= 320)
    expect(await visible(frame, '#day'), `slider at ${boxes[index]}`).toBe(height >= 240)
  }
  await page.screenshot({ path: new URL(`../../.cache/pictures/embeds-${colorScheme}${javaScriptEnabled ? '' : '-no-javascript'}.png`, import.meta.url).pathname, fullPage: true })
  await leave()
})

test('an embed is light on a dark device, unless the article asks for another theme', async () => {
  for (const [query, isLight] of [
    ['', true],
    ['&theme=auto', false],
    ['&theme=dark', false],
  ] as const) {
    const { page, frames, leave } = await article(iframe(`/embed?datetime=2023-04-23${query}`, 600, 560, 'style="border:0"'), { colorScheme: 'dark' })
    const [frame] = frames as [Frame]
    const ground = await frame.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const brightness = (ground.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, value) => sum + Number(value), 0)
    expect(brightness > 600, `${query}: ${ground}`).toBe(isLight)
    await picture(page, `embed-on-dark-device${query.replace(/\W/g, '-')}`)
    await leave()
  }
})

/** The boxes of the documentation, and which parts are seen in each. */
const PARTS = ['.sentence strong', '.sentence > span', '.means', '.sheet:visible svg', '.strip > :visible svg', '#day', '.row svg', '.credits summary']
test.each([
  [600, 560, PARTS],
  [600, 450, PARTS.filter((part) => part !== '.sentence > span' && part !== '.means')],
  [320, 260, ['.sentence strong', '.sheet:visible svg', '#day', '.row svg', '.credits summary']],
  [320, 259, ['.sentence strong', '#day', '.row svg', '.credits summary']],
  [320, 191, ['.sentence strong', '#day', '.row svg', '.credits summary']],
  [320, 190, ['.sentence strong', '.credits summary']],
  [320, 120, ['.sentence strong', '.credits summary']],
] as const)('a box of %i × %i shows what the documentation says', async (width, height, parts) => {
  const { frames, leave } = await article(iframe('/embed?datetime=2023-04-23', width, height, 'style="border:0"'))
  const [frame] = frames as [Frame]
  const seen: string[] = []
  for (const part of PARTS) if (await visible(frame, part)) seen.push(part)
  expect(seen).toEqual(parts)
  expect(await beyond(frame)).toEqual([])
  await leave()
})

test('in a sandbox that allows nothing but scripts the slider moves the answer, and no live map is offered', async () => {
  const { frames, leave } = await article(iframe('/embed?datetime=2023-04-23', 700, 640, 'sandbox="allow-scripts"'))
  const [frame] = frames as [Frame]
  await frame.waitForSelector('html[data-ready="embed"]')
  await frame.locator('#day').focus()
  await frame.page().keyboard.press('ArrowLeft')
  await expect.poll(() => frame.locator('.answer strong').innerText()).toContain('On 22 April 2023')
  expect(await frame.locator('.move').isVisible()).toBe(false)
  await frame.locator('.drawn').click({ position: { x: 30, y: 30 } })
  expect(await frame.locator('.live').count()).toBe(0)
  await leave()
})

test('the slider, the steps and the answer go together, and the address follows', async () => {
  const { frames, leave } = await article(iframe('/embed?datetime=2023-04-23&controls=title,sentence,slider,ribbons,legend', 600, 700))
  const [frame] = frames as [Frame]
  await frame.waitForSelector('html[data-ready="embed"]')
  const answer = frame.locator('.answer strong')
  await frame.locator('#day').focus()
  await frame.page().keyboard.press('ArrowLeft')
  expect(await frame.locator('#day').getAttribute('aria-valuetext')).toBe('22 April 2023')
  await expect.poll(() => answer.innerText()).toContain('On 22 April 2023')
  await frame.locator('a[rel="next"]').click()
  await expect.poll(() => answer.innerText()).toContain('23 April 2023')
  expect(frame.url()).toContain('controls=title')
  const before = await answer.innerText()
  await frame.locator('a[rel="next"]').press('Enter')
  await expect.poll(() => answer.innerText()).not.toBe(before)
  expect(await frame.evaluate(() => (document.activeElement as HTMLAnchorElement).rel)).toBe('next')
  await leave()
})

test('without a script the slider works as a form', async () => {
  const { frames, leave } = await article(iframe('/embed?datetime=2023-04-23&lang=ru', 600, 600), { javaScriptEnabled: false })
  const [frame] = frames as [Frame]
  await frame.locator('#day').focus()
  await frame.page().keyboard.press('ArrowLeft')
  await frame.locator('noscript button, .run button').click()
  await frame.waitForURL(/datetime=2023-04-22/)
  expect(frame.url()).toContain('lang=ru')
  expect(await frame.locator('.now output').innerText()).toBe('22 апреля 2023 года')
  await leave()
})

test('the live map comes with the first click on the map, follows the time, and changes nothing of the rest', async () => {
  const { page, frames, leave } = await article(iframe('/embed?datetime=2023-04-23', 700, 640))
  const [frame] = frames as [Frame]
  await frame.waitForSelector('html[data-ready="embed"]')
  const loaded = await frame.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => name.includes('maplibre')))
  expect(loaded, 'nothing of the live map before').toEqual([])
  await frame.locator('.drawn').click({ position: { x: 30, y: 30 } })
  await frame.waitForSelector('.map[data-live]', { timeout: 45_000 })
  const looks = () =>
    frame.evaluate(() => {
      const { map } = document.querySelector('.live .map') as HTMLElement & { map: { getFeatureState(of: object): Record<string, unknown>; querySourceFeatures(source: string): { id?: string | number }[] } }
      return JSON.stringify(map.querySourceFeatures('places').map(({ id }) => [id, map.getFeatureState({ source: 'places', id })]).sort())
    })
  const before = await looks()
  // From the end of a day first to its last change, then to the one before.
  await frame.locator('a[rel="prev"]').click()
  await expect.poll(() => frame.locator('.answer strong').innerText()).toContain('12:00 on 23 April 2023')
  await frame.locator('a[rel="prev"]').click()
  await expect.poll(() => frame.locator('.answer strong').innerText()).not.toContain('12:00 on 23 April 2023')
  await expect.poll(looks).not.toBe(before)
  expect(await beyond(frame)).toEqual([])
  await picture(page, 'embed-live')
  await leave()
})

test('the page around hears the wished height, and with it nothing of the embed is left away', async () => {
  for (const width of WIDTHS) {
    const { page, frames, leave } = await article(`<script>${LISTENER}</script>${iframe('/embed?datetime=2023-04-23&as-of=' + (await revision()), width, 200, 'style="border:0"')}`)
    const [frame] = frames as [Frame]
    await expect.poll(() => page.locator('iframe').evaluate((element) => element.clientHeight)).toBeGreaterThan(380)
    await expect.poll(() => beyond(frame)).toEqual([])
    for (const part of ['.badge', '.sentence strong', '.sheet:visible svg', '#day', '.row', '.credits']) expect(await visible(frame, part), `${part} at ${width}`).toBe(true)
    await picture(page, `embed-${width}`)
    await leave()
  }
})

test('the credits can be read in whole in the smallest box', async () => {
  const { frames, leave } = await article(iframe('/embed?datetime=2023-04-23', 320, 240), { javaScriptEnabled: false })
  const [frame] = frames as [Frame]
  await frame.locator('.credits summary').click()
  expect(await frame.locator('.credits .told').innerText()).toMatch(/^Reported by: .*OpenStreetMap contributors, ODbL 1\.0/)
  expect(await frame.locator('.credits .told').isVisible()).toBe(true)
  await leave()
})

test('each listener for heights hears its own kind of message', async () => {
  const { page, leave } = await article(`<script>heard = []; addEventListener('message', ({ data }) => heard.push(data))</script>${iframe('/embed?childId=map-7', 600, 400)}`)
  const heard = () => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)
  await expect.poll(async () => (await heard()).length).toBeGreaterThan(2)
  const all = await heard()
  const height = (all[0] as { 'datawrapper-height': Record<string, number> })['datawrapper-height']['map-7']
  expect(height).toBeGreaterThan(300)
  expect(all.slice(1, 3)).toEqual([`pymxPYMxmap-7xPYMxheightxPYMx${height}`, { sentinel: 'amp', type: 'embed-size', height }])
  await leave()
})

test('an embed is readable and operable by everybody, in every language and theme', async () => {
  for (const query of ['', '&lang=hy', '&lang=ka&theme=dark', '&theme=contrast&compare=2022-12-01', '&traveller=civilians-in&theme=dark&lang=ru']) {
    const context = await held.browser.newContext({ viewport: { width: 700, height: 700 } })
    const page = await context.newPage()
    await page.goto(`${held.server.url}/embed?datetime=2023-04-23${query}`)
    await page.waitForSelector('html[data-ready="embed"]')
    expect(await violations(page), query).toEqual([])
    await picture(page, `embed${query.replace(/[&=]/g, '-')}`)
    await context.close()
  }
})

async function revision(): Promise<string> {
  return (await fetch(`${held.server.url}/embed`)).headers.get('corridor-revision') ?? ''
}
