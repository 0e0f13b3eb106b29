import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { chromiumPath } from './tests/console/chromium.ts'
import { mariadbAvailable } from './tests/support/mariadb-server.ts'

// What Node compiles once for one process, the next one finds: half of a server's start.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '.cache/node')

const skipped = ['**/node_modules/**', '**/dist/**']

/** In CI a missing MariaDB is a failure: the projects stay in the list and their set-up throws. */
const withMariadb = mariadbAvailable() || process.env['CI'] === 'true'
if (!withMariadb) console.warn('\nMariaDB is not installed: the suites server-mariadb and e2e-mariadb DO NOT RUN.\n')

/** The same for Chromium. */
const withChromium = chromiumPath() !== null || process.env['CI'] === 'true'
if (!withChromium) console.warn('\nChromium is not installed: the suite console DOES NOT RUN.\n')

type Settings = Record<string, unknown> & { provide?: object; testTimeout: number }

const serverTests = ['apps/server/src/**/*.test.ts']

const onSqlite = { provide: { databaseKind: 'sqlite' }, globalSetup: ['./tests/support/sqlite-for-vitest.ts'] }
const onMariadb = { provide: { databaseKind: 'mariadb' }, globalSetup: ['./tests/support/mariadb-for-vitest.ts'] }
const onDemo = { ...onSqlite, globalSetup: [...onSqlite.globalSetup, './tests/console/demo-for-vitest.ts'] }

const wholeSystem = { testTimeout: 120_000, hookTimeout: 180_000 }

/** How many times as often a law is tried in `pnpm test:long`. */
const LONG = 20

/** The projects; every law is tried so many times as often as it says. */
function projectsWith(propertyRuns: number) {
  const project = (name: string, include: string[], { provide, testTimeout, ...settings }: Settings) => ({
    test: {
      name,
      include,
      exclude: skipped,
      environment: 'node',
      // Files share their modules: loading them for every file would be most of the work. No test may count on fresh ones.
      isolate: false,
      // The machines that run this have two cores, and the databases need some of them.
      maxWorkers: 2,
      provide: { propertyRuns, ...provide },
      setupFiles: propertyRuns === 1 ? [] : ['./packages/domain/src/testing/more-property-runs.ts'],
      testTimeout: testTimeout * propertyRuns,
      ...settings,
    },
  })
  /** The same tests on the embedded database and on MariaDB. */
  const onBoth = (name: string, include: string[], settings: Settings) => [
    project(`${name}-sqlite`, include, { ...onSqlite, ...settings }),
    ...(withMariadb ? [project(`${name}-mariadb`, include, { ...onMariadb, ...settings })] : []),
  ]
  return [
    project('unit', ['packages/**/*.test.ts', 'apps/console/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'], {
      testTimeout: 20_000,
    }),
    // Its own, for jsdom and the elements that stand in for Taro's.
    './apps/miniapp/vitest.config.ts',
    ...onBoth('server', serverTests, { testTimeout: 60_000, hookTimeout: 60_000 }),
    ...onBoth('e2e', ['tests/e2e/**/*.test.ts'], wholeSystem),
    // Installs and builds everything once more, in a folder of its own.
    project('start', ['tests/start/**/*.test.ts'], { testTimeout: 600_000, hookTimeout: 180_000 }),
    project('miniprogram', ['tests/miniprogram/**/*.test.ts'], { ...onSqlite, ...wholeSystem }),
    ...(withChromium ? [project('console', ['tests/console/**/*.test.ts'], { ...onDemo, ...wholeSystem })] : []),
  ]
}

export default defineConfig(({ mode }) => ({
  test: {
    maxWorkers: 2,
    projects: projectsWith(mode === 'long' ? LONG : 1),
  },
}))
