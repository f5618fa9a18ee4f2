// A small dataset for tests: what a test names is in it, the rest is empty.

import { model, type Model } from '../model'
import type { WireChange, WirePlace, WireState, WireStatus, WireTimeline } from '../wire'

export function sampleStatus(id: string, severity = 0): WireStatus {
  return { id, label: id, description: '', severity, unknown: false, colour: { light: '', dark: '' }, dash: [], glyph: '' }
}

export function samplePlace(id: string, part: Partial<WirePlace> = {}): WirePlace {
  return { id, kind: 'road', label: id, labels: {}, names: [], part_of: [], periods: [], precision_m: null, schematic: false, note: null, bbox: null, geometry: null, ...part }
}

/** `since` and `until` are local days or instants; an empty `until` is open. */
export function sampleState(place: string, status: string, since: string, until: string, part: Partial<WireState> = {}): WireState {
  return {
    id: `${place}.${since}`,
    place,
    status,
    period: { since: instant(since), until: until === '' ? null : instant(until) },
    certainty: 'confirmed',
    is_exception: false,
    control: null,
    controllers: [],
    last_reported: since,
    changes: [],
    ...part,
  }
}

export function sampleChange(id: string, moment: string, part: Partial<WireChange> = {}): WireChange {
  return {
    id,
    moment,
    span: { since: instant(moment), until: instant(moment) },
    certainty: 'confirmed',
    category: 'change',
    summary: '',
    summary_language: 'en',
    summary_unreviewed: false,
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

/** The model as of noon of 1 June 2023, with every status that a state names. */
export function sampleModel(part: Partial<WireTimeline>): Model {
  const statuses = [...new Set((part.states ?? []).map((state) => state.status))].map((id, index) => sampleStatus(id, index))
  const wire = {
    dataset: { offset: '+04:00', since: '2023-01-01', headline_place: 'road' },
    key_moments: [],
    statuses,
    parties: [],
    mandates: [],
    places: [],
    states: [],
    changes: [],
    sources: [],
    ...part,
  } as unknown as WireTimeline
  return model(wire, Date.parse('2023-06-01T12:00:00+04:00'))
}

function instant(text: string): string {
  return text.includes('T') ? text : `${text}T00:00:00+04:00`
}
