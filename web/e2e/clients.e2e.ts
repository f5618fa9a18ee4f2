// Pages of other origins with the map libraries and players that people use: they get features with their ids at any zoom, may send
// any header, and a film can be sought in.

import { type Server as Http, createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stage } from './support'

const MODULES = join(import.meta.dirname, '..', 'node_modules')
const held = stage()

let site: Http
let origin = ''
beforeAll(async () => {
  site = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] as string
    if (path === '/') return response.setHeader('content-type', 'text/html').end('<!doctype html><meta charset="utf-8"><div id="map" style="width:600px;height:400px"></div>')
    try {
      const bytes = readFileSync(join(MODULES, path))
      response.setHeader('content-type', path.endsWith('js') ? 'text/javascript' : 'text/css').end(bytes)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
})
afterAll(() => site.close())

async function elsewhere(work: (page: Page, api: string) => Promise<void>): Promise<void> {
  const context = await held.browser.newContext({ viewport: { width: 640, height: 480 } })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.goto(origin)
  await work(page, `${held.server.url}/ogc/collections`)
  await context.close()
  expect(errors).toEqual([])
}

test('MapLibre GL JS knows each feature by its id, from zoom 0 on, and paints a hovered one', () =>
  elsewhere(async (page, api) => {
    await page.addScriptTag({ type: 'module', content: "import * as library from '/maplibre-gl/dist/maplibre-gl.mjs'; window.library = library" })
    await page.waitForFunction(() => 'library' in window)
    const found = await page.evaluate(async (data) => {
      const { library } = window as unknown as { library: typeof import('maplibre-gl') }
      library.setWorkerUrl(`${location.origin}/maplibre-gl/dist/maplibre-gl-worker.mjs`)
      const map = new library.Map({
        container: 'map',
        style: { version: 8, sources: {}, layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#fff' } }] },
        center: [46.5, 39.7],
        zoom: 9,
        fadeDuration: 0,
      })
      await new Promise((resolve) => map.once('load', resolve))
      map.addSource('states', { type: 'geojson', data, promoteId: 'id' })
      map.addLayer({ id: 'points', type: 'circle', source: 'states', paint: { 'circle-radius': 8, 'circle-color': ['case', ['boolean', ['feature-state', 'hover'], false], '#f00', '#00f'] } })
      await new Promise((resolve) => map.once('idle', resolve))
      const ids = map.queryRenderedFeatures(undefined, { layers: ['points'] }).map((feature) => [feature.id, feature.properties?.id])
      const one = ids[0]?.[0] as string
      map.setFeatureState({ source: 'states', id: one }, { hover: true })
      const state = map.queryRenderedFeatures(undefined, { layers: ['points'] }).find((feature) => feature.id === one)?.state
      map.jumpTo({ zoom: 0 })
      await new Promise((resolve) => map.once('idle', resolve))
      const far = map.queryRenderedFeatures(undefined, { layers: ['points'] }).length
      return { ids, state, far }
    }, `${api}/states-points/items?datetime=2023-04-23T20:00:00%2B04:00&limit=10000`)
    expect(found.ids.length).toBeGreaterThan(3)
    for (const [id, property] of found.ids) {
      expect(id).toBe(property)
      expect(id).toMatch(/^[a-z0-9-]+\.[a-z0-9]+/)
    }
    expect(found.state).toEqual({ hover: true })
    expect(found.far).toBeGreaterThan(3)
  }))

test('OpenLayers asks for its view at any zoom and after a turn around the world', () =>
  elsewhere(async (page, api) => {
    await page.addScriptTag({ url: `${origin}/ol/dist/ol.js` })
    const found = await page.evaluate(async (items) => {
      // eslint-disable-next-line @typescript-eslint/no-explicit-any
      const ol = (window as any).ol
      const asked: string[] = []
      const source = new ol.source.Vector({
        strategy: ol.loadingstrategy.bbox,
        loader: (extent: number[], _: number, projection: string, done: (features: unknown[]) => void, failed: () => void) => {
          const bbox = ol.proj.transformExtent(extent, projection, 'EPSG:4326').join(',')
          asked.push(bbox)
          const load = async () => {
            const answer = await fetch(`${items}?limit=10000&bbox=${bbox}`)
            if (!answer.ok) throw new Error(`${answer.status}`)
            const features = new ol.format.GeoJSON().readFeatures(await answer.json(), { featureProjection: projection })
            source.addFeatures(features)
            done(features)
          }
          load().catch(failed)
        },
      })
      let failures = 0
      source.on('featuresloaderror', () => failures++)
      const view = new ol.View({ center: ol.proj.fromLonLat([46.5, 39.7]), zoom: 0, multiWorld: true })
      const map = new ol.Map({ target: 'map', layers: [new ol.layer.Vector({ source })], view })
      const counts = []
      for (const [longitude, zoom] of [[46.5, 0], [46.5 + 360, 1], [46.5 - 720, 8], [46.5, 9]]) {
        source.clear(true)
        view.setCenter(ol.proj.fromLonLat([longitude, 39.7]))
        view.setZoom(zoom)
        source.refresh()
        await new Promise((resolve) => map.once('rendercomplete', resolve))
        await new Promise((resolve) => setTimeout(resolve, 300))
        counts.push(source.getFeatures().length)
      }
      return { asked, failures, counts, id: source.getFeatures()[0]?.getId() }
    }, `${api}/places/items`)
    expect(found.failures, found.asked.join(' ')).toBe(0)
    expect(found.asked.some((bbox) => bbox.split(',').some((number: string) => Math.abs(Number(number)) > 180))).toBe(true)
    for (const count of found.counts) expect(count).toBeGreaterThan(20)
    expect(found.id).toMatch(/^[a-z0-9-]+$/)
  }))

test('a page elsewhere may send any header and read what is ours', () =>
  elsewhere(async (page, api) => {
    const read = await page.evaluate(async (url) => {
      const headers = { 'content-type': 'application/json', authorization: 'Bearer x', 'x-requested-with': 'XMLHttpRequest', 'cache-control': 'no-cache', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', range: 'bytes=0-99', 'x-foo': '1' }
      const answer = await fetch(url, { headers })
      const names = ['etag', 'link', 'content-range', 'content-location', 'content-crs', 'corridor-revision', 'x-request-id']
      return { status: answer.status, length: (await answer.arrayBuffer()).byteLength, missing: names.filter((name) => !answer.headers.get(name)) }
    }, `${api}/states/items`)
    expect(read).toEqual({ status: 206, length: 100, missing: [] })
  }))

test('a film is sought in by a player on another page', () =>
  elsewhere(async (page) => {
    const film = `${held.server.url}/film.mp4?from=2023-04-01&to=2023-05-01&width=320&height=240&step=day&seconds=8`
    const status = (await fetch(film)).status
    expect(status, 'needs ffmpeg: apt-get install -y ffmpeg').toBe(200)
    const played = await page.evaluate(async (src) => {
      const video = document.createElement('video')
      Object.assign(video, { src, muted: true, preload: 'auto', crossOrigin: 'anonymous' })
      document.body.append(video)
      await new Promise((resolve, reject) => Object.assign(video, { oncanplay: resolve, onerror: () => reject(new Error(video.error?.message)) }))
      const sought = new Promise((resolve) => (video.onseeked = resolve))
      video.currentTime = 5
      await sought
      return { end: video.seekable.end(0), at: video.currentTime, duration: video.duration }
    }, film)
    expect(played.duration).toBeGreaterThan(8)
    expect(played.end).toBeCloseTo(played.duration, 1)
    expect(played.at).toBeCloseTo(5, 1)
  }))
