// Where the parts of the page stand: the map first, in every window, with large text, in forced colours and on paper.

import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { MapElement } from '../src/map/map'
import { DESKTOP, LOW, PHONE, SIDEWAYS, WIDE, picture, ready, stage, violations, visit } from './support'

const held = stage()

const DAY = '/?datetime=2023-04-23'

/** The part of the window's height in which the map is met at 62 % of the width. */
function mapShare(page: Page): Promise<number> {
  return page.evaluate(() => {
    let rows = 0
    for (let y = 0; y < innerHeight; y++) if (document.elementFromPoint(innerWidth * 0.62, y)?.closest('.map')) rows++
    return rows / innerHeight
  })
}

/** Width and height of the headline road, and of the part of the map that no panel covers. */
function roadAndFree(page: Page): Promise<{ road: DOMRect; free: DOMRect }> {
  return page.evaluate(() => {
    const element = document.querySelector('.map') as MapElement
    const free = document.querySelector('.map-free')!.getBoundingClientRect()
    const ends = ([[46.33816, 39.51224], [46.75106, 39.81822]] as [number, number][]).map((at) => element.map!.project(at))
    const box = element.getBoundingClientRect()
    const [south, north] = [ends[0]!, ends[1]!]
    return { road: new DOMRect(box.x + south.x, box.y + north.y, north.x - south.x, south.y - north.y).toJSON(), free: free.toJSON() }
  })
}

/** Pixels by which the page is wider than the window. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

test.each([
  ['a laptop', DESKTOP, 0.55],
  ['a low laptop', LOW, 0.55],
  ['a large screen', WIDE, 0.6],
  ['a phone', PHONE, 0.45],
  ['a phone held sideways', SIDEWAYS, 0.5],
] as const)('on %s the map is met first, and the road fills what is free', async (name, options, least) => {
  const { page, leave } = await visit(held.browser, held.server, DAY, options)
  await ready(page)
  expect(await mapShare(page)).toBeGreaterThanOrEqual(least)
  const { road, free } = await roadAndFree(page)
  expect(Math.max(road.width, road.height) / Math.min(free.width, free.height)).toBeGreaterThanOrEqual(0.7)
  expect(road.left >= free.left && road.right <= free.right && road.top >= free.top && road.bottom <= free.bottom, JSON.stringify({ road, free })).toBe(true)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  expect(await page.locator('main').count()).toBe(1)
  expect(await page.locator('h1').allInnerTexts()).toEqual([expect.stringMatching(/^On 23 April 2023 the Lachin corridor was closed/)])
  expect(await page.title()).toContain('23 April 2023')
  expect(await violations(page)).toEqual([])
  await picture(page, `layout-${name.replaceAll(' ', '-')}`)
  await leave()
})

test.each([
  ['a tablet', { viewport: { width: 1024, height: 768 } }],
  ['a phone held sideways', SIDEWAYS],
] as const)('on %s the list folds to a button, and a place opens it', async (_, options) => {
  const { page, leave } = await visit(held.browser, held.server, DAY, options)
  await ready(page)
  expect(await page.locator('.aside').isVisible()).toBe(false)
  await page.getByRole('button', { name: /Reported that day · \d/ }).click()
  await page.locator('.aside .change[aria-current]').waitFor()
  await page.getByRole('button', { name: /Reported that day/ }).click()
  expect(await page.locator('.aside').isVisible()).toBe(false)
  await page.locator('.facts > button').click()
  await page.locator('.aside .change[data-chosen]').waitFor()
  await leave()
})

/** Opens the page with a root font that is larger by a factor. */
async function visitLarge(factor: number, options: BrowserContextOptions) {
  const found = await visit(held.browser, held.server, '/about', options)
  await found.page.addInitScript((percent) => {
    addEventListener('DOMContentLoaded', () => (document.documentElement.style.fontSize = `${percent}%`))
  }, factor * 100)
  await found.page.goto(held.server.url + DAY)
  await ready(found.page)
  return found
}

test.each([
  [1.5, DESKTOP],
  [2, DESKTOP],
  [2, PHONE],
] as const)('with text %d times as large a map of 200 px stays, and no name or choice is cut', async (factor, options) => {
  const { page, leave } = await visitLarge(factor, options)
  const free = await page.locator('.map-free').boundingBox()
  expect(free && Math.min(free.width, free.height)).toBeGreaterThanOrEqual(200)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  const cut = await page.locator('h1, .rest, .who select, .pass-cell, .time-name').evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 || (one.matches('.time-name') && one.clientHeight < parseFloat(getComputedStyle(one).fontSize))).map((one) => one.textContent))
  expect(cut).toEqual([])
  await leave()
})

test.each([[320, 256], [640, 400]])('at %d × %d (zoomed in) everything can be reached, and nothing lies over the answer', async (width, height) => {
  const { page, leave } = await visit(held.browser, held.server, DAY, { viewport: { width, height } })
  await ready(page)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  for (const part of ['h1', '.rest', '.traveller', '.map-pane', '.time']) {
    await page.locator(part).first().scrollIntoViewIfNeeded()
    const isMet = await page.locator(part).first().evaluate((one) => {
      const { left, top, width, height } = one.getBoundingClientRect()
      const met = document.elementFromPoint(left + width / 2, Math.min(innerHeight - 1, Math.max(0, top + height / 2)))
      return one.contains(met)
    })
    expect(isMet, part).toBe(true)
  }
  await leave()
})

test('in forced colours ribbons keep their own colours, and what is selected has a mark', async () => {
  const { page, leave } = await visit(held.browser, held.server, DAY, { ...DESKTOP, forcedColors: 'active' })
  await ready(page)
  const colours = await page.locator('.time-row.head canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, Math.round(canvas.height / 2), canvas.width, 1)
    const found = new Set<string>()
    for (let at = 0; at < data.length; at += 4) found.add([data[at], data[at + 1], data[at + 2]].join())
    return found.size
  })
  expect(colours).toBeGreaterThan(5)
  const marks = await page.locator('.tabs [role="tab"]').evaluateAll((tabs) => tabs.map((tab) => getComputedStyle(tab).borderBottomColor))
  expect(marks.filter((colour) => colour !== marks.at(-1)).length, 'one tab is marked').toBe(1)
  await picture(page, 'layout-forced')
  await leave()
})

test.each([['a laptop', DESKTOP], ['a phone', PHONE]] as const)('from %s the page prints on at most three sheets, with a map', async (_, options) => {
  const { page, leave } = await visit(held.browser, held.server, DAY, options)
  await ready(page)
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  const sheets = Number(/\/Type \/Pages[^]*?\/Count (\d+)/.exec(pdf)?.[1] ?? pdf.match(/\/Type \/Page\b/g)?.length)
  expect(sheets).toBeLessThanOrEqual(3)
  await page.emulateMedia({ media: 'print' })
  const fixed = await page.evaluate(() => [...document.querySelectorAll('.live *')].filter((one) => getComputedStyle(one).position === 'fixed' && one.getClientRects().length > 0).map((one) => one.className))
  expect(fixed).toEqual([])
  await leave()
})
