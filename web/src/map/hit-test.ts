// Which place a click means where several lie together.

import type { Map as MapLibre, MapGeoJSONFeature } from 'maplibre-gl'
import type { Kind } from '../wire'
import type { PlaceProperties } from './features'

/** Something below the pointer. */
export interface Hit {
  readonly id: string
  readonly kind: Kind
  /** Pixels from the pointer to the middle of its symbol; 0 for lines and areas. */
  readonly distance: number
}

/** What is small goes before what is large, or it could never be reached. */
const ORDER: Readonly<Record<Kind, number>> = { bridge: 0, checkpoint: 0, post: 0, site: 0, settlement: 1, road: 2, corridor: 2, area: 3 }

/** The one that is meant; null where there is none. Among equals the nearer, then the first. */
export function pickHit(candidates: readonly Hit[]): Hit | null {
  return candidates.reduce<Hit | null>((best, next) => (best === null || isBefore(next, best) ? next : best), null)
}

function isBefore(one: Hit, other: Hit): boolean {
  const order = ORDER[one.kind] - ORDER[other.kind]
  return order < 0 || (order === 0 && one.distance < other.distance)
}

/** Everything by which a place can be pointed at; in none of them does opacity count, so the look is asked too. */
const HIT_LAYERS = ['places-road-casing', 'places-marker', 'places-marker-square', 'places-town', 'places-bridge-label', 'places-town-label', 'places-label', 'places-area']
/** How far beside a place a pointer still means it, in pixels. */
export const HIT_RADIUS_PX = { mouse: 4, touch: 12 }

interface Point {
  readonly x: number
  readonly y: number
}

/** The place that a pointer means; null where there is none within reach. */
export function hitTest(map: MapLibre, at: Point, reach: number): Hit | null {
  const layers = HIT_LAYERS.filter((layer) => map.getLayer(layer))
  const found = map.queryRenderedFeatures([[at.x - reach, at.y - reach], [at.x + reach, at.y + reach]], { layers })
  const shown = found.filter(({ state, properties }) => (state.look && !state.grouped) || properties.kind === 'settlement')
  return pickHit(shown.map((feature) => toHit(map, feature, at)))
}

function toHit(map: MapLibre, { properties, geometry }: MapGeoJSONFeature, { x, y }: Point): Hit {
  const { id, kind } = properties as PlaceProperties
  if (geometry.type !== 'Point') return { id, kind, distance: 0 }
  const at = map.project(geometry.coordinates as [number, number])
  return { id, kind, distance: Math.hypot(at.x - x, at.y - y) }
}
