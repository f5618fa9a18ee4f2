import { describe, expect, test } from 'vitest'
import { Offset } from '../moment'
import { boundsOf, spanOfMoment } from './uncertainty'
import { at, testModel, testPlace, testState } from '../testing/fixtures'

const offset = Offset.parse('+04:00')

describe('spanOfMoment', () => {
  test('is the local year, month or day', () => {
    expect(spanOfMoment('2023', offset)).toEqual({ since: at('2023-01-01'), until: at('2024-01-01') })
    expect(spanOfMoment('2023-12', offset)).toEqual({ since: at('2023-12-01'), until: at('2024-01-01') })
    expect(spanOfMoment('2023-04-30', offset)).toEqual({ since: at('2023-04-30'), until: at('2023-05-01') })
  })

  test('is empty for a time, even an approximate one', () => {
    const noon = at('2023-04-23T12:00:00')
    expect(spanOfMoment('2023-04-23T12:00+04:00~', offset)).toEqual({ since: noon, until: noon })
  })

  test('is not widened by a qualifier', () => {
    expect(spanOfMoment('2023-10~', offset)).toEqual(spanOfMoment('2023-10', offset))
  })
})

test('boundsOf reads the bounds as the server wrote them', () => {
  const states = [
    testState('road', 'open', '2021-07-01', '2022-12-05', { since_edtf: '2021-07', until_edtf: '2022-12-05~' }),
    testState('road', 'closed', '2022-12-05', '', { since_edtf: '2022-12-05~' }),
  ]
  const bounds = boundsOf(testModel({ places: [testPlace('road')], states }))
  const day = { since: at('2022-12-05'), until: at('2022-12-06') }
  expect(bounds.get('road.2021-07-01')).toEqual({
    since: { moment: '2021-07', span: { since: at('2021-07-01'), until: at('2021-08-01') } },
    until: { moment: '2022-12-05~', span: day },
  })
  expect(bounds.get('road.2022-12-05')).toEqual({ since: { moment: '2022-12-05~', span: day }, until: undefined })
})
