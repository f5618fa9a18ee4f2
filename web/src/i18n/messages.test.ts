// Every language has all messages of English, with the same placeholders and every plural form.

import { describe, expect, test } from 'vitest'
import { english } from './english'
import { languageFiles } from './messages'

type Tree = { readonly [key: string]: string | Tree }

/** Messages by their path; a message with plural forms is one. */
function flatten(tree: Tree, path = ''): Map<string, string | Record<string, string>> {
  const found = new Map<string, string | Record<string, string>>()
  for (const [key, value] of Object.entries(tree)) {
    const at = path ? `${path}.${key}` : key
    if (typeof value === 'string') found.set(at, value)
    else if (typeof value.other === 'string') found.set(at, value as Record<string, string>)
    else for (const [inner, message] of flatten(value, at)) found.set(inner, message)
  }
  return found
}

const values = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
const forms = (message: string | Record<string, string>) => (typeof message === 'string' ? [message] : Object.values(message))

const reference = flatten(english as unknown as Tree)

/** Signs, and names that every language writes alike. */
const SAME = /^[^\p{L}]*$|^\P{L}*(\{\w+\}\P{L}*)+$|GeoJSON|curl/u

/** Words that a language has from the same root, letter by letter. */
const ALIKE: Readonly<Record<string, readonly string[]>> = { az: ['map.kinds.post', 'map.kilometres', 'map.metres', 'places.kinds.post'] }

const languages = await Promise.all(Object.entries(languageFiles).map(async ([language, load]) => [language, (await load()).messages] as const))

describe.each(languages)('%s', (language, tree) => {
  const own = flatten(tree as unknown as Tree)

  test('has the same keys as English', () => {
    expect([...own.keys()].sort()).toEqual([...reference.keys()].sort())
  })

  test('keeps every placeholder', () => {
    const wrong = [...reference].flatMap(([path, message]) => {
      const wanted = values(forms(message).at(-1) ?? '')
      return forms(own.get(path) ?? '')
        .filter((form) => JSON.stringify(values(form)) !== JSON.stringify(wanted) && JSON.stringify(values(`${form}{n}`)) !== JSON.stringify(wanted))
        .map((form) => `${path}: ${form}`)
    })
    expect(wrong).toEqual([])
  })

  test('has every plural form of the language', () => {
    const rules = new Intl.PluralRules(language)
    const needed = [...new Set(Array.from({ length: 201 }, (_, n) => rules.select(n)))].sort()
    for (const [path, message] of reference) {
      if (typeof message === 'string') continue
      const given = own.get(path)
      expect(typeof given === 'string' ? [] : Object.keys(given ?? {}).sort(), path).toEqual(expect.arrayContaining(needed))
    }
  })

  test('has no empty message and none in English', () => {
    const same = [...reference].filter(([path, message]) => {
      if (ALIKE[language]?.includes(path)) return false
      const given = JSON.stringify(own.get(path))
      return given === '""' || (given === JSON.stringify(message) && !forms(message).every((form) => SAME.test(form)))
    })
    expect(same).toEqual([])
  })

  test('uses only its own script, with letters that the font has', () => {
    const foreign = { hy: /\p{Script=Cyrillic}|\p{Script=Georgian}/u, az: /\p{Script=Cyrillic}|\p{Script=Armenian}/u, ru: /\p{Script=Armenian}|\p{Script=Georgian}/u, ka: /\p{Script=Cyrillic}|\p{Script=Armenian}|[Ა-Ჿ]/u }[language]
    const wrong = [...own].filter(([, message]) => forms(message).some((form) => foreign?.test(form)))
    expect(wrong).toEqual([])
  })
})
