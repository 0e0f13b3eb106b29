import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { NODE, ROOT, projectEnv } from './root.mjs'
import { run } from './run.mjs'
import { Trouble, step } from './say.mjs'

const LOG = join(ROOT, '.cache', 'logs', 'install.log')

/** Installs the packages exactly as locked; does nothing when they already are. */
export async function ensureInstalled() {
  if (isUpToDate()) return
  const { command, args } = pnpm()
  await step('Getting the packages (the first time takes a minute or two)', () =>
    run(command, [...args, 'install', '--frozen-lockfile', '--config.confirmModulesPurge=false'], {
      what: 'Getting the packages',
      logFile: LOG,
    }),
  )
  if (isUpToDate()) return
  throw new Trouble(
    'The packages were installed, but do not match the lock file.',
    'Delete node_modules and start again; the output of the install is in .cache/logs/install.log.',
  )
}

/** The pinned pnpm: the one on PATH when it has that version, else through npx. */
export function pnpm() {
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).packageManager.split('@')[1]
  const found = spawnSync('pnpm', ['--version'], { cwd: ROOT, env: projectEnv(), shell: process.platform === 'win32' })
  if (found.status === 0 && String(found.stdout).trim() === wanted) return { command: 'pnpm', args: [] }
  return { command: 'npx', args: ['--yes', `pnpm@${wanted}`] }
}

/** pnpm keeps a copy of the lock file it installed; the pinned Node shows that the install came to its end. */
function isUpToDate() {
  const installed = join(ROOT, 'node_modules', '.pnpm', 'lock.yaml')
  if (!existsSync(NODE) || !existsSync(installed)) return false
  if (!readFileSync(installed).equals(readFileSync(join(ROOT, 'pnpm-lock.yaml')))) return false
  if (!workspaceFolders().every((folder) => existsSync(join(folder, 'node_modules')))) return false
  return spawnSync(NODE, ['--version']).status === 0
}

/** Folders of the packages that have dependencies. */
function workspaceFolders() {
  const nested = ['packages', 'apps'].flatMap((parent) =>
    readdirSync(join(ROOT, parent)).map((name) => join(ROOT, parent, name)),
  )
  return [...nested, join(ROOT, 'tests')].filter((folder) => {
    const file = join(folder, 'package.json')
    if (!existsSync(file)) return false
    const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(file, 'utf8'))
    return Object.keys({ ...dependencies, ...devDependencies }).length > 0
  })
}
