// The timeline under every hand that may hold it: keys, wheel, fingers, a typed time, and the clock that plays it.

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DESKTOP, LOW, PHONE, SIDEWAYS, ready, sentence, stage, violations, visit } from './support'

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
    await expect.poll(() => shown(page), { message: key }).toBe(day)
  }
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => shown(page), { message: 'an arrow goes to the instant of a change' }).toMatch(/^2020-11-\d\dT/)
  await page.keyboard.press('End')
  expect(await sentence(page)).toContain('not known')
  // A change of view never takes the keys away.
  expect(await slider.evaluate((element) => element === document.activeElement)).toBe(true)
  await leave()
})

test('keys add no history, a jump does, and Back leads to where the keys had led', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-01-31')
  await ready(page)
  const entries = () => page.evaluate(() => history.length)
  const before = await entries()
  await page.getByTestId('slider').focus()
  for (const key of ['ArrowUp', 'ArrowRight', 'ArrowRight', 'PageUp', 'ArrowDown']) await page.keyboard.press(key)
  await expect.poll(() => shown(page)).toMatch(/^2023-0[3-5]-\d\d$/)
  expect(await entries()).toBe(before)
  const led = shown(page)
  await page.locator('.moments button').first().click()
  expect(await entries()).toBe(before + 1)
  await page.goBack()
  await expect.poll(() => shown(page)).toBe(led)
  await leave()
})

test('a day and a time can be typed, and an empty time is the end of the day', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23')
  await ready(page)
  await page.getByTestId('when').click()
  await page.getByTestId('date').fill('2022-12-03')
  expect(await sentence(page)).toContain('On 3 December 2022 the Lachin corridor had been open')
  await page.getByTestId('time').fill('13:00')
  expect(await sentence(page)).toContain('At 13:00 on 3 December 2022 the Lachin corridor was blocked')
  expect(shown(page)).toBe('2022-12-03T13:00:00+04:00')
  await page.getByTestId('time').fill('')
  expect(await sentence(page)).toContain('On 3 December 2022')
  expect(await violations(page)).toEqual([])
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
  await expect.poll(() => parameter(page, 'from')).toBe('2020-11-10')
  expect(await page.getByTestId('whole').getAttribute('aria-pressed')).toBe('true')
  await page.goBack()
  await expect.poll(() => parameter(page, 'from')).toMatch(/^202[23]/)
  const [from, to] = [parameter(page, 'from'), parameter(page, 'to')]
  expect(to).toMatch(/^2023/)
  await page.getByTestId('zoom-in').click()
  await expect.poll(() => parameter(page, 'from')).not.toBe(from)
  await page.goBack()
  await page.goto(`${held.server.url}/?datetime=2023-04-23&from=${from}&to=${to}`)
  await ready(page)
  expect(await page.locator('.time-period').innerText()).toMatch(/2023 – .*2023/)
  await leave()
})

/** The first and last day that are seen. */
const period = (page: Page) => page.getByTestId('brush-window').getAttribute('aria-valuetext')

test.each([
  ['2022-12-12', '12 Dec 2022 – 1 Oct 2023'],
  ['2023-10-01', '12 Dec 2022 – 1 Oct 2023'],
  ['2023-10-02', /^10 Nov 2020 – /],
] as const)('at %s it opens on %s', async (day, seen) => {
  const { page, leave } = await visit(held.browser, held.server, `/?datetime=${day}`)
  await ready(page)
  expect(await period(page)).toMatch(seen)
  expect(parameter(page, 'from')).toBeNull()
  // To another moment it opens anew where it does not hold that.
  await page.locator('.moments button', { hasText: '17 Nov 2020' }).click()
  await expect.poll(() => period(page)).toMatch(/^10 Nov 2020 – /)
  await leave()
})

test('a step beyond its end takes it along, and a movement of the hand stays within', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-09-30T12:00:00%2B04:00')
  await ready(page)
  const track = await page.locator('.time-row.head .time-ribbons').boundingBox()
  if (!track) throw new Error('no ribbon')
  await page.mouse.move(track.x + track.width - 40, track.y + 8)
  await page.mouse.down()
  await page.mouse.move(track.x + track.width + 30, track.y + 8)
  await page.mouse.up()
  await expect.poll(() => shown(page)).toBe('2023-10-01')
  expect(await period(page)).toBe('12 Dec 2022 – 1 Oct 2023')
  await page.getByTestId('next').click()
  await expect.poll(() => parameter(page, 'to')).toMatch(/^2023-1[12]/)
  expect(parameter(page, 'from')).toMatch(/^2023-0[12]/)
  await leave()
})

test('the brush on the whole period moves and resizes what is seen, by mouse and by keys', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23')
  await ready(page)
  const grab = async (part: string, by: number) => {
    const box = await page.getByTestId(`brush-${part}`).boundingBox()
    if (!box) throw new Error('no brush')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2 + by, box.y + box.height / 2, { steps: 4 })
    await page.mouse.up()
  }
  await grab('since', -100)
  await expect.poll(() => parameter(page, 'from')).toMatch(/^2022-0[4-6]/)
  expect(parameter(page, 'to'), 'the other end stays').toBe('2023-10-01')
  await grab('window', -150)
  await expect.poll(() => parameter(page, 'to')).toMatch(/^2022-1[0-2]/)
  expect(shown(page), 'the playhead stays').toBe('2023-04-23')
  // Beside the frame: it comes.
  const strip = await page.locator('.brush').boundingBox()
  if (!strip) throw new Error('no strip')
  await page.mouse.click(strip.x + strip.width - 2, strip.y + 10)
  await expect.poll(() => page.getByTestId('brush-until').getAttribute('aria-valuenow')).toBe(await page.getByTestId('brush-until').getAttribute('aria-valuemax'))
  const before = await period(page)
  await page.getByTestId('brush-since').focus()
  for (const [key, by] of [['ArrowLeft', -1], ['PageUp', 30], ['ArrowRight', 1]] as const) {
    const value = () => page.getByTestId('brush-since').getAttribute('aria-valuenow').then(Number)
    const was = await value()
    await page.keyboard.press(key)
    expect(await value(), key).toBe(was + by)
  }
  expect(await period(page)).not.toBe(before)
  await page.getByTestId('brush-window').focus()
  await page.keyboard.press('Home')
  expect(await period(page)).toMatch(/^10 Nov 2020 – /)
  await expect.poll(() => parameter(page, 'from')).toBe('2020-11-10')
  expect(await violations(page)).toEqual([])
  await leave()
})

test('under a thumb a day is a pixel at least, and the brush follows a finger', async () => {
  for (const [path, options] of [
    ['/?datetime=now', PHONE],
    ['/?datetime=2023-04-23', PHONE],
    ['/?datetime=2023-04-23', { ...PHONE, viewport: { width: 320, height: 640 } }],
    ['/?datetime=2023-04-23&from=2020-11-10&to=2026-01-01', SIDEWAYS],
  ] as const) {
    const { page, leave } = await visit(held.browser, held.server, path, options)
    await ready(page)
    const [since, until] = await Promise.all(['since', 'until'].map(async (end) => Number(await page.getByTestId(`brush-${end}`).getAttribute('aria-valuenow'))))
    const width = await page.locator('.time-track .time-ribbons').evaluate((track) => track.clientWidth)
    expect(width / ((until ?? 0) - (since ?? 0)), path).toBeGreaterThanOrEqual(1)
    expect(await page.locator('.time-track ~ .time-heads .time-head:not(.compared)').evaluate((head) => head.style.visibility), 'the moment is seen').toBe('visible')
    if (options === SIDEWAYS) {
      const box = await page.getByTestId('brush-window').boundingBox()
      const touch = await page.context().newCDPSession(page)
      const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...xs: number[]) =>
        touch.send('Input.dispatchTouchEvent', { type, touchPoints: xs.map((x) => ({ x: box!.x + x, y: box!.y + box!.height / 2 })) })
      const before = await period(page)
      await finger('touchStart', box!.width / 2)
      for (const x of [-10, -30, -60]) await finger('touchMove', box!.width / 2 + x)
      await finger('touchEnd')
      await expect.poll(() => period(page)).not.toBe(before)
    }
    await leave()
  }
})

test.each([
  ['hy', { ...PHONE, viewport: { width: 320, height: 640 } }],
  ['ru', PHONE],
  ['ka', { viewport: { width: 768, height: 1024 } }],
] as const)('names of rows are whole, in %s, and under a thumb they stand above their ribbons', async (language, options) => {
  const { page, leave } = await visit(held.browser, held.server, `/?datetime=2023-04-23&lang=${language}`, options)
  await ready(page)
  const open = page.locator('.time-handle')
  if (await open.isVisible()) await open.tap()
  const names = await page.locator('.time-name').evaluateAll((all) =>
    all.map((one) => {
      const [name, row] = [one.getBoundingClientRect(), (one.closest('.time-label') ?? one).getBoundingClientRect()]
      return { text: one.textContent, isCut: one.scrollWidth > one.clientWidth + 1, isOut: name.top < row.top - 1 || name.bottom > row.bottom + 1 || name.right > innerWidth }
    }),
  )
  expect(names.length).toBeGreaterThan(5)
  expect(names.filter(({ isCut, isOut }) => isCut || isOut)).toEqual([])
  await leave()
})

test('the legend lists what is seen, the most important first, and follows the period and the traveller', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23')
  await ready(page)
  const legend = () => page.locator('.time-legend li').allInnerTexts()
  const all = await legend()
  expect(all.slice(0, 6)).toEqual(['Closed', 'Blocked', 'Outbound only', 'Humanitarian only', 'Restricted', 'Open'])
  for (const sign of ['Active', 'Planned', 'Unknown', 'No status on record', 'Incident', 'Court', 'Statement']) expect(all).toContain(sign)
  expect(all.indexOf('Active')).toBeLessThan(all.indexOf('Unknown'))
  expect(all.indexOf('No status on record')).toBeLessThan(all.indexOf('Incident'))
  // Days when the bridge was closed, and nothing was open.
  await page.goto(`${held.server.url}/?datetime=2023-04-24&from=2023-04-24&to=2023-04-25`)
  await ready(page)
  expect(await legend()).not.toContain('Open')
  expect(await legend()).toContain('Closed')
  await page.locator('.traveller button', { hasText: 'aid' }).click()
  await expect.poll(async () => (await legend())[0]).toBe('no')
  expect(await page.locator('.time-legend b').first().innerText()).toMatch(/^aid, toward/)
  await leave()
})

test.each([
  ['a laptop', DESKTOP, 9, 4, 'low'],
  ['a low laptop', LOW, 4, 9, 'high'],
] as const)('on %s it has the height of the window, until a reader chooses; the link keeps that', async (_, options, first, then, height) => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23', options)
  await ready(page)
  const rows = () => page.locator('.time-scroll').evaluate((box) => Math.round(box.clientHeight / parseFloat(getComputedStyle(box).getPropertyValue('--row'))))
  expect(await rows()).toBe(first)
  await page.getByTestId('rows').click()
  await expect.poll(rows).toBe(then)
  await expect.poll(() => parameter(page, 'timeline')).toBe(height)
  await page.reload()
  await ready(page)
  expect(await rows()).toBe(then)
  await leave()
})

test('two fingers zoom it on a phone, and one moves the playhead', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23', PHONE)
  await ready(page)
  const track = await page.locator('.time-track .time-ribbons').boundingBox()
  if (!track) throw new Error('no ribbon')
  const y = track.y + track.height / 2
  const touch = await page.context().newCDPSession(page)
  const fingers = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...at: number[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: at.map((x, id) => ({ x: track.x + x, y, id })) })
  await fingers('touchStart', 60)
  for (const x of [70, 90, 120]) await fingers('touchMove', x)
  await fingers('touchEnd')
  await expect.poll(() => shown(page)).toMatch(/^2023-0[23]-/)
  await fingers('touchStart', 100, 160)
  for (const wide of [10, 20, 40]) await fingers('touchMove', 100 - wide, 160 + wide)
  await fingers('touchEnd')
  await expect.poll(() => parameter(page, 'from')).not.toBeNull()
  await leave()
})

test.each(['no-preference', 'reduce'] as const)('it plays and pauses; with motion "%s"', async (reducedMotion) => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2022-12-01', { ...DESKTOP, reducedMotion })
  await ready(page)
  await page.getByTestId('when').click()
  await page.locator('.time-speed select').selectOption({ index: 0 })
  await page.keyboard.press('Escape')
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
