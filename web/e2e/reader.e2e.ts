// A reader's journey, as the page is meant to be used: from the answer to its source, to who could pass, to what differs, and to a
// link that shows the same. Once with nothing but a keyboard, and once with nothing but a thumb.

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DESKTOP, PHONE, picture, ready, sentence, stage, violations, visit } from './support'

const held = stage()

/** What a visitor with a keyboard does: Tab until the focus is where it is wanted. */
async function tabTo(page: Page, isThere: string, key = 'Tab'): Promise<void> {
  for (let press = 0; press < 120; press++) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, isThere)) return
    await page.keyboard.press(key)
  }
  throw new Error(`no way to ${isThere} by ${key}`)
}

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name)

test('asked for today the page shows today, what was last reported, and the key moments', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=now')
  await ready(page)
  expect(await sentence(page)).toMatch(/not known; last reported without regular traffic on 14 January 2026/)
  expect(await page.locator('.moments button b').allInnerTexts()).toEqual(['17 Nov 2020', '30 Aug 2022', '12 Dec 2022', '23 Apr 2023', '24 Sept 2023'])
  expect(await page.locator('.moments button[aria-current]').innerText()).toBe('Today')
  // Where nobody says so, nobody's certainty is shown.
  expect(await page.locator('.facts > button').innerText()).toBe('No source')
  expect(await violations(page)).toEqual([])
  await picture(page, 'default')
  await leave()
})

test('by keyboard alone a reader goes from the answer to its source, to aid, to what differs, and takes a link along', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2022-12-01', { ...DESKTOP, permissions: ['clipboard-read', 'clipboard-write'] })
  await ready(page)
  expect(await sentence(page)).toContain('On 1 December 2022 the Lachin corridor had been open')

  // To 12 December: one change after the other.
  await tabTo(page, '[data-testid="slider"]')
  for (let step = 0; step < 12 && !(await sentence(page)).includes('10:30 on 12 December 2022'); step++) await page.keyboard.press('ArrowRight')
  expect(await sentence(page)).toContain('At 10:30 on 12 December 2022 the Lachin corridor was blocked on the road near Shusha / Shushi (by whom is disputed')
  await expect.poll(() => page.getByTestId('slider').getAttribute('aria-valuetext')).toMatch(/12 December 2022.*blocked/)
  // It is announced once the playhead rests, in a breath.
  await expect.poll(() => page.locator('.answer [role="status"][aria-live]').innerText()).toContain('12 December 2022')
  expect((await page.locator('.answer [role="status"][aria-live]').innerText()).length).toBeLessThan(150)

  // Its source: the line below the sentence leads to the report, and its sources follow.
  await tabTo(page, '.facts > button', 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.matches('.aside .when'))
  await tabTo(page, '.aside a.out')
  expect(await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href)).toMatch(/^https?:\/\//)

  // Who could pass: aid. Escape leads out of the list.
  await page.keyboard.press('Escape')
  await tabTo(page, '.traveller select', 'Shift+Tab')
  await tabTo(page, '[data-testid="traveller"]', 'Shift+Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(parameter(page, 'traveller')).toBe('humanitarian-in')
  await ready(page)
  await picture(page, 'aid')

  // What differs from 1 December.
  await tabTo(page, '.tabs [role="tab"]')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.locator('.compare').waitFor()
  await tabTo(page, '.compare input[type="date"]')
  await page.keyboard.type('12012022')
  await expect.poll(() => parameter(page, 'compare')).toBe('2022-12-01')
  expect(await page.getByTestId('compare-sentence').innerText()).toMatch(/^Between 1 December 2022 and 10:30 on 12 December 2022, 4 of 16 places differ: Lachin corridor/)
  await picture(page, 'compare')

  // The link shows the same again.
  await tabTo(page, '.top nav button', 'Shift+Tab')
  while (!(await page.evaluate(() => document.activeElement?.textContent === 'Share'))) await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await page.locator('.dialog .copyable').first().waitFor()
  expect(await violations(page)).toEqual([])
  await tabTo(page, '.copy-row button')
  await page.keyboard.press('Enter')
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const [said, differs] = [await sentence(page), await page.getByTestId('compare-sentence').innerText()]
  await page.goto(link)
  await ready(page)
  expect(await sentence(page)).toBe(said)
  expect(await page.getByTestId('compare-sentence').innerText()).toBe(differs)
  expect(await page.locator('.traveller select option:checked').allInnerTexts()).toEqual(['aid', 'toward Khankendi / Stepanakert'])
  await leave()
})

test('the same on a phone, by thumb alone', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=now', { ...PHONE, permissions: ['clipboard-read', 'clipboard-write'] })
  await ready(page)
  await picture(page, 'phone-default')
  // To 12 December; the chip that is chosen is in sight.
  await page.locator('.moments button', { hasText: '12 Dec 2022' }).tap()
  expect(await sentence(page)).toContain('At 10:30 on 12 December 2022 the Lachin corridor was blocked on the road near Shusha / Shushi (by whom is disputed')
  const chip = await page.locator('.moments [aria-current]').boundingBox()
  expect(chip && chip.x >= 0 && chip.x + chip.width <= 390).toBe(true)
  await page.getByRole('button', { name: /previous change/i }).first().tap()
  expect(await sentence(page)).not.toContain('12 December')
  await page.getByRole('button', { name: /next change/i }).first().tap()
  expect(await sentence(page)).toContain('At 10:30 on 12 December 2022')
  // Its source.
  await page.locator('.facts > button').tap()
  const source = page.locator('.aside [data-chosen] a.out, .aside [aria-current] a.out').first()
  await source.waitFor()
  expect(await source.getAttribute('href')).toMatch(/^https?:\/\//)
  // Who could pass, and what differs from the day before.
  await page.locator('.traveller button', { hasText: 'aid' }).tap()
  expect(parameter(page, 'traveller')).toBe('humanitarian-in')
  await page.getByRole('tab', { name: 'Compare' }).tap()
  await page.locator('.compare-moments button').first().tap()
  await expect.poll(() => parameter(page, 'compare')).toBe('2022-12-11')
  expect(await page.getByTestId('compare-sentence').innerText()).toMatch(/^Between 11 December 2022 and 10:30 on 12 December 2022, \d+ of 16 places differ/)
  expect(await page.evaluate(() => document.documentElement.scrollWidth), 'nothing is wider than the phone').toBeLessThanOrEqual(390)
  expect(await violations(page)).toEqual([])
  await picture(page, 'phone-compare')
  // The link.
  await page.getByTestId('menu').tap()
  await page.getByRole('button', { name: 'Share' }).tap()
  await page.locator('.copy-row button').first().tap()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const said = await sentence(page)
  await page.goto(link)
  await ready(page)
  expect(await sentence(page)).toBe(said)
  expect(await page.getByTestId('compare-sentence').innerText()).toContain('Between 11 December 2022')
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

test('3 December 2022 names its three hours', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2022-12-03')
  await ready(page)
  expect(await sentence(page)).toMatch(/had been open since 17 November 2020\..*Also that day: blocked on the road near Shusha \/ Shushi from about 12:30 until about 15:30/)
  await page.getByTestId('previous').click()
  await page.getByTestId('previous').click()
  expect(await sentence(page)).toContain('At 12:30 on 3 December 2022 the Lachin corridor was blocked')
  await page.goto(`${held.server.url}/?datetime=2022-12-03T13:00:00%2B04:00`)
  await ready(page)
  expect(await sentence(page)).toContain('At 13:00 on 3 December 2022 the Lachin corridor was blocked')
  await leave()
})

test('a place tells its whole history, its names, its days, and what a text gave it beside what is reported', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23&place=hakari-bridge')
  await ready(page)
  const panel = page.locator('.aside .place')
  await panel.waitFor()
  const text = await panel.innerText()
  for (const said of ['Under: Trilateral statement of 10 November 2020', 'Reported in control', 'Kornidzor Bridge', 'Used by Armenia', 'Placed to within 100 m']) expect(text).toContain(said)
  expect(await panel.locator('.history tbody tr').count()).toBe(26)
  expect(await panel.locator('.days tr', { hasText: 'Closed' }).innerText()).toMatch(/17 days/)
  expect(await panel.locator('.links a').allInnerTexts()).toEqual(['Page of this place', 'Link to this view', 'This place in the API', 'Its states in the API'])
  expect(await violations(page)).toEqual([])
  await picture(page, 'place')
  // The page of the same place says the same number of days.
  await panel.getByRole('link', { name: 'Page of this place' }).click()
  expect(await page.locator('main').innerText()).toContain('17 days')
  await leave()
})

test.each([
  ['/?datetime=yesterday&bbox=1,2', 2],
  ['/?datetime=2023-02-30', 1],
  ['/?datetime=&compare=then&traveller=birds&zoom=abc&center=here', 3],
  ['/?place=atlantis', 1],
])('%s shows a view with a plain message, never a blank page', async (url, least) => {
  for (const options of [DESKTOP, PHONE]) {
    const { page, leave } = await visit(held.browser, held.server, url, options)
    await ready(page)
    expect((await page.locator('.complaint').allInnerTexts()).length).toBeGreaterThanOrEqual(least)
    expect(await sentence(page)).toContain('not known')
    expect(await violations(page)).toEqual([])
    await leave()
  }
})
