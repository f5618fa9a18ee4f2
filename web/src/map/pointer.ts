// Which place lies under a pointer, asked of the map that is drawn.

import type { Map as MapLibre, MapGeoJSONFeature } from 'maplibre-gl'
import type { Properties } from './features'
import { type Candidate, pick } from './pick'
import type { Tables } from './style'

/** Everything by which a place can be pointed at; in none of them does opacity count, so the look is asked too. */
const TOUCHED = ['places-road-casing', 'places-marker', 'places-town', 'places-bridge-label', 'places-town-label', 'places-label', 'places-area']
/** How far beside a place a pointer still means it, in pixels. */
export const REACH = { mouse: 4, touch: 12 }

interface Point {
  readonly x: number
  readonly y: number
}

/** The place that a pointer means; null where there is none within reach. */
export function placeUnder(map: MapLibre, tables: Tables, at: Point, reach: number): Candidate | null {
  const layers = TOUCHED.filter((layer) => map.getLayer(layer))
  const found = map.queryRenderedFeatures([[at.x - reach, at.y - reach], [at.x + reach, at.y + reach]], { layers })
  const shown = found.filter(({ state, properties }) => state.look || properties.kind === 'settlement')
  return pick(shown.map((feature) => candidate(map, tables, feature, at)))
}

function candidate(map: MapLibre, tables: Tables, { properties, geometry }: MapGeoJSONFeature, { x, y }: Point): Candidate {
  const { id, kind } = properties as Properties
  if (geometry.type !== 'Point') return { id, kind, distance: 0 }
  const at = map.project(geometry.coordinates as [number, number])
  const anchor = tables.images[`shape-${kind}`]?.anchor
  // A marker with a corner at its position has its middle up and aside of it.
  const aside = anchor === 'bottom-left' ? 12 : anchor === 'bottom-right' ? -12 : 0
  return { id, kind, distance: Math.hypot(at.x + aside - x, at.y - Math.abs(aside) - y) }
}
