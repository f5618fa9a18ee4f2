// The golden answer that the server's tests write is what the page reads: model and sentence over it.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { existsAt, lastReport, buildModel, accessOf, stateAt } from './model'
import { type ShownTime, parseShownTime } from './moment'
import { sentenceOf } from './sentence'
import { buildSymbology } from './symbology'
import { tablesOf } from './map/style'
import type { WireTimeline } from './wire'

const golden = (name: string) => JSON.parse(readFileSync(new URL(`../../tests/wire/${name}.json`, import.meta.url), 'utf8'))
const wire = golden('timeline') as WireTimeline
const NOW = Date.parse('2022-05-02T09:00:00+04:00')
const data = buildModel(wire, buildSymbology(tablesOf(golden('faces-style-light'))), NOW)
const road = data.place('valley-road')!
const at = (text: string) => Date.parse(text)
const statusAt = (text: string) => stateAt(road, at(text))?.status
const said = (shown: ShownTime) => sentenceOf(data, 'valley-road', shown)?.text

test('the sentence equals the server’s', () => {
  expect(said({ day: '2021-02-10' })).toBe(wire.answer?.text)
})

test('a state is in force from its start, and not at its end', () => {
  expect(statusAt('2020-12-31T23:59:59+04:00')).toBeUndefined()
  expect(statusAt('2021-01-01T00:00:00+04:00')).toBe('open')
  expect(statusAt('2021-02-10T00:00:00+04:00')).toBe('closed')
  expect(statusAt('2021-02-11T23:59:59+04:00')).toBe('closed')
  expect(statusAt('2021-02-12T00:00:00+04:00')).toBe('open')
  expect(statusAt('2022-06-01T00:00:00+04:00')).toBeUndefined()
})

test('transitions are all instants at which a state begins or ends', () => {
  expect(data.transitions.map((step) => data.offset.rfc3339(step))).toEqual([
    '2021-01-01T00:00:00+04:00',
    '2021-02-10T00:00:00+04:00',
    '2021-02-12T00:00:00+04:00',
    '2021-04-01T12:00:00+04:00',
    '2022-06-01T00:00:00+04:00',
  ])
})

test('unrecorded access is neither yes nor no', () => {
  const limited = stateAt(road, at('2021-05-01T00:00:00+04:00'))!
  expect(accessOf(limited, { traveller: 'civilians', direction: 'in' })).toBe('yes')
  expect(accessOf(limited, { traveller: 'goods', direction: 'out' })).toBe('no')
  expect(accessOf(limited, { traveller: 'peacekeepers', direction: 'in' })).toBe('not-recorded')
})

test('the last report at a past instant is not a later one', () => {
  const open = stateAt(road, at('2021-03-15T00:00:00+04:00'))!
  expect(lastReport(open, at('2021-03-15T00:00:00+04:00'))?.id).toBe('c4')
  expect(lastReport(open, at('2021-02-20T00:00:00+04:00'))?.id).not.toBe('c4')
})

test('day counters start at one and count local days', () => {
  expect(said({ day: '2021-02-10' })).toMatch(/Day 1 without/)
  expect(said({ day: '2021-02-11' })).toMatch(/Day 2 without/)
})

test('the sentence of an instant has its clock time', () => {
  expect(said(parseShownTime('2021-04-01T12:00:00+04:00')!)).toContain('12:00')
  expect(said(parseShownTime('2021-04-01T08:00:00Z')!)).toBe(said(parseShownTime('2021-04-01T12:00:00+04:00')!))
})

test('the sentence of a future day says that it lies ahead', () => {
  expect(said({ day: '2030-01-01' })).toMatch(/1 January 2030 lies ahead/)
})

test('a place exists during its periods only', () => {
  expect([existsAt(road, at('2020-12-31T00:00:00+04:00')), existsAt(road, at('2021-01-01T00:00:00+04:00'))]).toEqual([false, true])
})

test('all references of changes and states resolve', () => {
  for (const state of wire.states) {
    expect(data.place(state.place)).toBeDefined()
    expect(data.status(state.status)).toBeDefined()
    for (const { id } of state.changes) expect(data.change(id)).toBeDefined()
  }
  for (const change of wire.changes) for (const source of change.sources) expect(data.source(source)).toBeDefined()
})
