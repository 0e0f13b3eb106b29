import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, dropDatabase } from '../support/mariadb.ts'
import { startMariadb } from '../support/mariadb-server.ts'
import { clubProcessJson } from '../support/processes.ts'
import { databaseVersion } from './database.ts'
import { machine, type Machine } from './machine.ts'
import { multiplyExport } from './multiply-export.ts'
import type { Say } from './say.ts'
import { table } from './table.ts'

const SAMPLE = join(import.meta.dirname, '../../samples/dms')
/** Before the first visit of the sample, so that every visit earns. */
const FOUNDED_ON = '2010-01-01'

interface Counts {
  new: number
  bad: number
}

interface ImportAnswer {
  customers: Counts
  vehicles: Counts
  orders: Counts
  lines: Counts
  points: { qualifying: number; redeemable: number }
  badRows: unknown[]
  rowsPerSecond: number
  peakMb: number
}

export interface ImportRun {
  database: string
  /** How many times the sample. */
  times: number
  customers: number
  orders: number
  lines: number
  redeemable: number
  badRows: number
  rowsPerSecond: number
  peakMb: number
}

export interface ImportFigures {
  bench: 'import'
  at: string
  machine: Machine
  runs: ImportRun[]
}

/** Imports the sample and an export so many times its size into empty databases: memory must not grow with the file. */
export async function benchImport(times: number, say: Say): Promise<ImportFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'cheyou-load-'))
  const mariadb = await startMariadb()
  try {
    say(`writing an export of ${times} times the sample`)
    const big = join(folder, 'export')
    multiplyExport(SAMPLE, big, times)
    const exports = [
      { times: 1, files: SAMPLE },
      { times, files: big },
    ]
    const runs: ImportRun[] = []
    for (const { times: size, files } of exports) {
      say(`SQLite, ${size} times the sample`)
      runs.push({
        database: 'SQLite',
        times,
        ...(await importInto(`sqlite:${join(folder, `${size}.db`)}`, folder, files)),
      })
    }
    for (const { times: size, files } of exports) {
      say(`MariaDB, ${size} times the sample`)
      const url = await createDatabase(mariadb.url)
      runs.push({ database: 'MariaDB', times: size, ...(await importInto(url, folder, files)) })
      await dropDatabase(url)
    }
    const version = await databaseVersion(mariadb.url)
    return { bench: 'import', at: new Date().toISOString(), machine: machine(`MariaDB ${version}`), runs }
  } finally {
    await mariadb.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function importInto(url: string, folder: string, files: string): Promise<Omit<ImportRun, 'database' | 'times'>> {
  const environment = { DATABASE_URL: url, KEY_FILE: join(mkdtempSync(join(folder, 'key-')), 'club.key') }
  const answer = await clubProcessJson<ImportAnswer>(environment, ['import', files, '--join-all', FOUNDED_ON])
  return {
    customers: answer.customers.new,
    orders: answer.orders.new,
    lines: answer.lines.new,
    redeemable: answer.points.redeemable,
    badRows: answer.badRows.length,
    rowsPerSecond: answer.rowsPerSecond,
    peakMb: answer.peakMb,
  }
}

/** The figures for people. */
export function importTable({ runs }: ImportFigures): string {
  const headings = ['', 'customers', 'orders', 'lines', 'points', 'bad rows', 'rows per second', 'peak MB']
  const rows = runs.map((run) => [
    `${run.database}, ${run.times} ×`,
    ...[run.customers, run.orders, run.lines, run.redeemable, run.badRows, run.rowsPerSecond, run.peakMb].map(String),
  ])
  return table(headings, rows)
}
