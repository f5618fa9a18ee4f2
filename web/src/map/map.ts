// The live map; the only owner of the MapLibre object. The style comes from the server, and the symbol of each place is set as
// feature state at each step.

import { type ReadonlySignal, computed, effect, signal } from '@preact/signals'
import { type GeoJSONSource, type MapMouseEvent, type MapOptions, Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
import type { Instant } from '../moment'
import type { Store, View } from '../view'
import { type Box, coveredEdges, fitPadding, homeBounds, isSameCamera } from './camera'
import { featuresOf } from './features'
import { type Hit, HIT_RADIUS_PX, hitTest } from './hit-test'
import { PlaceMarks } from './place-marks'
import { type MapTheme, resolveTheme, workerUrl } from './preload'
import { sdfImage } from './sdf'
import type { Ground } from './ground'
import { MarkGroups } from './mark-groups'
import { type Relief, type StyleTables, addRelief, fetchStyle, takeRelief } from './style'
import { AppearanceTracker } from './symbology'
import { tieCameras } from './tied-cameras'

setWorkerUrl(workerUrl())

/** The map's element, with the map as a property for end-to-end tests only. */
export type MapElement = HTMLDivElement & { map?: MapLibre }

/** The place under the pointer. */
export interface PointedPlace {
  readonly id: string
  /** Pixels from the top left corner of the pane. */
  readonly x: number
  readonly y: number
}

/** What the map shows. */
export interface Viewpoint {
  /** The latitude of the centre. */
  readonly latitude: number
  readonly zoom: number
  readonly bounds: Box | null
}

/** The places behind one mark. */
export interface OpenedGroup {
  readonly ids: readonly string[]
  /** Pixels from the top left corner of the pane. */
  readonly x: number
  readonly y: number
}

const SOURCE = 'places'

/** What the map needs of the pane. */
export interface MapCallbacks {
  /** Called once, after the first complete drawing. */
  onReady(): void
  /** Called if the map cannot be drawn. */
  onFailure(reason: unknown): void
  /** The part of the pane that no panel covers. */
  readonly free: HTMLElement | null
  /** Options of MapLibre beside the usual ones. */
  readonly options?: Partial<MapOptions> | undefined
}

export class LiveMap {
  /** The tables of the current style; null until it is loaded. */
  readonly tables = signal<StyleTables | null>(null)
  readonly pointed = signal<PointedPlace | null>(null)
  /** The group of places that the reader has opened. */
  readonly opened = signal<OpenedGroup | null>(null)
  /** What the map shows, for scale bar and locator. */
  readonly viewpoint = signal<Viewpoint>({ latitude: 0, zoom: 0, bounds: null })
  /** The shown instant, and the one that it is compared with. */
  readonly at: ReadonlySignal<Instant>
  private readonly comparedAt: ReadonlySignal<Instant | null>

  private readonly map: MapLibre
  private readonly appearances: AppearanceTracker
  private readonly marks: PlaceMarks
  private readonly groups: MarkGroups
  private relief: Relief | null = null
  private ground: Ground | null = null
  private readonly disposers: (() => void)[] = []
  private readonly dark = matchMedia('(prefers-color-scheme: dark)')
  private readonly prefersDark = signal(this.dark.matches)
  private readonly requests = new AbortController()
  private hitRadius = HIT_RADIUS_PX.mouse
  private hasStarted = false

  /** `first` is given to the second of two compared maps, which has its times the other way round and moves with it. Throws if the browser offers no WebGL. */
  constructor(
    private readonly container: MapElement,
    private readonly store: Store,
    private readonly callbacks: MapCallbacks,
    private readonly first: LiveMap | null = null,
  ) {
    this.at = first ? computed(() => store.comparedAt.value ?? store.at.value) : store.at
    this.comparedAt = first ? computed(() => (store.comparedAt.value === null ? null : store.at.value)) : store.comparedAt
    this.appearances = new AppearanceTracker(store.model)
    this.map = new MapLibre({
      container,
      trackResize: false,
      attributionControl: false,
      dragRotate: false,
      touchPitch: false,
      pitchWithRotate: false,
      maxPitch: 0,
      minZoom: 5,
      maxZoom: 16,
      fadeDuration: 0,
      clickTolerance: 5,
      ...this.callbacks.options,
    })
    this.marks = new PlaceMarks(this.map, SOURCE)
    this.groups = new MarkGroups(this.map, store, (id) => this.appearances.isShown(id))
    this.map.setPadding(coveredEdges(this.container, this.callbacks.free))
    this.map.touchZoomRotate.disableRotation()
    this.map.keyboard.disableRotation()
    container.map = this.map
    this.map.setMissingStyleImageResolver((name) => {
      const image = this.tables.peek()?.images[name]
      if (!image) return
      const { image: field, pixelRatio } = sdfImage(image)
      this.map.addImage(name, field, { sdf: true, pixelRatio })
    })
    // A tile that cannot be loaded leaves a plainer map.
    this.map.on('error', ({ error }) => console.warn(error.message))
    this.listen()
    this.fittedTo = this.fitTarget()
    this.placeCamera()
    // Only another theme needs another style.
    const theme = computed(() => resolveTheme(store.view.value.theme, this.prefersDark.value))
    const follow = () => (this.prefersDark.value = this.dark.matches)
    this.dark.addEventListener('change', follow)
    this.disposers.push(
      () => this.dark.removeEventListener('change', follow),
      effect(() => void this.applyStyle(theme.value)),
    )
    if (first) this.disposers.push(tieCameras(first.map, this.map))
  }

  /** The part of the pane that no panel covers. */
  get free(): HTMLElement | null {
    return this.callbacks.free
  }

  close(): void {
    this.requests.abort()
    for (const end of this.disposers.splice(0)) end()
    this.map.remove()
    delete this.container.map
  }

  zoomBy(steps: number): void {
    this.map.easeTo({ zoom: Math.round((this.map.getZoom() + steps) * 2) / 2 }, { byReader: true })
  }

  /** Returns to the default view, which links leave out. */
  showWhole(): void {
    this.store.replace({ camera: null, bbox: null })
    this.fit(homeBounds(this.store.model), true)
  }

  /** Follows the size of the pane and of its free part: bounds are fitted again, a camera that the reader chose keeps its centre. */
  private resize(): void {
    this.map.resize()
    this.map.setPadding(coveredEdges(this.container, this.callbacks.free))
    if (this.fittedTo !== null && !this.first) this.placeCamera()
    this.ground?.refresh()
  }

  /** Applies the style of a theme; camera and feature states stay. */
  private async applyStyle(theme: MapTheme): Promise<void> {
    try {
      const { lang, asOf, names } = this.store.view.peek()
      const { style, tables } = await fetchStyle(theme, lang, asOf, this.requests.signal)
      const { theme: wanted } = this.store.view.peek()
      if (resolveTheme(wanted, this.prefersDark.peek()) !== theme) return
      const places = style.sources[SOURCE]
      if (places?.type === 'geojson') places.data = featuresOf(this.store.model, names)
      this.tables.value = tables
      if (!this.hasStarted) this.relief = takeRelief(style)
      // The store owns the camera.
      delete style.center
      delete style.zoom
      this.map.once('style.load', () => this.start())
      this.map.setStyle(style, { diff: false })
    } catch (reason) {
      if (this.requests.signal.aborted) return
      // If another theme's style cannot be loaded, the present one stays.
      if (this.hasStarted) console.warn(reason)
      else this.callbacks.onFailure(reason)
    }
  }

  /** Sets all feature states after a style is loaded; the first time, starts following the store. */
  private start(): void {
    this.appearances.clear()
    this.marks.clear()
    this.groups.clear()
    if (this.hasStarted) {
      this.ground?.refresh()
      this.showAppearances()
      this.marks.show(this.store)
      return
    }
    this.hasStarted = true
    const { store, map } = this
    let shownNames = store.view.peek().names
    this.disposers.push(
      effect(() => this.showAppearances()),
      effect(() => {
        this.marks.show(store)
        this.groups.update()
      }),
      effect(() => {
        const { names } = store.view.value
        if (names === shownNames) return
        shownNames = names
        void map.getSource<GeoJSONSource>(SOURCE)?.setData(featuresOf(store.model, names))
      }),
    )
    // The second map follows the first, which follows the store.
    if (!this.first) this.disposers.push(effect(() => this.followCamera()), effect(() => this.showSelected()), effect(() => void (store.acting.value.length > 0 && this.markActing())))
    map.once('idle', () => {
      this.callbacks.onReady()
      this.drawGround().catch((reason: unknown) => console.warn(reason))
    })
  }

  private isMarking = false

  /** Marks where changes act, from the first step on. */
  private async markActing(): Promise<void> {
    if (this.isMarking) return
    this.isMarking = true
    const { markActing } = await import('./act-marks')
    if (!this.requests.signal.aborted) this.disposers.push(markActing(this.map, this.container, this.store))
  }

  /** Draws relief, regions and names of countries, and a copy for paper, which the first frame does not wait for. */
  private async drawGround(): Promise<void> {
    const { store, map } = this
    if (this.relief) addRelief(map, this.relief)
    const [{ Ground, standingOn }, { keepPrintable }] = await Promise.all([import('./ground'), import('./print')])
    if (this.requests.signal.aborted) return
    this.disposers.push(keepPrintable(map, this.container, this.callbacks.free))
    const { labels } = store.model.wire
    const { free } = this.callbacks
    const covered = () => coveredEdges(this.container, free)
    const ground = new Ground(map, { language: store.view.peek().lang, labels, covered, obstacles: () => standingOn(this.container, free) })
    this.ground = ground
    this.disposers.push(effect(() => ground.show(this.at.value)))
  }

  /** Sets the feature state of places whose appearance changed at this step. */
  private showAppearances(): void {
    for (const { id, ...appearance } of this.appearances.step(this.at.value, this.store.view.value.travel, this.comparedAt.value)) {
      this.map.setFeatureState({ source: SOURCE, id }, appearance)
    }
    this.groups.update()
  }

  private placeCamera(): void {
    const { camera, bbox } = this.store.view.peek()
    if (camera) this.map.jumpTo({ center: [...camera.center], zoom: camera.zoom })
    else this.fit(bbox ?? homeBounds(this.store.model), false)
    this.updateViewpoint()
  }

  private fit([west, south, east, north]: Box, isMoving: boolean): void {
    if (this.container.clientWidth === 0) return
    const padding = fitPadding(this.container, coveredEdges(this.container, this.callbacks.free), this.comparedAt.peek() === null ? 'one' : 'two')
    this.map.fitBounds([west, south, east, north], { padding, animate: isMoving, linear: true, maxZoom: 13 })
  }

  /** Moves the map to a camera from elsewhere (Back, a link); a camera that the map itself reported has no effect. */
  private followCamera(): void {
    const { camera, bbox } = this.store.view.value
    const here = this.here()
    if (camera ? isSameCamera(camera, here) : this.fittedTo === (bbox?.join() ?? 'whole')) return
    this.placeCamera()
    this.fittedTo = this.fitTarget()
  }

  /** The bounds that the map was fitted to, as a key; null once the reader moved it. */
  private fittedTo: string | null = null

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

  /** Pans to a newly selected place that is out of view, unless a link or Back set the camera. */
  private showSelected(): void {
    const { place: id, camera } = this.store.view.value
    const before = this.lastSelection
    this.lastSelection = { id, camera }
    if (id === before?.id || (camera && !(before?.camera && isSameCamera(camera, before.camera)))) return
    const box = id === null ? null : this.store.model.place(id)?.bbox
    if (!box || box.length !== 4) return
    const [west, south, east, north] = box as unknown as [number, number, number, number]
    const bounds = this.map.getBounds()
    const isSeen = west <= bounds.getEast() && east >= bounds.getWest() && south <= bounds.getNorth() && north >= bounds.getSouth()
    if (!isSeen) this.map.easeTo({ center: [(west + east) / 2, (south + north) / 2] })
  }

  private lastSelection: Pick<View, 'camera'> & { id: string | null } | null = null

  private listen(): void {
    const { map, store } = this
    map.on('move', () => this.updateViewpoint())
    map.on('zoom', () => this.groups.update())
    map.on('moveend', (event) => {
      if (!event.originalEvent && !('byReader' in event)) return
      this.fittedTo = null
      store.replace({ camera: this.here(), bbox: null })
    })
    const sizes = new ResizeObserver(() => this.resize())
    for (const sized of [this.container, this.callbacks.free]) if (sized) sizes.observe(sized)
    this.disposers.push(() => sizes.disconnect())
    map.on('click', (event) => {
      const found = this.hitAt(event)
      const ids = found && this.groups.of(found.id)
      this.opened.value = ids ? { ids, x: event.point.x, y: event.point.y } : null
      if (found && !ids) store.push({ place: found.id })
    })
    map.on('mousemove', (event) => this.setPointed(this.hitAt(event), event))
    map.on('mouseout', () => this.setPointed(null))
    map.on('dragstart', () => this.setPointed(null))
    map.on('movestart', () => (this.opened.value = null))
    const canvas = map.getCanvas()
    const how = (event: PointerEvent) => (this.hitRadius = event.pointerType === 'mouse' ? HIT_RADIUS_PX.mouse : HIT_RADIUS_PX.touch)
    canvas.addEventListener('pointerdown', how)
    canvas.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return
      this.setPointed(null)
      if (this.opened.peek()) {
        this.opened.value = null
        return
      }
      if (store.view.peek().place !== null) store.push({ place: null })
    })
  }

  private setPointed(found: Hit | null, event?: MapMouseEvent): void {
    this.map.getCanvas().style.cursor = found ? 'pointer' : ''
    this.store.hovered.value = found?.id ?? null
    this.pointed.value = found && event ? { id: found.id, x: event.point.x, y: event.point.y } : null
  }

  private hitAt({ point }: MapMouseEvent): Hit | null {
    // A style is not loaded either while the relief is on its way.
    return this.hasStarted && this.map.getLayer('places-marker') ? hitTest(this.map, point, this.hitRadius) : null
  }
}
