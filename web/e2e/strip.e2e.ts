// The strip of the crossing: on every day and in every language the live page has the stops, words and order of the server's list.

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { Locale } from '../src/i18n/locale'
import { loadMessages } from '../src/i18n/messages'
import { tablesOf } from '../src/map/style'
import { buildModel } from '../src/model'
import { shownInstant } from '../src/moment'
import { stopDetail, stripAt, type StripPlace } from '../src/strip/stops'
import { buildSymbology } from '../src/symbology'
import type { WireTimeline } from '../src/wire'
import { DESKTOP, PHONE, ready, stage, violations, visit } from './support'

const held = stage()

const fetched = async (path: string) => {
  const answer = await fetch(held.server.url + path)
  expect(answer.status, path).toBe(200)
  return answer
}

/** The lines of the strip of a page that the server wrote: what stands between its tags. */
async function written(day: string, lang: string): Promise<string[]> {
  const html = await (await fetched(`/?datetime=${day}&lang=${lang}`)).text()
  const list = /<ol class="strip">(.*?)<\/ol>/s.exec(html)?.[1] ?? ''
  const texts = list.split(/<[^>]*>/).map((text) => text.trim())
  return texts.filter(Boolean)
}

/** Days around each change, and one a month: a strip changes on no other day. */
function days({ changes, dataset }: WireTimeline): string[] {
  const found = new Set<string>([dataset.since])
  for (const { span } of changes) {
    const at = Date.parse(span.since ?? '') + 4 * 3_600_000
    for (const day of [-1, 0, 1]) if (Number.isFinite(at)) found.add(new Date(at + day * 86_400_000).toISOString().slice(0, 10))
  }
  const today = new Date().toISOString().slice(0, 10)
  for (let at = Date.parse('2020-10-15'); new Date(at).toISOString() < today; at += 30 * 86_400_000) found.add(new Date(at).toISOString().slice(0, 10))
  return [...found].filter((day) => day < today).sort()
}

test.each(['en', 'hy', 'az', 'ru', 'ka'])('on every day the page has what the server’s list has (%s)', async (lang) => {
  const wire = (await (await fetched(`/timeline.json?lang=${lang}`)).json()) as WireTimeline
  const tables = tablesOf((await (await fetched(`/style.json?lang=${lang}`)).json()) as Parameters<typeof tablesOf>[0])
  const model = buildModel(wire, buildSymbology(tables), Date.now())
  const locale = new Locale(lang, await loadMessages(lang), model.offset, wire.sentences)
  const words = locale.messages.strip
  const place = (stop: StripPlace) => [stop.place.label, stop.state?.symbol.label ?? '', stopDetail(model, locale, stop)]
  const page = (day: string) =>
    stripAt(model, shownInstant({ day }, model.offset))
      .flatMap((stop) => (stop.kind === 'border' ? stop.words.flatMap((word, index) => (index > 0 ? [words.border, word] : [word])) : stop.kind === 'place' ? place(stop) : [words.unordered, stop.note, ...stop.places.flatMap(place)]))
      .filter(Boolean)
  const all = days(wire)
  expect(all.length).toBeGreaterThan(150)
  const html = await (await fetched(`/?datetime=2023-04-23&lang=${lang}`)).text()
  expect(html).toContain(`<h2 id="strip">${words.title}</h2>`)
  expect(html).toContain(`<p class="muted small">${words.note}</p>`)
  let filled = 0
  // In English on more of these days than in others: what differs there are words.
  const step = lang === 'en' ? 2 : 9
  for (const day of all.filter((_, index) => index % step === 0)) {
    const expected = await written(day, lang)
    filled += Number(expected.length > 0)
    expect(page(day), day).toEqual(expected)
  }
  expect(filled).toBeGreaterThan(20)
}, 120_000)

/** What the strip of the page shows, line by line; empty without a strip. */
const shown = (page: Page) =>
  page.evaluate(() => {
    const texts: string[] = []
    const list = document.querySelector('.strip ol')
    const walker = list && document.createTreeWalker(list, NodeFilter.SHOW_TEXT)
    while (walker?.nextNode()) texts.push(walker.currentNode.textContent?.trim() ?? '')
    return texts.filter(Boolean)
  })

test('the strip changes with the moment and is away where no route carried the corridor', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2020-11-10', DESKTOP)
  await ready(page)
  for (const day of ['2020-11-20', '2022-09-15', '2023-04-23', '2023-10-15']) {
    await page.evaluate((day) => {
      history.replaceState(null, '', `?datetime=${day}`)
      dispatchEvent(new PopStateEvent('popstate'))
    }, day)
    await expect.poll(() => shown(page), { message: day }).toEqual(await written(day, 'en'))
  }
  await leave()
  const before = await visit(held.browser, held.server, '/?datetime=2020-11-09', DESKTOP)
  await ready(before.page)
  expect(await before.page.locator('.strip').count()).toBe(0)
  await before.leave()
})

test('Enter on a stop selects its place', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23', DESKTOP)
  await ready(page)
  await page.locator('.stop-button[data-place="az-checkpoint"]').focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/place=az-checkpoint/)
  expect(await page.locator('.stop-button[aria-pressed="true"]').getAttribute('data-place')).toBe('az-checkpoint')
  await page.locator('.aside h2', { hasText: 'Azerbaijani checkpoint' }).waitFor()
  expect(await violations(page)).toEqual([])
  await leave()
})

test('the sheet of a phone at rest begins with the crossing, and has all stops when it is pulled up', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23', PHONE)
  await ready(page)
  const heights = () => page.locator('.strip ol > li').evaluateAll((stops) => stops.map((stop) => stop.getBoundingClientRect().height > 1))
  expect(await heights()).toEqual([false, true, true, true, true, true])
  await page.evaluate(() => scrollTo(0, 300))
  await expect.poll(heights).toEqual([true, true, true, true, true, true])
  expect(await violations(page)).toEqual([])
  await page.locator('.stop-button[data-place="hakari-bridge"]').tap()
  await page.waitForURL(/place=hakari-bridge/)
  await leave()
})
