// A step of the story in an article of somebody else: every width and language, on to the next step within its frame, offline.

import { expect, test } from 'vitest'
import { beyond, paper, visible } from './article'
import { stage } from './support'

const held = stage()
const { article } = paper(held)

const BOXES = [
  [320, 480],
  [600, 560],
  [1200, 675],
] as const

const iframe = (path: string, width: number, height: number) => `<iframe src="${held.server.url}${path}" width="${width}" height="${height}" style="border:0"></iframe>`

test.each(['en', 'hy', 'az', 'ru', 'ka'])('in %s a step fits every column, and leads on within its frame', async (language) => {
  const { frames, leave } = await article(BOXES.map(([width, height]) => iframe(`/embed?story=6&lang=${language}`, width, height)).join(''))
  expect(frames).toHaveLength(BOXES.length)
  for (const frame of frames) {
    const title = frame.locator('h1.telling-title')
    const before = await title.innerText()
    expect(before).toContain('23')
    expect(await visible(frame, '.telling')).toBe(true)
    expect(await visible(frame, '.map')).toBe(true)
    expect(await beyond(frame)).toEqual([])
    await frame.locator('[rel="next"]').click()
    await expect.poll(() => title.innerText()).not.toBe(before)
    expect(new URL(frame.url()).searchParams.get('story')).toBe('7')
    expect(await beyond(frame)).toEqual([])
  }
  await leave()
})

test('without a script a step is whole', async () => {
  const { frames, leave } = await article(iframe('/embed?story=1', 600, 560), { javaScriptEnabled: false })
  const frame = frames[0]!
  expect(await frame.locator('h1.telling-title').innerText()).toBe('For 286 days no ordinary traffic passed on this road')
  expect(await frame.locator('.map svg[role="img"]').count()).toBeGreaterThan(0)
  await frame.locator('[rel="next"]').click()
  await expect.poll(() => frame.locator('h1.telling-title').innerText()).toContain('November 2020')
  await leave()
})
