// Starts a server, makes a client of its definition, compiles it strictly with a program that uses it, and runs that.

import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const here = import.meta.dirname
const state = mkdtempSync(join(tmpdir(), 'corridor-state-'))
const program = process.env.CORRIDOR_BIN ?? join(here, '..', '..', 'target', 'debug', 'corridor')
const server = spawn(program, ['serve', '--listen', '127.0.0.1:0', '--log-format', 'json', '--state', state], { stdio: ['ignore', 'ignore', 'pipe'] })
const address = await new Promise((resolve, reject) => {
  createInterface({ input: server.stderr }).on('line', (line) => {
    const found = /"address":"([^"]+)"/.exec(line)
    if (found) resolve(found[1])
  })
  server.once('error', reject)
  server.once('exit', () => reject(new Error(`${program} has ended`)))
})

function run(command, ...words) {
  const done = spawnSync(command, words, { cwd: here, stdio: 'inherit' })
  if (done.status !== 0) throw new Error(`${command} ${words.join(' ')}: ${done.status}`)
}

try {
  const tool = (name) => join(here, 'node_modules', '.bin', name)
  run(tool('openapi-typescript'), `http://${address}/ogc/api?f=json`, '-o', 'made/api.d.ts')
  run(tool('tsc'), '-p', '.')
  run(process.execPath, 'made/out/client.js', `http://${address}/ogc`)
} finally {
  server.kill('SIGTERM')
  rmSync(state, { recursive: true, force: true })
}
