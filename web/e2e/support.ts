// Starts the real server and a real browser, and holds every page to what all pages promise: nothing is asked of anybody but our
// server, nothing is written to the console as an error, and no script throws.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContextOptions, type Page, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Where pictures of the pages are kept; not part of the repository. */
export const PICTURES = join(ROOT, '.cache', 'pictures')
mkdirSync(PICTURES, { recursive: true })

export interface Server {
  readonly url: string
  stop(): Promise<void>
}

/** The server that CORRIDOR_BIN names (`make test` sets it), on a free port of this machine. */
export async function startServer(...flags: string[]): Promise<Server> {
  const program = process.env.CORRIDOR_BIN ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target'), 'debug', 'corridor')
  if (!existsSync(program)) throw new Error(`${program} is missing: run \`cargo build\` first, or name the server in CORRIDOR_BIN`)
  // Revisions are kept where no other server looks.
  const state = mkdtempSync(join(tmpdir(), 'corridor-state-'))
  const child = spawn(program, ['serve', '--listen', '127.0.0.1:0', '--log-format', 'json', '--state', state, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] })
  const url = await listening(child)
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          rmSync(state, { recursive: true, force: true })
          resolve()
        })
        child.kill('SIGTERM')
      }),
  }
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines: string[] = []
    const read = (line: string) => {
      lines.push(line)
      const found = /listening on (http:\/\/[0-9.:]+)/.exec(line)
      if (found?.[1]) resolve(found[1])
    }
    for (const stream of [child.stdout, child.stderr]) if (stream) createInterface({ input: stream }).on('line', read)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${lines.slice(-5).join('\n')}`)))
  })
}

/** A server and a browser for the tests of a file: there before the first, gone after the last. */
export function stage(): { readonly server: Server; readonly browser: Browser } {
  const held = {} as { server: Server; browser: Browser }
  beforeAll(async () => {
    ;[held.server, held.browser] = await Promise.all([startServer(), startBrowser()])
  })
  afterAll(async () => {
    await held.browser?.close()
    await held.server?.stop()
  })
  return held
}

/** Chromium of this machine; CHROMIUM names another. A missing one fails and says what to install. */
export async function startBrowser(): Promise<Browser> {
  const program = process.env.CHROMIUM ?? ['chromium', 'chromium-browser', 'google-chrome'].map(which).find(Boolean)
  if (!program) throw new Error('no Chromium found: apt-get install -y chromium, or name one in CHROMIUM')
  return chromium.launch({
    executablePath: program,
    // Without a GPU WebGL is drawn in software; the page itself by Chromium's own painter, in half the time of SwiftShader's.
    args: ['--no-sandbox', '--enable-unsafe-swiftshader', '--disable-quic', '--disable-background-networking'],
  })
}

function which(name: string): string {
  return spawnSync('sh', ['-c', `command -v ${name}`]).stdout.toString().trim()
}

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }
export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }

export interface Visit {
  readonly page: Page
  /** Fails when the page broke a promise; then closes it. */
  leave(): Promise<void>
}

/** Opens a page as a reader with an empty profile. `allowed` names console errors that this visit provokes itself. */
export async function visit(browser: Browser, server: Server, path: string, options: BrowserContextOptions = DESKTOP, allowed?: RegExp): Promise<Visit> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'America/Los_Angeles', reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const [strangers, errors]: [string[], string[]] = [[], []]
  await page.route('**/*', (route) => {
    const url = route.request().url()
    if (url.startsWith(server.url) || /^(data|blob):/.test(url)) return route.continue()
    strangers.push(url)
    return route.abort()
  })
  page.on('console', (message) => message.type() === 'error' && !allowed?.test(message.text()) && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.goto(server.url + path)
  return {
    page,
    async leave() {
      const cookies = await context.cookies()
      await context.close()
      expect(strangers, 'requests to others').toEqual([])
      expect(errors, 'errors on the console').toEqual([])
      expect(cookies, 'cookies').toEqual([])
    },
  }
}

/** Waits until the page lives and the map has drawn everything that it was given. */
export async function ready(page: Page): Promise<void> {
  await page.waitForSelector('html[data-ready="map"]', { timeout: 45_000 })
}

/** The violations of WCAG 2.2 A and AA that axe finds, each with where it stands. */
export async function violations(page: Page): Promise<string[]> {
  // The page's own policy forbids foreign scripts, as it should; the browser's debugger may still run one.
  await page.evaluate(readFileSync(join(ROOT, 'web', 'node_modules', 'axe-core', 'axe.min.js'), 'utf8'))
  return page.evaluate(async () => {
    // A colour that is on its way is nobody's contrast.
    const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)))
    const axe = (window as unknown as { axe: { run(node: Document, options: object): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }> } }).axe
    const found = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary.slice(0, 200)}`))
  })
}

/** Keeps a picture of the page, to be looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(PICTURES, `${name}.png`) })
}

/** The sentence that answers: its headline and the rest. */
export async function sentence(page: Page): Promise<string> {
  return (await page.locator('.answer .sentence').allInnerTexts()).join(' ').replace(/\s+/g, ' ').trim()
}

/** A low laptop, a large screen, a phone held sideways. */
export const LOW: BrowserContextOptions = { viewport: { width: 1366, height: 657 } }
export const WIDE: BrowserContextOptions = { viewport: { width: 1920, height: 1080 } }
export const SIDEWAYS: BrowserContextOptions = { viewport: { width: 844, height: 390 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }

/** Opens a part of the share dialog by its title, or one after the other. */
export async function openShared(page: Page, title?: string): Promise<void> {
  const titles = page.locator('.share-group > summary')
  await titles.first().waitFor()
  for (const summary of await (title ? titles.filter({ hasText: title }) : titles).all()) await summary.click()
}
