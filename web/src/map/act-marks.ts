// The marks of where a change acts, over the live map: a band along a road, a ring around a marker. They pulse once when they appear
// and stay until the next step; `map.css` keeps them still for readers who want no motion.

import { effect } from '@preact/signals'
import './act-marks.css'
import type { Map as MapLibre } from 'maplibre-gl'
import type { Position } from 'geojson'
import { markedPlaces } from '../acting'
import type { Place } from '../model'
import type { Store } from '../view'

const NAMESPACE = 'http://www.w3.org/2000/svg'

/** Radius of the ring around a marker, in pixels. */
const RING_PX = 17

let count = 0

/** Marks where the change acts that was stepped to; returns a function that ends that. */
export function markActing(map: MapLibre, container: HTMLElement, store: Store): () => void {
  const marks = new ActMarks(map, container)
  const end = effect(() => marks.show(markedPlaces(store.model, store.acting.value, store.at.value)))
  return () => {
    end()
    marks.close()
  }
}

class ActMarks {
  private readonly svg = element('svg', { class: 'map-acts', 'aria-hidden': 'true' })
  private readonly maskId = `act-${(count += 1)}`
  private key = ''
  /** Writes the positions of the present marks. */
  private put: () => void = () => undefined

  constructor(
    private readonly map: MapLibre,
    container: HTMLElement,
  ) {
    container.after(this.svg)
    map.on('move', this.follow)
    map.on('resize', this.follow)
  }

  /** Marks places, and no others. */
  show(places: readonly Place[]): void {
    const key = places.map(({ id }) => id).join(' ')
    if (key === this.key) return
    this.key = key
    const lines = places.flatMap(({ id, geometry, curve }) => {
      const paths = partsOf(curve ?? geometry)
      return paths.length > 0 ? [{ id, paths }] : []
    })
    const points = places.flatMap(({ id, geometry }) => (geometry?.type === 'Point' ? [{ id, at: geometry.coordinates }] : []))
    const hole = element('path', { class: 'act-hole' })
    const mask = element('mask', { id: this.maskId, maskUnits: 'userSpaceOnUse', x: '0', y: '0', width: '100%', height: '100%' }, [element('rect', { width: '100%', height: '100%', fill: '#fff' }), hole])
    const bands = lines.map(({ id }) => element('g', { 'data-acting': id, class: 'act-line' }, both('path')))
    const rings = points.map(({ id }) => element('g', { 'data-acting': id, class: 'act-point' }, both('circle', { r: String(RING_PX) })))
    this.put = () => {
      const drawn = lines.map(({ paths }) => paths.map((path) => this.pathOf(path)).join(''))
      hole.setAttribute('d', drawn.join(''))
      bands.forEach((band, index) => setAll(band, { d: drawn[index] ?? '' }))
      rings.forEach((ring, index) => {
        const { at } = points[index] as (typeof points)[number]
        const { x, y } = this.map.project(at as [number, number])
        // Not by a transform of the group: Chromium may keep its children where they were.
        setAll(ring, { cx: x.toFixed(1), cy: y.toFixed(1) })
      })
    }
    this.svg.replaceChildren(...(lines.length > 0 ? [mask, element('g', { mask: `url(#${this.maskId})` }, bands)] : []), ...rings)
    this.put()
  }

  close(): void {
    this.map.off('move', this.follow)
    this.map.off('resize', this.follow)
    this.svg.remove()
  }

  private readonly follow = () => this.put()

  private pathOf(positions: readonly Position[]): string {
    return `M${positions.map((position) => this.map.project(position as [number, number])).map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`
  }
}

/** Returns the lines of a geometry, or the outlines of its areas; none of a point. */
function partsOf(geometry: Place['geometry']): readonly (readonly Position[])[] {
  switch (geometry?.type) {
    case 'LineString':
      return [geometry.coordinates]
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates
    case 'MultiPolygon':
      return geometry.coordinates.flat()
    default:
      return []
  }
}

/** Returns the shape that stays and the one that pulses. */
function both(name: string, attributes: Record<string, string> = {}): SVGElement[] {
  return ['act-still', 'act-pulse'].map((part) => element(name, { ...attributes, class: part }))
}

function element(name: string, attributes: Record<string, string>, children: readonly SVGElement[] = []): SVGElement {
  const made = document.createElementNS(NAMESPACE, name) as SVGElement
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  made.append(...children)
  return made
}

function setAll(group: SVGElement, attributes: Record<string, string>): void {
  for (const child of group.children) for (const [attribute, value] of Object.entries(attributes)) child.setAttribute(attribute, value)
}
