// A reader's journey: from the answer to its source, by keyboard, and to a link that shows the same.

import { expect, test } from 'vitest'
import { DESKTOP, PHONE, picture, ready, sentence, stage, violations, visit } from './support'

const held = stage()

test('the first HTML holds the answer, a map and the ribbons, without JavaScript', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23', { ...DESKTOP, javaScriptEnabled: false })
  expect(await sentence(page)).toContain('On 23 April 2023 the Lachin corridor was closed.')
  expect(await page.locator('svg[role="img"]').count()).toBeGreaterThan(0)
  await picture(page, 'no-javascript')
  await leave()
})

test('without a date the page shows today, what was last reported, and the key moments', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/')
  await ready(page)
  expect(await sentence(page)).toMatch(/not known; last reported dormant on 21 November 2025/)
  expect(await page.locator('.moments button').count()).toBe(6)
  expect(await violations(page)).toEqual([])
  await picture(page, 'default')
  await leave()
})

test('a reader goes from the answer to its source and takes a link along', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2022-12-01')
  await ready(page)
  expect(await sentence(page)).toContain('On 1 December 2022 the Lachin corridor was open')
  // To 12 December by keyboard: one change after the other.
  await page.getByRole('slider').first().focus()
  for (let step = 0; step < 12 && !(await sentence(page)).includes('10:30 on 12 December 2022'); step++) await page.keyboard.press('ArrowRight')
  expect(await sentence(page)).toContain('At 10:30 on 12 December 2022 the Lachin corridor was')
  const current = page.locator('.aside [aria-current]').first()
  await current.waitFor()
  expect(await current.innerText()).toContain('12 December 2022')
  // Its source.
  const source = page.locator('.aside a[rel~="noopener"]').first()
  if (!(await source.isVisible())) await current.getByRole('button', { expanded: false }).first().click()
  expect(await source.getAttribute('href')).toMatch(/^https?:\/\//)
  // Who could pass.
  await page.getByText('aid', { exact: true }).first().click()
  expect(new URL(page.url()).searchParams.get('traveller')).toBe('humanitarian-in')
  await ready(page)
  await picture(page, 'aid')
  // Compared with 1 December, by the link's own parameter and Back.
  await page.goto(`${held.server.url}/?datetime=2022-12-12T10:30:00%2B04:00&compare=2022-12-01&traveller=humanitarian-in`)
  await ready(page)
  expect(await page.locator('.aside').innerText()).toMatch(/differ/i)
  await picture(page, 'compare')
  // The link shows the same again.
  await page.getByRole('button', { name: 'Share' }).click()
  const link = await page.locator('.dialog input').first().inputValue()
  expect(await violations(page)).toEqual([])
  const before = await sentence(page)
  await page.goto(link)
  await ready(page)
  expect(await sentence(page)).toBe(before)
  await leave()
})

test('Back leads to the view before', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2022-12-01')
  await ready(page)
  await page.locator('.moments button').nth(3).click()
  expect(await sentence(page)).toContain('23 April 2023')
  await page.goBack()
  expect(await sentence(page)).toContain('1 December 2022')
  await leave()
})

test('the same on a phone, by touch', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/', PHONE)
  await ready(page)
  await picture(page, 'phone-default')
  await page.locator('.moments button').nth(3).tap()
  expect(await sentence(page)).toContain('23 April 2023')
  await page.getByRole('button', { name: /previous change/i }).first().tap()
  expect(await sentence(page)).not.toContain('On 23 April 2023')
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width, 'nothing is wider than the phone').toBeLessThanOrEqual(390)
  expect(await violations(page)).toEqual([])
  await picture(page, 'phone-april')
  await leave()
})

test('3 December 2022 names its three hours', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2022-12-03')
  await ready(page)
  expect(await sentence(page)).toMatch(/Also that day: blocked from about 12:30 to about 15:30/)
  await page.goto(`${held.server.url}/?datetime=2022-12-03T13:00:00%2B04:00`)
  await ready(page)
  expect(await sentence(page)).toContain('blocked')
  await leave()
})

test('a place tells its whole history', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23&place=hakari-bridge')
  await ready(page)
  expect(await page.locator('.aside').innerText()).toContain('Hakari Bridge')
  expect(await violations(page)).toEqual([])
  await picture(page, 'place')
  await leave()
})

test('a malformed link shows the default view with a plain message', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=yesterday&bbox=1,2')
  await ready(page)
  expect(await page.locator('.complaint').allInnerTexts()).toHaveLength(2)
  expect(await sentence(page)).toContain('not known')
  await leave()
})
