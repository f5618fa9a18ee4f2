// How the page looks and reads in every language and theme; pictures are kept to be looked at.

import { expect, test } from 'vitest'
import { DESKTOP, PHONE, picture, ready, stage, violations, visit } from './support'

const held = stage()

const LANGUAGES = ['en', 'hy', 'az', 'ru', 'ka']

test.each(LANGUAGES)('in %s every letter has a shape, and nothing is cut off', async (language) => {
  for (const [name, options] of [['desktop', DESKTOP], ['phone', PHONE]] as const) {
    const { page, leave } = await visit(held.browser, held.server, `/?datetime=2023-04-23&lang=${language}`, options)
    await ready(page)
    expect(await page.getAttribute('html', 'lang')).toBe(language)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 'overflow').toBeLessThanOrEqual(0)
    // Dates are words of the language: a browser that has none for its months writes "M04".
    expect(await page.evaluate(() => document.body.innerText)).not.toMatch(/\bM(0\d|1[0-2])\b/)
    // What leads away stands on one line, whole.
    const nav = await page.locator('.top nav > *').evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().height > 40).map((one) => one.textContent))
    expect(nav, 'cut off').toEqual([])
    // The page's own font holds every letter that is shown: no letter falls back to another.
    const missing = await page.evaluate(async () => {
      await document.fonts.ready
      const letters = new Set((document.body.innerText.match(/\p{L}/gu) ?? []).join(''))
      const canvas = document.createElement('canvas').getContext('2d')!
      const width = (font: string, letter: string) => ((canvas.font = font), canvas.measureText(letter).width)
      return [...letters].filter((letter) => ['serif', 'monospace'].some((other) => width(`40px "Noto Sans", ${other}`, letter) !== width('40px "Noto Sans", sans-serif', letter)))
    })
    expect(missing).toEqual([])
    expect(await violations(page)).toEqual([])
    await picture(page, `${language}-${name}`)
    await leave()
  }
})

test.each(['light', 'dark', 'contrast'])('the %s theme keeps its contrast', async (theme) => {
  for (const [name, options] of [['desktop', DESKTOP], ['phone', PHONE]] as const) {
    const { page, leave } = await visit(held.browser, held.server, `/?datetime=2023-04-23&theme=${theme}`, options)
    await ready(page)
    expect(await violations(page)).toEqual([])
    await picture(page, `${theme}-${name}`)
    await leave()
  }
})

test('a device in the dark gets the dark theme by itself', async () => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23', { ...DESKTOP, colorScheme: 'dark' })
  await ready(page)
  expect(await page.evaluate(() => getComputedStyle(document.body).colorScheme || getComputedStyle(document.documentElement).colorScheme)).toContain('dark')
  expect(await violations(page)).toEqual([])
  await leave()
})
