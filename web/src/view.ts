// The state of the view as signals, and its form in the URL query: a link reproduces the view, and Back works.
//
// The only file that reads or writes the URL. Parameters that cannot be parsed are left out and listed in `invalidParameters`.

import { pageData } from './server'
import { computed, signal } from '@preact/signals'
import { actingPlaces } from './acting'
import { type Day, type Instant, type ShownTime, isDay, parseShownTime, shownInstant, shownDay, formatShownTime } from './moment'
import type { Model, Travel } from './model'
import type { Direction, Traveller } from './wire'

export type Theme = 'auto' | 'light' | 'dark' | 'contrast'

export type Height = 'low' | 'high'

/** Longitude and latitude in degrees, and the zoom level. */
export interface Camera {
  readonly center: readonly [number, number]
  readonly zoom: number
}

/** The filter of the list of changes; an empty text filters nothing. */
export interface Filter {
  readonly q: string
  readonly status: string
  readonly party: string
  readonly category: string
  readonly certainty: string
  /** The place whose changes are listed; independent of `place`, whose panel is open. */
  readonly only: string
}

export interface View {
  /** The number of the step of the story, from 1; null outside it. The step decides the moment and the frame. */
  readonly story: number | null
  /** null means today. */
  readonly shown: ShownTime | null
  readonly compare: ShownTime | null
  readonly place: string | null
  readonly change: string | null
  readonly travel: Travel | null
  /** null means the dataset's default view. */
  readonly camera: Camera | null
  /** West, south, east, north in degrees; read from a link and replaced by a camera. */
  readonly bbox: readonly [number, number, number, number] | null
  /** The first and last day of the timeline's viewport; null means the whole dataset. */
  readonly range: readonly [Day, Day] | null
  /** The height of the timeline; null follows the window. */
  readonly timeline: Height | null
  readonly lang: string
  /** `dual` or a language. */
  readonly names: string
  readonly theme: Theme
  readonly asOf: string | null
  readonly filter: Filter
}

export const NO_FILTER: Filter = { q: '', status: '', party: '', category: '', certainty: '', only: '' }

export const TRAVELLERS: readonly Traveller[] = ['civilians', 'humanitarian', 'goods', 'peacekeepers']
export const DIRECTIONS: readonly Direction[] = ['in', 'out']
const THEMES: readonly Theme[] = ['auto', 'light', 'dark', 'contrast']
const HEIGHTS: readonly Height[] = ['low', 'high']
const FILTERS = ['q', 'status', 'party', 'category', 'certainty', 'only'] as const

/** The parameters that ask for a view of their own, with which the page does not open on the story; as the server reads them. */
const OWN_VIEW = ['datetime', 'compare', 'bbox', 'center', 'zoom', 'place', 'traveller', 'change']

/** The parts of a view that a step of the story decides; to change one of them ends the story. */
const OF_STEP = ['shown', 'compare', 'place', 'change', 'travel', 'camera', 'bbox'] as const

/** Returns what a step of the story decides. */
export function viewOfStep(model: Model, story: number): Partial<View> {
  const step = model.wire.story[story - 1]
  const shown = step?.datetime ? parseShownTime(step.datetime) : null
  return { story, shown, bbox: step?.bbox ?? null, compare: null, place: null, change: null, travel: null, camera: null }
}

/** Completes a view that a link gave: with the moment and frame of its step. */
export function completed(model: Model, view: View): View {
  return view.story === null ? view : { ...view, ...viewOfStep(model, view.story) }
}

/** A parameter that could not be parsed; the page says so and shows the default. */
export interface InvalidParameter {
  readonly parameter: string
  readonly given: string
}

export interface ParsedView {
  readonly view: View
  readonly invalidParameters: readonly InvalidParameter[]
}

/** Parses a query. Unknown parameters are ignored; malformed values are returned in `invalidParameters`. */
export function parseView(search: string, languages: readonly string[], defaultLanguage: string): ParsedView {
  const query = new URLSearchParams(search)
  const invalidParameters: InvalidParameter[] = []
  const read = <T>(parameter: string, parse: (text: string) => T | null): T | null => {
    const given = query.get(parameter)
    if (given === null || given === '') return null
    const value = parse(given)
    if (value === null) invalidParameters.push({ parameter, given })
    return value
  }
  const oneOf = <T extends string>(allowed: readonly T[]) => (text: string): T | null => allowed.find((word) => word === text) ?? null
  const steps = Number(pageData.steps ?? 0)
  const isOwn = OWN_VIEW.some((name) => query.has(name))
  const step = read('story', (text) => (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= steps ? Number(text) : null))
  const center = read('center', parseCenter)
  const zoom = read('zoom', (text) => parseNumbers(text, 1))
  const from = read('from', (text) => (isDay(text) ? text : null))
  const to = read('to', (text) => (isDay(text) ? text : null))
  const filter = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? ''])) as unknown as Filter
  const view: View = {
    story: steps === 0 || isOwn ? null : (step ?? (query.get('as-of') ? null : 1)),
    shown: read('datetime', (text) => (text === 'now' ? null : parseShownTime(text))),
    compare: read('compare', parseShownTime),
    place: query.get('place'),
    change: query.get('change'),
    travel: read('traveller', parseTravel),
    camera: center && zoom ? { center, zoom: zoom[0] as number } : null,
    bbox: read('bbox', parseBox),
    range: from && to && from < to ? [from, to] : null,
    timeline: read('timeline', oneOf(HEIGHTS)),
    lang: read('lang', oneOf(languages)) ?? defaultLanguage,
    names: read('names', oneOf(['dual', ...languages])) ?? 'dual',
    theme: read('theme', oneOf(THEMES)) ?? 'auto',
    // A revision that the server does not keep is not requested again: the newest is shown, with a notice.
    asOf: pageData.notKept ? null : query.get('as-of'),
    filter,
  }
  return { view, invalidParameters: invalidParameters.filter(({ given }) => given !== 'now') }
}

function parseNumbers(text: string, count: number): number[] | null {
  const values = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)))
  return values.length === count && values.every(Number.isFinite) ? values : null
}

function isLonLat(longitude?: number, latitude?: number): boolean {
  return longitude !== undefined && latitude !== undefined && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
}

function parseCenter(text: string): Camera['center'] | null {
  const [longitude, latitude, ...rest] = parseNumbers(text, 2) ?? []
  return rest.length === 0 && isLonLat(longitude, latitude) ? [longitude as number, latitude as number] : null
}

function parseBox(text: string): View['bbox'] {
  const [west, south, east, north, ...rest] = parseNumbers(text, 4) ?? []
  if (rest.length > 0 || !isLonLat(west, south) || !isLonLat(east, north) || (south as number) > (north as number)) return null
  return [west as number, south as number, east as number, north as number]
}

/** Parses `civilians-in`: traveller and direction. */
export function parseTravel(text: string): Travel | null {
  const [who, way, ...rest] = text.split('-')
  const traveller = TRAVELLERS.find((word) => word === who)
  const direction = DIRECTIONS.find((word) => word === way)
  return traveller && direction && rest.length === 0 ? { traveller, direction } : null
}

export function formatTravel(travel: Travel): string {
  return `${travel.traveller}-${travel.direction}`
}

/** Formats a view as a query. Defaults are left out, so that equal views have equal links. */
export function formatView(view: View, model: Model, defaultLanguage: string): string {
  const query = new URLSearchParams()
  const put = (name: string, value: string | null | undefined) => value && query.set(name, value)
  if (view.story !== null) {
    // The page opens on the first step by itself, unless a revision is named.
    if (view.story > 1 || view.asOf) put('story', String(view.story))
  } else {
    put('datetime', view.shown && formatShownTime(view.shown, model.offset))
    put('compare', view.compare && formatShownTime(view.compare, model.offset))
    put('place', view.place)
    put('change', view.change)
    put('traveller', view.travel && formatTravel(view.travel))
    if (view.camera) {
      put('center', view.camera.center.map((degrees) => Number(degrees.toFixed(5))).join(','))
      put('zoom', String(Number(view.camera.zoom.toFixed(2))))
    } else put('bbox', view.bbox?.join(','))
    if (model.wire.story.length > 0 && query.size === 0 && !view.asOf) put('datetime', 'now')
  }
  put('from', view.range?.[0])
  put('to', view.range?.[1])
  put('timeline', view.timeline)
  if (view.lang !== defaultLanguage) put('lang', view.lang)
  if (view.names !== 'dual') put('names', view.names)
  if (view.theme !== 'auto') put('theme', view.theme)
  put('as-of', view.asOf)
  for (const name of FILTERS) put(name, view.filter[name])
  // Commas and colons are legal in a query and easier to read.
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
  return text && `?${text}`
}

/** The language of a page whose link names none. */
export const DEFAULT_LANGUAGE = 'en'

/** The view, the data, and the values derived from both. Set only through `push` and `replace`. */
export class Store {
  readonly view
  readonly model: Model
  /** Parameters of the link that could not be parsed, or name what does not exist. */
  readonly invalidParameters
  /** True while the playhead moves by itself. */
  readonly playing = signal(false)
  /** The id of the place hovered or focused on ribbon or map; never in the URL. */
  readonly hovered = signal<string | null>(null)

  readonly shown
  readonly at
  readonly day
  /** The instant compared with; null if there is none. */
  readonly comparedAt
  /** The places on which the change acts that was stepped to; none between changes. */
  readonly acting

  constructor(model: Model, read: ParsedView) {
    this.model = model
    this.view = signal<View>(completed(model, read.view))
    // An id that does not exist is reported like a value that cannot be parsed.
    const missing = (['place', 'change'] as const).filter((name) => read.view[name] && !model[name](read.view[name]))
    this.invalidParameters = signal<readonly InvalidParameter[]>([...read.invalidParameters, ...missing.map((parameter) => ({ parameter, given: read.view[parameter] ?? '' }))])
    this.shown = computed<ShownTime>(() => this.view.value.shown ?? { day: model.today })
    this.at = computed<Instant>(() => shownInstant(this.shown.value, model.offset))
    this.day = computed<Day>(() => shownDay(this.shown.value, model.offset))
    this.comparedAt = computed<Instant | null>(() => {
      const compare = this.view.value.compare
      return compare && shownInstant(compare, model.offset)
    })
    const change = computed(() => this.view.value.change)
    this.acting = computed(() => actingPlaces(model, this.shown.value, change.value))
  }

  /** Changes the view and adds a history entry, which Back undoes. */
  push(part: Partial<View>): void {
    this.set(part, 'push')
  }

  /** Changes the view without a history entry (dragging, playing, moving the map). The URL follows with a delay. */
  replace(part: Partial<View>): void {
    this.set(part, 'replace')
  }

  private set(part: Partial<View>, how: 'push' | 'replace'): void {
    const before = this.view.peek()
    // Whoever moves map or time has left the story: Back returns to its step.
    const isLeaving = before.story !== null && !('story' in part) && OF_STEP.some((name) => name in part && !isEqual(part[name], before[name]))
    const after = { ...before, ...part, ...(isLeaving && { story: null }) }
    if (isSameView(before, after)) return
    if (isLeaving) how = 'push'
    // The URL of the previous entry is brought up to date first, so that Back returns to what was last shown.
    if (how === 'push') this.flush()
    this.view.value = after
    if (how === 'push') history.pushState(null, '', this.address())
    else this.scheduleFlush()
  }

  private pending: ReturnType<typeof setTimeout> | undefined

  private scheduleFlush(): void {
    clearTimeout(this.pending)
    this.pending = setTimeout(() => this.flush(), 250)
  }

  private flush(): void {
    if (this.pending === undefined) return
    clearTimeout(this.pending)
    this.pending = undefined
    history.replaceState(null, '', this.address())
  }

  /** Returns the path and query of a view. */
  address(view: View = this.view.peek()): string {
    return location.pathname + formatView(view, this.model, DEFAULT_LANGUAGE)
  }
}

function isSameView(a: View, b: View): boolean {
  return (Object.keys(a) as (keyof View)[]).every((name) => isEqual(a[name], b[name]))
}

function isEqual(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b)
}
