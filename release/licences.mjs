// Writes the licences of all that is built into the program and the page: each text once, with those that it is of. A part that ships no
// text of its licence is listed by the licence's name alone.

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Every library of the program: those that the build of this machine's kind links, without what only builds and tests use. */
function libraries() {
  const host = /^host: (.*)$/m.exec(execFileSync('rustc', ['-vV'], { encoding: 'utf8' }))[1]
  const asked = ['metadata', '--format-version', '1', '--locked', '--filter-platform', host]
  const { packages, resolve } = JSON.parse(execFileSync('cargo', asked, { encoding: 'utf8', maxBuffer: 1 << 28 }))
  const [nodes, found] = [new Map(resolve.nodes.map((node) => [node.id, node])), new Set([resolve.root])]
  for (const id of found) {
    const used = nodes.get(id).deps.filter((dep) => dep.dep_kinds.some(({ kind }) => kind === null))
    for (const dep of used) found.add(dep.pkg)
  }
  found.delete(resolve.root)
  const linked = packages.filter(({ id }) => found.has(id))
  return linked.map((part) => ({ name: `${part.name} ${part.version} (crate)`, licence: part.license, folder: dirname(part.manifest_path) }))
}

/** Every package of the page. */
function modules() {
  const { packages } = JSON.parse(readFileSync('web/package-lock.json', 'utf8'))
  const used = Object.entries(packages).filter(([path, part]) => path !== '' && !part.dev && !part.optional)
  return used.map(([path, part]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    return { name: `${name} ${part.version} (npm)`, licence: part.license, folder: join('web', path) }
  })
}

/** The texts of licences in the folder of a part. */
function texts(folder) {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  const named = files.map(({ name }) => name).filter((name) => /^(licen[cs]e|copying|notice|copyright|unlicense)/i.test(name))
  return named.sort().map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)
const parts = [...libraries(), ...modules()].sort((a, b) => compare(a.name, b.name))
const byText = new Map()
for (const part of parts) for (const text of texts(part.folder)) byText.set(text, [...(byText.get(text) ?? []), part.name])
console.log('What is built into corridor and its page, with the licence that each part names.\n')
for (const { name, licence } of parts) console.log(`${name}: ${licence ?? 'see its text'}`)
for (const [text, names] of byText) console.log(`\n${'='.repeat(80)}\n${names.join(', ')}\n${'='.repeat(80)}\n\n${text}`)
