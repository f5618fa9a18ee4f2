// The timeline under every hand that may hold it: keys, wheel, fingers, a typed time, and the clock that plays it.

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DESKTOP, PHONE, ready, sentence, stage, visit } from './support'

const held = stage()

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name)
const shown = (page: Page) => parameter(page, 'datetime')

test('keys move it by change, by day, by month and to the ends', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-01-31')
  await ready(page)
  const slider = page.getByTestId('slider')
  await slider.focus()
  for (const [key, day] of [
    ['PageUp', '2023-02-28'],
    ['PageDown', '2023-01-28'],
    ['ArrowUp', '2023-01-29'],
    ['ArrowDown', '2023-01-28'],
    ['Home', '2020-11-10'],
  ] as const) {
    await page.keyboard.press(key)
    expect(shown(page), key).toBe(day)
  }
  await page.keyboard.press('ArrowRight')
  expect(shown(page), 'an arrow goes to the instant of a change').toMatch(/^2020-11-\d\dT/)
  await page.keyboard.press('End')
  expect(await sentence(page)).toContain('not known')
  // A change of view never takes the keys away.
  expect(await slider.evaluate((element) => element === document.activeElement)).toBe(true)
  await leave()
})

test('a day and a time can be typed, and an empty time is the end of the day', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23')
  await ready(page)
  await page.getByTestId('date').fill('2022-12-03')
  expect(await sentence(page)).toContain('On 3 December 2022 the Lachin corridor had been open')
  await page.getByTestId('time').fill('13:00')
  expect(await sentence(page)).toContain('At 13:00 on 3 December 2022 the Lachin corridor was blocked')
  expect(shown(page)).toBe('2022-12-03T13:00:00+04:00')
  await page.getByTestId('time').fill('')
  expect(await sentence(page)).toContain('On 3 December 2022')
  await leave()
})

test('wheel and buttons zoom it, and the link keeps the period', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23')
  await ready(page)
  const track = await page.locator('.time-row.head .time-ribbons').boundingBox()
  if (!track) throw new Error('no ribbon')
  await page.mouse.move(track.x + track.width * 0.4, track.y + 8)
  await page.mouse.wheel(0, -600)
  await expect.poll(() => parameter(page, 'from')).not.toBeNull()
  await page.getByTestId('whole').click()
  await expect.poll(() => parameter(page, 'from')).toBeNull()
  await page.getByTestId('densest').click()
  const [from, to] = [parameter(page, 'from'), parameter(page, 'to')]
  expect([from, to].every((day) => day?.startsWith('2023'))).toBe(true)
  await page.getByTestId('zoom-in').click()
  await expect.poll(() => parameter(page, 'from')).not.toBe(from)
  await page.goBack()
  await page.goto(`${held.server.url}/?datetime=2023-04-23&from=${from}&to=${to}`)
  await ready(page)
  expect(await page.locator('.time-period').innerText()).toMatch(/2023 – .*2023/)
  await leave()
})

test('two fingers zoom it on a phone, and one moves the playhead', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23', PHONE)
  await ready(page)
  const track = await page.locator('.time-thumb .time-ribbons').boundingBox()
  if (!track) throw new Error('no ribbon')
  const y = track.y + track.height / 2
  const touch = await page.context().newCDPSession(page)
  const fingers = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...at: number[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: at.map((x, id) => ({ x: track.x + x, y, id })) })
  await fingers('touchStart', 60)
  for (const x of [70, 90, 120]) await fingers('touchMove', x)
  await fingers('touchEnd')
  await expect.poll(() => shown(page)).toMatch(/^202[12]-/)
  await fingers('touchStart', 100, 160)
  for (const wide of [10, 20, 40]) await fingers('touchMove', 100 - wide, 160 + wide)
  await fingers('touchEnd')
  await expect.poll(() => parameter(page, 'from')).not.toBeNull()
  await leave()
})

test.each(['no-preference', 'reduce'] as const)('it plays and pauses; with motion "%s"', async (reducedMotion) => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2022-12-01', { ...DESKTOP, reducedMotion })
  await ready(page)
  await page.locator('.time-speed select').selectOption({ index: 0 })
  await page.getByTestId('play').click()
  await expect.poll(() => sentence(page), { timeout: 20_000 }).not.toContain('1 December 2022')
  if (reducedMotion === 'reduce') await expect.poll(() => shown(page), { message: 'from change to change' }).toMatch(/T/)
  await page.getByTestId('play').click()
  // What was moved to last is written within a frame or two.
  await page.waitForTimeout(300)
  const stopped = await sentence(page)
  await page.waitForTimeout(1300)
  expect(await sentence(page)).toBe(stopped)
  await leave()
})

test('an edge that is known to the day says so, and opinions are shown only to who asks', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23&from=2023-04-21&to=2023-04-30')
  await ready(page)
  const events = () => page.locator('.time-event').evaluateAll((all) => all.map((event) => event.getAttribute('aria-label')).join('; '))
  expect(await events()).toContain('3 events from some time on 24 April 2023')
  await page.locator('.time-opinion input').check()
  await expect.poll(events).toContain('4 events from some time on 24 April 2023')
  const ribbon = await page.locator('.time-row.head .time-ribbons').boundingBox()
  if (!ribbon) throw new Error('no ribbon')
  // Two days after its start.
  await page.mouse.move(ribbon.x + (ribbon.width * 4) / 10, ribbon.y + 8)
  await expect.poll(() => page.locator('.time-tip').innerText()).toMatch(/Closed\s+From some time on 23 April 2023\s+Until about 26 April 2023/)
  await page.keyboard.press('Escape')
  await leave()
})
