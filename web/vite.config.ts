import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

/** Kilobytes (1,000 bytes) after brotli: what a first view may weigh. */
const BUDGET = { all: 400, ours: 35 }

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
      const sizes = readdirSync(folder)
        .filter((name) => /\.(m?js|css|svg|json)$/.test(name))
        .map((name) => {
          const bytes = readFileSync(join(folder, name))
          const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
          writeFileSync(join(folder, `${name}.br`), brotli)
          writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
          return { name, size: brotli.length / 1000, isOurs: !/^(maplibre|preact)/.test(name) }
        })
      const languages = sizes.filter(({ name }) => /^(hy|az|ru|ka)-/.test(name))
      const first = sizes.filter((size) => !languages.includes(size))
      const sum = (list: typeof sizes) => list.reduce((total, { size }) => total + size, 0)
      const [all, ours] = [sum(first), sum(first.filter(({ isOurs }) => isOurs))]
      for (const { name, size } of sizes) console.log(`  ${name}: ${size.toFixed(1)} kB brotli`)
      console.log(`first view, brotli: ${all.toFixed(0)} of ${BUDGET.all} kB, ours ${ours.toFixed(1)} of ${BUDGET.ours} kB`)
      if (all > BUDGET.all || ours > BUDGET.ours) throw new Error('the page is above its budget (vite.config.ts)')
    },
  }
}

export default defineConfig({
  base: './',
  // The server writes the page; this is only the code that comes alive in it.
  build: {
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: 'src/main.tsx',
      output: {
        manualChunks: (id: string) => (/node_modules\/(@?preact|@preact)/.test(id) ? 'preact' : id.includes('node_modules') ? 'maplibre' : undefined),
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
