// Builders of small datasets for tests, in the shape of `/timeline.json`; what a test does not set is empty.

import { type Model, buildModel } from '../model'
import { type SymbolRow, buildSymbology } from '../symbology'
import type { WireChange, WirePlace, WireState, WireStatus, WireTimeline } from '../wire'

/** Parses a local day or time in the fixtures' offset, `+04:00`; a text with an offset keeps it. */
export const at = (text: string) => Date.parse(withOffset(text))

export function testStatus(id: string, severity = 0): WireStatus {
  return { id, label: id, description: '', severity, unknown: false, colour: { light: '', dark: '' }, fill: null, dash: [], glyph: 'circle' }
}

export function testPlace(id: string, part: Partial<WirePlace> = {}): WirePlace {
  return { id, kind: 'road', label: id, labels: {}, names: [], part_of: [], mandates: [], periods: [], precision_m: null, schematic: false, confidence: null, note: null, bbox: null, geometry: null, curve: null, ...part }
}

/** Returns a state from `since` to `until`, parsed like `at`; an empty `until` is open. */
export function testState(place: string, status: string, since: string, until = '', part: Partial<WireState> = {}): WireState {
  return {
    id: `${place}.${since}`,
    place,
    status,
    label: `${place}: ${status}`,
    period: { since: withOffset(since), until: until === '' ? null : withOffset(until) },
    since_edtf: since,
    until_edtf: until || null,
    certainty: 'confirmed',
    is_exception: false,
    by: [],
    at: null,
    control: 'not-recorded',
    controllers: [],
    last_reported: since,
    changes: [],
    ...part,
  }
}

/** Returns a change at an EDTF moment; its span is the first instant of the moment. */
export function testChange(id: string, moment: string, part: Partial<WireChange> = {}): WireChange {
  const [date = '', time] = moment.replace(/[~?%]$/, '').split('T')
  const [year, month = '01', day = '01'] = date.split('-')
  const since = withOffset(`${year}-${month}-${day}${time ? `T${time}` : ''}`)
  return {
    id,
    moment,
    span: { since, until: since },
    certainty: 'confirmed',
    category: 'change',
    title: null,
    title_language: null,
    summary: '',
    summary_language: 'en',
    summary_unreviewed: false,
    summary_by: null,
    places: [],
    effects: [],
    claims: [],
    figures: [],
    sources: [],
    refers_to: [],
    referred_to_by: [],
    note: null,
    ...part,
  }
}

/** Returns a model of a dataset that begins on the day `since`, as of noon of the day `today`, with every status that a state names. */
export function testModel(part: Partial<WireTimeline>, { since = '2023-01-01', today = '2023-06-01' } = {}): Model {
  const statuses = [...new Set((part.states ?? []).map((state) => state.status))].map((id, index) => testStatus(id, index))
  const wire = {
    dataset: { offset: '+04:00', since, bbox: [46, 39, 47, 40], headline_place: 'road' },
    access_values: { yes: 'yes', limited: 'limited', no: 'no', unknown: 'unknown', 'not-recorded': 'not recorded' },
    key_moments: [],
    focus: null,
    routes: [],
    labels: [],
    statuses,
    parties: [],
    mandates: [],
    places: [],
    states: [],
    changes: [],
    sources: [],
    ...part,
  } as unknown as WireTimeline
  return buildModel(wire, testSymbology(wire), at(`${today}T12:00:00`))
}

/** Returns symbols of all statuses and words of access, with one texture. */
function testSymbology({ statuses, access_values }: WireTimeline) {
  const row = (id: string, label: string, prefix: string, look = id): SymbolRow => ({ id, look, label, colour: '', fill: '', variable: `--${prefix}${id}`, dash: [], glyph: 'circle', texture: 'circle' })
  return buildSymbology({
    statuses: statuses.map(({ id, label }) => row(id, label, 'status-')),
    access: ['yes', 'limited', 'no', 'unknown', 'not-recorded'].map((id) => row(id, access_values[id as 'yes'], 'access-', `access-${id}`)),
    textures: { circle: { width: 8, height: 8, ground: 1, edge: [], middle: null, always: false, path: '', stroke: 1.2, mark: 'paper' } },
    images: {},
  })
}

function withOffset(text: string): string {
  const time = text.includes('T') ? text : `${text}T00:00:00`
  return /(Z|[+-]\d\d:\d\d)$/.test(time) ? time : `${time}+04:00`
}
