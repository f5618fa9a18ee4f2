// The locator: where the map lies among countries and seas that readers know. It is read from the basemap once the map is drawn.

import type { FeatureCollection, Position } from 'geojson'
import { useComputed, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { fetchJson } from '../api'
import { usePage } from '../page'
import { serverUrl } from '../server'
import type { LiveMap } from './map'
import './locator.css'

/** The part of the world that is shown: west, south, east, north in degrees. */
const SHOWN = [37, 36.6, 52.4, 44.6] as const
const WIDTH = 196
const mercator = (latitude: number) => (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI
const SCALE = WIDTH / (SHOWN[2] - SHOWN[0])
const HEIGHT = Math.round((mercator(SHOWN[3]) - mercator(SHOWN[1])) * SCALE)
/** The zoom from which a map has a locator: one that is as wide needs none. */
const FROM_ZOOM = 7

interface Label {
  readonly name: string
  readonly isSea: boolean
  readonly x: number
  readonly y: number
}

interface Drawing {
  readonly land: string
  readonly countries: string
  readonly labels: readonly Label[]
}

function project([longitude = 0, latitude = 0]: readonly number[]): [number, number] {
  return [(longitude - SHOWN[0]) * SCALE, (mercator(SHOWN[3]) - mercator(latitude)) * SCALE]
}

function drawingOf({ features }: FeatureCollection, language: string): Drawing {
  const kinds = new Map<string, string[]>()
  const labels: Label[] = []
  for (const { properties, geometry } of features) {
    const { kind, [`name_${language}`]: own, name_en: english } = properties as Record<string, string>
    if (geometry.type === 'Point') {
      const [x, y] = project(geometry.coordinates)
      labels.push({ name: own ?? english ?? '', isSea: kind === 'sea-label', x, y })
    } else if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') {
      const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
      kinds.set(kind ?? '', [...(kinds.get(kind ?? '') ?? []), ...rings.map(pathOf)])
    }
  }
  const paths = (...names: string[]) => names.flatMap((name) => kinds.get(name) ?? []).join('')
  return { land: paths('land'), countries: paths('country'), labels: apart(labels) }
}

/** The height of a line, and about the width of a letter, in pixels. */
const LETTER = { height: 12, width: 5.6 }

/** Moves labels up or down until none lies on another. */
function apart(labels: readonly Label[]): Label[] {
  const placed: Label[] = []
  for (const label of labels) {
    const isFree = (y: number) =>
      placed.every((other) => Math.abs(other.y - y) >= LETTER.height || Math.abs(other.x - label.x) > ((other.name.length + label.name.length) / 2) * LETTER.width)
    const step = [0, -1, -2, 1, 2, -3, 3].find((step) => isFree(label.y + step * (LETTER.height / 2))) ?? 0
    const y = label.y + step * (LETTER.height / 2)
    // A gap to the one before it on the line, and within the frame.
    const before = placed.find((other) => Math.abs(other.y - y) < LETTER.height && other.x < label.x)
    const least = before ? before.x + ((before.name.length + label.name.length) / 2 + 1) * LETTER.width : 0
    const half = (label.name.length / 2 + 0.5) * LETTER.width
    placed.push({ ...label, x: Math.min(WIDTH - half, Math.max(half, least, label.x)), y })
  }
  return placed
}

function pathOf(ring: readonly Position[]): string {
  return `M${ring.map((at) => project(at).map((value) => value.toFixed(1)).join(' ')).join('L')}Z`
}

export function Locator({ map }: { map: LiveMap }) {
  const { store, locale } = usePage()
  const drawing = useSignal<Drawing | null>(null)
  const { lang } = store.view.value
  useEffect(() => {
    fetchJson(serverUrl('/basemap/locator.geojson'))
      .then((file) => (drawing.value = drawingOf(file as FeatureCollection, lang)))
      // The map is whole without it.
      .catch((reason: unknown) => console.warn(reason))
  }, [lang])
  const box = useComputed(() => {
    const { zoom, bounds } = map.camera.viewpoint.value
    if (zoom < FROM_ZOOM || !bounds) return null
    const [[left, bottom], [right, top]] = [project(bounds.slice(0, 2)), project(bounds.slice(2))]
    const [width, height] = [Math.max(7, right - left), Math.max(7, bottom - top)]
    return { x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height }
  })
  if (!drawing.value || !box.value) return null
  const { land, countries, labels } = drawing.value
  return (
    <svg class="map-locator" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={locale.messages.map.locator}>
      <rect width={WIDTH} height={HEIGHT} fill="var(--lake)" />
      <path d={land} fill="var(--halo)" fill-rule="evenodd" />
      <path d={countries} fill="var(--halo)" fill-rule="evenodd" stroke="var(--border)" stroke-width=".6" stroke-opacity=".7" />
      <rect {...box.value} fill="var(--text)" fill-opacity=".12" stroke="var(--text)" stroke-width="1.6" />
      {labels.map(({ name, isSea, x, y }) => (
        <text key={name} x={x} y={y + 3.5} class={isSea ? 'sea' : ''}>
          {name}
        </text>
      ))}
    </svg>
  )
}
