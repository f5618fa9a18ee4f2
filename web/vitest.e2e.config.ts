import { defineConfig } from 'vitest/config'

// Journeys of readers in a real browser against the real server; see e2e/support.ts for how both are found.
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts', 'bench/**/*.measure.ts'],
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // Two browsers at a time: one waits while the other draws.
    maxWorkers: 2,
    // A busy machine is slow, not wrong.
    expect: { poll: { timeout: 20_000 } },
  },
})
