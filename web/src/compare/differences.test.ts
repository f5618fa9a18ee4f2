import { describe, expect, test } from 'vitest'
import { testChange, testModel, testPlace, testState } from '../testing/fixtures'
import { differences } from './differences'
import { groupAccessChanges } from './access-changes'

const at = (text: string) => Date.parse(text.includes('T') ? text : `${text}T00:00:00+04:00`)
const effect = (kind: 'starts' | 'exception' | 'confirms' | 'ends', ...places: string[]) => ({ effect: kind, places, status: 'closed', until: null, by: [], at: null })

const model = testModel({
  places: [
    testPlace('road'),
    testPlace('bridge', { periods: [{ since: '2023-03-01T00:00:00+04:00', until: '2023-05-01T00:00:00+04:00' }] }),
    testPlace('post'),
    testPlace('town'),
  ],
  states: [
    testState('road', 'open', '2023-01-01', '2023-02-03T12:30:00+04:00', { access_civilians_in: 'yes', access_civilians_out: 'yes' }),
    testState('road', 'blocked', '2023-02-03T12:30:00+04:00', '2023-02-03T15:30:00+04:00', { is_exception: true }),
    testState('road', 'open', '2023-02-03T15:30:00+04:00', '2023-04-01', { access_civilians_in: 'yes', access_civilians_out: 'yes' }),
    testState('road', 'open', '2023-04-01', '', { access_civilians_in: 'no', access_civilians_out: 'unknown', control: 'reported', controllers: ['a'] }),
    testState('bridge', 'open', '2023-03-01', '2023-05-01'),
    testState('post', 'active', '2023-01-01', '', { control: 'reported', controllers: ['a', 'b'] }),
  ],
  changes: [
    testChange('blocked', '2023-02-03T12:30:00+04:00', { effects: [effect('exception', 'road')] }),
    testChange('built', '2023-03-01', { effects: [effect('starts', 'bridge')] }),
    testChange('seen', '2023-03-15', { effects: [effect('confirms', 'road')] }),
    testChange('shut', '2023-04-01', { effects: [effect('starts', 'road')] }),
    testChange('gone', '2023-05-01', { effects: [effect('ends', 'bridge')] }),
  ],
})
const between = (from: string, to: string) => differences(model, at(from), at(to))
const ids = (from: string, to: string) => between(from, to).map(({ place }) => place.id)

describe('two instants', () => {
  test('with the same states do not differ', () => {
    expect(ids('2023-01-10', '2023-02-01')).toEqual([])
    expect(ids('2023-01-10', '2023-01-10')).toEqual([])
  })
  test('on both sides of an exception do not differ', () => expect(ids('2023-02-03T12:00:00+04:00', '2023-02-03T15:30:00+04:00')).toEqual([]))
  test('of which one is in an exception differ in status', () => {
    expect(ids('2023-02-03T12:29:59+04:00', '2023-02-03T12:30:00+04:00')).toEqual(['road'])
    expect(between('2023-02-01', '2023-02-03T15:29:59+04:00')[0]).toMatchObject({ status: true, existence: false, changes: [{ id: 'blocked' }] })
  })
  test('differ where access or control differs under the same status', () => {
    const [road] = between('2023-03-31T23:59:59+04:00', '2023-04-01')
    expect(road).toMatchObject({ status: false, control: true })
    expect(road?.access).toEqual([
      { travel: { traveller: 'civilians', direction: 'in' }, before: 'yes', after: 'no' },
      { travel: { traveller: 'civilians', direction: 'out' }, before: 'yes', after: 'unknown' },
    ])
  })
  test('differ where a place begins, at its first instant and not before', () => {
    expect(ids('2023-02-20', '2023-02-28T23:59:59+04:00')).toEqual([])
    expect(between('2023-02-20', '2023-03-01')[0]).toMatchObject({ place: { id: 'bridge' }, existence: true, before: { exists: false }, access: [], control: false })
  })
  test('differ where a place ends, from the instant of its end', () => {
    expect(ids('2023-04-20', '2023-04-30T23:59:59+04:00')).toEqual([])
    expect(between('2023-04-20', '2023-05-01')[0]).toMatchObject({ existence: true, after: { exists: false }, changes: [{ id: 'gone' }] })
  })
  test('name the changes after the first up to the second, without confirmations', () => {
    expect(between('2023-02-03T12:30:00+04:00', '2023-04-01').map(({ changes }) => changes.map(({ id }) => id))).toEqual([['shut'], ['built']])
  })
  test('may be given in reverse order', () => {
    const [road] = between('2023-04-01', '2023-03-31')
    expect(road).toMatchObject({ before: { state: { controllers: ['a'] } }, changes: [{ id: 'shut' }] })
  })
})

describe('groupAccessChanges', () => {
  const change = (traveller: 'civilians' | 'goods', direction: 'in' | 'out', after: 'no' | 'limited') => ({ travel: { traveller, direction }, before: 'yes' as const, after })
  test('joins equal changes, both directions as one', () => {
    expect(groupAccessChanges([change('civilians', 'in', 'no'), change('civilians', 'out', 'no'), change('goods', 'in', 'no')])).toEqual([
      { before: 'yes', after: 'no', who: [{ traveller: 'civilians', direction: null }, { traveller: 'goods', direction: 'in' }] },
    ])
  })
  test('keeps directions apart that differ', () => {
    expect(groupAccessChanges([change('goods', 'in', 'no'), change('goods', 'out', 'limited')])).toHaveLength(2)
  })
})
