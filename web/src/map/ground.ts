// What lies on the ground of the live map and waits for its first frame: the relief, the names of regions of the shown moment, and the
// names of countries, which are placed again after each move.

import type { Feature, FeatureCollection, Point, Position } from 'geojson'
import type { GeoJSONSource, MapGeoJSONFeature, Map as MapLibre } from 'maplibre-gl'
import { fetchJson } from '../api'
import { spanOf } from '../model'
import { type Instant, contains } from '../moment'
import { serverUrl } from '../server'
import type { WireMapLabel } from '../wire'
import { type Edges } from './camera'
import { type Box, Room } from './room'

/** What the ground needs of the map. */
export interface GroundOptions {
  readonly language: string
  readonly labels: readonly WireMapLabel[]
  /** How far panels reach into the map. */
  covered(): Edges
  /** What stands on the free part of the map, in pixels of its pane. */
  obstacles(): readonly Box[]
}

/** Draws what waits for the first frame, and follows moves. */
export class Ground {
  private countries: Countries | null = null
  private at: Instant = 0
  private readonly place = () => this.nameCountries()

  constructor(
    private readonly map: MapLibre,
    private readonly options: GroundOptions,
  ) {
    map.on('moveend', this.place)
    fetchCountries(options.language)
      .then((countries) => {
        this.countries = countries
        this.refresh()
      })
      // Without names the map is plainer.
      .catch((reason: unknown) => console.warn(reason))
  }

  /** Shows the regions of an instant. */
  show(at: Instant): void {
    this.at = at
    fill(this.map, 'regions', regionsAt(this.options.labels, at))
  }

  /** Fills the sources anew, after a new style or another size. */
  refresh(): void {
    this.show(this.at)
    // Countries keep clear of all other names, so these come first.
    if (this.map.loaded()) this.nameCountries()
    else this.map.once('idle', this.place)
  }

  private nameCountries(): void {
    const { map, countries } = this
    if (!countries || !map.getSource('countries')) return
    const { clientWidth: width, clientHeight: height } = map.getContainer()
    if (map.getLayer('country-labels')) map.setLayoutProperty('country-labels', 'visibility', 'none')
    fill(map, 'countries', countryNames(map, countries, { width, height, covered: this.options.covered(), obstacles: this.options.obstacles() }))
  }
}

/** Returns what stands on the free part of the map, in pixels of its pane. */
export function standingOn(container: HTMLElement, free: HTMLElement | null): Box[] {
  const pane = container.getBoundingClientRect()
  const standing = [...(free?.querySelectorAll('.map-legend, .map-locator, .map-buttons, .map-foot, .map-time') ?? [])]
  return standing.map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    return { left: left - pane.left, top: top - pane.top, right: right - pane.left, bottom: bottom - pane.top }
  })
}

/** Returns the labels of regions that are drawn at an instant. */
export function regionsAt(labels: readonly WireMapLabel[], at: Instant): FeatureCollection<Point> {
  const shown = labels.filter((label) => contains(spanOf(label.period), at))
  return collection(shown.map(({ label, rank, at }) => point(at, { name: label, rank })))
}

/** A country as the basemap has it. */
interface Country {
  readonly name: string
  readonly iso: string
  readonly rings: readonly (readonly Position[])[]
}

/** The countries of the basemap, and the pairs that have not agreed on their border. */
export interface Countries {
  readonly all: readonly Country[]
  readonly disputed: readonly (readonly string[])[]
}

type Properties = Readonly<Record<string, unknown>>

/** Fetches the countries, which the map itself has asked for before. */
export async function fetchCountries(language: string): Promise<Countries> {
  const file = async (name: string) => (await fetchJson(serverUrl(`/basemap/${name}.geojson`))) as FeatureCollection
  const [land, borders] = await Promise.all([file('land'), file('borders')])
  const all = land.features.flatMap(({ properties, geometry }) => {
    const { kind, iso, [`name_${language}`]: own, name_en: english } = properties as Properties
    if (kind !== 'country' || typeof iso !== 'string') return []
    const name = String(own ?? english)
    // Georgian has no capitals in running text.
    return [{ iso, name: language === 'ka' ? name : name.toLocaleUpperCase(language), rings: ringsOf(geometry) }]
  })
  const pairs = borders.features.flatMap(({ properties }) => {
    const { delimited, between } = properties as Properties
    return delimited === false && typeof between === 'string' ? [between.split('-')] : []
  })
  return { all, disputed: pairs }
}

function ringsOf(geometry: Feature['geometry']): Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : []
}

/** A rectangle of the map's pane, in pixels. */
interface Panes {
  readonly width: number
  readonly height: number
  readonly covered: Edges
  readonly obstacles: readonly Box[]
}

const SHRINKING = [1, 0.88, 0.78, 0.7]
/** The names that move or go where a country has no other room; of towns, all but the ends of the road. */
const GIVING_WAY: ReadonlySet<string> = new Set(['water-labels', 'town-labels', 'places-label'])
const SPACING_EM = 0.38
/** Room between a name and a panel or the edge of the map. */
const MARGIN_PX = 14
const FONT = '"Noto Sans"'
const ZOOMS = [4, 12] as const

/** Returns each country's name once, on its land within the free part of the pane; disputing sides both or neither, all in one size. */
export function countryNames(map: MapLibre, { all, disputed }: Countries, { width, height, covered, obstacles }: Panes): FeatureCollection<Point> {
  const zoom = map.getZoom()
  const free: Box = { left: covered.left + MARGIN_PX, top: covered.top + MARGIN_PX, right: width - covered.right - MARGIN_PX, bottom: height - covered.bottom - MARGIN_PX }
  if (zoom < ZOOMS[0] || zoom > ZOOMS[1]) return collection([])
  const seen = all.flatMap((country) => {
    const rings = country.rings.map((ring) => ring.map(([longitude = 0, latitude = 0]) => map.project([longitude, latitude])))
    const room = Room.within(free, rings)
    return room ? [{ ...country, room }] : []
  })
  const isBound = (iso: string) => disputed.some((pair) => pair.includes(iso) && pair.some((other) => other !== iso && seen.some((country) => country.iso === other)))
  const bound = seen.filter(({ iso }) => isBound(iso))
  const isInTheWay = (id: string) => id === 'places-road-casing' || id === 'lakes' || (map.getLayer(id)?.type === 'symbol' && !id.startsWith('country'))
  const layers = map.getLayersOrder().filter(isInTheWay)
  // Opacity does not count in what is found, so places that are not seen now are left out.
  const isSeen = ({ source, properties, state }: MapGeoJSONFeature) => source !== 'places' || properties.kind === 'settlement' || (state.look && !state.grouped)
  const mayMove = ({ layer, properties }: MapGeoJSONFeature) => GIVING_WAY.has(layer.id) || (layer.id === 'places-town-label' && properties.rank > 1)
  const isTakenBy = (givesWay: boolean) => ({ left, top, right, bottom }: Box) =>
    obstacles.some((other) => left < other.right && other.left < right && top < other.bottom && other.top < bottom) ||
    map.queryRenderedFeatures([[left, top], [right, bottom]], { layers }).some((feature) => isSeen(feature) && !(givesWay && mayMove(feature)))
  const largest = Math.min(28, Math.max(14, Math.min(free.right - free.left, free.bottom - free.top) / 24))
  const placed = (country: (typeof seen)[number], size: number, givesWay = false) => {
    const at = country.room.find(widthOf(country.name, size) + 8, size * 1.15, isTakenBy(givesWay))
    return at ? [point(map.unproject(at).toArray(), { name: country.name, size })] : []
  }
  let [size, names] = [largest, [] as Feature<Point>[]]
  // Where there is no room beside all other names, small ones give way.
  for (const [part, givesWay] of [...SHRINKING.map((part) => [part, false] as const), ...SHRINKING.map((part) => [part, true] as const)]) {
    size = largest * part
    names = bound.flatMap((country) => placed(country, size, givesWay))
    if (names.length === bound.length) break
    names = []
  }
  return collection([...names, ...seen.filter((country) => !bound.includes(country)).flatMap((country) => placed(country, size))])
}

const pen = document.createElement('canvas').getContext('2d')

function widthOf(text: string, size: number): number {
  if (pen) pen.font = `${size}px ${FONT}, sans-serif`
  return (pen?.measureText(text).width ?? text.length * size * 0.7) + SPACING_EM * size * ([...text].length - 1)
}

/** Sets the features of a source that the style has left empty. */
export function fill(map: MapLibre, source: string, features: FeatureCollection<Point>): void {
  void map.getSource<GeoJSONSource>(source)?.setData(features)
}

function point(coordinates: readonly number[], properties: Properties): Feature<Point> {
  return { type: 'Feature', properties: { ...properties }, geometry: { type: 'Point', coordinates: [...coordinates] } }
}

function collection(features: Feature<Point>[]): FeatureCollection<Point> {
  return { type: 'FeatureCollection', features }
}
