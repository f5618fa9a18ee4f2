// The dataset's places as the source `places` of the style: one feature a place, made once; only labels change with the names.

import type { Feature, FeatureCollection, Geometry, Position } from 'geojson'
import type { Model, Place } from '../model'
import { placeName } from '../places/place-name'

/** A place known at least this well needs no ring, in metres. */
const PRECISE_M = 300

/** The properties that the style's layers read; the ids are those of the places. */
export interface PlaceProperties {
  readonly id: string
  readonly kind: Place['kind']
  readonly label: string
  readonly schematic: boolean
  /** A corridor that its roads draw. */
  readonly carried: boolean
  /** Which name goes first where there is room for one: the smaller. */
  readonly rank: number
  /** A road leads off to the right, so that the name stands below. */
  readonly below: boolean
  /** With `latitude` only where a ring is to be drawn. */
  readonly precision_m?: number
  readonly latitude?: number
}

/** All places with a geometry, in the order of the data. */
export function featuresOf(model: Model, names: string): FeatureCollection<Geometry, PlaceProperties> {
  const ends = model.places.filter(({ kind }) => kind === 'road').flatMap(({ geometry }) => roadEnds(geometry))
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
        below: ends.some((end) => end.leadsRight && isAt(place, end.at)),
        ...ringOf(place, geometry),
      },
      geometry,
    })
  }
  return { type: 'FeatureCollection', features }
}

/** Whether a corridor is drawn by its roads: their lines say which of its routes is which, and one line over all would not. */
export function isDrawnByRoads(model: Model, place: Place): boolean {
  return place.kind === 'corridor' && model.places.some((other) => other.kind === 'road' && other.geometry && other.part_of.includes(place.id))
}

/** Whether a place gets a ring of what its position is known to within. */
export function hasRing(place: Place): boolean {
  return place.geometry?.type === 'Point' && place.kind !== 'settlement' && (place.precision_m ?? 0) > PRECISE_M
}

function ringOf(place: Place, geometry: Geometry): Pick<PlaceProperties, 'precision_m' | 'latitude'> {
  if (!hasRing(place) || geometry.type !== 'Point' || place.precision_m === null) return {}
  return { precision_m: place.precision_m, latitude: geometry.coordinates[1] as number }
}

/** Bridges first, then the towns at the ends of the roads, then towns with states of their own, then those that are known well. */
function rankOf(place: Place, ends: readonly RoadEnd[]): number {
  if (place.kind !== 'settlement') return 0
  if (ends.some((end) => isAt(place, end.at))) return 1
  if (place.states.length > 0) return 2
  return (place.precision_m ?? Infinity) <= PRECISE_M ? 3 : 4
}

/** An end of a road. */
interface RoadEnd {
  readonly at: Position
  /** From here it runs eastward rather than north or south. */
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

/** Whether a place is where a road ends, within about a kilometre. */
function isAt({ geometry }: Place, [x = 0, y = 0]: Position): boolean {
  if (geometry?.type !== 'Point') return false
  const [longitude = 0, latitude = 0] = geometry.coordinates
  return Math.hypot(longitude - x, latitude - y) < 0.01
}
