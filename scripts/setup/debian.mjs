// What the tests need beside npm packages. Where it may (Debian, root), it is installed; else the tests go on without it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './root.mjs'
import { run } from './run.mjs'
import { report, step } from './say.mjs'

const LOG = join(ROOT, '.cache', 'logs', 'apt.log')

const NEEDS = [
  {
    name: 'MariaDB',
    debian: 'mariadb-server',
    projects: ['server-mariadb', 'e2e-mariadb'],
    isThere: () => process.env.TEST_MARIADB_URL !== undefined || onPath('mariadbd') || onPath('mysqld'),
  },
  {
    name: 'Chromium',
    debian: 'chromium',
    projects: ['console'],
    isThere: () => ['chromium', 'chromium-browser', 'google-chrome'].some(onPath),
  },
  {
    name: 'a Chinese font',
    debian: 'fonts-noto-cjk',
    projects: [],
    isThere: () => !onPath('fc-list') || fcListHasChinese() || existsSync('/usr/share/fonts/opentype/noto'),
  },
]

/** Installs what is missing where it may, and returns what is still missing: `{name, debian, projects}` each. */
export async function ensureSystemPackages() {
  const missing = NEEDS.filter((need) => !need.isThere())
  if (missing.length === 0 || !mayInstall()) return missing
  const packages = missing.map((need) => need.debian)
  try {
    await step(`Installing ${packages.join(', ')}`, () => install(packages))
  } catch (error) {
    report(error)
  }
  return missing.filter((need) => !need.isThere())
}

async function install(packages) {
  const options = { what: 'Installing Debian packages', logFile: LOG, env: { DEBIAN_FRONTEND: 'noninteractive' } }
  await run('apt-get', ['-q', 'update'], options)
  await run('apt-get', ['-q', 'install', '-y', '--no-install-recommends', ...packages], options)
}

const mayInstall = () => process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get')

function onPath(command) {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin']
  return folders.some((folder) => existsSync(join(folder, command)))
}

function fcListHasChinese() {
  return String(spawnSync('fc-list', [':lang=zh', 'family']).stdout ?? '').trim() !== ''
}
