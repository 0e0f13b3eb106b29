import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { enrolNow } from './areas/club/membership/index.ts'
import { importFolder } from './areas/visits/dms/index.ts'
import { sampleFolder } from './areas/visits/dms/testing/export-files.ts'
import { auditClub } from './audit.ts'
import { settableClock } from './clock.ts'
import { readConfig } from './config.ts'
import { migrations } from './modules.ts'
import { openDatabase, type Database } from './platform/db/database.ts'
import { integer, type SqlValue } from './platform/db/sql.ts'
import { nightOf } from './testing/night.ts'
import { expectNoSchemaDiff } from './testing/schema-diff.ts'
import { newDatabase } from './testing/test-database.ts'
import { openApp, type App } from './wiring.ts'

interface Filled {
  table: string
  rows: Record<string, SqlValue>[]
}

/** Clubs as the version before the table of jobs left them: see tests/migrations/README.md. */
const FOLDER = join(import.meta.dirname, '../../../tests/migrations')
const LAST_MIGRATION = 'SessionExpiry1795500000006'
/** The day they were made, and one on which points of theirs have expired. */
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
  'SELECT SUM(amountFen) AS fen FROM visit_lines',
  'SELECT state, COUNT(*) AS n, SUM(customerFen) AS fen FROM visits GROUP BY state ORDER BY state',
]

/** What that version's merging left on aliases, until the first night moves it. */
const LEFT_ON_ALIASES = ['ALIAS_POINTS', 'ALIAS_REDEMPTION', 'ALIAS_REDEMPTION', 'ALIAS_REDEMPTION']

const findingsOf = async ({ db }: App) => (await auditClub(db.read)).findings

async function countsOf({ read }: Database, club: readonly Filled[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { table } of club)
    counts[table] = integer((await read.one<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))?.n)
  return counts
}

const sumsOf = ({ read }: Database): Promise<unknown[][]> => Promise.all(SUMS.map((sql) => read.all(sql)))

/** A database of the earlier version, with a club in it. */
async function earlierDatabase(url: string, club: readonly Filled[]): Promise<Database> {
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

/** Fills a database of the earlier version and opens it with the present one: every row and every point is still there. */
async function broughtUpToDate(name: string): Promise<{ app: App; counts: Record<string, number> }> {
  const club = brotliDecompressSync(readFileSync(join(FOLDER, `${name}.jsonl.br`)))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Filled)
  const kept = club.filter(({ table }) => !GONE.includes(table))
  const { url, folder, remove } = await newDatabase({ untouched: true })
  onTestFinished(remove)
  const before = await earlierDatabase(url, club)
  const [counts, sums] = [await countsOf(before, kept), await sumsOf(before)]
  await before.close()
  expect(counts).toEqual(Object.fromEntries(kept.map(({ table, rows }) => [table, rows.length])))

  const settings = { DATABASE_URL: url, KEY_FILE: join(FOLDER, `${name}.key`), FILES_DIR: join(folder, 'files') }
  const clock = settableClock(new Date(`${DAY}T06:00:00.000Z`))
  const app = await openApp(readConfig(settings), { exclusive: false, clock, log: pino({ level: 'silent' }) })
  onTestFinished(() => app.db.close())
  await expectNoSchemaDiff(app.db)
  expect(await countsOf(app.db, kept)).toEqual(counts)
  expect(await sumsOf(app.db)).toEqual(sums)
  return { app, counts }
}

test('a club of the earlier version keeps every row and every point, audits clean, and lives on', async () => {
  const { app, counts } = await broughtUpToDate('demo-before-jobs')
  expect(counts).toMatchObject({
    members: 150,
    ledger_postings: 2885,
    ledger_entries: 10_000,
    redemptions: 13,
    customer_merges: 4,
    voucher_uses: 4,
    visit_discounts: 20,
    enrolments: 1,
    rule_simulations: 1,
  })
  const { findings, checked } = await auditClub(app.db.read)
  expect(findings.map(({ code }) => code)).toEqual(LEFT_ON_ALIASES)
  expect(checked).toMatchObject({
    members: 150,
    postings: 2885,
    entries: 10_000,
    lots: 1923,
    visits: 2673,
    lines: 8368,
  })

  await nightOf(app, DAY)
  expect(await findingsOf(app)).toEqual([])
  const { jobs } = await nightOf(app, LATER)
  expect(jobs.find(({ name }) => name === 'expire_lots')?.points).toBeGreaterThan(0)
  expect(await findingsOf(app)).toEqual([])
})

test('the sample dealership as the earlier version imported it is the same to an import of now, and its customers join', async () => {
  const { app, counts } = await broughtUpToDate('sample-before-jobs')
  expect(counts).toMatchObject({ customers: 800, vehicles: 1085, visits: 7497, visit_lines: 23_385, members: 0 })
  const again = await importFolder(app, { folder: sampleFolder })
  expect(again).toMatchObject({
    customers: { same: 800, new: 0, changed: 0, bad: 0 },
    vehicles: { same: 1085, new: 0, changed: 0, bad: 0 },
    orders: { same: 7497, new: 0, changed: 0, bad: 0 },
  })
  expect(await findingsOf(app)).toEqual([])
  expect((await enrolNow(app, DAY)).joined).toBe(800)
  expect(await findingsOf(app)).toEqual([])
})
