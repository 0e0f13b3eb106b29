import { join } from 'node:path'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { settableClock, type SettableClock } from '../../../../clock.ts'
import { readConfig } from '../../../../config.ts'
import { integer } from '../../../../platform/db/sql.ts'
import { newDatabase } from '../../../../testing/test-database.ts'
import { openApp, type App } from '../../../../wiring.ts'
import { importFolder, type ImportOptions, type ImportReport } from '../index.ts'
import { writeExport, type Export } from './export-files.ts'

export interface EmptyClub {
  app: App
  clock: SettableClock
  /** Settings for another process on the same database. */
  env: { DATABASE_URL: string; KEY_FILE: string }
  import(files: Partial<Export>, options?: Partial<ImportOptions>): Promise<ImportReport>
  count(table: string, where?: string): Promise<number>
  /** Redeemable points of the only member, or of all together. */
  points(): Promise<number>
}

/** An opened database in which there is nothing but tables: the first import founds the club. */
export async function emptyClub(): Promise<EmptyClub> {
  const { url, folder, remove } = await newDatabase()
  const env = { DATABASE_URL: url, KEY_FILE: join(folder, 'cheyou.key') }
  const clock = settableClock(new Date('2026-11-18T02:30:00.000Z'))
  const app = await openApp(readConfig(env), { exclusive: false, clock, log: pino({ level: 'silent' }) })
  onTestFinished(async () => {
    await app.db.close()
    await remove()
  })
  const number = async (sql: string): Promise<number> =>
    integer((await app.db.read.one<{ number: unknown }>(sql))?.number)
  return {
    app,
    clock,
    env,
    import: (files, options = {}) => importFolder(app, { folder: writeExport(files), ...options }),
    count: (table, where = '1 = 1') => number(`SELECT COUNT(*) AS number FROM ${table} WHERE ${where}`),
    points: () => number('SELECT COALESCE(SUM(redeemable - debt), 0) AS number FROM point_accounts'),
  }
}
