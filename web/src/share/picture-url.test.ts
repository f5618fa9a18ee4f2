import { expect, test } from 'vitest'
import { bibtex, markdownCode, pictureCode } from './picture-url'

test('alternative text is escaped in its attribute', () => {
  const code = pictureCode('https://a.example/x?a=1&b=2', 'https://a.example/y', 'square', 'the "road" <b> & bridge')
  expect(code).toContain('alt="the &quot;road&quot; &lt;b> &amp; bridge"')
  expect(code).toContain('src="https://a.example/x?a=1&amp;b=2" width="1080" height="1080"')
})

test('the code of a print picture has no size in pixels', () => {
  expect(pictureCode('a', 'b', 'print', 'c')).not.toContain('width=')
})

test('brackets are removed from Markdown and braces from BibTeX', () => {
  expect(markdownCode('u', 'a [b] c')).toBe('![a b c](u)')
  expect(bibtex('A {b}', '1 May 2023', '0123456789ab', 'https://x')).toBe('@misc{a-b-0123456789ab, title = {A b, 1 May 2023}, note = {revision 0123456789ab}, url = {https://x}}')
})
