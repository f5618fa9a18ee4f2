import { expect, test } from 'vitest'
import { type PictureOptions, bibtex, markdownCode, pictureCode } from './picture-url'

const url = ({ size, theme }: PictureOptions, scale: number) => `https://a.example/x?size=${size}&theme=${theme}&scale=${scale}`

test('alternative text is escaped in its attribute', () => {
  const code = pictureCode(url, 'square', 'the "road" <b> & bridge')
  expect(code).toContain('alt="the &quot;road&quot; &lt;b> &amp; bridge"')
  expect(code).toContain('src="https://a.example/x?size=square&amp;theme=light&amp;scale=1" srcset="')
  expect(code).toContain('width="1080" height="1080"')
})

test('a wide picture has a still for phones, dark and light, each at two densities', () => {
  const code = pictureCode(url, 'article', 'a')
  const sources = code.split('<source ').slice(1).map((part) => part.split('>')[0] ?? '')
  expect(sources.map((source) => source.split('"')[1])).toEqual(['(max-width: 600px) and (prefers-color-scheme: dark)', '(max-width: 600px)', '(prefers-color-scheme: dark)'])
  expect(sources.map((source) => source.match(/size=(\w+)&amp;theme=(\w+)&amp;scale=1 1x, .*scale=2 2x/)?.slice(1))).toEqual([
    ['phone', 'dark'],
    ['phone', 'light'],
    ['article', 'dark'],
  ])
  expect(sources[0]).toContain('width="390" height="520"')
  expect(pictureCode(url, 'story', 'a')).not.toContain('max-width: 600px')
})

test('the code of a print picture has no size in pixels and one theme', () => {
  const code = pictureCode(url, 'print', 'c')
  expect(code).not.toMatch(/width="|srcset|<source/)
  expect(code).toContain('theme=print')
})

test('brackets are removed from Markdown and braces from BibTeX', () => {
  expect(markdownCode('u', 'a [b] c')).toBe('![a b c](u)')
  expect(bibtex('A {b}', '1 May 2023', '0123456789ab', 'https://x')).toBe('@misc{a-b-0123456789ab, title = {A b, 1 May 2023}, note = {revision 0123456789ab}, url = {https://x}}')
})
