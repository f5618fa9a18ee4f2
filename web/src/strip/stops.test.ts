import { describe, expect, it } from 'vitest'
import { Locale } from '../i18n/locale'
import { english } from '../i18n/english'
import { at, testModel, testPlace, testState } from '../testing/fixtures'
import { type StripStop, stopDetail, stripAt, stripKey } from './stops'

const period = (since: string, until: string | null = null) => ({ since: `${since}T00:00:00+04:00`, until: until && `${until}T00:00:00+04:00` })

const model = testModel({
  parties: [{ id: 'a', label: 'Aland', qualifier: null, is_plural: false, note: null }],
  places: [
    testPlace('road'),
    testPlace('town', { kind: 'settlement', precision_m: 2000 }),
    testPlace('bridge', { kind: 'bridge' }),
    testPlace('post', { kind: 'post', precision_m: 1500, periods: [period('2023-02-01', '2023-04-01')] }),
  ],
  states: [
    testState('road', 'open', '2023-01-01', '2023-03-01'),
    testState('road', 'closed', '2023-03-01'),
    testState('bridge', 'open', '2023-01-01', '', { control: 'contested' }),
    testState('post', 'active', '2023-02-01', '', { control: 'reported', controllers: ['a', 'other'] }),
  ],
  routes: [{ period: period('2023-01-01', '2023-05-01'), stops: ['town', { border: ['a', 'b'], words: ['Aland', 'Bland'] }, { together: ['bridge', 'post'], note: 'nobody says' }] }],
})

const told = (day: string) =>
  stripAt(model, at(day)).map((stop: StripStop) => (stop.kind === 'border' ? stop.words.join('|') : stop.kind === 'place' ? stop.place.id : `[${stop.places.map(({ place }) => place.id).join(' ')}]`))

describe('stripAt', () => {
  it('has the stops of the route of the day, each in its own period', () => {
    expect(told('2023-02-01')).toEqual(['town', 'Aland|Bland', '[bridge post]'])
    expect(told('2023-01-31')).toEqual(['town', 'Aland|Bland', 'bridge'])
    expect(told('2023-04-01')).toEqual(['town', 'Aland|Bland', 'bridge'])
  })

  it('is empty where no route carries the traffic', () => {
    expect([told('2022-12-31'), told('2023-05-01')]).toEqual([[], []])
  })
})

describe('stripKey', () => {
  it('changes with a stop, a state of a stop and the state of the road', () => {
    const keys = ['2023-01-05', '2023-01-06', '2023-02-05', '2023-03-05', '2023-04-05'].map((day) => stripKey(model, at(day)))
    expect(keys[1]).toBe(keys[0])
    expect(new Set(keys).size).toBe(4)
  })
})

describe('stopDetail', () => {
  const locale = new Locale('en', english, model.offset, { months: [], date: '', months_alone: [], month: '', time_on_date: '', about: '', perhaps: '' })
  it('says who is in control and how rough the place is; nothing of a town', () => {
    const [town, , group] = stripAt(model, at('2023-02-01'))
    const places = group?.kind === 'together' ? group.places : []
    expect(places.map((place) => stopDetail(model, locale, place))).toEqual(['contested', 'Aland, other · ± 1.5 km'])
    expect(town?.kind === 'place' && stopDetail(model, locale, town)).toBe('')
  })
})
