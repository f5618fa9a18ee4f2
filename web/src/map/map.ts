// The live map; the only owner of the MapLibre object. The style comes from the server, and the symbol of each place is set as
// feature state at each step.

import { type ReadonlySignal, computed, effect, signal } from '@preact/signals'
import { type GeoJSONSource, type MapOptions, Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
import type { Instant } from '../moment'
import type { Store } from '../view'
import { featuresOf } from './features'
import { MapCamera } from './map-camera'
import { MapPointer } from './map-pointer'
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
  readonly camera: MapCamera
  readonly pointer: MapPointer
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
    this.pointer = new MapPointer(this.map, store, (id) => this.groups.of(id))
    this.camera = new MapCamera(this.map, store, { container, free: callbacks.free, hasPair: () => this.comparedAt.peek() !== null })
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
    this.map.on('zoom', () => this.groups.update())
    const sizes = new ResizeObserver(() => this.resize())
    for (const sized of [container, callbacks.free]) if (sized) sizes.observe(sized)
    // Only another theme needs another style.
    const theme = computed(() => resolveTheme(store.view.value.theme, this.prefersDark.value))
    const follow = () => (this.prefersDark.value = this.dark.matches)
    this.dark.addEventListener('change', follow)
    this.disposers.push(
      () => sizes.disconnect(),
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

  private resize(): void {
    this.camera.resize(this.first !== null)
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
    if (!this.first) this.disposers.push(effect(() => this.camera.follow()), effect(() => this.camera.showSelected()), effect(() => void (store.acting.value.length > 0 && this.markActing())))
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
    const ground = new Ground(map, { language: store.view.peek().lang, labels, covered: () => this.camera.covered(), obstacles: () => standingOn(this.container, free) })
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
}
