// The groups of marks on the live map: which places have a mark of their own, and which stand behind another's.

import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { Place } from '../model'
import type { Store } from '../view'
import { type Group, grouped, touchingPx } from './groups'

const SOURCE = 'groups'
/** The kinds of places that are drawn as marks. */
const MARKED: ReadonlySet<Place['kind']> = new Set(['bridge', 'checkpoint', 'post', 'site'])

export class MarkGroups {
  private groups: readonly Group[] = []
  private hidden: ReadonlySet<string> = new Set()

  constructor(
    private readonly map: MapLibre,
    private readonly store: Store,
    private readonly isShown: (id: string) => boolean,
  ) {}

  /** Returns the places that a mark stands for; null if it stands for itself alone. */
  of(id: string): readonly string[] | null {
    const ids = this.groups.find((group) => group.id === id)?.ids
    return ids && ids.length > 1 ? ids : null
  }

  /** Joins marks that would touch at this zoom: the chosen place first, then bridges. */
  update(): void {
    const { map } = this
    const source = map.getSource<GeoJSONSource>(SOURCE)
    if (!source) return
    const groups = grouped(this.marks(), touchingPx(map.getZoom()))
    if (keyOf(groups) === keyOf(this.groups)) return
    const hidden = new Set(groups.flatMap(({ ids }) => ids.slice(1)))
    for (const id of new Set([...hidden, ...this.hidden])) map.setFeatureState({ source: 'places', id }, { grouped: hidden.has(id) })
    this.groups = groups
    this.hidden = hidden
    const features = groups.map(({ id, ids, x, y }) => ({
      type: 'Feature' as const,
      properties: { id, count: ids.length },
      geometry: { type: 'Point' as const, coordinates: map.unproject([x, y]).toArray() },
    }))
    void source.setData({ type: 'FeatureCollection', features })
  }

  /** Forgets all groups, after a new style. */
  clear(): void {
    this.groups = []
    this.hidden = new Set()
  }

  /** The marks that are seen, the most important first. */
  private marks() {
    const chosen = this.store.view.peek().place
    const order = (place: Place) => (place.id === chosen ? 0 : place.kind === 'bridge' ? 1 : 2)
    const places = this.store.model.places.filter(({ id, kind }) => MARKED.has(kind) && this.isShown(id))
    return places
      .sort((one, other) => order(one) - order(other))
      .flatMap(({ id, geometry }) => {
        if (geometry?.type !== 'Point') return []
        const { x, y } = this.map.project(geometry.coordinates as [number, number])
        return [{ id, x, y }]
      })
  }
}

function keyOf(groups: readonly Group[]): string {
  return groups.map(({ ids }) => ids.join()).join(' ')
}
