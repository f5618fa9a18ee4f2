// Comparing two moments: what differs in words, only moments that differ, and an end once it is left.

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { MapElement } from '../src/map/map'
import { ready, stage, visit } from './support'

const held = stage()

const compared = (page: Page) => new URL(page.url()).searchParams.get('compare')
const said = (page: Page) => page.getByTestId('compare-sentence').innerText()

/** The drawn places whose symbol the first map fades. */
const faded = (page: Page) =>
  page.evaluate(() => {
    const { map } = document.querySelector('.map') as MapElement
    const ids = ['hakari-bridge', 'aghdam-road', 'new-road', 'temporary-link', 'am-checkpoint']
    return ids.filter((id) => map?.getFeatureState({ source: 'places', id })?.faded)
  })

test.each(['2022-08-30', '2022-12-12', '2023-04-23', '2023-09-24'])('on %s it opens with what differs, and proposes nothing else', async (day) => {
  const { page, leave } = await visit(held.browser, held.server, `/?datetime=${day}`)
  await ready(page)
  await page.getByRole('tab', { name: 'Compare' }).click()
  await page.locator('.compare-moments button').first().waitFor()
  const all = page.locator('.compare-moments button')
  expect(await all.first().getAttribute('aria-current'), 'the first is chosen').toBe('date')
  for (let index = 0; index < (await all.count()); index++) {
    await all.nth(index).click()
    await expect.poll(() => all.nth(index).getAttribute('aria-current')).toBe('date')
    expect(await said(page), await all.nth(index).innerText()).toMatch(/[1-9]\d* of 16 places differs?/)
  }
  await leave()
})

test('it ends with its tab: by another tab, by the button, by the report behind a difference, and by Back', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2022-12-12&compare=2022-12-01')
  await ready(page)
  const open = async () => {
    await page.getByRole('tab', { name: 'Compare' }).click()
    await page.locator('.compare').waitFor()
    expect(compared(page)).not.toBeNull()
  }
  const ended = async () => {
    await expect.poll(() => compared(page)).toBeNull()
    expect(await page.locator('.compare').count()).toBe(0)
    await expect.poll(() => faded(page)).toEqual([])
  }
  await expect.poll(() => faded(page)).toContain('aghdam-road')
  for (const tab of ['Changes', 'Places']) {
    await page.getByRole('tab', { name: tab }).click()
    await ended()
    await open()
  }
  await page.getByRole('button', { name: 'Stop comparing' }).click()
  await ended()
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tab')
  await open()
  await page.locator('.between summary').first().click()
  await page.locator('.between .jump').first().click()
  await ended()
  await open()
  await page.goBack()
  await ended()
  // A place that is opened from it leads back.
  await page.goForward()
  await page.locator('.compare .place-link').first().click()
  await page.locator('.aside .place').waitFor()
  expect(compared(page)).not.toBeNull()
  await page.keyboard.press('Escape')
  await page.locator('.compare').waitFor()
  await leave()
})

test('where nothing differs it says so, and fades nothing', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2022-12-10&compare=2022-12-09')
  await ready(page)
  expect(await said(page)).toContain('none of 16 places differs')
  expect(await faded(page)).toEqual([])
  await leave()
})
