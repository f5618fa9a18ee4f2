// Steps of an embed in an article of another origin, where the network fails, is slow, or is fast: label, slider, headline, map, legend
// and links always show the same time.

import type { Frame, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { beyond, paper } from './article'
import { picture, stage } from './support'

const held = stage()
const { article } = paper(held)
const FAILED = /Failed to load resource/

async function embedded(query: string, width = 600, height = 560, more = '') {
  const made = await article(`<iframe src="${held.server.url}/embed?${query}" title="A map" width="${width}" height="${height}" style="border:0" ${more}></iframe>`, { viewport: { width: Math.max(width + 20, 340), height: height + 60 } })
  const [frame] = made.frames as [Frame]
  await frame.waitForSelector('html[data-ready="embed"]')
  return { ...made, frame }
}

/** What an embed shows, part by part. */
const seen = (frame: Frame) =>
  frame.evaluate(() => {
    const text = (what: string) => document.querySelector(what)?.textContent ?? null
    const href = (what: string) => document.querySelector(what)?.getAttribute('href') ?? null
    return {
      label: text('.now output'),
      slider: (document.querySelector('#day') as HTMLInputElement).value,
      valuetext: document.querySelector('#day')?.getAttribute('aria-valuetext'),
      headline: text('.said'),
      map: [...document.querySelectorAll('.sheet > svg > g')].map((group) => group.innerHTML).join('\n'),
      description: text('.sheet desc'),
      strip: document.querySelector('.strip')?.innerHTML ?? null,
      legend: [...document.querySelectorAll('.legend li:not(.other)')].map((item) => item.textContent?.trim()),
      playhead: (document.querySelector('.time') as HTMLElement).computedStyleMap().get('--at')?.toString().trim(),
      credits: text('.credits .told'),
      links: [href('h1 a'), href('footer a'), href('[rel="prev"]'), href('[rel="next"]')].map((link) => link && new URL(link, location.href).href),
    }
  })

/** The same of the page that the server writes for an address. */
async function written(page: Page, path: string) {
  await page.goto(`${held.server.url}${path}`)
  return seen(page.mainFrame())
}

const press = async (frame: Frame, key: string) => {
  await frame.locator('#day').focus()
  await frame.page().keyboard.press(key)
}

test('after each step all parts are those that the server writes for its time', async () => {
  const { page, frame, leave } = await embedded('datetime=2023-04-23&lang=ka')
  const other = await page.context().newPage()
  for (const key of ['ArrowLeft', 'PageUp', 'Home', 'End']) {
    const before = frame.url()
    await press(frame, key)
    await expect.poll(() => frame.url()).not.toBe(before)
    const own = await written(other, `${new URL(frame.url()).pathname}${new URL(frame.url()).search}`)
    expect(await seen(frame), key).toEqual(own)
  }
  // And the instants of changes.
  for (const rel of ['prev', 'prev', 'next']) {
    const before = frame.url()
    await frame.locator(`a[rel="${rel}"]`).click()
    await expect.poll(() => frame.url()).not.toBe(before)
    const own = await written(other, `${new URL(frame.url()).pathname}${new URL(frame.url()).search}`)
    expect(await seen(frame), rel).toEqual(own)
  }
  await leave()
})

test('a drag over the slider asks for small answers, one at a time, and ends where the finger does', async () => {
  const { page, frame, leave } = await embedded('datetime=2023-04-23')
  let running = 0
  let most = 0
  const asked: { url: string; bytes: number }[] = []
  page.on('request', () => (most = Math.max(most, ++running)))
  page.on('requestfinished', async (request) => {
    running--
    asked.push({ url: request.url(), bytes: (await request.sizes()).responseBodySize })
  })
  const box = await frame.locator('#day').boundingBox()
  if (!box) throw new Error('no slider')
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2)
  await page.mouse.down()
  for (let part = 0.4; part <= 0.7; part += 0.005) await page.mouse.move(box.x + box.width * part, box.y + box.height / 2)
  await page.mouse.up()
  const day = await frame.locator('#day').inputValue()
  await expect
    .poll(async () => {
      const { valuetext, label } = await seen(frame)
      return valuetext === label
    })
    .toBe(true)
  await frame.waitForTimeout(300)
  expect((await seen(frame)).slider, 'the thumb stays where it was left').toBe(day)
  const pages = asked.filter(({ url }) => !url.includes('/embed/') && !url.includes('/fonts/'))
  expect(pages.map(({ url }) => url), 'no pages').toEqual([])
  expect(asked.filter(({ url }) => url.includes('/embed/drawings.json')).length).toBe(1)
  const steps = asked.filter(({ url }) => url.includes('/embed/step.json'))
  expect(steps.length).toBeGreaterThan(0)
  expect(Math.max(...steps.map(({ bytes }) => bytes))).toBeLessThanOrEqual(2000)
  // Beside the drawings, and the letters of a date that the page had not yet.
  expect(most).toBeLessThanOrEqual(4)
  await leave()
})

test.each(['offline', '503', 'half an answer'] as const)('a step that fails changes nothing and says so: %s', async (how) => {
  const { page, frame, leave } = await embedded('datetime=2023-04-23', 320, 480)
  await press(frame, 'ArrowLeft')
  await expect.poll(() => frame.url()).toContain('2023-04-22')
  const before = await seen(frame)
  const url = frame.url()
  if (how === 'offline') await page.context().setOffline(true)
  else await page.route('**/embed/step.json?*', (route) => (how === '503' ? route.fulfill({ status: 503, headers: { 'access-control-allow-origin': '*', 'retry-after': '1' }, body: 'busy' }) : route.fulfill({ status: 200, contentType: 'application/json', body: '{"revision": "' })))
  await press(frame, 'Home')
  await expect.poll(() => frame.locator('.note').innerText()).toContain('10 November 2020 could not be loaded. Still shown: 22 April 2023.')
  expect(await seen(frame)).toEqual(before)
  expect(frame.url(), 'nor the address').toBe(url)
  expect(await beyond(frame)).toEqual([])
  await picture(page, `embed-step-${how.replaceAll(' ', '-')}`)
  if (how === 'offline') await page.context().setOffline(false)
  else await page.unroute('**/embed/step.json?*')
  await frame.locator('.note button').click()
  await expect.poll(() => frame.url()).toContain('2020-11-10')
  expect((await seen(frame)).label).toBe('10 November 2020')
  expect((await seen(frame)).slider).toBe('0')
  expect(await frame.locator('.note').innerText()).toBe('')
  await leave(FAILED)
})

test('drawings that cannot be loaded keep the embed as it was, and are asked for again', async () => {
  const { page, frame, leave } = await embedded('datetime=2023-04-23')
  await page.route('**/embed/drawings.json*', (route) => route.abort())
  const before = await seen(frame)
  await press(frame, 'Home')
  await expect.poll(() => frame.locator('.note').innerText()).toContain('could not be loaded')
  expect(await seen(frame)).toEqual(before)
  await page.unroute('**/embed/drawings.json*')
  await frame.locator('.note button').click()
  await expect.poll(async () => (await seen(frame)).label).toBe('10 November 2020')
  await leave(FAILED)
})

test('while a slow answer is awaited nothing disagrees, the embed says what it waits for, and the newest wish wins', async () => {
  const { page, frame, leave } = await embedded('datetime=2023-04-23')
  await frame.locator('#day').focus()
  const asked: string[] = []
  await page.route('**/embed/step.json?*', async (route) => {
    asked.push(new URL(route.request().url()).searchParams.get('datetime') ?? '')
    await new Promise((later) => setTimeout(later, 1500))
    await route.continue().catch(() => undefined)
  })
  const { valuetext: _, slider: __, ...before } = await seen(frame)
  for (const key of ['ArrowLeft', 'ArrowLeft', 'Home']) await frame.page().keyboard.press(key)
  await expect.poll(() => frame.locator('.note').innerText()).toBe('Loading 10 November 2020 …')
  const { valuetext, slider: ___, ...now } = await seen(frame)
  expect(valuetext, 'what the slider is set to').toBe('10 November 2020')
  expect(now).toEqual(before)
  await picture(page, 'embed-step-slow')
  await expect.poll(async () => (await seen(frame)).label, { timeout: 8000 }).toBe('10 November 2020')
  expect(asked).toEqual(['2023-04-22', '2020-11-10'])
  expect(await frame.locator('.note').innerText()).toBe('')
  await leave()
})

test('where the data has changed meanwhile the embed is loaded whole', async () => {
  const { page, frame, leave } = await embedded('datetime=2023-04-23')
  await page.route('**/embed/step.json?*', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, json: { ...(await answer.json()), revision: '000000000000' } })
  })
  await frame.evaluate(() => ((window as unknown as { kept: boolean }).kept = true))
  await press(frame, 'ArrowLeft')
  await expect.poll(() => frame.url()).toContain('2023-04-22')
  await frame.waitForSelector('html[data-ready="embed"]')
  expect(await frame.evaluate(() => 'kept' in window)).toBe(false)
  expect((await seen(frame)).label).toBe('22 April 2023')
  await leave()
})

test('two compared times change places where the slider passes the other one', async () => {
  const { page, frame, leave } = await embedded('datetime=2023-04-23&compare=2022-12-01')
  const plates = () => frame.locator('.plate').allInnerTexts()
  expect(await plates()).toEqual(['1 December 2022', '23 April 2023'])
  await press(frame, 'Home')
  await expect.poll(plates).toEqual(['10 November 2020', '1 December 2022'])
  const other = await page.context().newPage()
  expect(await seen(frame)).toEqual(await written(other, '/embed?compare=2022-12-01&datetime=2020-11-10'))
  await leave()
})

test('a message that the address could not be read goes with the next step, one that a revision is not kept stays', async () => {
  const { frame, leave } = await embedded('datetime=yesterday&as-of=000000000000')
  expect(await frame.locator('.complaint').count()).toBe(2)
  await press(frame, 'Home')
  await expect.poll(async () => (await seen(frame)).label).toBe('10 November 2020')
  expect(await frame.locator('.complaint').count()).toBe(1)
  expect(await frame.locator('.complaint').innerText()).toContain('000000000000')
  await leave()
})

test.each([320, 600, 1200])('play goes from change to change until it is paused, in an article of another origin at %i pixels', async (width) => {
  const { page, frame, leave } = await embedded('datetime=2022-12-01&lang=hy', width, 560)
  const play = frame.locator('.play')
  const labels: string[] = []
  await play.click()
  for (let turn = 0; turn < 3; turn++) {
    const before = await frame.locator('.now output').innerText()
    await expect.poll(() => frame.locator('.now output').innerText(), { timeout: 20_000 }).not.toBe(before)
    labels.push(await frame.locator('.now output').innerText())
  }
  expect(await play.getAttribute('aria-pressed')).toBe('true')
  await play.click()
  expect(await play.getAttribute('aria-pressed')).toBe('false')
  await frame.waitForTimeout(400)
  const [shown, url] = [await seen(frame), frame.url()]
  await frame.waitForTimeout(1600)
  expect(await seen(frame)).toEqual(shown)
  const other = await page.context().newPage()
  expect(shown).toEqual(await written(other, new URL(url).pathname + new URL(url).search))
  expect(new Set(labels).size).toBe(3)
  expect(await beyond(frame)).toEqual([])
  await leave()
})

test('what plays stops when the reader takes the slider, when an answer fails, and in a hidden tab', async () => {
  const { page, frame, leave } = await embedded('datetime=2022-12-01')
  const play = frame.locator('.play')
  const pressed = () => play.getAttribute('aria-pressed')
  await play.click()
  await press(frame, 'Home')
  expect(await pressed()).toBe('false')
  await expect.poll(async () => (await seen(frame)).label).toBe('10 November 2020')
  await play.click()
  await frame.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
    Object.defineProperty(document, 'hidden', { value: false })
  })
  expect(await pressed()).toBe('false')
  await page.route('**/embed/step.json?*', (route) => route.abort())
  await play.click()
  await expect.poll(pressed).toBe('false')
  expect(await frame.locator('.note').innerText()).toContain('could not be loaded')
  await leave(FAILED)
})

test('play ends with the last change', async () => {
  const { frame, leave } = await embedded('datetime=2026-11-20')
  for (let turn = 0; turn < 4 && (await frame.locator('a[rel="next"][href]').count()) > 0; turn++) {
    await frame.locator('.play').click()
    await frame.waitForTimeout(5000)
  }
  await frame.locator('.play').click()
  await expect.poll(() => frame.locator('.play').getAttribute('aria-pressed')).toBe('false')
  await leave()
})

test('full screen is offered where the article allows it, and shows more', async () => {
  const allowed = await embedded('datetime=2023-04-23', 600, 450, 'allowfullscreen')
  const full = allowed.frame.locator('.full')
  await full.click()
  await expect.poll(() => allowed.frame.evaluate(() => document.fullscreenElement !== null)).toBe(true)
  await full.click()
  await expect.poll(() => allowed.frame.evaluate(() => document.fullscreenElement)).toBe(null)
  await allowed.leave()
  const refused = await embedded('datetime=2023-04-23', 600, 450, 'sandbox="allow-scripts"')
  expect(await refused.frame.locator('.full').isVisible()).toBe(false)
  expect(await refused.frame.locator('.move').isVisible()).toBe(false)
  await refused.frame.locator('.play').click()
  await expect.poll(async () => (await seen(refused.frame)).label).not.toBe('23 April 2023')
  await refused.leave()
})

test('an embed in a part of the article that is hidden at first is whole when it is shown', async () => {
  const { page, frames, leave } = await article(`<details><summary>A map</summary><iframe src="${held.server.url}/embed?datetime=2023-04-23" title="A map" width="320" height="480" style="border:0"></iframe></details>`, { viewport: { width: 340, height: 600 } })
  const [frame] = frames as [Frame]
  await frame.waitForSelector('html[data-ready="embed"]', { state: 'attached' })
  await page.locator('summary').click()
  await press(frame, 'ArrowLeft')
  await expect.poll(async () => (await seen(frame)).label).toBe('22 April 2023')
  expect(await frame.locator('.sheet:visible svg').first().isVisible()).toBe(true)
  expect(await beyond(frame)).toEqual([])
  await leave()
})
