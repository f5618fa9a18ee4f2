// A change is seen: stepping to it marks where it acts, on the map and in the timeline, and says it.

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { MapElement } from '../src/map/map'
import { DESKTOP, PHONE, picture, ready, stage, violations, visit } from './support'

const held = stage()

/** The places with a mark on the map. */
const marked = (page: Page) => page.locator('.map-acts [data-acting]').evaluateAll((all) => all.map((one) => (one as SVGElement).dataset.acting).sort())

/** The places with a mark in the timeline. */
const rows = (page: Page) => page.locator('.time-label.acting').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.place).sort())

/** How far the middle of a place's mark is from its position, in pixels. */
const missBy = (page: Page, id: string, at: [number, number]) =>
  page.evaluate(
    ([id, at]) => {
      const map = (document.querySelector('.map') as MapElement).map!
      const box = document.querySelector(`[data-acting="${id}"] .act-still`)!.getBoundingClientRect()
      const around = document.querySelector('.map')!.getBoundingClientRect()
      const { x, y } = map.project(at)
      return Math.hypot(box.x + box.width / 2 - around.x - x, box.y + box.height / 2 - around.y - y)
    },
    [id, at] as const,
  )

test('a step marks where the change acts, still for readers who want no motion, and the next step unmarks it', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2022-12-11')
  await ready(page)
  expect(await marked(page)).toEqual([])
  await page.getByTestId('next').click()
  // The corridor itself is marked as the part of it that is blocked.
  await expect.poll(() => marked(page)).toEqual(['blockade-site', 'hakari-bridge', 'temporary-link'])
  expect(await rows(page)).toEqual(['blockade-site', 'hakari-bridge', 'lachin-corridor', 'temporary-link'])
  expect(await missBy(page, 'hakari-bridge', [46.57139, 39.56583])).toBeLessThan(20)
  expect(await page.locator('.act-pulse').first().isVisible()).toBe(false)
  await expect.poll(() => page.getByTestId('acting').innerText()).toMatch(/^Changes here: Lachin corridor, .*\.$/)
  expect(await violations(page)).toEqual([])
  await picture(page, 'change-still')
  // It moves with the map.
  await page.getByRole('button', { name: 'Zoom in on the map' }).click()
  await expect.poll(() => page.url()).toContain('zoom=')
  // With the next frame.
  await expect.poll(() => missBy(page, 'hakari-bridge', [46.57139, 39.56583])).toBeLessThan(20)
  await page.getByTestId('next').click()
  await expect.poll(() => marked(page)).not.toContain('hakari-bridge')
  await page.locator('.moments button').last().click()
  await expect.poll(() => marked(page)).toEqual([])
  await expect.poll(() => page.getByTestId('acting').innerText()).toBe('')
  await leave()
})

test('by keyboard it pulses twice and stays', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-22', { ...DESKTOP, reducedMotion: 'no-preference' })
  await ready(page)
  await page.getByTestId('slider').focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => marked(page)).toContain('hakari-bridge')
  const pulses = () => page.evaluate(() => document.getAnimations().filter((one) => one instanceof CSSAnimation && /^act/.test(one.animationName)).map((one) => one.effect?.getComputedTiming().iterations))
  expect(new Set(await pulses())).toEqual(new Set([2]))
  await picture(page, 'change-pulse')
  await expect.poll(pulses).toEqual([])
  expect(await page.locator('[data-acting="hakari-bridge"] .act-still').isVisible()).toBe(true)
  // A day is no change.
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => marked(page)).toEqual([])
  await leave()
})

test('a tap on a change marks its places, also of one that alters no status, and Back unmarks them', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-25', PHONE)
  await ready(page)
  await page.locator('.change[data-change="t044"] .when').tap()
  await expect.poll(() => marked(page)).toEqual(['az-checkpoint'])
  await picture(page, 'phone-change')
  await page.goBack()
  await expect.poll(() => marked(page)).toEqual([])
  await leave()
})
