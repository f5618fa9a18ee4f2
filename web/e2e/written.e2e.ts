// Without JavaScript: every page that the server writes is complete, in every language, and fits a phone.

import { expect, test } from 'vitest'
import { DESKTOP, PHONE, picture, sentence, stage, violations, visit } from './support'

const held = stage()

const PAGES = ['/?datetime=2023-04-23', '/?datetime=yesterday&bbox=1,2', '/places/hakari-bridge', '/changes/t040', '/timeline', '/about', '/story', '/?story=6']
const LANGUAGES = ['en', 'hy', 'az', 'ru', 'ka']

test('the first HTML holds the answer, a map and the ribbons', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23', { ...DESKTOP, javaScriptEnabled: false })
  expect(await sentence(page)).toContain('On 23 April 2023 the Lachin corridor was closed by Azerbaijani border guards at the Hakari Bridge.')
  expect(await page.locator('svg[role="img"]').count()).toBeGreaterThan(0)
  expect(await page.locator('.ribbons svg').count()).toBeGreaterThan(10)
  await picture(page, 'no-javascript')
  await leave()
})

test.each(LANGUAGES)('in %s no page is wider than a phone', async (language) => {
  const { page, leave } = await visit(held.browser, held.server, '/about', { ...PHONE, javaScriptEnabled: false })
  for (const path of PAGES) {
    await page.goto(`${held.server.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    const widest = await page.locator('html').evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth))
    expect(widest, path).toBeLessThanOrEqual(390)
  }
  await leave()
})

test.each(PAGES.filter((path) => !path.startsWith('/?')))('%s has no fault of access, on a desk or a phone', async (path) => {
  for (const options of [DESKTOP, PHONE]) {
    const { page, leave } = await visit(held.browser, held.server, path, options)
    expect(await page.locator('h1').count()).toBe(1)
    expect(await violations(page)).toEqual([])
    await leave()
  }
})
