// The list of changes: it says all that the map shows, and finds what is asked for.

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ready, stage, violations, visit } from './support'

const held = stage()

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name)
const count = async (page: Page) => Number(/^\d+/.exec(await page.locator('.filters [role="status"]').innerText())?.[0])

test('it is searched, and filtered by place, status, party, category and certainty; the link keeps that', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23')
  await ready(page)
  const all = await count(page)
  await page.getByRole('button', { name: 'Filters' }).click()
  const picks = page.locator('.picks select')
  await expect.poll(() => picks.count()).toBe(5)
  for (const [index, name, value] of [
    [0, 'only', 'hakari-bridge'],
    [1, 'status', 'closed'],
    [2, 'party', 'russia'],
    [3, 'category', 'statement'],
    [4, 'certainty', 'disputed'],
  ] as const) {
    await picks.nth(index).selectOption(value)
    expect(parameter(page, name)).toBe(value)
    const some = await count(page)
    expect(some > 0 && some < all, `${name}: ${some} of ${all}`).toBe(true)
    await page.locator('.facts-line .plain').click()
    await expect.poll(() => count(page)).toBe(all)
  }
  await page.getByRole('searchbox').fill('X-ray')
  await expect.poll(() => parameter(page, 'q')).toBe('X-ray')
  const found = await count(page)
  expect(found > 0 && found < all).toBe(true)
  expect(await violations(page)).toEqual([])
  await page.reload()
  await ready(page)
  expect(await count(page)).toBe(found)
  await leave()
})

test('a change that a link names stands open and marked, with both sides, its relations and its sources', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23&change=t041')
  await ready(page)
  const card = page.locator('[data-change="t041"]')
  await expect.poll(() => card.getAttribute('data-chosen')).toBe('')
  expect(await card.locator('.claim .who').allInnerTexts()).toEqual(['Armenian media say', 'de facto Nagorno-Karabakh authorities say', 'Azerbaijan says'])
  const [one, other] = await Promise.all([0, 1].map((index) => card.locator('.claim').nth(index).boundingBox()))
  expect(one && other && [one.width, one.height]).toEqual(other && [other.width, other.height])
  // Both ways.
  await card.locator('.relations .jump').first().click()
  await page.locator('.aside [aria-current] .relations', { hasText: '23 April 2023' }).first().waitFor()
  await leave()
})

test('it follows the playhead, and what is later stands dimmed', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2022-12-01')
  await ready(page)
  await page.locator('.moments button').nth(2).click()
  await expect.poll(() => page.locator('.aside [aria-current] .when').innerText()).toBe('10:30 on 12 December 2022')
  expect(await page.locator('.aside [aria-current] + [data-later]').count(), 'newest first').toBe(0)
  expect(await page.locator('.aside [data-later]').count()).toBeGreaterThan(0)
  await leave()
})

test('the data of the view is one address, to open or for curl', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23&place=hakari-bridge')
  await ready(page)
  await page.getByRole('button', { name: 'Data' }).click()
  await page.locator('.dialog .copyable').first().waitFor()
  const [address, curl] = await Promise.all([0, 1].map((index) => page.locator('.dialog input').nth(index).inputValue()))
  expect(curl).toBe(`curl '${address}'`)
  const { features } = (await (await fetch(address ?? '')).json()) as { features: { id: string }[] }
  expect(features.map(({ id }) => id)).toEqual(['hakari-bridge.t040'])
  expect(await violations(page)).toEqual([])
  await leave()
})
