import { describe, expect, test } from 'vitest'
import { at, testModel, testPlace, testState } from '../testing/fixtures'
import { defaultComparison, proposals } from './proposals'
import { differences } from './differences'
import { shownInstant } from '../moment'

// Statuses have the severity of their first use: open, blocked, closed.
const model = testModel({
  places: [testPlace('road'), testPlace('post')],
  states: [
    testState('road', 'open', '2021-01-01', '2022-12-12T10:30'),
    testState('road', 'blocked', '2022-12-12T10:30', '2023-02-03T12:30'),
    testState('road', 'open', '2023-02-03T12:30', '2023-02-03T15:30'),
    testState('road', 'blocked', '2023-02-03T15:30', '2023-04-23'),
    testState('road', 'closed', '2023-04-23'),
    testState('post', 'blocked', '2021-01-01', '2023-05-01'),
    testState('post', 'closed', '2023-05-01'),
  ],
  key_moments: [
    { moment: '2021-06-01', at: '2021-06-01T00:00:00+04:00', label: 'early' },
    { moment: '2023-05-20', at: '2023-05-20T00:00:00+04:00', label: 'late' },
  ],
}, { since: '2021-01-01' })
const told = (shown: Parameters<typeof proposals>[1]) => proposals(model, shown).map(({ shown, why, text }) => ['day' in shown ? shown.day : shown.instant, why, text])

describe('the proposed moments', () => {
  test('are the day before the last change, that before the present status, the last that ended open, a year before, and key moments', () => {
    expect(told({ day: '2023-05-02' })).toEqual([
      ['2023-04-30', 'beforeChange', ''],
      ['2023-04-22', 'beforeState', 'closed'],
      ['2022-12-11', 'lastDay', 'open'],
      ['2022-05-02', 'yearBefore', ''],
      ['2021-06-01', 'key', 'early'],
    ])
  })
  test('differ from the shown one, each in at least one place', () => {
    for (const shown of [{ day: '2022-12-12' }, { day: '2023-02-03' }, { instant: at('2022-12-12T10:30') }, { day: '2023-05-20' }, { day: '2021-06-01' }]) {
      const instant = shownInstant(shown, model.offset)
      for (const proposal of proposals(model, shown)) expect(differences(model, instant, shownInstant(proposal.shown, model.offset)), JSON.stringify([shown, proposal])).not.toEqual([])
    }
  })
  test('reach back over changes that left no difference', () => {
    expect(told({ day: '2023-02-03' })[0]).toEqual(['2022-12-11', 'beforeChange', ''])
  })
  test('before the first change are key moments; a comparison opens with the first proposal, else with the first day', () => {
    expect(told({ day: '2021-03-01' })).toEqual([['2023-05-20', 'key', 'late']])
    expect(defaultComparison(model, { day: '2022-12-12' })).toEqual({ day: '2022-12-11' })
    expect(defaultComparison(testModel({ places: [testPlace('road')] }), { day: '2023-02-01' })).toEqual({ day: '2023-01-01' })
  })
})
