// The camera of the live map: it follows the view of the store, and the store follows the reader's moves.

import { signal } from '@preact/signals'
import type { Map as MapLibre } from 'maplibre-gl'
import type { Store, View } from '../view'
import { type Box, coveredEdges, fitPadding, homeBounds, isSameCamera } from './camera'

/** What the map shows. */
export interface Viewpoint {
  /** The latitude of the centre. */
  readonly latitude: number
  readonly zoom: number
  readonly bounds: Box | null
}

/** What the camera needs of the map's pane. */
export interface CameraOptions {
  readonly container: HTMLElement
  /** The part of the pane that no panel covers. */
  readonly free: HTMLElement | null
  /** Whether two maps are shown. */
  hasPair(): boolean
}

export class MapCamera {
  /** What the map shows, for scale bar and locator. */
  readonly viewpoint = signal<Viewpoint>({ latitude: 0, zoom: 0, bounds: null })
  /** The bounds that the map was fitted to, as a key; null once the reader moved it. */
  private fittedTo: string | null
  /** The selected place that the map was moved to; null once it moved elsewhere. */
  private broughtIn: string | null = null
  private lastSelection: (Pick<View, 'camera'> & { id: string | null }) | null = null

  constructor(
    private readonly map: MapLibre,
    private readonly store: Store,
    private readonly options: CameraOptions,
  ) {
    map.setPadding(this.covered())
    map.on('move', () => this.updateViewpoint())
    map.on('moveend', (event) => {
      if (!event.originalEvent && !('byReader' in event)) return
      this.fittedTo = null
      this.broughtIn = null
      store.replace({ camera: this.here(), bbox: null })
    })
    this.fittedTo = this.fitTarget()
    this.place()
  }

  /** Returns how far panels reach into the map. */
  covered() {
    return coveredEdges(this.options.container, this.options.free)
  }

  zoomBy(steps: number): void {
    this.map.easeTo({ zoom: Math.round((this.map.getZoom() + steps) * 2) / 2 }, { byReader: true })
  }

  /** Returns to the default view, which links leave out. */
  showWhole(): void {
    this.store.replace({ camera: null, bbox: null })
    this.fit(homeBounds(this.store.model), true)
  }

  /** Follows the size of the pane and of its free part: bounds are fitted again unless `isTied`, a camera that the reader chose keeps its centre. */
  resize(isTied: boolean): void {
    this.map.resize()
    this.map.setPadding(this.covered())
    if (isTied) return
    // A new padding stops the way to a selected place.
    if (this.broughtIn !== null) this.bringIn(this.broughtIn)
    else if (this.fittedTo !== null) this.place()
  }

  /** Moves the map to a camera from elsewhere (Back, a link); a camera that the map itself reported has no effect. */
  follow(): void {
    const { camera, bbox } = this.store.view.value
    if (camera ? isSameCamera(camera, this.here()) : this.fittedTo === (bbox?.join() ?? 'whole')) return
    this.place()
    this.fittedTo = this.fitTarget()
  }

  /** Pans to a newly selected place that is out of view, unless a link or Back set the camera. */
  showSelected(): void {
    const { place: id, camera } = this.store.view.value
    const before = this.lastSelection
    this.lastSelection = { id, camera }
    if (id === before?.id || (camera && !(before?.camera && isSameCamera(camera, before.camera)))) return
    if (id === null) this.broughtIn = null
    else this.bringIn(id)
  }

  /** Pans to a place that is out of view. */
  private bringIn(id: string): void {
    const box = this.store.model.place(id)?.bbox
    if (!box || box.length !== 4) return
    const [west, south, east, north] = box as unknown as [number, number, number, number]
    const bounds = this.map.getBounds()
    const isSeen = west <= bounds.getEast() && east >= bounds.getWest() && south <= bounds.getNorth() && north >= bounds.getSouth()
    if (isSeen) return
    this.broughtIn = id
    this.map.easeTo({ center: [(west + east) / 2, (south + north) / 2] })
  }

  private place(): void {
    this.broughtIn = null
    const { camera, bbox } = this.store.view.peek()
    if (camera) this.map.jumpTo({ center: [...camera.center], zoom: camera.zoom })
    else this.fit(bbox ?? homeBounds(this.store.model), false)
    this.updateViewpoint()
  }

  private fit([west, south, east, north]: Box, isMoving: boolean): void {
    const { container } = this.options
    if (container.clientWidth === 0) return
    const padding = fitPadding(container, this.covered(), this.options.hasPair() ? 'two' : 'one')
    this.map.fitBounds([west, south, east, north], { padding, animate: isMoving, linear: true, maxZoom: 13 })
  }

  private fitTarget(): string | null {
    const { camera, bbox } = this.store.view.peek()
    return camera ? null : (bbox?.join() ?? 'whole')
  }

  private here() {
    const { lng, lat } = this.map.getCenter()
    return { center: [lng, lat] as const, zoom: this.map.getZoom() }
  }

  private updateViewpoint(): void {
    const [[west, south], [east, north]] = this.map.getBounds().toArray()
    this.viewpoint.value = { latitude: this.map.getCenter().lat, zoom: this.map.getZoom(), bounds: [west, south, east, north] }
  }
}
