// An article of somebody else, on an origin of its own: what an embed meets in the world.

import { type Server as Http, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Server } from './support'

export interface Article {
  readonly page: Page
  readonly frames: Frame[]
  /** Closes it, and holds it to what all pages promise; `expected` are the errors of the console that the test itself has caused. */
  leave(expected?: RegExp): Promise<void>
}

export interface Paper {
  /** An article with this in its body, as a reader with an empty profile opens it. */
  article(html: string, options?: BrowserContextOptions): Promise<Article>
  /** Files that stand beside it, by their paths. */
  readonly files: Map<string, string>
}

/** A site that shows one article: there before the first test of a file, gone after the last. */
export function paper(held: { readonly server: Server; readonly browser: Browser }): Paper {
  let host: Http
  let body = ''
  const files = new Map<string, string>()
  beforeAll(async () => {
    host = createServer((request, answer) => {
      answer.setHeader('content-type', 'text/html; charset=utf-8')
      const file = files.get(request.url ?? '')
      answer.end(file ?? `<!DOCTYPE html><title>An article</title><style>body{margin:0;font:16px sans-serif;background:canvas;color-scheme:light dark}</style>${body}`)
    })
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => void host.close())

  async function article(html: string, options: BrowserContextOptions = {}): Promise<Article> {
    body = html
    const context = await held.browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', viewport: { width: 1300, height: 900 }, ...options })
    const page = await context.newPage()
    const own = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`
    const [strangers, errors]: [string[], string[]] = [[], []]
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(held.server.url) && !url.startsWith(own) && !/^(data|blob):/.test(url)) strangers.push(url)
    })
    page.on('console', (message) => message.type() === 'error' && !message.text().includes('favicon') && errors.push(message.text()))
    page.on('pageerror', (error) => errors.push(String(error)))
    await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
    await page.goto(own, { waitUntil: 'load' })
    const frames = page.frames().filter((frame) => frame !== page.mainFrame())
    return {
      page,
      frames,
      async leave(expected) {
        const cookies = await context.cookies()
        await context.close()
        expect(strangers, 'requests to others').toEqual([])
        expect(errors.filter((error) => !expected?.test(error)), 'errors on the console').toEqual([])
        expect(cookies, 'cookies').toEqual([])
      },
    }
  }
  return { article, files }
}

/** What of a frame's content lies beyond its box. */
export async function beyond(frame: Frame | Page): Promise<string[]> {
  return frame.evaluate(() => {
    const root = document.documentElement
    const found: string[] = []
    if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) found.push(`the page: ${root.scrollWidth} × ${root.scrollHeight} in ${innerWidth} × ${innerHeight}`)
    for (const part of document.querySelectorAll('#embed > *:not(script), #embed footer summary, #embed footer a, .answer .sentence')) {
      const { right, bottom, width, height } = part.getBoundingClientRect()
      if (width > 0 && height > 0 && (right > innerWidth + 0.5 || bottom > innerHeight + 0.5)) found.push(`${part.className || part.tagName}: to ${right}, ${bottom}`)
    }
    return found
  })
}

export const visible = (frame: Frame | Page, what: string) => frame.locator(what).first().isVisible()
