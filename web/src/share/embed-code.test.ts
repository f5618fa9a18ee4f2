import { expect, test } from 'vitest'
import { embedCode, oembedUrl } from './embed-code'

test('embedCode keeps the query of the view and escapes the title', () => {
  const code = embedCode('https://a.example/?datetime=2023-04-23&lang=hy', 'the "road" <b>')
  expect(code).toContain('src="https://a.example/embed?datetime=2023-04-23&amp;lang=hy"')
  expect(code).toContain('title="the &quot;road&quot; &lt;b>" width="600" height="560"')
})

test('oembedUrl carries the URL of the view in one parameter', () => {
  const url = new URL(oembedUrl('https://a.example/?datetime=2023-04-23T12:00:00%2B04:00&lang=hy'))
  expect([url.pathname, url.searchParams.get('url')]).toEqual(['/oembed', 'https://a.example/?datetime=2023-04-23T12:00:00%2B04:00&lang=hy'])
})
