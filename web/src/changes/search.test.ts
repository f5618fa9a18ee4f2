import { describe, expect, test } from 'vitest'
import { NO_FILTER } from '../view'
import { ChangeSearch, foldText } from './search'
import { testChange, testModel, testPlace, testState } from '../testing/fixtures'

const model = testModel({
  places: [testPlace('road', { label: 'Road', names: [{ form: 'Həkəri yolu', lang: 'az', label: true }, { form: 'Дорога через Акеру', lang: 'ru', label: true }] }), testPlace('post')],
  states: [testState('road', 'closed', '2023-02-01', '', { control: 'reported', controllers: ['guards'], changes: [{ id: 'b', role: 'made' }] })],
  parties: [{ id: 'guards', label: 'Guards', qualifier: null, is_plural: false, note: null }],
  sources: [{ id: 's', publisher: 'Courrier d’Erévan', title: '' }],
  changes: [
    testChange('a', '2023-01-05', { summary: 'A statement of İlham', category: 'statement', certainty: 'reported', sources: ['s'], places: ['post'] }),
    testChange('b', '2023-02-01', {
      summary: 'The road is shut',
      places: ['road'],
      effects: [{ effect: 'starts', places: ['road'], status: 'closed', until: null, by: [], at: null }],
      claims: [{ party: 'russia', speaker: null, role: null, text: 'Traffic was stopped', text_language: 'en', text_unreviewed: false, text_by: null, by: [], names: [], pieces: null, source_note: null, sources: [] }],
    }),
  ],
})
const found = (part: Partial<typeof NO_FILTER>) => new ChangeSearch(model).find({ ...NO_FILTER, ...part }).map((change) => change.id)

describe('a search', () => {
  test('with an empty text finds every change', () => expect(found({})).toEqual(['a', 'b']))
  test('ignores case and diacritics', () => {
    expect(found({ q: 'ILHAM' })).toEqual(['a'])
    expect(found({ q: 'erevan' })).toEqual(['a'])
    expect(foldText('Čé Ё İı Ə և')).toBe('ce е ii e եւ')
  })
  test('finds a place by its name in any language', () => {
    expect(found({ q: 'hekeri' })).toEqual(['b'])
    expect(found({ q: 'акеру' })).toEqual(['b'])
  })
  test('finds the text of a claim', () => expect(found({ q: 'stopped traffic' })).toEqual(['b']))
  test('requires every word', () => expect(found({ q: 'road statement' })).toEqual([]))
})

describe('a filter', () => {
  test('by place finds changes that are about it or affect it', () => {
    expect(found({ only: 'post' })).toEqual(['a'])
    expect(found({ only: 'road' })).toEqual(['b'])
  })
  test('by status requires an effect with that status', () => expect(found({ status: 'closed' })).toEqual(['b']))
  test('by party finds its claims and its control', () => {
    expect(found({ party: 'russia' })).toEqual(['b'])
    expect(found({ party: 'guards' })).toEqual(['b'])
  })
  test('requires every part', () => {
    expect(found({ category: 'statement', certainty: 'reported' })).toEqual(['a'])
    expect(found({ category: 'statement', certainty: 'confirmed' })).toEqual([])
  })
})
