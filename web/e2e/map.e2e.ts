// What the live map shows, asked of the map itself: which look each place has, not how its pixels are.

import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { MapElement } from '../src/map/map'
import { DESKTOP, PHONE, picture, ready, stage, visit } from './support'

const held = stage()

/** The look of each road and marker that the map draws. */
function looks(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const { map } = document.querySelector('.map') as MapElement
    const found = map?.queryRenderedFeatures({ layers: ['places-road-casing', 'places-marker'] }) ?? []
    return Object.fromEntries(found.filter(({ state }) => state.look).map(({ properties, state }) => [properties.id, state.look]))
  })
}

/** Where the map looks: longitude, latitude, zoom. */
function camera(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const { map } = document.querySelector('.map') as MapElement
    return map ? [map.getCenter().lng, map.getCenter().lat, map.getZoom()].map((value) => Number(value.toFixed(3))) : []
  })
}

/** Longitude, latitude. */
type Position = [number, number]

/** Where a position of the map stands in the window. */
function onScreen(page: Page, position: Position): Promise<{ x: number; y: number }> {
  return page.evaluate(
    ([lng, lat]) => {
      const element = document.querySelector('.map') as MapElement
      const box = element.getBoundingClientRect()
      const { x, y } = element.map?.project([lng, lat]) ?? { x: NaN, y: NaN }
      return { x: box.x + x, y: box.y + y }
    },
    position,
  )
}

const BRIDGE: Position = [46.57139, 39.56583]

test.each(['light', 'dark', 'contrast'])('the %s style keeps to the specification', async (theme) => {
  const style = await (await fetch(`${held.server.url}/style.json?theme=${theme}&lang=ka`)).json()
  expect(validateStyleMin(style).map(({ message }) => message)).toEqual([])
})

test('the map shows what held on a day, and what changed with the next', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2022-12-01')
  await ready(page)
  expect(await looks(page)).toMatchObject({ 'temporary-link': 'open', 'new-road': 'planned', 'hakari-bridge': 'open', 'russian-post-1': 'active' })
  expect(await looks(page)).not.toHaveProperty('old-road')
  expect(await looks(page)).not.toHaveProperty('az-checkpoint')
  await page.locator('.moments button').nth(3).click()
  await expect.poll(() => looks(page)).toMatchObject({ 'new-road': 'closed', 'hakari-bridge': 'closed', 'az-checkpoint': 'active' })
  expect(await looks(page)).not.toHaveProperty('temporary-link')
  await page.locator('.map-legend summary').click()
  expect(await page.locator('.map-legend').innerText()).toMatch(/Closed/)
  expect(await page.locator('.map-legend').innerText()).not.toMatch(/Planned/)
  await picture(page, 'map-closed')
  await leave()
})

test('for a traveller the map shows who could pass, and keeps not recorded apart', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2022-12-12&traveller=humanitarian-in')
  await ready(page)
  expect(await looks(page)).toMatchObject({ 'temporary-link': 'access-no', 'hakari-bridge': 'access-limited', 'aghdam-road': 'access-not-recorded' })
  await leave()
})

test('another theme keeps the camera and what is shown', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23&center=46.6,39.65&zoom=10.5')
  await ready(page)
  const before = await looks(page)
  await page.getByTestId('menu').click()
  await page.getByTestId('theme').selectOption('dark')
  await expect.poll(() => looks(page)).toEqual(before)
  expect(await camera(page)).toEqual([46.6, 39.65, 10.5])
  await leave()
})

test('a link names a camera only after the reader moved the map, and no longer once the whole road is shown again', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23')
  await ready(page)
  const whole = await camera(page)
  expect(page.url()).not.toContain('center=')
  await page.getByRole('button', { name: 'Zoom in on the map' }).click()
  await expect.poll(() => page.url()).toContain('zoom=')
  await page.getByRole('button', { name: 'Show the whole road' }).click()
  await expect.poll(() => page.url()).not.toContain('zoom=')
  expect(await camera(page)).toEqual(whole)
  await leave()
})

test('Back moves the map to where it was', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2022-12-01&center=46.6,39.65&zoom=10.5')
  await ready(page)
  await page.locator('.moments button').nth(3).click()
  await page.getByRole('button', { name: 'Zoom in on the map' }).click()
  await expect.poll(() => page.url()).toContain('zoom=11.5')
  await page.goBack()
  await expect.poll(() => camera(page)).toEqual([46.6, 39.65, 10.5])
  await leave()
})

test('a place that is out of sight comes into it, unless the link says where to look', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23&bbox=46.9,39.9,46.95,40&place=hakari-bridge')
  await ready(page)
  await expect.poll(async () => (await camera(page)).slice(0, 2)).toEqual(BRIDGE.map((degrees) => Number(degrees.toFixed(3))))
  await page.goto(`${held.server.url}/?datetime=2023-04-23&center=46.9,39.95&zoom=12&place=hakari-bridge`)
  await ready(page)
  expect(await camera(page)).toEqual([46.9, 39.95, 12])
  await leave()
})

test('a box in the link is shown in whole', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23&bbox=46.5,39.5,46.6,39.6')
  await ready(page)
  for (const corner of [[46.5, 39.5], [46.6, 39.6]] as Position[]) {
    const { x, y } = await onScreen(page, corner)
    const box = await page.locator('.map').boundingBox()
    expect(box && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height).toBe(true)
  }
  await leave()
})

test('a click chooses a place and Escape lets it go', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2022-12-01')
  await ready(page)
  const { x, y } = await onScreen(page, BRIDGE)
  await page.mouse.move(x, y)
  await expect.poll(() => page.locator('.map-tip').innerText()).toMatch(/Hakari Bridge\s+Open/)
  await page.mouse.click(x, y)
  // The bridge stands for the post beside it, so the click opens both.
  await page.locator('.map-group').getByRole('button', { name: 'Hakari Bridge' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('place')).toBe('hakari-bridge')
  await page.locator('.map canvas').focus()
  await page.keyboard.press('Escape')
  await expect.poll(() => new URL(page.url()).searchParams.get('place')).toBeNull()
  await leave()
})

test('on a phone a thumb beside the bridge means the bridge', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2022-12-01', PHONE)
  await ready(page)
  const { x, y } = await onScreen(page, BRIDGE)
  await page.touchscreen.tap(x + 5, y + 12)
  await page.locator('.map-group').getByRole('button', { name: 'Hakari Bridge' }).tap()
  await expect.poll(() => new URL(page.url()).searchParams.get('place')).toBe('hakari-bridge')
  await leave()
})

test('compared with another day only what differs stands out', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23&compare=2022-12-01')
  await ready(page)
  const states = await page.evaluate(() => {
    const { map } = document.querySelector('.map') as MapElement
    return ['hakari-bridge', 'aghdam-road'].map((id) => map?.getFeatureState({ source: 'places', id }))
  })
  expect(states).toMatchObject([{ differs: true, faded: false }, { differs: false, faded: true }])
  await picture(page, 'map-compare')
  await leave()
})

test('a picture of the map holds its date, scale and credits', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23&zoom=11&center=46.57,39.6', DESKTOP)
  await ready(page)
  expect(await page.locator('.map-foot').innerText()).toMatch(/2023[\s\S]*km[\s\S]*Natural Earth/)
  expect(await page.locator('.map-note').innerText()).toContain('± 2–5 km')
  await leave()
})

test('without WebGL the drawing of the server stays and follows the time', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2022-12-01')
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null
  })
  await page.reload()
  await ready(page)
  expect(await page.getAttribute('html', 'data-map')).toBe('failed')
  expect(await page.locator('.map-message').innerText()).toContain('WebGL')
  const drawing = () => page.locator('.map-drawn svg title').first().textContent()
  expect(await drawing()).toContain('1 December 2022')
  await page.locator('.moments button').nth(3).click()
  expect(await page.locator('h1').innerText()).toContain('23 April 2023')
  await expect.poll(drawing).toContain('23 April 2023')
  await leave()
})

test('from the first paint on a map is seen, drawn or live', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/about')
  // The map's own code is slow.
  await page.route(/maplibre-.*\.js/, async (route) => {
    await new Promise((later) => setTimeout(later, 1500))
    await route.continue()
  })
  await page.goto(`${held.server.url}/?datetime=2023-04-23`, { waitUntil: 'commit' })
  const seen = () =>
    page.evaluate(() => {
      const isLive = document.documentElement.dataset.ready === 'map'
      const drawn = document.querySelector('.map-drawn svg, .hero .sheet:not(.small) svg')?.getBoundingClientRect()
      return isLive ? 'live' : drawn && drawn.width > 200 && drawn.bottom > 200 && drawn.top < innerHeight ? 'drawn' : document.readyState === 'loading' ? 'loading' : 'none'
    })
  const all: string[] = []
  while (all.at(-1) !== 'live' && all.length < 300) {
    all.push(await seen())
    await page.waitForTimeout(50)
  }
  expect(new Set(all.filter((one) => one !== 'loading'))).toEqual(new Set(['drawn', 'live']))
  expect(await page.locator('.map-drawn').count()).toBe(0)
  await leave()
})
