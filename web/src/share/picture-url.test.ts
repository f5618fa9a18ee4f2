import { expect, test } from 'vitest'
import type { Theme } from './embed-code'
import { type PictureOptions, type PictureSize, bibtex, markdownCode, pictureCode } from './picture-url'

const url = ({ size, theme }: PictureOptions, scale: number) => `https://a.example/x?size=${size}&theme=${theme}&scale=${scale}`

const TEXTS = { caption_short: 'the <b> & bridge', credit_short: 'Data: me', alternative_text_short: 'the "road" <b> & bridge' }
const LINK = 'https://a.example/?datetime=2023-04-23&lang=hy'
const code = (size: PictureSize, theme: Theme) => pictureCode(url, size, theme, TEXTS, LINK)
const sources = (of: string) => of.split('<source ').slice(1).map((part) => part.split('>')[0] ?? '')

test('texts are escaped, and the picture leads to the view', () => {
  const html = code('square', 'light')
  expect(html).toContain('alt="the &quot;road&quot; &lt;b> &amp; bridge"')
  expect(html).toContain('src="https://a.example/x?size=square&amp;theme=light&amp;scale=1" srcset="')
  expect(html).toContain('width="1080" height="1080"')
  expect(html).toContain('style="max-width:100%;height:auto"')
  expect(html).toContain('<a href="https://a.example/?datetime=2023-04-23&amp;lang=hy">')
  expect(html).toContain('<figcaption>the &lt;b> &amp; bridge <small>Data: me</small></figcaption>')
})

test('a wide picture has a still for phones at two densities', () => {
  expect(sources(code('article', 'light')).map((source) => source.match(/media="(.*?)".*size=(\w+)&amp;theme=(\w+)&amp;scale=1 1x, .*scale=2 2x/)?.slice(1))).toEqual([['(max-width: 600px)', 'phone', 'light']])
  expect(sources(code('card', 'dark')).map((source) => source.match(/theme=(\w+)/)?.[1])).toEqual(['dark'])
  expect(sources(code('article', 'light'))[0]).toContain('width="390" height="520"')
  expect(code('story', 'light')).not.toContain('<source')
})

test('only a picture that follows the device is dark on a dark one', () => {
  expect(sources(code('article', 'auto')).map((source) => source.split('"')[1])).toEqual(['(max-width: 600px) and (prefers-color-scheme: dark)', '(max-width: 600px)', '(prefers-color-scheme: dark)'])
  expect(code('article', 'light')).not.toContain('prefers-color-scheme')
})

test('the code of a print picture has no size in pixels and one theme', () => {
  const html = code('print', 'auto')
  expect(html).not.toMatch(/width="|srcset|<source/)
  expect(html).toContain('theme=print')
})

test('brackets are removed from Markdown and braces from BibTeX', () => {
  expect(markdownCode('u', { caption_short: 'd [e]', credit_short: 'f', alternative_text_short: 'a [b] c' }, 'l')).toBe('[![a b c](u)](l)\n\nd e f')
  expect(bibtex('A {b}', '1 May 2023', '0123456789ab', 'https://x')).toBe('@misc{a-b-0123456789ab, title = {A b, 1 May 2023}, note = {revision 0123456789ab}, url = {https://x}}')
})
