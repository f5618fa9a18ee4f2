import { describe, expect, test } from 'vitest'
import { at, testModel, testPlace, testState, testStatus } from '../testing/fixtures'
import type { WirePlace, WireState } from '../wire'
import { isSameCamera, metresPerPixel, scaleBar, dataBounds } from './camera'
import { featuresOf } from './features'
import { legendAt } from './legend'
import { AppearanceTracker, differs, symbolIdAt } from './symbology'
import { pickHit } from './hit-test'
import { distanceField } from './sdf'
import { resolveTheme } from './preload'

function place(id: string, part: Partial<WirePlace> = {}): WirePlace {
  return testPlace(id, { kind: 'bridge', precision_m: 100, bbox: [46.5, 39.6, 46.5, 39.6], geometry: { type: 'Point', coordinates: [46.5, 39.6] }, ...part })
}

const data = (places: readonly WirePlace[], states: readonly WireState[]) => testModel({ places, states, statuses: [testStatus('open'), testStatus('closed', 7)] }, { since: '2020-01-01', today: '2024-01-01' })

const road = place('road', { kind: 'road', schematic: true, bbox: [46, 39.5, 46.5, 39.6], geometry: { type: 'LineString', coordinates: [[46, 39.5], [46.5, 39.6]] } })
const model1 = data([place('bridge'), road], [
  testState('bridge', 'open', '2021-01-01', '2022-01-01', { access_civilians_in: 'yes' }),
  testState('bridge', 'closed', '2022-01-01', '', { access_civilians_in: 'no' }),
])
const bridge = model1.places[0]!

describe('symbols', () => {
  test('a state is in force from its first instant, the previous one until then', () => {
    const looks = [at('2022-01-01') - 1, at('2022-01-01')].map((instant) => symbolIdAt(model1, bridge, instant, null))
    expect(looks).toEqual(['open', 'closed'])
  })

  test('unrecorded access of a traveller is not `no`', () => {
    const look = (traveller: 'civilians' | 'goods') => symbolIdAt(model1, bridge, at('2023-01-01'), { traveller, direction: 'in' })
    expect([look('civilians'), look('goods')]).toEqual(['access-no', 'access-not-recorded'])
  })

  test('a place without a state has a symbol, one that does not exist has none', () => {
    const [later] = data([place('later', { periods: [{ since: '2022-01-01T00:00:00Z', until: null }] })], []).places
    expect([at('2021-01-01'), at('2023-01-01')].map((instant) => symbolIdAt(model1, later!, instant, null))).toEqual(['', 'none'])
  })

  test('a step returns only what changed', () => {
    const appearances = new AppearanceTracker(model1)
    const step = (day: string) => appearances.step(at(day), null, null).map(({ id, look }) => `${id} ${look}`)
    expect(step('2021-06-01')).toEqual(['bridge open', 'road none'])
    expect(step('2021-07-01')).toEqual([])
    expect(step('2022-07-01')).toEqual(['bridge closed'])
  })

  test('compared with another time, different places are marked and the others faded, if there are any', () => {
    expect(differs(bridge, at('2021-06-01'), at('2022-06-01'))).toBe(true)
    expect(differs(bridge, at('2021-06-01'), at('2021-07-01'))).toBe(false)
    const step = (compared: string) => new AppearanceTracker(model1).step(at('2022-06-01'), null, at(compared))[0]
    expect(step('2021-06-01')).toMatchObject({ differs: true, faded: false })
    expect(step('2022-07-01')).toMatchObject({ differs: false, faded: false })
    const two = data([place('bridge'), place('post')], [testState('bridge', 'open', '2021-01-01', '2022-01-01'), testState('bridge', 'closed', '2022-01-01'), testState('post', 'open', '2021-01-01')])
    expect(new AppearanceTracker(two).step(at('2022-06-01'), null, at('2021-06-01'))[1]).toMatchObject({ differs: false, faded: true })
  })

  test('two states of one status differ by access', () => {
    const { places } = data([place('bridge')], [
      testState('bridge', 'closed', '2021-01-01', '2022-01-01', { access_humanitarian_in: 'yes' }),
      testState('bridge', 'closed', '2022-01-01', '', { access_humanitarian_in: 'no' }),
    ])
    expect(differs(places[0]!, at('2021-06-01'), at('2022-06-01'))).toBe(true)
  })
})

describe('features', () => {
  test('only imprecise points that are not towns have a ring', () => {
    const points = data([place('near'), place('far', { precision_m: 2000 }), place('town', { kind: 'settlement', precision_m: 2000 })], [])
    const rings = featuresOf(points, 'dual').features.filter(({ properties }) => properties.precision_m !== undefined)
    expect(rings.map(({ properties: { id, precision_m, latitude } }) => [id, precision_m, latitude])).toEqual([['far', 2000, 39.6]])
  })

  test('a corridor is drawn by its roads, and by itself where it has none', () => {
    const corridor = place('corridor', { kind: 'corridor', geometry: road.geometry })
    const carried = (places: WirePlace[]) => featuresOf(data(places, []), 'dual').features[0]?.properties.carried
    expect([carried([corridor, { ...road, part_of: ['corridor'] }]), carried([corridor])]).toEqual([true, false])
  })

  test('towns at the ends of roads have labels before others', () => {
    const towns = data([road, place('end', { kind: 'settlement' }), place('village', { kind: 'settlement', precision_m: 500, geometry: { type: 'Point', coordinates: [46.2, 39.55] } })], [])
    expect(featuresOf(towns, 'dual').features.map(({ properties }) => properties.rank)).toEqual([0, 1, 4])
  })

  test('a label goes below where the road leads off to the right', () => {
    const towns = data([road, place('east', { kind: 'settlement' }), place('west', { kind: 'settlement', geometry: { type: 'Point', coordinates: [46, 39.5] } })], [])
    expect(featuresOf(towns, 'dual').features.map(({ properties }) => properties.side)).toEqual(['right', 'right', 'below'])
  })

  test('a label goes left where a road passes on the right', () => {
    const beside = (longitude: number) => place(`at-${longitude}`, { kind: 'settlement', geometry: { type: 'Point', coordinates: [longitude, 39.55] } })
    const upward = { ...road, geometry: { type: 'LineString' as const, coordinates: [[46.2, 39.3], [46.2, 39.8]] } }
    const towns = data([upward, beside(46.15), beside(46.25), beside(46.2)], [])
    expect(featuresOf(towns, 'dual').features.map(({ properties }) => properties.side)).toEqual(['right', 'left', 'right', 'right'])
  })

  test('labels follow the choice of names, and fall back to the label of the page', () => {
    const named = data([place('town', { label: 'A / B', labels: { hy: 'Ա' } })], [])
    expect(['dual', 'hy', 'ka'].map((names) => featuresOf(named, names).features[0]?.properties.label)).toEqual(['A / B', 'Ա', 'A / B'])
  })
})

describe('the legend', () => {
  test('has only visible symbols, each once, as line, marker or both', () => {
    const both = data([place('bridge'), road], [testState('bridge', 'closed', '2021-01-01', '2023-01-01'), testState('road', 'closed', '2021-01-01', '2022-01-01'), testState('road', 'open', '2022-01-01')])
    expect(legendAt(both, at('2021-06-01'), null, null).symbols).toEqual([{ name: 'closed', isLine: true, isPoint: true }])
    expect(legendAt(both, at('2022-06-01'), null, null)).toEqual({
      symbols: [{ name: 'closed', isLine: false, isPoint: true }, { name: 'open', isLine: true, isPoint: false }],
      kinds: ['bridge'], hasSchematic: true, hasRing: false, hasArea: false,
    })
  })
})

describe('hit test', () => {
  test('prefers small to large things, then the nearer', () => {
    const found = [{ id: 'road', kind: 'road', distance: 0 }, { id: 'town', kind: 'settlement', distance: 1 }, { id: 'post', kind: 'post', distance: 9 }, { id: 'bridge', kind: 'bridge', distance: 4 }] as const
    expect(pickHit(found)?.id).toBe('bridge')
    expect(pickHit(found.slice(0, 2))?.id).toBe('town')
    expect(pickHit([])).toBeNull()
  })
})

describe('the camera', () => {
  test('dataBounds covers all places with states', () => {
    expect(dataBounds(model1)).toEqual([46.5, 39.6, 46.5, 39.6])
    expect(dataBounds(data([], []))).toEqual([46, 39, 47, 40])
  })

  test('a camera rounded by a link is the same', () => {
    expect(isSameCamera({ center: [46.545123, 39.665], zoom: 9.604 }, { center: [46.54512, 39.665], zoom: 9.6 })).toBe(true)
    expect(isSameCamera({ center: [46.545, 39.665], zoom: 9.6 }, { center: [46.546, 39.665], zoom: 9.6 })).toBe(false)
  })

  test('the scale bar has a round length and is not wider than the maximum', () => {
    expect(scaleBar(100, 90)).toEqual({ metres: 5000, pixels: 50 })
    expect(scaleBar(1, 100)).toEqual({ metres: 100, pixels: 100 })
    expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.5, 0)
  })
})

describe('images', () => {
  test('the edge of a shape is at 0.75, and an eighth of the range is one unit', () => {
    const [width, height] = [40, 3]
    const coverage = Float64Array.from({ length: width * height }, (_, index) => (index % width < 20 ? 1 : 0))
    const field = distanceField(coverage, width, height, 2)
    const alpha = (column: number) => field[(width + column) * 4 + 3] as number
    // The edge lies half a pixel, a quarter of a unit, from the middles of the pixels beside it.
    expect(alpha(19) - alpha(20)).toBeGreaterThan(0)
    expect(alpha(22) - alpha(24)).toBeCloseTo(255 / 8, -0.5)
    expect(alpha(39)).toBe(0)
  })
})

test('the theme of the device decides unless the reader did', () => {
  expect([resolveTheme('auto', true), resolveTheme('auto', false), resolveTheme('contrast', true)]).toEqual(['dark', 'light', 'contrast'])
})
