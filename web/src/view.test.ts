import { describe, expect, test } from 'vitest'
import type { Model } from './model'
import { Offset } from './moment'
import { type View, NO_FILTER, parseTravel, parseView, formatTravel, formatView } from './view'

const LANGUAGES = ['en', 'hy', 'az', 'ru', 'ka']
const model = { offset: Offset.parse('+04:00') } as Model
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
