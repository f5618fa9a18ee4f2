import { expect, test } from 'vitest'
import { Steps, type Wish } from './steps'

/** Steps whose answers wait until the test gives them. */
function waiting() {
  const asked: { wish: Wish; answer(): void; refuse(): void }[] = []
  const log: string[] = []
  const steps = new Steps<Wish>(
    (wish) => new Promise((answer, refuse) => asked.push({ wish, answer: () => answer(wish), refuse: () => refuse(new Error('no')) })),
    (answer, _, isNewest) => log.push(`${answer.datetime}${isNewest ? '' : ' on the way'}`),
    (wish) => log.push(`${wish.datetime} failed`),
  )
  const settle = () => new Promise((done) => setTimeout(done))
  return { asked, log, steps, settle }
}

test('one request runs at a time, and of the wishes meanwhile only the newest is asked', async () => {
  const { asked, log, steps, settle } = waiting()
  for (const datetime of ['1', '2', '3']) steps.want({ datetime })
  expect(asked.map(({ wish }) => wish.datetime)).toEqual(['1'])
  asked[0]?.answer()
  await settle()
  expect(asked.map(({ wish }) => wish.datetime)).toEqual(['1', '3'])
  asked[1]?.answer()
  await settle()
  expect(log).toEqual(['1 on the way', '3'])
})

test('a failure is told unless a newer wish waits, and the next wish is asked', async () => {
  const { asked, log, steps, settle } = waiting()
  steps.want({ datetime: '1' })
  steps.want({ datetime: '2' })
  asked[0]?.refuse()
  await settle()
  asked[1]?.refuse()
  await settle()
  steps.want({ datetime: '3' })
  asked[2]?.answer()
  await settle()
  expect(log).toEqual(['2 failed', '3'])
})

test('a failure of what is done with an answer is told too', async () => {
  const log: string[] = []
  const steps = new Steps<number>(async () => 1, () => { throw new Error('broken') }, (_, reason) => log.push(String(reason)))
  steps.want({})
  await new Promise((done) => setTimeout(done))
  expect(log).toEqual(['Error: broken'])
})
