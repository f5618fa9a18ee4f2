// The places as GeoJSON for the style's source `places`: one feature for each place; only labels change later.

import type { Feature, FeatureCollection, Geometry, Position } from 'geojson'
import type { Model, Place } from '../model'
import { placeName } from '../places/place-name'

/** Metres of precision up to which a point has no ring. */
const PRECISE_M = 300

/** The properties that the style's layers read. */
export interface PlaceProperties {
  readonly id: string
  readonly kind: Place['kind']
  readonly label: string
  readonly schematic: boolean
  /** True for a corridor that is drawn by its roads. */
  readonly carried: boolean
  /** The priority of the label; smaller wins. */
  readonly rank: number
  /** Where the label stands first: below if a road leads off to the right, left if one passes there. */
  readonly side: 'right' | 'left' | 'below'
  /** Set, with `latitude`, only if a ring is drawn. */
  readonly precision_m?: number
  readonly latitude?: number
}

/** Returns a feature for each place with a geometry, in the order of the data. */
export function featuresOf(model: Model, names: string): FeatureCollection<Geometry, PlaceProperties> {
  const ends = model.places.filter(({ kind }) => kind === 'road').flatMap(({ geometry }) => roadEnds(geometry))
  const roads = model.places.filter(({ kind }) => kind === 'road').flatMap(({ curve, geometry }) => lineOf(curve ?? geometry))
  const features: Feature<Geometry, PlaceProperties>[] = []
  for (const place of model.places) {
    const { geometry } = place
    if (!geometry) continue
    features.push({
      type: 'Feature',
      properties: {
        id: place.id,
        kind: place.kind,
        label: placeName(place, names),
        schematic: place.schematic,
        carried: isDrawnByRoads(model, place),
        rank: rankOf(place, ends),
        side: ends.some((end) => end.leadsRight && isAt(place, end.at)) ? 'below' : sideOf(place, roads),
        ...ringOf(place, geometry),
      },
      geometry: place.curve ?? geometry,
    })
  }
  return { type: 'FeatureCollection', features }
}

/** Returns whether a corridor is drawn by its roads: one line over all of them would hide which route is which. */
export function isDrawnByRoads(model: Model, place: Place): boolean {
  return place.kind === 'corridor' && model.places.some((other) => other.kind === 'road' && other.geometry && other.part_of.includes(place.id))
}

/** Returns whether a ring shows the precision of a place's position. */
export function hasRing(place: Place): boolean {
  return place.geometry?.type === 'Point' && place.kind !== 'settlement' && (place.precision_m ?? 0) > PRECISE_M
}

function ringOf(place: Place, geometry: Geometry): Pick<PlaceProperties, 'precision_m' | 'latitude'> {
  if (!hasRing(place) || geometry.type !== 'Point' || place.precision_m === null) return {}
  return { precision_m: place.precision_m, latitude: geometry.coordinates[1] as number }
}

/** Ranks labels: all but towns, then towns at the ends of roads, towns with states, precisely known towns, other towns. */
function rankOf(place: Place, ends: readonly RoadEnd[]): number {
  if (place.kind !== 'settlement') return 0
  if (ends.some((end) => isAt(place, end.at))) return 1
  if (place.states.length > 0) return 2
  return (place.precision_m ?? Infinity) <= PRECISE_M ? 3 : 4
}

/** How far a label reaches beside its point, and above and below it, in degrees at the zooms where roads are read. */
const LABEL_DEGREES = { aside: 0.11, across: 0.012 }

/** Returns the side on which no road passes through a label; right if none does, or on both. */
function sideOf({ geometry }: Place, roads: readonly Position[]): 'right' | 'left' {
  if (geometry?.type !== 'Point') return 'right'
  const [longitude = 0, latitude = 0] = geometry.coordinates
  const isCrossed = (direction: 1 | -1) =>
    roads.some(([x = 0, y = 0]) => {
      const aside = (x - longitude) * direction
      // A place on the road has it above and below, not beside.
      return aside > 0.004 && aside < LABEL_DEGREES.aside && Math.abs(y - latitude) < LABEL_DEGREES.across
    })
  return isCrossed(1) && !isCrossed(-1) ? 'left' : 'right'
}

/** Returns points along a line, near enough to each other to tell where it passes. */
function lineOf(geometry: Geometry | null): Position[] {
  if (geometry?.type !== 'LineString') return []
  return geometry.coordinates.flatMap((to, at, line) => {
    const from = line[at - 1]
    if (!from) return [to]
    const [[x = 0, y = 0], [toX = 0, toY = 0]] = [from, to]
    const steps = Math.max(1, Math.ceil(Math.hypot(toX - x, toY - y) / 0.008))
    return Array.from({ length: steps }, (_, step) => [x + ((toX - x) * (step + 1)) / steps, y + ((toY - y) * (step + 1)) / steps])
  })
}

/** One end of a road. */
interface RoadEnd {
  readonly at: Position
  /** True if the road runs eastward from here rather than north or south. */
  readonly leadsRight: boolean
}

function roadEnds(geometry: Geometry | null): RoadEnd[] {
  if (geometry?.type !== 'LineString') return []
  const line = geometry.coordinates
  return [[line[0], line[1]], [line.at(-1), line.at(-2)]].flatMap(([at, next]) => (at && next ? [{ at, leadsRight: isRightOf(next, at) }] : []))
}

function isRightOf([x = 0, y = 0]: Position, [fromX = 0, fromY = 0]: Position): boolean {
  return x - fromX > 2 * Math.abs(y - fromY)
}

/** Returns whether a place is at a position, within about a kilometre. */
function isAt({ geometry }: Place, [x = 0, y = 0]: Position): boolean {
  if (geometry?.type !== 'Point') return false
  const [longitude = 0, latitude = 0] = geometry.coordinates
  return Math.hypot(longitude - x, latitude - y) < 0.01
}
