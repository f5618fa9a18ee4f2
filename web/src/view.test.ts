import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Model } from './model'
import { Offset } from './moment'
import { pageData } from './server'
import { type View, NO_FILTER, completed, parseTravel, parseView, formatTravel, formatView } from './view'

const LANGUAGES = ['en', 'hy', 'az', 'ru', 'ka']
const model = { offset: Offset.parse('+04:00'), wire: { story: [] } } as unknown as Model
const read = (search: string) => parseView(search, LANGUAGES, 'en')
const write = (view: View) => formatView(view, model, 'en')

describe('the query of a view', () => {
  test.each([
    '',
    '?datetime=2023-04-23',
    '?datetime=2022-12-12T10:30:00%2B04:00&compare=2022-12-01&place=hakari-bridge&traveller=humanitarian-out',
    '?center=46.5,39.6&zoom=10.25',
    '?bbox=46,39,47,40',
    '?from=2022-12-01&to=2023-10-01&timeline=high&lang=hy&names=ru&theme=dark&as-of=0123456789ab',
    '?q=bridge&status=closed&party=armenia&category=court&certainty=disputed',
    '?place=a&change=t040',
  ])('round-trips: %s', (search) => {
    const { view, invalidParameters } = read(search)
    expect(invalidParameters).toEqual([])
    expect(write(view)).toBe(search)
    expect(read(write(view)).view).toEqual(view)
  })

  test('lists invalid parameters and falls back to defaults', () => {
    const { view, invalidParameters } = read('?datetime=yesterday&bbox=1,2&lang=xx&traveller=dogs-in&zoom=9&timeline=huge')
    expect(invalidParameters.map(({ parameter }) => parameter).sort()).toEqual(['bbox', 'datetime', 'lang', 'timeline', 'traveller'])
    expect(view).toMatchObject({ shown: null, bbox: null, lang: 'en', travel: null, camera: null, timeline: null, filter: NO_FILTER })
  })

  test.each(['1,2,3', '1,2,3,x', '181,0,182,1', '0,5,1,4', ',,,', '1,2,3,4,5'])('an invalid bbox: %s', (box) => {
    expect(read(`?bbox=${box}`).invalidParameters).toEqual([{ parameter: 'bbox', given: box }])
  })

  test('`now` is today and valid', () => {
    expect(read('?datetime=now')).toMatchObject({ view: { shown: null }, invalidParameters: [] })
  })

  test('a reversed range is ignored', () => {
    expect(read('?from=2023-01-01&to=2022-01-01').view.range).toBeNull()
  })

  test('zero is a valid longitude and latitude', () => {
    expect(read('?center=0,0&zoom=0').view.camera).toEqual({ center: [0, 0], zoom: 0 })
  })
})

describe('a traveller parameter', () => {
  test('round-trips', () => {
    for (const text of ['civilians-in', 'peacekeepers-out']) expect(formatTravel(parseTravel(text)!)).toBe(text)
  })
  test.each(['civilians', 'in-civilians', 'civilians-in-out', ''])('rejects %j', (text) => expect(parseTravel(text)).toBeNull())
})

describe('the story', () => {
  const step = (datetime: string | null, bbox: number[] | null) => ({ datetime, bbox })
  const told = { ...model, wire: { story: [step('2022-12-12', null), step('2022-08-30T20:00:00+04:00', [46, 39, 47, 40]), step(null, null)] } } as unknown as Model
  beforeEach(() => void (pageData.steps = '3'))
  afterEach(() => void delete pageData.steps)

  test.each([
    ['', 1, ''],
    ['?story=1', 1, ''],
    ['?story=3&lang=hy&names=ru&theme=dark', 3, '?story=3&lang=hy&names=ru&theme=dark'],
    ['?lang=ru&utm_source=x', 1, '?lang=ru'],
    ['?story=1&as-of=0123456789ab', 1, '?story=1&as-of=0123456789ab'],
    ['?story=9', 1, ''],
    ['?as-of=0123456789ab', null, '?as-of=0123456789ab'],
    ['?datetime=now', null, '?datetime=now'],
    ['?story=2&datetime=2023-04-23', null, '?datetime=2023-04-23'],
    ...['compare=2022-12-01', 'bbox=46,39,47,40', 'center=46.5,39.6&zoom=10', 'place=hakari-bridge', 'traveller=civilians-in', 'change=t040'].map((query) => [`?${query}`, null, `?${query}`] as const),
  ] as const)('%j opens on step %j and is written %j', (search, story, written) => {
    const { view } = read(search)
    expect(view.story).toBe(story)
    expect(formatView(completed(told, view), told, 'en')).toBe(written)
  })

  test('a step that does not exist is reported', () => {
    expect(read('?story=9').invalidParameters).toEqual([{ parameter: 'story', given: '9' }])
  })

  test('a step decides moment and frame', () => {
    expect(completed(told, read('').view)).toMatchObject({ shown: { day: '2022-12-12' }, bbox: null })
    expect(completed(told, read('?story=2').view)).toMatchObject({ shown: { instant: Date.parse('2022-08-30T16:00:00Z') }, bbox: [46, 39, 47, 40] })
    expect(completed(told, read('?story=3').view)).toMatchObject({ shown: null })
  })
})
