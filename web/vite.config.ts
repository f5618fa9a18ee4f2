import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

/** Kilobytes (1,000 bytes) after brotli: what a first view may weigh. */
const BUDGET = { all: 420, ours: 45 }

/** The same for the script of an embed: what the server writes for it is bounded in its own tests. */
const EMBED_BUDGET = 4

/** Writes `.br` and `.gz` beside what compresses, prints what a first view weighs, and fails the build above the budget. */
function compressed(): Plugin {
  let folder = 'dist'
  return {
    name: 'compressed',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir, config.build.assetsDir)
    },
    closeBundle() {
      if (!existsSync(folder)) return
      const sizes = readdirSync(folder)
        .filter((name) => /\.(m?js|css|svg|json)$/.test(name))
        .map((name) => {
          const bytes = readFileSync(join(folder, name))
          const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
          writeFileSync(join(folder, `${name}.br`), brotli)
          writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
          return { name, size: brotli.length / 1000, isOurs: !/^(maplibre|preact)/.test(name) }
        })
      const manifest = JSON.parse(readFileSync(join(folder, '..', '.vite', 'manifest.json'), 'utf8'))
      const wanted = filesOf(manifest, ['src/main.tsx', 'src/map/map.ts'])
      const waits = [...filesOf(manifest, ['src/main.tsx'])].find((name) => name.startsWith('maplibre-') && name.endsWith('.js'))
      if (waits) throw new Error(`the page would not live before the map is loaded: main.tsx imports ${waits} (vite.config.ts)`)
      const embedded = filesOf(manifest, ['src/embed.tsx'])
      const first = sizes.filter(({ name }) => wanted.has(name) || /^maplibre-gl-worker-/.test(name))
      const sum = (list: typeof sizes) => list.reduce((total, { size }) => total + size, 0)
      const [all, ours] = [sum(first), sum(first.filter(({ isOurs }) => isOurs))]
      for (const { name, size } of sizes) console.log(`  ${name}: ${size.toFixed(1)} kB brotli`)
      console.log(`first view, brotli: ${all.toFixed(0)} of ${BUDGET.all} kB, ours ${ours.toFixed(1)} of ${BUDGET.ours} kB`)
      const embed = sum(sizes.filter(({ name }) => embedded.has(name)))
      console.log(`script of an embed, brotli: ${embed.toFixed(1)} of ${EMBED_BUDGET} kB`)
      if (embed > EMBED_BUDGET) throw new Error('the script of an embed is above its budget (vite.config.ts)')
      if (all > BUDGET.all || ours > BUDGET.ours) throw new Error('the page is above its budget (vite.config.ts)')
    },
  }
}

/** Whether the entry imports a module, by whatever way that does not wait. */
function isFirst(id: string, infoOf: (id: string) => { readonly importers: readonly string[] } | null, seen = new Set<string>()): boolean {
  if (seen.has(id)) return false
  seen.add(id)
  return id.endsWith('/src/main.tsx') || (infoOf(id)?.importers.some((importer) => isFirst(importer, infoOf, seen)) ?? false)
}

interface Part {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

/** The files of modules and of what they import at once; no part that waits to be asked for. */
function filesOf(manifest: Readonly<Record<string, Part>>, modules: readonly string[]): Set<string> {
  const files = new Set<string>()
  const add = (key: string) => {
    const part = manifest[key]
    if (!part || files.has(basename(part.file))) return
    for (const file of [part.file, ...(part.css ?? [])]) files.add(basename(file))
    part.imports?.forEach(add)
  }
  modules.forEach(add)
  return files
}

export default defineConfig({
  base: './',
  // The server writes the page; this is only the code that comes alive in it.
  build: {
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    // A browser that cannot load modules ahead loads them all the same.
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: ['src/main.tsx', 'src/embed.tsx'],
      output: {
        // What the entry imports goes in one piece, though parts that are loaded later use some of it too: one piece is smaller.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'preact', test: /node_modules\/@?preact/, priority: 2 },
            // Not the address of its worker: what asks for that ahead would wait for all of the map.
            { name: 'maplibre', test: (id: string) => /node_modules/.test(id) && !/[?&]url/.test(id), priority: 1 },
            { debugName: 'first', name: (id, modules) => (/src\/.*\.tsx?$|[?&]url/.test(id) && !id.endsWith('main.tsx') && isFirst(id, (module) => modules.getModuleInfo(module)) ? 'first' : null) },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  server: {
    fs: { allow: ['..'] },
    proxy: Object.fromEntries(
      ['/timeline.json', '/style.json', '/ogc', '/fonts', '/basemap', '/places', '/changes', '/about'].map((path) => [path, process.env.CORRIDOR ?? 'http://localhost:8080']),
    ),
  },
  plugins: [compressed()],
})
