// The share dialog: short on a phone, and its codes fit bare pages of phones as they are.

import { expect, test } from 'vitest'
import { paper } from './article'
import { DESKTOP, PHONE, SIDEWAYS, openShared, picture, stage, violations, visit } from './support'

const held = stage()
const { article } = paper(held)

async function opened(query: string, options = DESKTOP) {
  const made = await visit(held.browser, held.server, `/?${query}`, options)
  await made.page.locator('html[data-ready]').waitFor()
  if (options !== DESKTOP) await made.page.getByTestId('menu').click()
  await made.page.getByRole('button', { name: 'Share' }).first().click()
  return made
}

test.each([
  ['phone', PHONE],
  ['sideways', SIDEWAYS],
  ['desktop', DESKTOP],
] as const)('the dialog is short and readable by everybody: %s', async (name, options) => {
  const { page, leave } = await opened('datetime=2023-04-23', options)
  const { scroll, window } = await page.locator('dialog').evaluate((dialog) => ({ scroll: dialog.scrollHeight, window: innerHeight }))
  expect(scroll, 'all of it, before a part is opened').toBeLessThanOrEqual(Math.max(window, 600))
  expect(await violations(page)).toEqual([])
  await picture(page, `share-${name}`)
  await openShared(page, 'Map in an article')
  const preview = page.frameLocator('.embed-preview')
  await preview.locator('html[data-ready="embed"]').waitFor({ state: 'attached' })
  expect(await preview.locator('.answer strong').innerText()).toContain('On 23 April 2023')
  await picture(page, `share-embed-${name}`)
  await openShared(page, 'Picture')
  await page.getByLabel('HTML with caption').waitFor()
  expect(await page.locator('dialog').evaluate((dialog) => dialog.scrollWidth <= dialog.clientWidth)).toBe(true)
  expect(await violations(page)).toEqual([])
  await picture(page, `share-picture-${name}`)
  await leave()
})

test('size and theme are in the codes, and the preview follows', async () => {
  const { page, leave } = await opened('datetime=2023-04-23&theme=dark')
  await openShared(page, 'Map in an article')
  const code = page.getByLabel('Code of a map that follows corrections')
  expect(await code.inputValue()).toMatch(/\/embed\?datetime=2023-04-23" .*width="600" height="560"/)
  const part = page.locator('.share-group[open]')
  await part.getByLabel('Size').selectOption('phone')
  await part.getByLabel('Theme').selectOption('auto')
  expect(await code.inputValue()).toMatch(/\/embed\?datetime=2023-04-23&amp;theme=auto" .*width="320" height="480" style="width:100%;max-width:320px;border:0"/)
  expect(await page.locator('.embed-preview').evaluate((frame: HTMLIFrameElement) => [frame.src.split('?')[1], frame.offsetWidth])).toEqual(['datetime=2023-04-23&theme=auto', 320])
  await openShared(page, 'Picture')
  const html = page.getByLabel('HTML with caption')
  expect(await html.inputValue()).not.toContain('prefers-color-scheme')
  const other = page.locator('.share-group[open]')
  await other.getByLabel('Theme').selectOption('auto')
  await expect.poll(() => html.inputValue()).toContain('prefers-color-scheme: dark')
  await other.getByLabel('letters as outlines').check()
  const svg = await other.getByRole('link', { name: 'SVG' }).getAttribute('href')
  expect(svg).toContain('text=outline')
  const drawing = await (await fetch(new URL(svg ?? '', held.server.url))).text()
  expect(drawing).not.toContain('<text')
  await leave()
})

test.each([320, 390])('each code fits a bare page of %i pixels as it is', async (width) => {
  const { page, leave } = await opened('datetime=2023-04-23&compare=2022-12-01')
  await openShared(page)
  await page.getByLabel('HTML with caption', { exact: false }).waitFor({ state: 'attached' })
  const codes: string[] = []
  for (const group of ['Map in an article', 'Picture']) {
    await openShared(page, group)
    const sizes = page.locator('.share-group[open]').getByLabel('Size')
    for (const size of await sizes.locator('option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))) {
      await sizes.selectOption(size)
      if (group === 'Picture') await expect.poll(() => page.getByLabel('HTML with caption').count()).toBe(1)
      codes.push(await page.getByLabel(group === 'Picture' ? 'HTML with caption' : 'Code of a map that follows corrections').inputValue())
    }
  }
  await leave()
  expect(codes.length).toBe(9)
  for (const code of codes) {
    const { page, frames, leave: close } = await article(code, { viewport: { width, height: 800 } })
    expect(await page.evaluate(() => document.documentElement.scrollWidth), code).toBeLessThanOrEqual(width)
    const shown = code.startsWith('<iframe') ? page.locator('iframe') : page.locator('img')
    if (frames.length === 0) await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBeGreaterThan(300)
    expect(await shown.evaluate((element) => element.clientWidth)).toBeLessThanOrEqual(width)
    if (frames.length === 0) {
      const alternative = (await shown.getAttribute('alt')) ?? ''
      expect(alternative.length).toBeLessThanOrEqual(250)
      expect(alternative).toContain('Changed: Lachin corridor: Open, then Closed')
      expect((await page.locator('figcaption').innerText()).length).toBeLessThanOrEqual(400)
      expect(await page.locator('figcaption small').innerText()).toContain('OpenStreetMap')
    }
    await picture(page, `pasted-${width}-${codes.indexOf(code)}`)
    await close()
  }
})
