import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, dropDatabase } from '../support/mariadb.ts'
import { startMariadb } from '../support/mariadb-server.ts'
import type { Environment } from '../support/processes.ts'
import { databasePid, databaseVersion } from './database.ts'
import { machine, type Machine } from './machine.ts'
import type { Say } from './say.ts'

/** An empty database to measure on, and the settings of a process that uses it. */
export interface Ground {
  database: 'SQLite' | 'MariaDB'
  url: string
  environment: Environment
  /** Of the database server; null for SQLite, which has none. */
  databasePid: number | null
}

export interface Measured<Run> {
  at: string
  machine: Machine
  runs: Run[]
}

/** Measures the same on an empty SQLite file and on an empty MariaDB of its own; `folder` is for exports, and goes at the end. */
export async function onBothDatabases<Run>(
  say: Say,
  prepare: (folder: string) => void,
  measure: (ground: Ground, folder: string) => Promise<Run>,
): Promise<Measured<Run>> {
  const folder = mkdtempSync(join(tmpdir(), 'cheyou-load-'))
  const mariadb = await startMariadb()
  try {
    prepare(folder)
    const runs: Run[] = []
    for (const database of ['SQLite', 'MariaDB'] as const) {
      say(`on ${database}`)
      const url = database === 'SQLite' ? `sqlite:${join(folder, 'club.db')}` : await createDatabase(mariadb.url)
      const environment = { DATABASE_URL: url, KEY_FILE: join(mkdtempSync(join(folder, 'key-')), 'club.key') }
      const pid = database === 'MariaDB' ? await databasePid(mariadb.url) : null
      runs.push(await measure({ database, url, environment, databasePid: pid }, folder))
      if (database === 'MariaDB') await dropDatabase(url)
    }
    const version = await databaseVersion(mariadb.url)
    return { at: new Date().toISOString(), machine: machine(`MariaDB ${version}`), runs }
  } finally {
    await mariadb.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
