// Uses what openapi-typescript made of the definition, as somebody else's program would.

import createClient from 'openapi-fetch'
import type { paths } from './made/api.js'

const api = createClient<paths>({ baseUrl: process.argv[2] as string, querySerializer: { array: { style: 'form', explode: false } } })

async function states(query: NonNullable<paths['/collections/states/items']['get']['parameters']['query']>): Promise<{ ids: string[]; matched: number }> {
  const ids: string[] = []
  for (;;) {
    const { data, error } = await api.GET('/collections/states/items', { params: { query: { ...query, offset: ids.length } } })
    // The same address also gives CSV and HTML, to whoever asks for them.
    if (typeof data !== 'object') throw new Error(error?.detail)
    for (const { id, properties } of data.features) {
      // A column is of one type, which the compiler holds us to.
      const since: string = properties.since_date
      if (properties.id !== id || !/^\d{4}-\d\d-\d\d$/.test(since)) throw new Error(id)
      ids.push(id)
    }
    if (ids.length >= data.numberMatched || data.features.length === 0) return { ids, matched: data.numberMatched }
  }
}

async function places(): Promise<number> {
  const { data } = await api.GET('/collections/places-points/items', { params: { query: { limit: 1000, bbox: [46, 39, 47, 40.2] } } })
  if (typeof data !== 'object') throw new Error('no places')
  return data.numberReturned
}

const all = await states({ limit: 33 })
const some = await states({ limit: 4, bbox: [46, 39, 47, 40.2], status: ['closed', 'open'] })
const { error } = await api.GET('/collections/states/items', { params: { query: { datetime: 'soon' } } })
if (error?.parameter !== 'datetime') throw new Error('a problem is typed')
for (const { ids, matched } of [all, some]) if (new Set(ids).size !== matched) throw new Error(`${ids.length} of ${matched}`)
if (some.matched === 0 || some.matched >= all.matched || (await places()) === 0) throw new Error('the filters do nothing')
console.log(`paged through ${all.matched} states, and ${some.matched} by box and two statuses`)
