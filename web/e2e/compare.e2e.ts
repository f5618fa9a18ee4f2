// Comparing two moments: what differs in words, only moments that differ, and an end once it is left.

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { MapElement } from '../src/map/map'
import { DESKTOP, LOW, PHONE, SIDEWAYS, picture, ready, stage, violations, visit } from './support'

const held = stage()

/** Milliseconds for tests that draw a second map several times. */
const LONG_MS = 240_000

const compared = (page: Page) => new URL(page.url()).searchParams.get('compare')
const said = (page: Page) => page.getByTestId('compare-sentence').innerText()

/** The drawn places whose symbol the first map fades. */
const faded = (page: Page) =>
  page.evaluate(() => {
    const { map } = document.querySelector('.map') as MapElement
    const ids = ['hakari-bridge', 'aghdam-road', 'new-road', 'temporary-link', 'am-checkpoint']
    return ids.filter((id) => map?.getFeatureState({ source: 'places', id })?.faded)
  })

test.each(['2022-08-30', '2022-12-12', '2023-04-23', '2023-09-24'])('on %s it opens with what differs, and proposes nothing else', async (day) => {
  const { page, leave } = await visit(held.browser, held.server, `/?datetime=${day}`)
  await ready(page)
  await page.getByRole('tab', { name: 'Compare' }).click()
  await page.locator('.compare-moments button').first().waitFor()
  const all = page.locator('.compare-moments button')
  expect(await all.first().getAttribute('aria-current'), 'the first is chosen').toBe('date')
  for (const one of [all.first(), all.last()]) {
    await one.click()
    await expect.poll(() => one.getAttribute('aria-current')).toBe('date')
    expect(await said(page), await one.innerText()).toMatch(/[1-9]\d* of 16 places differs?/)
  }
  await leave()
})

test('it ends with its tab: by another tab, by the report behind a difference, and by Back', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2022-12-12&compare=2022-12-01')
  await ready(page)
  const open = async () => {
    await page.getByRole('tab', { name: 'Compare' }).click()
    await page.locator('.compare').waitFor()
    expect(compared(page)).not.toBeNull()
  }
  const ended = async () => {
    await expect.poll(() => compared(page)).toBeNull()
    expect(await page.locator('.compare').count()).toBe(0)
  }
  await expect.poll(() => faded(page)).toContain('aghdam-road')
  await page.getByRole('tab', { name: 'Places' }).click()
  await ended()
  await expect.poll(() => faded(page)).toEqual([])
  await open()
  await page.locator('.between summary').first().click()
  await page.locator('.between .jump').first().click()
  await ended()
  await open()
  await page.goBack()
  await ended()
  // A place that is opened from it leads back.
  await page.goForward()
  await page.locator('.compare .place-link').first().click()
  await page.locator('.aside .place').waitFor()
  expect(compared(page)).not.toBeNull()
  await page.keyboard.press('Escape')
  await page.locator('.compare').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-tab'))).toBe('compare')
  await leave()
}, LONG_MS)

test('where nothing differs it says so, and fades nothing', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2022-12-10&compare=2022-12-09')
  await ready(page)
  expect(await said(page)).toContain('none of 16 places differs')
  expect(await faded(page)).toEqual([])
  await leave()
})

/** Waits until the second map has drawn. */
const second = (page: Page) => page.waitForSelector('.map-cell.second[data-drawn="true"]', { timeout: 45_000 })

/** Of both maps in the order of the document: their box, camera, and the look of the bridge. */
const maps = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.map-cell .map')].map((element) => {
      const { map } = element as MapElement
      const { x, y, width, height } = element.getBoundingClientRect()
      const { lng = 0, lat = 0 } = map?.getCenter() ?? {}
      const met = document.elementFromPoint(x + width / 2, y + height / 2)
      return { x, y, width: Math.round(width), height: Math.round(height), isMet: element.contains(met), camera: [lng, lat, map?.getZoom() ?? 0].map((value) => Number(value.toFixed(4))), bridge: map?.getFeatureState({ source: 'places', id: 'hakari-bridge' })?.look }
    }),
  )

test.each([
  ['a laptop', DESKTOP, 'beside'],
  ['a low laptop', LOW, 'beside'],
  ['a phone', PHONE, 'below'],
  ['a phone held sideways', SIDEWAYS, 'beside'],
] as const)('on %s two maps of one size are seen, the earlier first, and what differs in words', async (name, options, how) => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23&compare=2022-12-01', options)
  await ready(page)
  await second(page)
  const [shown, other] = await maps(page)
  expect([shown!.bridge, other!.bridge]).toEqual(['closed', 'open'])
  expect([other!.width, other!.height]).toEqual([shown!.width, shown!.height])
  expect([shown!.isMet, other!.isMet], 'no panel lies over them').toEqual([true, true])
  expect(how === 'beside' ? other!.x < shown!.x && other!.y === shown!.y : other!.y < shown!.y && other!.x === shown!.x).toBe(true)
  expect(await page.locator('.map-time').allInnerTexts()).toEqual(['23 April 2023', '1 December 2022'])
  expect(await page.locator('.map-cell canvas.maplibregl-canvas').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')?.match(/\d+ \w+ 20\d\d/)?.[0]))).toEqual(['23 April 2023', '1 December 2022'])
  // The sentence is in sight, and the legend knows the symbols of both.
  const sentence = await page.getByTestId('compare-sentence').boundingBox()
  const height = page.viewportSize()!.height
  expect(sentence && sentence.y < height).toBe(true)
  await page.locator('.map-legend summary').click()
  expect(await page.locator('.map-legend').innerText()).toMatch(/Closed[^]*Open/)
  await page.locator('.map-legend summary').click()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(await violations(page)).toEqual([])
  await picture(page, `compare-${name.replaceAll(' ', '-')}`)
  await leave()
})

test('their cameras move together, whichever is moved', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23&compare=2022-12-01')
  await ready(page)
  await second(page)
  const together = async () => {
    const [shown, other] = await maps(page)
    expect(other!.camera).toEqual(shown!.camera)
    return shown!.camera
  }
  const home = await together()
  for (const index of [0, 1]) {
    const { x, y, width, height } = (await maps(page))[index]!
    await page.mouse.move(x + width / 2, y + height / 2)
    await page.mouse.down()
    await page.mouse.move(x + width / 2 - 60, y + height / 2 - 30, { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => page.url()).toContain('center=')
    await expect.poll(async () => (await together())[0]! > home[0]! + 0.01 * (index + 1)).toBe(true)
  }
  await page.getByRole('button', { name: 'Zoom in on the map' }).click()
  await expect.poll(async () => (await together())[2]).toBeGreaterThan(home[2]!)
  await page.getByRole('button', { name: 'Show the whole road' }).click()
  await expect.poll(together).toEqual(home)
  await leave()
})

test('once left, one map is there, and nothing of the other stays in memory', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23')
  await ready(page)
  const before = (await maps(page))[0]!
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  /** The number of listeners once garbage is collected. */
  const listeners = async () => {
    await devtools.send('HeapProfiler.collectGarbage')
    const { metrics } = await devtools.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'JSEventListeners')!.value
  }
  const cycle = async () => {
    await page.getByRole('tab', { name: 'Compare' }).click()
    await second(page)
    await page.evaluate(() => Object.assign(window, { last: new WeakRef((document.querySelector('.second .map') as MapElement).map!) }))
    await page.getByRole('button', { name: 'Stop comparing' }).click()
    await expect.poll(() => page.locator('canvas.maplibregl-canvas').count()).toBe(1)
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tab')
    expect(compared(page)).toBeNull()
  }
  // The first time loads what later times use again.
  await cycle()
  const once = await listeners()
  await cycle()
  await cycle()
  await expect.poll(listeners).toBeLessThanOrEqual(once)
  await expect.poll(async () => {
    await devtools.send('HeapProfiler.collectGarbage')
    return page.evaluate(() => (window as unknown as { last: WeakRef<object> }).last.deref() === undefined)
  }).toBe(true)
  await expect.poll(async () => (await maps(page))[0]).toEqual(before)
  await leave()
}, LONG_MS)
