// Behind a real nginx that serves the map under a path of another site: whatever a reader opens, no request and no link leaves the
// path, whether nginx takes it off or leaves it in the requests.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShared, DESKTOP, type Server, ready, startBrowser, startServer, visit } from './support'

interface Site {
  readonly site: Server
  readonly server: Server
  stop(): Promise<void>
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

/** A site whose `/map/` is ours; everything else on it is a 404 of nginx. */
async function startSite(keepsPath: boolean): Promise<Site> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = await startServer('--public-url', `${url}/map`)
  const folder = mkdtempSync(join(tmpdir(), 'corridor-nginx-'))
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1;
events { worker_connections 64; }
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  server {
    listen 127.0.0.1:${port};
    location /map/ { proxy_pass ${server.url}${keepsPath ? '' : '/'}; }
    location = /map { return 308 /map/; }
    location / { return 404; }
  }
}
`,
  )
  const nginx: ChildProcess = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore', env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` } })
  nginx.on('error', () => undefined)
  const answers = () => fetch(`${url}/map/healthz`).then((answer) => answer.ok, () => false)
  for (let left = 100; !(await answers()); left--) {
    if (left === 0) throw new Error('nginx does not answer: apt-get install -y nginx-light')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const stop = async () => {
    nginx.kill('SIGTERM')
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { site: { url: `${url}/map`, stop }, server, stop }
}

let browser: Browser
const sites: Site[] = []
beforeAll(async () => {
  browser = await startBrowser()
  sites.push(await startSite(false), await startSite(true))
})
afterAll(async () => {
  await browser?.close()
  for (const site of sites) await site.stop()
})

test.each([
  ['takes the path off', 0],
  ['leaves the path', 1],
])('the live page, its embed and its dialogs stay under the path where nginx %s', async (_, which) => {
  const { site } = sites[which] as Site
  // What leaves the path is a request to a stranger.
  const { page, leave } = await visit(browser, site, '/?datetime=2023-04-23', DESKTOP)
  await ready(page)
  const outside = () =>
    page.evaluate((base) => [...document.querySelectorAll<HTMLElement>('[href],[src],[action]')].flatMap((node) => ['href', 'src', 'action'].map((name) => node.getAttribute(name) && new URL(node.getAttribute(name) as string, location.href).href)).filter((url) => url?.startsWith(location.origin) && !`${url}/`.startsWith(`${base}/`)), site.url)
  expect(await outside()).toEqual([])
  await page.getByRole('button', { name: 'Share' }).first().click()
  await openShared(page)
  await page.locator('.share-group[open] .copyable').first().waitFor()
  const codes = await page.locator('dialog textarea, dialog input, dialog code, [role="dialog"] textarea, [role="dialog"] input, [role="dialog"] code, [role="dialog"] pre').evaluateAll((nodes) => nodes.map((node) => (node as HTMLInputElement).value ?? node.textContent ?? ''))
  const shared = codes.filter((code) => code.includes('http'))
  expect(shared.length).toBeGreaterThan(3)
  for (const code of shared) for (const [url] of code.matchAll(/http:\/\/127\.0\.0\.1[^"'\s)]*/g)) expect(url.startsWith(`${site.url}/`), url).toBe(true)
  expect(await outside()).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Data' }).first().click()
  expect(await outside()).toEqual([])
  await page.keyboard.press('Escape')
  await leave()

  const embed = await visit(browser, site, '/embed?datetime=2023-04-23')
  await embed.page.locator('#embed svg').first().waitFor()
  await embed.page.locator('[data-part="now"] a, a.step').first().click()
  await expect.poll(() => embed.page.url().includes('datetime=')).toBe(true)
  expect(embed.page.url().startsWith(`${site.url}/embed`)).toBe(true)
  await embed.leave()
})

test('pages without JavaScript lead to pages under the path, and forms send there', async () => {
  const { site } = sites[0] as Site
  const { page, leave } = await visit(browser, site, '/', { ...DESKTOP, javaScriptEnabled: false })
  await page.locator('input[name="datetime"]').first().fill('2023-04-23')
  await page.locator('form.day button, form.day input[type="submit"]').first().click()
  await page.waitForURL(`${site.url}/?datetime=2023-04-23*`)
  await page.locator('main .column a', { hasText: 'Hakari Bridge' }).first().click()
  await page.waitForURL(`${site.url}/places/hakari-bridge*`)
  await leave()
})
