import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listConsoleMembers, memberSorts } from '@cheyou/contract'
import { createDatabase } from '../support/mariadb.ts'
import { startMariadb } from '../support/mariadb-server.ts'
import { clubProcessJson, startServer } from '../support/processes.ts'
import { databaseVersion } from './database.ts'
import { deskOf, hireManager } from './desk.ts'
import { machine, type Machine } from './machine.ts'
import { multiplyExport } from './multiply-export.ts'
import { median, percentile, rounded } from './statistics.ts'
import type { Say } from './say.ts'
import { table } from './table.ts'

const SAMPLE = join(import.meta.dirname, '../../samples/dms')
/** Before the first visit of the sample. */
const FOUNDED_ON = '2010-01-01'
/** How often each list is asked; the first time is left out. */
const ASKED = 12

interface Screen {
  path: string
  p50Ms: number
  p95Ms: number
}

export interface ScaleFigures {
  bench: 'scale'
  at: string
  machine: Machine
  times: number
  sizes: { times: number; screens: Screen[] }[]
}

/** The lists of the desk at the size of the sample and so many times that, on MariaDB: none should take three times as long. */
export async function benchScale(times: number, say: Say): Promise<ScaleFigures> {
  const mariadb = await startMariadb()
  try {
    const sizes = []
    for (const size of [1, times]) sizes.push({ times: size, screens: await screensAt(mariadb.url, size, say) })
    const version = await databaseVersion(mariadb.url)
    return { bench: 'scale', at: new Date().toISOString(), machine: machine(`MariaDB ${version}`), times, sizes }
  } finally {
    await mariadb.stop()
  }
}

async function screensAt(serverUrl: string, times: number, say: Say): Promise<Screen[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cheyou-load-'))
  const environment = {
    NODE_ENV: 'production',
    DATABASE_URL: await createDatabase(serverUrl),
    KEY_FILE: join(folder, 'club.key'),
    FILES_DIR: join(folder, 'files'),
    RATE_LIMIT_FACTOR: '1000000',
  }
  try {
    say(`importing ${times} times the sample`)
    multiplyExport(SAMPLE, join(folder, 'export'), times)
    await clubProcessJson(environment, ['import', join(folder, 'export'), '--join-all', FOUNDED_ON])
    const login = await hireManager(environment)
    const server = await startServer(environment)
    try {
      say('asking the lists')
      const desk = await deskOf(server.origin, login)
      const { rows } = await desk.call(listConsoleMembers, { query: {} })
      const screens: Screen[] = []
      for (const path of paths(rows[0]?.name ?? '', rows[0]?.plates[0] ?? '')) {
        const taken: number[] = []
        for (let asked = 0; asked < ASKED; asked++) {
          const from = performance.now()
          const response = await desk.send({ method: 'GET', path })
          await response.arrayBuffer()
          if (!response.ok) throw new Error(`${path} → ${response.status}`)
          if (asked > 0) taken.push(performance.now() - from)
        }
        screens.push({ path, p50Ms: rounded(median(taken)), p95Ms: rounded(percentile(taken, 95)) })
      }
      return screens
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What the desk's pages ask when they open, and the members' list in every order and by each kind of search. */
function paths(name: string, plate: string): string[] {
  const members = [
    ...memberSorts.flatMap((sort) => ['asc', 'desc'].map((direction) => `sort=${sort}&direction=${direction}`)),
    'tier=vip',
    `q=${encodeURIComponent(name)}`,
    `q=${encodeURIComponent(name.slice(0, 1))}`,
    `q=${encodeURIComponent(plate)}`,
  ].map((query) => `members?${query}`)
  const others = [
    'redemptions',
    'adjustments',
    'upgrade-candidates',
    'companies',
    'duplicates',
    'rewards',
    'points',
    'jobs',
  ]
  return [...members, ...others, 'enrolments/preview', 'rules', 'agreements'].map((path) => `/api/console/${path}`)
}

/** The figures for people. */
export function scaleTable({ times, sizes }: ScaleFigures): string {
  const [small, large] = sizes
  return table(
    ['', '1 ×: p50 ms', `${times} ×: p50 ms`, 'p95 ms', 'ratio'],
    (small?.screens ?? []).map(({ path, p50Ms }, i) => {
      const big = large?.screens[i]
      const ratio = big === undefined ? '?' : String(rounded(big.p50Ms / p50Ms))
      return [decodeURIComponent(path), String(p50Ms), String(big?.p50Ms ?? '?'), String(big?.p95Ms ?? '?'), ratio]
    }),
  )
}
