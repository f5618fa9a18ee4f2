import { expect, test } from 'vitest'
import { embedCode, embedUrl, oembedUrl } from './embed-code'

const PAGE = 'https://a.example/?datetime=2023-04-23&lang=hy'

test('embedCode keeps the query of the view and escapes the title', () => {
  const code = embedCode(PAGE, 'the "road" <b>', { size: 'column', theme: 'light' })
  expect(code).toContain('src="https://a.example/embed?datetime=2023-04-23&amp;lang=hy"')
  expect(code).toContain('title="the &quot;road&quot; &lt;b>" width="600" height="560" style="width:100%;border:0"')
})

test('a size that is chosen is never exceeded, and a column is filled', () => {
  expect(embedCode(PAGE, '', { size: 'phone', theme: 'light' })).toContain('width="320" height="480" style="width:100%;max-width:320px;border:0"')
})

test('the theme of the article takes the place of the page’s own', () => {
  expect(embedUrl('https://a.example/?theme=dark', 'light')).toBe('https://a.example/embed')
  expect(embedUrl('https://a.example/?theme=contrast&lang=hy', 'auto')).toBe('https://a.example/embed?lang=hy&theme=auto')
  expect(embedUrl('https://a.example/', 'dark')).toBe('https://a.example/embed?theme=dark')
})

test('oembedUrl carries the URL of the view in one parameter', () => {
  const url = new URL(oembedUrl('https://a.example/?datetime=2023-04-23T12:00:00%2B04:00&lang=hy'))
  expect([url.pathname, url.searchParams.get('url')]).toEqual(['/oembed', 'https://a.example/?datetime=2023-04-23T12:00:00%2B04:00&lang=hy'])
})
