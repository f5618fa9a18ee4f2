import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { symbolOf } from '../symbology'
import type { State } from '../model'
import { textureOf } from './textures'
import { testModel } from '../testing/fixtures'

test('a solid line is a solid texture, and a sparse dash a light one', () => {
  expect(textureOf([])).toBe('solid')
  expect(textureOf([0.5, 3])).toBe('hatch')
  expect(textureOf([1, 50])).toBe('specks')
})

test('every status of the dataset has a texture of its own', () => {
  const file = new URL('../../../geodata/lachin-corridor/dataset.json', import.meta.url)
  const { statuses } = JSON.parse(readFileSync(file, 'utf8')) as { statuses: { id: string; dash: number[] }[] }
  const patterns = statuses.map(({ dash }) => textureOf(dash))
  expect(statuses.length).toBeGreaterThan(5)
  expect(new Set(patterns).size).toBe(statuses.length)
})

test('for a traveller yes, limited, no, unknown and not recorded are five textures', () => {
  const data = testModel({})
  const patterns = ['yes', 'limited', 'no', 'unknown', undefined].map((pass) => {
    const state = { access_civilians_in: pass } as unknown as State
    const { dash } = symbolOf(data, state, { traveller: 'civilians', direction: 'in' })
    return textureOf(dash)
  })
  expect(new Set(patterns).size).toBe(5)
})
