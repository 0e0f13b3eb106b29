import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { auditClub } from './audit.ts'
import { settableClock } from './clock.ts'
import { readConfig } from './config.ts'
import { limits, migrations, modules } from './modules.ts'
import { openDatabase, type Database } from './platform/db/database.ts'
import { integer, type SqlValue } from './platform/db/sql.ts'
import { rateLimits } from './platform/http/rate-limit.ts'
import { keyring } from './platform/pii/keyring.ts'
import { nightOf } from './testing/night.ts'
import { expectNoSchemaDiff } from './testing/schema-diff.ts'
import { newDatabase, openTestDatabase } from './testing/test-database.ts'
import type { App } from './wiring.ts'

interface Filled {
  table: string
  rows: Record<string, SqlValue>[]
}

/** A club as the version before the table of jobs left it: see tests/migrations/README.md. */
const FIXTURE = join(import.meta.dirname, '../../../tests/migrations/before-jobs.jsonl.br')
const LAST_MIGRATION = 'SessionExpiry1795500000006'
/** The day it was made, and one on which points it holds have expired. */
const DAY = '2026-11-28'
const LATER = '2029-01-01'
/** Tables that the present version has no more. */
const GONE = ['nightly_runs']

const SUMS = [
  'SELECT track, account, COUNT(*) AS n, SUM(points) AS points FROM ledger_entries GROUP BY track, account ORDER BY track, account',
  'SELECT SUM(qualifying) AS q, SUM(redeemable) AS r, SUM(held) AS h, SUM(debt) AS d FROM point_accounts',
  'SELECT SUM(points) AS points, SUM(remaining) AS remaining FROM point_lots',
  'SELECT state, SUM(points) AS points FROM redemptions GROUP BY state ORDER BY state',
  'SELECT SUM(qualifying) AS q, SUM(redeemable) AS r FROM point_adjustments',
]

const club: Filled[] = brotliDecompressSync(readFileSync(FIXTURE))
  .toString('utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Filled)
const kept = club.filter(({ table }) => !GONE.includes(table))

async function countsOf({ read }: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { table } of kept)
    counts[table] = integer((await read.one<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))?.n)
  return counts
}

const sumsOf = ({ read }: Database): Promise<unknown[][]> => Promise.all(SUMS.map((sql) => read.all(sql)))

/** A database of the earlier version, with the club in it. */
async function earlierDatabase(url: string): Promise<Database> {
  const last = migrations.findIndex(({ name }) => name === LAST_MIGRATION)
  const known = migrations.slice(0, last + 1)
  const db = await openDatabase({
    url,
    clock: settableClock(new Date(DAY)),
    exclusive: false,
    tables: [],
    migrations: known,
  })
  await db.migrate()
  await db.upkeep(async (sql) => {
    for (const { table, rows } of club) if (rows.length > 0) await sql.insert(table, rows)
  })
  return db
}

function appOn(db: Database, url: string, folder: string): App {
  return {
    config: readConfig({ DATABASE_URL: url, KEY_FILE: `${folder}/unused.key`, FILES_DIR: `${folder}/files` }),
    groupId: String(club.find(({ table }) => table === 'dealer_groups')?.rows[0]?.['id']),
    db,
    modules,
    keys: keyring(randomBytes(32), randomBytes(32)),
    clock: settableClock(new Date(`${DAY}T06:00:00.000Z`)),
    log: pino({ level: 'silent' }),
    limits: rateLimits(1, db, limits),
    wechat: null,
    checkResponses: true,
  }
}

test('a club of the earlier version keeps every row and every point, audits clean, and lives on', async () => {
  const { url, folder, remove } = await newDatabase({ untouched: true })
  onTestFinished(remove)
  const before = await earlierDatabase(url)
  const [counts, sums] = [await countsOf(before), await sumsOf(before)]
  await before.close()
  expect(counts).toEqual(Object.fromEntries(kept.map(({ table, rows }) => [table, rows.length])))
  expect(counts).toMatchObject({ members: 150, ledger_postings: 2868, ledger_entries: 9754, redemptions: 8 })

  const db = await openTestDatabase(url)
  onTestFinished(() => db.close())
  await db.migrate()
  await expectNoSchemaDiff(db)
  expect(await countsOf(db)).toEqual(counts)
  expect(await sumsOf(db)).toEqual(sums)
  const { findings, checked } = await auditClub(db.read)
  expect(findings).toEqual([])
  expect(checked).toMatchObject({ members: 150, postings: 2868, entries: 9754, lots: 1883, visits: 2676, lines: 8401 })

  const app = appOn(db, url, folder)
  await nightOf(app, DAY)
  expect((await auditClub(db.read)).findings).toEqual([])
  const { jobs } = await nightOf(app, LATER)
  expect(jobs.find(({ name }) => name === 'expire_lots')?.points).toBeGreaterThan(0)
  expect((await auditClub(db.read)).findings).toEqual([])
})
