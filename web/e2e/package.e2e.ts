// Everything that an article can take along, in an article; and the map of a package, opened from disk without a network.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beyond, paper, visible } from './article'
import { DESKTOP, openShared, picture, stage, violations, visit } from './support'

const held = stage()
const { article, files } = paper(held)
const WIDTHS = [320, 600, 1200]
const VIEW = 'datetime=2023-04-23'

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-'))
  files.set('/map.html', readFileSync(await unpacked(VIEW), 'utf8'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The map of a package of this view, as a file. */
async function unpacked(query: string): Promise<string> {
  const answer = await fetch(`${held.server.url}/package.zip?width=320&height=200&${query}`)
  expect(answer.status).toBe(200)
  const into = join(folder, query.replace(/\W/g, '-'))
  writeFileSync(`${into}.zip`, Buffer.from(await answer.arrayBuffer()))
  execFileSync('python3', ['-m', 'zipfile', '-e', `${into}.zip`, into])
  return join(into, 'map.html')
}

/** The map from disk, with the network cut. */
async function opened(query: string, options: BrowserContextOptions = {}): Promise<{ page: Page; leave(): Promise<void> }> {
  const file = pathToFileURL(await unpacked(query)).href
  const context = await held.browser.newContext({ viewport: { width: 900, height: 700 }, reducedMotion: 'reduce', ...options })
  await context.setOffline(true)
  const page = await context.newPage()
  const [asked, errors]: [string[], string[]] = [[], []]
  page.on('request', (request) => request.url() !== file && !request.url().startsWith('data:') && asked.push(request.url()))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.goto(file)
  return {
    page,
    async leave() {
      await context.close()
      expect(asked, 'requests').toEqual([])
      expect(errors, 'errors on the console').toEqual([])
    },
  }
}

async function oembed(width: number): Promise<string> {
  const url = encodeURIComponent(`${held.server.url}/?${VIEW}&theme=auto`)
  const answer = await fetch(`${held.server.url}/oembed?url=${url}&maxwidth=${width}`)
  return ((await answer.json()) as { html: string }).html
}

/** What a sanitizer leaves that knows of an iframe only where it leads and how large it is. */
const bare = (html: string) => `<iframe ${['src', 'width', 'height'].map((name) => new RegExp(` ${name}="[^"]*"`).exec(html)?.[0] ?? '').join('')}></iframe>`

const KINDS: Readonly<Record<string, (width: number) => Promise<string>>> = {
  iframe: async (width) => `<iframe src="${held.server.url}/embed?${VIEW}&theme=auto" title="A map" width="${width}" height="560" style="border:0"></iframe>`,
  oembed: oembed,
  'bare-oembed': async (width) => bare(await oembed(width)),
  file: async (width) => `<iframe src="/map.html" title="A map" width="${width}" height="560" style="border:0"></iframe>`,
}

test.each([
  ['light', true],
  ['light', false],
  ['dark', true],
  ['dark', false],
] as const)('each kind of embed shows everything at every width, without scroll bars: %s, scripts: %s', async (colorScheme, javaScriptEnabled) => {
  for (const [kind, code] of Object.entries(KINDS)) {
    for (const width of WIDTHS) {
      const { page, frames, leave } = await article(`<div style="width:${width}px">${await code(width)}</div>`, { colorScheme, javaScriptEnabled, viewport: { width: Math.max(width, 320) + 20, height: 800 } })
      const at = `${kind} at ${width}`
      const [frame] = frames
      if (!frame) throw new Error(`${at}: no frame`)
      expect(await beyond(frame), at).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${at}: the article does not scroll sideways`).toBe(true)
      expect(await frame.locator('.answer strong').innerText(), at).toContain('On 23 April 2023')
      for (const part of ['.sheet:visible svg', '.means', '.row svg', '.credits']) expect(await visible(frame, part), `${part} of ${at}`).toBe(true)
      // A file cannot ask for another day without its script, so it offers none.
      expect(await visible(frame, '#day'), `slider of ${at}`).toBe(javaScriptEnabled || kind !== 'file')
      const ground = await frame.evaluate(() => getComputedStyle(document.body).backgroundColor)
      const brightness = (ground.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, value) => sum + Number(value), 0)
      // A file is light on every device.
      expect(brightness > 380, `${at} is ${colorScheme}: ${ground}`).toBe(colorScheme === 'light' || kind === 'file')
      if (javaScriptEnabled) await picture(page, `article-${kind}-${width}-${colorScheme}`)
      await leave()
    }
  }
})

test('a picture in an article is light or dark as its reader has it, and no wider than its column', async () => {
  const code = `<picture><source media="(prefers-color-scheme: dark)" srcset="${held.server.url}/snapshot.png?${VIEW}&theme=dark"><img src="${held.server.url}/snapshot.png?${VIEW}" width="1200" height="675" alt="A map" style="max-width:100%;height:auto"></picture>`
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of WIDTHS) {
      const { page, leave } = await article(`<div style="width:${width}px">${code}</div>`, { colorScheme, javaScriptEnabled: false, viewport: { width: width + 20, height: 800 } })
      const image = page.locator('img')
      await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(1200)
      const shown = await image.evaluate((element: HTMLImageElement) => ({ src: element.currentSrc, width: element.clientWidth }))
      expect(shown.src.includes('theme=dark')).toBe(colorScheme === 'dark')
      expect(shown.width).toBe(width)
      await leave()
    }
  }
})

const answer = (page: Page) => page.locator('.answer .sentence').innerText()
const drawing = (page: Page) => page.locator('.sheet:visible svg > g').first().evaluate((element) => element.innerHTML)

test('the map of a package opens from disk without a network, and its slider moves answer and map', async () => {
  const { page, leave } = await opened(VIEW)
  expect(await answer(page)).toMatch(/^On 23 April 2023 the Lachin corridor was closed by Azerbaijani border guards at the Hakari Bridge\.[^]*No ordinary traffic since 12 December 2022: day 133\./)
  const before = await drawing(page)
  await page.locator('#day').focus()
  await page.keyboard.press('ArrowLeft')
  expect(await answer(page)).toMatch(/^On 22 April 2023/)
  expect(await page.locator('#day').getAttribute('aria-valuetext')).toBe('22 April 2023')
  expect(await page.locator('.now output').innerText()).toBe('22 April 2023')
  await page.keyboard.press('ArrowRight')
  expect(await drawing(page), 'the same day looks the same').toBe(before)
  await page.keyboard.press('Home')
  expect(await answer(page)).toMatch(/^On 10 November 2020/)
  expect(await drawing(page)).not.toBe(before)
  await picture(page, 'file-first-day')
  await page.keyboard.press('End')
  expect(await answer(page)).toMatch(/^On 26 November 2026/)
  await leave()
})

test('the steps of the map of a package lead from change to change, and end with them', async () => {
  const { page, leave } = await opened('datetime=2020-11-10')
  const next = page.locator('[data-step="1"]')
  const seen = new Set<string>()
  while (await next.isEnabled()) {
    await next.press('Enter')
    seen.add(await page.locator('.now output').innerText())
    expect(seen.size).toBeLessThan(500)
  }
  expect(seen.size).toBeGreaterThan(40)
  await page.locator('[data-step="-1"]').click()
  expect(seen).toContain(await page.locator('.now output').innerText())
  await leave()
})

test('every day of the map of a package says and draws what the server does', async () => {
  for (const more of ['', '&lang=ka&traveller=goods-in', '&place=hakari-bridge&lang=ru']) {
    const { page, leave } = await opened(VIEW + more)
    const own = await held.browser.newPage({ viewport: { width: 900, height: 700 } })
    for (const day of ['2020-11-30', '2022-08-30', '2022-12-03', '2022-12-12', '2023-09-25', '2024-02-29']) {
      await page.locator('#day').evaluate((slider: HTMLInputElement, wanted) => {
        slider.value = String((Date.parse(wanted) - Date.parse('2020-11-10')) / 86_400_000)
        slider.dispatchEvent(new Event('input'))
      }, day)
      await own.goto(`${held.server.url}/embed?datetime=${day}${more}`)
      const words = (text: string) => text.replace(/\s+/g, ' ').trim()
      expect(words(await answer(page)), `${day} ${more}`).toBe(words(await answer(own)))
      expect(words(await page.locator('.facts > span').first().innerText()), day).toBe(words(await own.locator('.facts > span').first().innerText()))
      expect(await page.locator('.credits summary').innerText(), day).toBe(await own.locator('.credits summary').innerText())
      // One size of both, whatever the words beside it leave room for.
      const shapes = (of: Page) => of.locator('.sheet.m svg').evaluate((svg) => [...svg.querySelectorAll('path, circle, text')].map((element) => element.outerHTML).join('\n'))
      expect((await shapes(page)) === (await shapes(own)), `the map of ${day} ${more}`).toBe(true)
    }
    await own.close()
    await leave()
  }
})

test('without scripts the map of a package shows its day in full', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, leave } = await opened(VIEW, { javaScriptEnabled: false, colorScheme })
    expect(await answer(page)).toContain('On 23 April 2023 the Lachin corridor was closed by Azerbaijani border guards at the Hakari Bridge.')
    for (const part of ['.badge', '.sheet:visible svg', '.row svg', '.legend', '.credits']) expect(await visible(page, part), part).toBe(true)
    expect(await visible(page, '#day')).toBe(false)
    await picture(page, `file-${colorScheme}-no-javascript`)
    await leave()
  }
})

test('the map of a package is readable and operable by everybody', async () => {
  for (const query of [VIEW, `${VIEW}&lang=hy&theme=dark`, `${VIEW}&compare=2022-12-01&theme=contrast`, `${VIEW}&traveller=civilians-in&lang=ru`]) {
    const { page, leave } = await opened(query)
    await page.waitForSelector('html[data-ready="file"]')
    expect(await beyond(page), query).toEqual([])
    // The policy of the file forbids the checker, but not the debugger that brings it.
    expect(await violations(page), query).toEqual([])
    await picture(page, `file-${query.replace(/\W/g, '-')}`)
    await leave()
  }
})

test('the share dialog gives codes that work, and the archive', async () => {
  const { page, leave } = await visit(held.browser, held.server, `/?${VIEW}&lang=ru`, DESKTOP)
  await page.locator('html[data-ready]').waitFor()
  // Long words stand behind a button.
  await page.getByTestId('menu').click()
  await page.getByRole('button', { name: 'Поделиться' }).first().click()
  await openShared(page)
  const text = (label: string) => page.getByLabel(label, { exact: true }).inputValue()
  const live = await text('Код карты, которая следует за исправлениями')
  const frozen = await text('Код карты, которая не меняется')
  expect(live).not.toContain('as-of')
  expect(frozen).toContain('as-of=')
  for (const code of [live, frozen]) {
    const { frames, leave: close } = await article(code)
    expect(await frames[0]?.locator('.answer strong').innerText()).toContain('23 апреля 2023 года')
    expect(await frames[0]?.locator('.badge').count()).toBe(code === frozen ? 1 : 0)
    await close()
  }
  const described = (await (await fetch(await text('Адрес oEmbed'))).json()) as { html: string; title: string }
  expect(described.title).toContain('23 апреля 2023')
  const archive = await fetch(new URL((await page.getByRole('link', { name: /ZIP/, includeHidden: true }).getAttribute('href')) ?? '', held.server.url))
  expect([archive.status, archive.headers.get('content-type')]).toEqual([200, 'application/zip'])
  expect(await page.getByLabel('Строка с источниками').inputValue()).toContain('CC-BY-4.0')
  await leave()
})
