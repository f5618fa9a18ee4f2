// A film of the view, from the share dialog: nobody gets it who has not asked, and then it plays.

import { expect, test } from 'vitest'
import { DESKTOP, PHONE, openShared, picture, stage, violations, visit } from './support'

const held = stage()

test.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const)('the share dialog shows a film when it is asked to, in the chosen time and size: %s', async (name, options) => {
  const { page, leave } = await visit(held.browser, held.server, '/?datetime=2023-04-23&traveller=civilians-in', options)
  await page.locator('html[data-ready]').waitFor()
  const films: string[] = []
  page.on('request', (request) => request.url().includes('/film.') && films.push(request.url()))
  if (name === 'phone') await page.getByTestId('menu').click()
  await page.getByRole('button', { name: 'Share' }).first().click()
  await openShared(page, 'Film')
  const film = page.getByTestId('film')
  await film.scrollIntoViewIfNeeded()
  expect(films).toEqual([])
  await film.getByLabel('From').fill('2022-12-10')
  await film.getByLabel('to', { exact: true }).fill('2022-12-14')
  await film.getByLabel('Size').selectOption('story')
  await film.getByRole('button', { name: 'Show film' }).click()
  const shown = film.locator('img')
  await expect.poll(() => shown.getAttribute('data-state')).toBe('made')
  expect(await shown.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([540, 960])
  expect(films).toHaveLength(1)
  for (const part of ['from=2022-12-10', 'to=2022-12-14', 'traveller=civilians-in', 'as-of=']) expect(films[0]).toContain(part)
  expect(await film.getByRole('link', { name: 'APNG' }).getAttribute('href')).toMatch(/^\/film\.apng\?from=2022-12-10&to=2022-12-14/)
  expect(await violations(page)).toEqual([])
  await shown.scrollIntoViewIfNeeded()
  await picture(page, `film-${name}`)
  // A film that would end before it begins is not asked for.
  await film.getByLabel('From').fill('2023-12-10')
  expect(await film.innerText()).toContain('The last day must be after the first.')
  expect(await film.getByRole('button', { name: 'Show film' }).isDisabled()).toBe(true)
  expect(await film.getByRole('link', { name: 'GIF' }).count()).toBe(0)
  await leave()
})
