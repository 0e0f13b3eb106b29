// The builds, each kept by a hash of all that goes into it, so that nothing is built twice.
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hashOf } from './content-hash.mjs'
import { pnpm } from './install.mjs'
import { withLock } from './lock.mjs'
import { ROOT } from './root.mjs'
import { run } from './run.mjs'
import { say, step } from './say.mjs'

const CACHE = join(ROOT, '.cache', 'builds')
const VERSIONS_KEPT = 3
const SHARED_INPUTS = ['pnpm-lock.yaml', 'tsconfig.base.json', 'packages/domain', 'packages/contract', 'packages/words']

const h5 = { package: '@cheyou/miniapp', folder: 'apps/miniapp', script: 'build:h5' }
const miniappInputs = [...SHARED_INPUTS, 'packages/card-code', 'packages/till', 'apps/miniapp']

/** `output` is below `folder`; `env` and `args` are part of what the build depends on. */
export const BUILDS = {
  'h5-demo': {
    ...h5,
    title: 'mini-program for the browser',
    output: 'dist/h5',
    env: { CHEYOU_DEMO: 'true' },
    inputs: miniappInputs,
  },
  'h5-production': {
    ...h5,
    title: 'mini-program for the browser, without the demo',
    output: 'dist/h5-production',
    env: { CHEYOU_DEMO: 'false' },
    inputs: miniappInputs,
  },
  weapp: {
    ...h5,
    title: 'mini-program for WeChat',
    script: 'build:weapp',
    output: 'dist/weapp',
    env: { CHEYOU_API_ORIGIN: process.env.CHEYOU_API_ORIGIN ?? 'http://127.0.0.1:8080' },
    inputs: miniappInputs,
  },
  console: {
    package: '@cheyou/console',
    folder: 'apps/console',
    script: 'build',
    title: 'console',
    output: 'dist',
    env: {},
    args: (output) => ['--outDir', output, '--emptyOutDir'],
    inputs: [...SHARED_INPUTS, 'packages/card-code', 'packages/till', 'packages/wedge', 'apps/console'],
  },
}

/** Makes sure that each of these builds stands at its output, built from the source as it is now. */
export async function ensureBuilt(names) {
  for (const name of names) {
    await withLock(join(CACHE, `${name}.lock`), () => bring(name, BUILDS[name]))
  }
}

async function bring(name, build) {
  const kept = join(CACHE, name, hashOf(ROOT, build.inputs, { env: build.env, script: build.script }))
  if (existsSync(kept)) say(`✓ The ${build.title} is built already`)
  else await step(`Building the ${build.title}`, () => make(name, build, kept))
  const now = new Date()
  utimesSync(kept, now, now)
  place(kept, join(ROOT, build.folder, build.output))
  forgetOld(join(CACHE, name))
}

async function make(name, build, kept) {
  const unfinished = join('dist', `.building-${name}`)
  const folder = join(ROOT, build.folder, unfinished)
  rmSync(folder, { recursive: true, force: true })
  const { command, args } = pnpm()
  await run(command, [...args, '--filter', build.package, 'run', build.script, ...(build.args?.(unfinished) ?? [])], {
    what: `Building the ${build.title}`,
    logFile: join(ROOT, '.cache', 'logs', `build-${name}.log`),
    env: { NODE_ENV: 'production', ...build.env, CHEYOU_OUTPUT: unfinished },
  })
  mkdirSync(dirname(kept), { recursive: true })
  renameSync(folder, kept)
}

/** Puts a copy at the output, at once; leaves it alone when it is the same, for a server may be reading it. */
function place(kept, output) {
  if (existsSync(output) && hashOf(output, ['.']) === hashOf(kept, ['.'])) return
  const fresh = `${output}.new`
  rmSync(fresh, { recursive: true, force: true })
  cpSync(kept, fresh, { recursive: true })
  rmSync(output, { recursive: true, force: true })
  renameSync(fresh, output)
}

function forgetOld(folder) {
  const age = (path) => -statSync(path).mtimeMs
  const versions = readdirSync(folder).map((version) => join(folder, version))
  for (const version of versions.sort((a, b) => age(a) - age(b)).slice(VERSIONS_KEPT)) {
    rmSync(version, { recursive: true, force: true })
  }
}
