// What lies on and under the roads of the live map: relief, names of countries and regions, marks that would touch.

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { MapElement } from '../src/map/map'
import { ready, stage, visit } from './support'

const held = stage()

/** A name of a country as it stands on the map, and the country whose land is below the five points of the word. */
interface CountryName {
  readonly name: string
  readonly size: number
  readonly lands: readonly string[]
}

/** Moves the map and returns the names of countries, once they are placed. */
function countryNames(page: Page, zoom: number): Promise<{ names: CountryName[]; seen: string[] }> {
  return page.evaluate(async (zoom) => {
    const { map } = document.querySelector('.map') as MapElement
    if (!map) throw new Error('no map')
    const idle = () => new Promise((done) => map.once('idle', done))
    map.jumpTo({ center: [46.3, 39.8], zoom })
    await idle()
    // Names are placed at the end of the move, and drawn with the next frame.
    map.triggerRepaint()
    await idle()
    const landAt = (x: number, y: number) => {
      const [land] = map.queryRenderedFeatures([x, y], { layers: ['land'] }).filter(({ properties }) => properties.kind === 'country')
      return String(land?.properties.name_en ?? '').toUpperCase()
    }
    const pen = document.createElement('canvas').getContext('2d')
    if (!pen) throw new Error('no canvas')
    // A feature is in each tile that it is near to.
    const seenTwice = new Set<string>()
    const features = map.querySourceFeatures('countries').filter(({ properties, geometry }) => {
      const key = JSON.stringify([properties.name, map.project((geometry as GeoJSON.Point).coordinates as [number, number])].map((part) => (typeof part === 'string' ? part : [Math.round(part.x / 4), Math.round(part.y / 4)])))
      return !seenTwice.has(key) && seenTwice.add(key)
    })
    const names = features.map(({ properties, geometry }) => {
      const { name, size } = properties as { name: string; size: number }
      const { x, y } = map.project((geometry as GeoJSON.Point).coordinates as [number, number])
      pen.font = `${size}px "Noto Sans"`
      const width = pen.measureText(name).width + 0.38 * size * (name.length - 1)
      return { name, size, lands: [-0.5, -0.25, 0, 0.25, 0.5].map((part) => landAt(x + part * width, y)) }
    })
    const free = (document.querySelector('.map-free') as HTMLElement).getBoundingClientRect()
    const seen = new Set<string>()
    for (let x = free.left + 40; x < free.right - 40; x += 16) for (let y = free.top + 40; y < free.bottom - 40; y += 16) seen.add(landAt(x, y))
    return { names, seen: [...seen] }
  }, zoom)
}

test('countries are named once, on their land, and the two sides of the border both or neither', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23')
  await ready(page)
  await expect.poll(() => page.evaluate(() => (document.querySelector('.map') as MapElement).map?.getLayoutProperty('country-labels', 'visibility')), { timeout: 20_000 }).toBe('none')
  let pairs = 0
  for (const zoom of [5, 6, 7, 8, 8.6, 9.3, 10, 11, 12]) {
    const { names, seen } = await countryNames(page, zoom)
    const texts = names.map(({ name }) => name)
    expect(new Set(texts).size, `${zoom}: ${texts}`).toBe(texts.length)
    for (const { name, lands } of names) expect(lands, `${name} at ${zoom}`).toEqual(lands.map(() => name))
    const isNamed = (name: string) => texts.includes(name)
    if (seen.includes('ARMENIA') && seen.includes('AZERBAIJAN')) expect(isNamed('ARMENIA'), `${zoom}: ${texts}`).toBe(isNamed('AZERBAIJAN'))
    if (isNamed('ARMENIA') && isNamed('AZERBAIJAN')) {
      pairs++
      expect(new Set(names.map(({ size }) => size)).size).toBe(1)
    }
  }
  expect(pairs, 'zooms at which both are named').toBeGreaterThan(2)
  await leave()
})

test('the relief lies over the land and under the water', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23&theme=dark')
  await ready(page)
  const order = () => page.evaluate(() => (document.querySelector('.map') as MapElement).map?.getStyle().layers.map(({ id }) => id) ?? [])
  await expect.poll(async () => (await order()).includes('relief')).toBe(true)
  const layers = await order()
  expect(layers.indexOf('land')).toBeLessThan(layers.indexOf('relief'))
  expect(layers.indexOf('relief')).toBeLessThan(layers.indexOf('lakes'))
  await leave()
})

test('the region is named while the data says so, and not after', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23')
  await ready(page)
  const regions = () => page.evaluate(() => (document.querySelector('.map') as MapElement).map?.querySourceFeatures('regions').map(({ properties }) => properties.name) ?? [])
  await expect.poll(async () => new Set(await regions())).toEqual(new Set(['Nagorno-Karabakh']))
  await page.goto(`${held.server.url}/?datetime=2025-01-01`)
  await ready(page)
  await expect.poll(() => page.evaluate(() => (document.querySelector('.map') as MapElement).map?.getLayoutProperty('country-labels', 'visibility')), { timeout: 20_000 }).toBe('none')
  expect(await regions()).toEqual([])
  await leave()
})

test('a mark that stands for several opens a list of them, from which one is chosen', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23')
  await ready(page)
  const counts = () => page.evaluate(() => (document.querySelector('.map') as MapElement).map?.querySourceFeatures('groups').map(({ properties }) => [properties.id, properties.count]) ?? [])
  await expect.poll(counts).toContainEqual(['hakari-bridge', 3])
  const at = await page.evaluate(() => {
    const element = document.querySelector('.map') as MapElement
    const box = element.getBoundingClientRect()
    const { x, y } = element.map?.project([46.57139, 39.56583]) ?? { x: 0, y: 0 }
    return { x: box.x + x, y: box.y + y }
  })
  await page.mouse.click(at.x, at.y)
  const list = page.locator('.map-group')
  await list.waitFor()
  expect(await list.locator('button b').allTextContents()).toEqual(['Hakari Bridge', 'Azerbaijani checkpoint', 'Russian post no. 1'])
  expect(new URL(page.url()).searchParams.get('place')).toBeNull()
  await page.keyboard.press('Escape')
  await list.waitFor({ state: 'detached' })
  await page.mouse.click(at.x, at.y)
  await list.getByRole('button', { name: 'Azerbaijani checkpoint' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('place')).toBe('az-checkpoint')
  // The chosen place has the mark now, the bridge stands behind it.
  await expect.poll(counts).toContainEqual(['az-checkpoint', 3])
  await leave()
})
