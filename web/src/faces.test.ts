// The live page says the same of a place as the server's pages and drawings, whose side is `tests/wire/faces.json`.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Locale } from './i18n/locale'
import { initialMessages } from './i18n/messages'
import { legendAt } from './map/legend'
import { tablesOf } from './map/style'
import { buildModel, mandatesAt } from './model'
import { formatSince, formatUntil } from './places/state-bounds'
import { buildSymbology, symbolOf } from './symbology'
import { segmentsOf } from './timeline/paint'
import { Scale } from './timeline/scale'
import { boundsOf } from './timeline/uncertainty'
import type { WireTimeline } from './wire'

interface ServerFace {
  readonly now: string
  readonly reach: readonly [string, string]
  readonly places: Readonly<Record<string, {
    readonly history: readonly Readonly<Record<'since' | 'until' | 'status' | 'certainty', string>>[]
    /** By day. */
    readonly mandates: Readonly<Record<string, readonly string[]>>
    readonly ribbon: readonly Readonly<Record<'since' | 'settled' | 'until' | 'status' | 'texture', string>>[]
  }>>
  /** By day: the ids of patterns. */
  readonly legends: Readonly<Record<string, readonly string[]>>
}

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../tests/wire/${name}.json`, import.meta.url), 'utf8'))
const server = read('faces') as ServerFace
const wire = read('faces-timeline') as WireTimeline
const tables = tablesOf(read('faces-style-light'))
const model = buildModel(wire, buildSymbology(tables), Date.parse(server.now))
const locale = new Locale('en', initialMessages, model.offset, wire.sentences)
const dates = Object.keys(server.legends)
/** What a page shows for a day is what holds at its end. */
const endOf = (day: string) => model.offset.spanOf(day).until - 1

test('the golden answers have three places and twelve days', () => {
  expect(Object.keys(server.places)).toHaveLength(3)
  expect(dates).toHaveLength(12)
})

describe.each(Object.entries(server.places))('%s', (id, { history, mandates, ribbon }) => {
  const place = model.place(id)!

  test('has the history of its page, word for word', () => {
    const rows = place.states.map((state) => ({
      since: formatSince(locale, state),
      until: formatUntil(locale, state) ?? 'now and on',
      status: symbolOf(model, state, null).label,
      certainty: locale.messages.changes.certainties[state.certainty],
    }))
    // A cell of its own begins with a capital.
    expect(rows).toEqual(history.map((row) => ({ ...row, certainty: row.certainty.toLowerCase() })))
  })

  test.each(dates)('has the mandates of its page on %s', (day) => {
    expect(mandatesAt(place, endOf(day)).map(({ label }) => label)).toEqual(mandates[day])
  })

  test('has the ribbon of pages and pictures: periods, fades and textures', () => {
    const span = { since: Date.parse(server.reach[0]), until: Date.parse(server.reach[1]) }
    // A pixel for each minute, so that every state has a segment of its own.
    const scale = new Scale(span, (span.until - span.since) / 60_000)
    const bounds = boundsOf(model)
    const written = (at: number) => model.offset.rfc3339(Math.round(Math.min(Math.max(at, span.since), span.until) / 1000) * 1000)
    const bars = segmentsOf(place, scale).map(({ state, x0, x1 }) => {
      const settled = bounds.get(state.id)?.since.span.until ?? NaN
      const { look, textureName } = symbolOf(model, state, null)
      return { since: written(scale.at(x0)), settled: written(Math.min(settled, state.span.until)), until: written(scale.at(x1)), status: look, texture: textureName }
    })
    expect(bars).toEqual(ribbon)
  })
})

test.each(dates)('the legend of the map on %s has the symbols of the server’s legend, in the same order', (day) => {
  const statuses = [...model.symbology.statuses.values()]
  const looks = legendAt(model, endOf(day), null, null).symbols.flatMap(({ name }) => statuses.filter(({ look }) => look === name))
  expect(looks.map(({ key }) => key)).toEqual(server.legends[day])
})

test('themes differ in colours alone', () => {
  const dark = tablesOf(read('faces-style-dark'))
  const bare = ({ statuses, access, textures }: typeof tables) => ({ statuses: statuses.map((row) => ({ ...row, colour: '', fill: '' })), access: access.map((row) => ({ ...row, colour: '', fill: '' })), textures })
  expect(bare(dark)).toEqual(bare(tables))
  dark.statuses.forEach((row, index) => expect(row.colour).not.toBe(tables.statuses[index]!.colour))
})

test('every symbol has a texture of its own', () => {
  for (const rows of [tables.statuses, tables.access]) {
    const textures = rows.map(({ texture }) => tables.textures[texture])
    expect(textures).not.toContain(undefined)
    expect(new Set(textures).size).toBe(rows.length)
  }
})
