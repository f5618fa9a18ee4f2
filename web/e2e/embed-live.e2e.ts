// The live map of an embed in an article of another origin: it begins where the drawn one is, leaves the article's scrolling alone,
// and gives the drawn one back.

import type { Frame, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { paper } from './article'
import { picture, stage } from './support'

const held = stage()
const { article } = paper(held)

async function opened(query: string, [width, height]: readonly [number, number], options = {}) {
  const long = '<p style="height:700px">Text of the article.</p>'
  const made = await article(`<p style="height:60px">Text of the article.</p><iframe src="${held.server.url}/embed?${query}" title="A map" width="${width}" height="${height}" style="border:0"></iframe>${long}`, { viewport: { width: Math.max(width + 20, 340), height: 640 }, ...options })
  const [frame] = made.frames as [Frame]
  await frame.waitForSelector('html[data-ready="embed"]')
  const drawn = await positions(frame)
  await frame.locator('.move').click()
  await frame.waitForSelector('.map[data-live]', { timeout: 45_000 })
  return { ...made, frame, drawn }
}

/** Where the middle of the drawn map is, and how far from it a point half of its frame's height above stands, in pixels. */
const positions = (frame: Frame) =>
  frame.evaluate(() => {
    const sheet = [...document.querySelectorAll<HTMLElement>('[data-shown] > .sheet')].find(({ clientWidth }) => clientWidth > 0) as HTMLElement
    const svg = sheet.querySelector('svg') as SVGSVGElement
    const scale = Math.min(sheet.clientWidth / svg.viewBox.baseVal.width, sheet.clientHeight / svg.viewBox.baseVal.height)
    return { center: (sheet.dataset.center ?? '').split(',').map(Number), zoom: Number(sheet.dataset.zoom) + Math.log2(scale), names: [...svg.querySelectorAll('text')].map(({ textContent }) => textContent ?? '') }
  })

const camera = (frame: Frame) =>
  frame.evaluate(() => {
    const { map } = document.querySelector('.live .map') as HTMLElement & { map: { getCenter(): { lng: number; lat: number }; getZoom(): number; queryRenderedFeatures(options: object): { properties: { label?: string } }[] } }
    const { lng, lat } = map.getCenter()
    const labels = map.queryRenderedFeatures({}).map(({ properties }) => properties.label ?? '')
    return { center: [lng, lat], zoom: map.getZoom(), labels: [...new Set(labels)] }
  })

test.each([
  ['', [600, 560]],
  ['&lang=ka&names=hy', [320, 480]],
  ['&bbox=46.4,39.5,46.9,39.9', [1200, 700]],
  ['&center=46.55,39.65&zoom=10', [600, 450]],
] as const)('the live map opens where the drawn one is, with its names: %s', async (query, size) => {
  const { page, frame, drawn, leave } = await opened(`datetime=2023-04-23${query}`, size)
  await picture(page, `embed-live-${size[0]}`)
  const live = await camera(frame)
  expect(live.zoom).toBeCloseTo(drawn.zoom, 2)
  expect(live.center[0]).toBeCloseTo(drawn.center[0] as number, 4)
  expect(live.center[1]).toBeCloseTo(drawn.center[1] as number, 4)
  // Names of two words stand in two lines of a drawing.
  const drawnText = drawn.names.join(' ')
  const common = live.labels.filter((label) => label && drawnText.includes(label.split(' ')[0] as string))
  expect(common.length, `${live.labels} of ${drawnText}`).toBeGreaterThan(1)
  await leave()
})

test('the wheel scrolls the article, and only with a key zooms the map', async () => {
  const { page, frame, leave } = await opened('datetime=2023-04-23', [600, 560])
  const box = await frame.locator('.live .map').boundingBox()
  if (!box) throw new Error('no map')
  await page.mouse.move(box.x + 200, box.y + 60)
  const zoom = (await camera(frame)).zoom
  await page.mouse.wheel(0, 250)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100)
  expect((await camera(frame)).zoom).toBe(zoom)
  await expect.poll(() => frame.locator('.maplibregl-desktop-message').textContent()).toBe('Use Ctrl + scroll to zoom the map')
  await leave()
})

test('one finger scrolls the article past the live map', async () => {
  const { page, frame, leave } = await opened('datetime=2023-04-23&lang=ru', [320, 480], { hasTouch: true })
  const box = await frame.locator('.live .map').boundingBox()
  if (!box) throw new Error('no map')
  const before = await camera(frame)
  await swipe(page, box.x + box.width / 2, box.y + box.height / 2, -140)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(60)
  const after = await camera(frame)
  expect([after.center, after.zoom]).toEqual([before.center, before.zoom])
  expect(await frame.locator('.maplibregl-mobile-message').textContent()).toBe('Двигайте карту двумя пальцами')
  await leave()
})

/** Moves one finger up or down, as a browser sees it. */
async function swipe(page: Page, x: number, y: number, distance: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: number) => session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: at }] })
  await touch('touchStart', y)
  for (let step = 1; step <= 10; step++) await touch('touchMove', y + (distance * step) / 10)
  await touch('touchEnd', y)
}

test('the drawn map comes back as it is at the time shown by then, and the live one can be opened again', async () => {
  const { page, frame, leave } = await opened('datetime=2023-04-23', [600, 560])
  await frame.locator('#day').focus()
  await page.keyboard.press('Home')
  await expect.poll(() => frame.locator('.now output').innerText()).toBe('10 November 2020')
  await frame.locator('.map-back').click()
  expect(await frame.locator('.live').count()).toBe(0)
  await expect.poll(() => frame.evaluate(() => `${document.activeElement?.className} ${document.activeElement?.tagName}`)).toContain('move')
  const other = await page.context().newPage()
  await other.goto(`${held.server.url}/embed?datetime=2020-11-10`)
  const map = (of: Frame) => of.locator('.sheet.s').innerHTML()
  expect(await map(frame)).toBe(await map(other.mainFrame()))
  await frame.locator('.drawn').click({ position: { x: 30, y: 30 } })
  await frame.waitForSelector('.map[data-live]', { timeout: 45_000 })
  await leave()
})

test('a place chosen on the live map is what the embed speaks of', async () => {
  const { frame, leave } = await opened('datetime=2023-04-23', [1200, 760])
  const at = await frame.evaluate(() => {
    const { map } = document.querySelector('.live .map') as HTMLElement & { map: { project(at: [number, number]): { x: number; y: number } } }
    return map.project([46.7522, 39.8177])
  })
  await frame.locator('.live canvas').first().click({ position: at })
  await expect.poll(() => frame.url()).toContain('place=')
  await expect.poll(() => frame.locator('h1').innerText()).toContain(' – Lachin corridor')
  await leave()
})
