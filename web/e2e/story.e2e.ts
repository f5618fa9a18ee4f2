// The story as a newcomer meets it: the address alone, then step by step by keyboard, swipe, wheel and button, with and without
// JavaScript, in every language, on every window.

import { type BrowserContextOptions } from 'playwright-core'
import { expect, test } from 'vitest'
import { DESKTOP, LOW, PHONE, SIDEWAYS, WIDE, picture, ready, sentence, stage, violations, visit } from './support'

const held = stage()
const LANGUAGES = ['en', 'hy', 'az', 'ru', 'ka']
const STEPS = 10
const FINDING = 'For 286 days no ordinary traffic passed on this road'
const BRIDGE = 'August 2022: traffic moves to the Hakari Bridge'

const query = (url: string) => new URL(url).search

test('the address alone opens on the finding, and each key leads a step on', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/')
  await ready(page)
  const title = page.locator('.story h1')
  expect(await title.innerText()).toBe(FINDING)
  expect(await page.locator('.story .number').innerText()).toBe('286 days: without ordinary traffic: 12 December 2022 to 23 September 2023, both counted')
  expect(await page.title()).toBe(`${FINDING} – Lachin corridor`)
  expect(await page.locator('.time, .aside').count()).toBe(0)
  expect(await violations(page)).toEqual([])
  const entries = await page.evaluate(() => history.length)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => title.innerText()).toBe(BRIDGE)
  expect(await page.locator('.map-facts b').innerText()).toBe('20:00 on 30 August 2022')
  await expect.poll(() => query(page.url())).toBe('?story=3')
  expect(await page.evaluate(() => history.length)).toBe(entries)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => title.innerText()).toBe(FINDING)
  await expect.poll(() => query(page.url())).toBe('')
  await leave()
})

test('a button adds a step to the history, and moving the map leaves the story by one entry', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/')
  await ready(page)
  await page.getByTestId('story-next').click()
  expect(query(page.url())).toBe('?story=2')
  await page.locator('.map-button').first().click()
  await expect.poll(() => page.locator('.story').count()).toBe(0)
  expect(await sentence(page)).toContain('On 17 November 2020 the Lachin corridor was open')
  await expect.poll(() => query(page.url())).toMatch(/^\?datetime=2020-11-17&center=/)
  await page.goBack()
  await expect.poll(() => page.locator('.story h1').innerText()).toContain('November 2020')
  await page.goBack()
  await expect.poll(() => page.locator('.story h1').innerText()).toBe(FINDING)
  await leave()
})

test('"See it day by day" keeps the moment, and "Today" is one tap away', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?story=6')
  await ready(page)
  await page.locator('.story .ways .primary').click()
  expect(await sentence(page)).toContain('On 23 April 2023 the Lachin corridor was closed by Azerbaijani border guards')
  expect(query(page.url())).toBe('?datetime=2023-04-23')
  await page.goBack()
  await page.locator('.story .ways > span a').click()
  expect(query(page.url())).toBe('?datetime=now')
  expect(await sentence(page)).toMatch(/not known/)
  await page.reload()
  await ready(page)
  expect(await page.locator('.story').count(), 'today stays today').toBe(0)
  await leave()
})

test('by thumb: a swipe to the left leads on, to the right back, and the map is nearly half of the screen', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/', PHONE)
  await ready(page)
  const swipe = (dx: number) =>
    page.locator('.story').evaluate((element, dx) => {
      const touch = (x: number) => new Touch({ identifier: 1, target: element, clientX: x, clientY: 600 })
      element.dispatchEvent(new TouchEvent('touchstart', { touches: [touch(200)], changedTouches: [touch(200)], bubbles: true }))
      element.dispatchEvent(new TouchEvent('touchend', { touches: [], changedTouches: [touch(200 + dx)], bubbles: true }))
    }, dx)
  await swipe(-120)
  await expect.poll(() => query(page.url())).toBe('?story=2')
  await swipe(20)
  await swipe(120)
  await expect.poll(() => page.locator('.story h1').innerText()).toBe(FINDING)
  await leave()
})

test('the wheel over the panel leads on where the panel does not scroll', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?story=3', WIDE)
  await ready(page)
  await page.locator('.story h1').hover()
  await page.mouse.wheel(0, 200)
  await expect.poll(() => query(page.url())).toBe('?story=4')
  await leave()
})

const WINDOWS: Readonly<Record<string, BrowserContextOptions>> = { desk: DESKTOP, low: LOW, wide: WIDE, phone: PHONE, sideways: SIDEWAYS }
test.each(Object.entries(WINDOWS))('on a %s the map has 45 % of the column and the panel fits', async (name, options) => {
  const { page, leave } = await visit(held.browser, held.server, '/', options)
  await ready(page)
  const share = await page.evaluate(() => {
    const rows = Array.from({ length: innerHeight }, (_, y) => document.elementFromPoint(innerWidth * 0.62, y))
    return rows.filter((element) => element?.closest('.map')).length / innerHeight
  })
  expect(share).toBeGreaterThanOrEqual(0.45)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  const next = await page.getByTestId('story-next').boundingBox()
  expect(next && next.y + next.height, 'the way on is in view').toBeLessThanOrEqual(options.viewport?.height ?? 0)
  await picture(page, `story-${name}`)
  await leave()
})

test.each(LANGUAGES)('in %s every step is complete without JavaScript, and the whole story has its numbers explained', async (language) => {
  const { page, leave } = await visit(held.browser, held.server, `/?lang=${language}`, { ...PHONE, javaScriptEnabled: false })
  // Every step in two languages; the others begin later, for time.
  const first = language === 'en' || language === 'ka' ? 1 : STEPS - 2
  if (first > 1) await page.goto(`${held.server.url}/?lang=${language}&story=${first}`)
  for (let step = first; step <= STEPS; step++) {
    const title = await page.locator('.story h1').innerText()
    expect(title.length, `${step}`).toBeGreaterThan(10)
    expect(title).not.toContain('{')
    expect(await page.locator('.story .number strong').innerText()).toMatch(/\d/)
    expect(await page.locator('.hero svg[role="img"]').count()).toBeGreaterThan(0)
    expect(await page.locator('html').evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    if (step < STEPS) await page.locator('.story [rel="next"]').click()
  }
  expect(query(page.url())).toContain(`story=${STEPS}`)
  await page.goto(`${held.server.url}/story?lang=${language}`)
  expect(await page.locator('.whole-story > li').count()).toBe(STEPS)
  expect(await page.locator('.whole-story .changes > li').count()).toBeGreaterThanOrEqual(STEPS)
  await page.goto(`${held.server.url}/?lang=${language}`)
  await page.locator('.story .number a').click()
  expect(new URL(page.url()).pathname).toBe('/story')
  expect(await page.locator(':target .prose').innerText()).not.toBe('')
  await leave()
})

test('the whole story has no fault of access', async () => {
  for (const options of [DESKTOP, PHONE]) {
    const { page, leave } = await visit(held.browser, held.server, '/story', options)
    expect(await page.locator('h1').count()).toBe(1)
    expect(await violations(page)).toEqual([])
    await leave()
  }
})

test.each(LANGUAGES)('in %s the step of 23 April has both sides’ words', async (language) => {
  const { page, leave } = await visit(held.browser, held.server, `/?story=6&lang=${language}`, DESKTOP)
  await page.waitForSelector('html[data-ready]')
  const text = await page.locator('.story .telling').innerText()
  const sides = { en: ['Azerbaijan says', 'Armenia says'], hy: ['Ադրբեջանն ասում է', 'Հայաստանն ասում է'], az: ['Azərbaycan deyir', 'Ermənistan deyir'], ru: ['Азербайджан говорит', 'Армения говорит'], ka: ['აზერბაიჯანი ამბობს', 'სომხეთი ამბობს'] }[language] ?? []
  for (const side of sides) expect(text).toContain(side)
  expect(sides).toHaveLength(2)
  await leave()
})

test('the code that shares the first step embeds the first step, and a frozen last step names its day', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/')
  await ready(page)
  const codes = async () => {
    await page.locator('.top nav button').first().click()
    const group = page.locator('.share-groups summary, .share-groups button').first()
    await group.click()
    return page.locator('dialog textarea, dialog input[readonly]').evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value))
  }
  const first = await codes()
  expect(first.filter((code) => code.includes('<iframe')).every((code) => /\/embed\?(?:.*&amp;)?story=1/.test(code)), first.join('\n')).toBe(true)
  await page.goto(`${held.server.url}/?story=10`)
  await ready(page)
  const last = await codes()
  const frozen = last.filter((code) => code.includes('as-of'))
  expect(frozen.length).toBeGreaterThan(0)
  for (const code of frozen) expect(code).toMatch(/datetime=\d{4}-\d\d-\d\d/)
  await leave()
})
