// Measures what a picture of a day takes: drawn by the server, and photographed from the page by a browser that runs already. Both
// in one run and over the same days, each of which is asked for once, so that nothing is answered from what was kept.

import { test } from 'vitest'
import { ready, stage } from '../e2e/support'

const held = stage()
const SIZE = { width: 1200, height: 675 }
const DAYS = ['2020-11-17', '2021-06-01', '2022-08-31', '2022-12-03', '2022-12-12', '2023-04-23', '2023-09-25', '2024-02-01']
const WANTED = 50

test('a picture from the server beside a screenshot of the page', async () => {
  const { server, browser } = held
  const drawn = (day: string) => timed(async () => {
    const answer = await fetch(`${server.url}/snapshot.png?datetime=${day}&width=${SIZE.width}&height=${SIZE.height}`)
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`${answer.status} for ${day}`)
  })
  const photographed = (day: string) => timed(async () => {
    const context = await browser.newContext({ viewport: SIZE })
    const page = await context.newPage()
    await page.goto(`${server.url}/?datetime=${day}`)
    await ready(page)
    await page.screenshot()
    await context.close()
  })
  // Once before, so that neither has to wait for what is made once.
  await drawn('2021-01-01')
  await photographed('2021-01-01')
  const ours: number[] = []
  const theirs: number[] = []
  for (const day of DAYS) {
    ours.push(await drawn(day))
    theirs.push(await photographed(day))
  }
  const [one, other] = [median(ours), median(theirs)]
  console.log(`PNG of ${SIZE.width} × ${SIZE.height}, median of ${DAYS.length} days: the server ${one.toFixed(1)} ms, a screenshot of the page ${other.toFixed(0)} ms: ${(other / one).toFixed(0)} times faster (wanted ${WANTED})`)
})

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function median(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? NaN
}
