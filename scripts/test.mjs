// npm test [-- --only PROJECT] [FILE…]: installs, builds, runs every suite; ends in one line "N passed, N failed, N skipped".
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { BUILDS, ensureBuilt } from './setup/builds.mjs'
import { ensureSystemPackages } from './setup/debian.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { NODE, ROOT, projectEnv } from './setup/root.mjs'
import { Trouble, report, say, sayLoudly } from './setup/say.mjs'

const SUMMARY = join(ROOT, '.cache', 'test-summary.json')
const USAGE = 'npm test [-- [--only PROJECT]… [FILE…]]     projects: see vitest.config.ts'
const isCi = process.env.CI === 'true'

/** Builds that a project reads; a project not named here gets all. */
const BUILDS_OF = {
  unit: [],
  miniapp: [],
  'server-sqlite': [],
  'server-mariadb': [],
  'e2e-sqlite': [],
  'e2e-mariadb': [],
  start: [],
  miniprogram: ['weapp'],
}
const NEEDS_NOTHING_INSTALLED = new Set(['unit', 'miniapp', 'server-sqlite', 'e2e-sqlite', 'start', 'miniprogram'])

if (process.argv.includes('--help')) say(USAGE)
else await main(process.argv.slice(2))

async function main(args) {
  let counts = { passed: 0, failed: 1, skipped: 0 }
  try {
    counts = await test(parse(args))
    process.exitCode = counts.failed > 0 ? 1 : 0
  } catch (error) {
    process.exitCode = report(error)
  }
  say(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
}

/** Runs what is asked (`only` empty: all projects) and counts. */
async function test({ only, files }) {
  await ensureInstalled()
  const missing = await lacking(only)
  if (missing.length > 0) sayLoudly(whatWillNotRun(missing))
  await ensureBuilt(buildsFor(only))
  const cannotRun = missing.flatMap((need) => need.projects)
  const counts = await vitest(projectsFor(only, cannotRun), files)
  if (missing.length > 0) sayLoudly(whatWillNotRun(missing))
  return { ...counts, failed: counts.failed + (isCi ? missing.length : 0) }
}

function parse(args) {
  const only = []
  const files = []
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index]
    if (arg === '--only' && args[index + 1]) only.push(...args[(index += 1)].split(','))
    else if (arg.startsWith('--only=')) only.push(...arg.slice('--only='.length).split(','))
    else if (arg.startsWith('-')) throw new Trouble(`Not understood: ${arg}`, USAGE, 2)
    else files.push(arg)
  }
  return { only, files }
}

/** What is missing of that which the asked projects need. */
async function lacking(only) {
  if (only.length > 0 && only.every((project) => NEEDS_NOTHING_INSTALLED.has(project))) return []
  const missing = await ensureSystemPackages()
  return missing.filter((need) => only.length === 0 || need.projects.some((project) => only.includes(project)))
}

function whatWillNotRun(missing) {
  const lines = missing.map(({ name, debian, projects }) => {
    const consequence =
      projects.length > 0 ? `these suites do NOT run: ${projects.join(', ')}` : 'pictures show no Chinese'
    return `${name} is missing (Debian: ${debian}), so ${consequence}.`
  })
  return isCi ? [...lines, 'In CI that is a failure.'] : lines
}

function buildsFor(only) {
  if (only.length === 0) return Object.keys(BUILDS)
  return Object.keys(BUILDS).filter((build) =>
    only.some((project) => BUILDS_OF[project] === undefined || BUILDS_OF[project].includes(build)),
  )
}

/** The project filters for vitest, null when nothing is left to run. */
function projectsFor(only, cannotRun) {
  if (only.length === 0) return cannotRun.map((project) => `!${project}`)
  const left = only.filter((project) => !cannotRun.includes(project))
  return left.length > 0 ? left : null
}

/** Runs vitest and counts; an end without success and without a failed test is a failure too. */
async function vitest(projects, files) {
  const nothing = { passed: 0, failed: 0, skipped: 0 }
  if (projects === null) return nothing
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  rmSync(SUMMARY, { force: true })
  const code = await runVitest([...projects.map((project) => `--project=${project}`), ...files])
  const counts = existsSync(SUMMARY) ? JSON.parse(readFileSync(SUMMARY, 'utf8')) : nothing
  if (code === 0 || counts.failed > 0) return counts
  say(`vitest ended with exit code ${code} without a failed test: see above.`)
  return { ...counts, failed: 1 }
}

function runVitest(args) {
  const reporters = ['--reporter=default', `--reporter=${join(ROOT, 'scripts', 'vitest-reporter.mjs')}`]
  const child = spawn(NODE, [join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...reporters, ...args], {
    cwd: ROOT,
    env: projectEnv({ CHEYOU_TEST_SUMMARY: SUMMARY, ...(process.stdout.isTTY && !isCi ? {} : { NO_COLOR: '1' }) }),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
