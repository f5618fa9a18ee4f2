import { describe, expect, test } from 'vitest'
import { type Mark, grouped, touchingPx } from './groups'

const at = (id: string, x: number, y = 0): Mark => ({ id, x, y })

describe('marks that would touch', () => {
  test('become one, at the place of the first', () => {
    expect(grouped([at('bridge', 0), at('post', 10), at('far', 100), at('checkpoint', 0, 20)], 24)).toEqual([
      { id: 'bridge', x: 0, y: 0, ids: ['bridge', 'post', 'checkpoint'] },
      { id: 'far', x: 100, y: 0, ids: ['far'] },
    ])
  })

  test('of any marks none is lost, none is twice, and no two groups touch', () => {
    let seed = 7
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647
    for (let turn = 0; turn < 200; turn++) {
      const marks = Array.from({ length: 12 }, (_, number) => at(`${number}`, random() * 200, random() * 200))
      const touching = 5 + random() * 60
      const groups = grouped(marks, touching)
      expect(groups.flatMap(({ ids }) => ids).sort()).toEqual(marks.map(({ id }) => id).sort())
      for (const [number, one] of groups.entries()) {
        for (const other of groups.slice(number + 1)) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(touching)
      }
    }
  })

  test('touch later the closer the map is', () => {
    expect([6, 8, 11.5, 16].map(touchingPx)).toEqual([22, 22, 27.5, 27.5])
  })
})
