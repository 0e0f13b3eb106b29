import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Database } from '../platform/db/database.ts'
import { integer } from '../platform/db/sql.ts'
import { sampleFolder } from '../areas/visits/dms/testing/export-files.ts'
import { newDatabase, openTestDatabase } from '../testing/test-database.ts'
import { runCli, startCli } from './testing/run-cli.ts'
import { auditClub } from '../audit.ts'

const args = ['import', sampleFolder, '--join-all', '2010-01-01', '--json']

async function emptyClub() {
  const { url, folder, remove } = await newDatabase({ durable: true })
  const db = await openTestDatabase(url)
  onTestFinished(async () => {
    await db.close()
    await remove()
  })
  return { db, env: { DATABASE_URL: url, KEY_FILE: join(folder, 'cheyou.key') } }
}

const count = async (db: Database, table: string): Promise<number> =>
  integer((await db.read.one<{ count: unknown }>(`SELECT COUNT(*) AS count FROM ${table}`))?.count)

/** What must be the same however the import went; ids and moments of writing differ. */
async function endOf(db: Database): Promise<unknown> {
  return {
    members: await db.read.all(
      `SELECT c.sourceNumber, m.tier, m.joinedOn, a.qualifying, a.redeemable, a.held, a.debt FROM members m
         JOIN customers c ON c.id = m.customerId JOIN point_accounts a ON a.memberId = m.id ORDER BY c.sourceNumber`,
    ),
    visits: await db.read.all(
      'SELECT orderNumber, revision, state, vin, settledOn, customerFen, odometerSuspect FROM visits ORDER BY orderNumber',
    ),
    tierChanges: await db.read.all(
      `SELECT c.sourceNumber, t.fromTier, t.toTier, t.effectiveOn FROM tier_changes t JOIN members m ON m.id = t.memberId
         JOIN customers c ON c.id = m.customerId ORDER BY c.sourceNumber, t.effectiveOn, t.id`,
    ),
    lines: await count(db, 'visit_lines'),
    readings: await count(db, 'odometer_readings'),
    postings: await count(db, 'ledger_postings'),
    owners: await count(db, 'vehicle_people'),
    stores: await count(db, 'stores'),
    groups: await count(db, 'dealer_groups'),
  }
}

// Whole processes and the whole sample several times, on machines that may be busy.
describe('an import', { timeout: 300_000 }, () => {
  it('killed again and again, completes with the same end as one that was left alone', async () => {
    const alone = await emptyClub()
    expect((await runCli(args, alone.env)).exitCode).toBe(0)
    const killed = await emptyClub()
    for (const [table, reached] of [
      ['customers', 200],
      ['members', 400],
      ['visits', 400],
      ['visits', 4000],
    ] as const) {
      const { child, ended } = startCli(args, killed.env)
      await vi.waitUntil(async () => (await count(killed.db, table)) >= reached, { timeout: 60_000, interval: 5 })
      child.kill('SIGKILL')
      expect((await ended).signal).toBe('SIGKILL')
      expect((await auditClub(killed.db.read)).findings).toEqual([])
    }
    expect(await count(killed.db, 'visits')).toBeLessThan(7497)
    const last = await runCli(args, killed.env)
    expect(last.exitCode).toBe(0)
    expect(await endOf(killed.db)).toEqual(await endOf(alone.db))
    expect((await auditClub(killed.db.read)).findings).toEqual([])
  })

  it('twice at the same time gives one end, and each record was new to one of them', async () => {
    const { db, env } = await emptyClub()
    const runs = await Promise.all([startCli(args, env).ended, startCli(args, env).ended])
    expect(runs.map(({ exitCode, stderr }) => (exitCode === 0 ? 0 : stderr))).toEqual([0, 0])
    const reports = runs.map(
      ({ stdout }) => JSON.parse(stdout) as { orders: { new: number }; points: { redeemable: number } },
    )
    expect(reports[0]!.orders.new + reports[1]!.orders.new).toBe(7497)
    expect(reports[0]!.points.redeemable + reports[1]!.points.redeemable).toBe(3_752_515)
    expect(await count(db, 'dealer_groups')).toBe(1)
    expect(await count(db, 'visits')).toBe(7497)
    expect((await auditClub(db.read)).findings).toEqual([])
  })
})
