import type { MigrationInterface, QueryRunner } from 'typeorm'
import { amount, id, moment, nullable, ref } from '../platform/db/columns.ts'
import type { Act, Database } from '../platform/db/database.ts'
import { newId } from '../platform/db/ids.ts'
import { createTable, index } from '../platform/db/migrations/table.ts'
import { integer } from '../platform/db/sql.ts'
import { table } from '../platform/db/table.ts'

/** Two small tables, for tests of the database layer only: accounts and the entries that move them. */
export const exampleAccounts = table('example_accounts', {
  id: id(),
  balance: amount(),
  seenAt: nullable(moment()),
})

export const exampleEntries = table(
  'example_entries',
  { id: id(), transferId: ref(), accountId: ref(), points: amount() },
  [{ name: 'ix_example_entries_transfer', columns: ['transferId'] }],
)

class ExampleAccounts9795305700000 implements MigrationInterface {
  name = 'ExampleAccounts9795305700000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'example_accounts', { id: 'varchar(26)!', balance: 'bigint', seenAt: 'datetime(3)?' })
  }

  async down(): Promise<void> {}
}

class ExampleEntries9795305800000 implements MigrationInterface {
  name = 'ExampleEntries9795305800000'

  async up(runner: QueryRunner): Promise<void> {
    const columns = { id: 'varchar(26)!', transferId: 'varchar(26)', accountId: 'varchar(26)', points: 'bigint' }
    await createTable(runner, 'example_entries', columns, [index('ix_example_entries_transfer', 'transferId')])
  }

  async down(): Promise<void> {}
}

/** Leaves a row each time it runs, so that a second run would show. */
export class CountedTable9795305900000 implements MigrationInterface {
  name = 'CountedTable9795305900000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'example_runs', { id: 'varchar(26)!' })
    await runner.query(`INSERT INTO example_runs (id) VALUES ('${newId()}')`)
  }

  async down(): Promise<void> {}
}

export const exampleTables = {
  tables: [exampleAccounts, exampleEntries],
  migrations: [ExampleAccounts9795305700000, ExampleEntries9795305800000],
}

export const exampleAct: Act = {
  groupId: 'example-group',
  storeId: null,
  actorKind: 'system',
  actorId: null,
  action: 'example.transfer',
}

/** Accounts `account-0` … with the same balance each. */
export async function openAccounts(db: Database, count: number, balance: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, n) => ({ id: `account-${n}`, balance }))
  await db.unit(exampleAct, (unit) => unit.sql.insert('example_accounts', rows))
}

export interface Transfer {
  id: string
  from: string
  to: string
  points: number
  /** Thrown when half of it is written. */
  refuse?: boolean
  /** Takes the accounts as given instead of in one order for all, which ends in deadlocks. */
  unsorted?: boolean
}

/** Moves points between accounts in one unit: two balances, two entries. */
export function transfer(db: Database, order: Transfer): Promise<void> {
  const legs = [
    { accountId: order.from, points: -order.points },
    { accountId: order.to, points: order.points },
  ]
  if (!order.unsorted) legs.sort((a, b) => (a.accountId < b.accountId ? -1 : 1))
  return db.unit(exampleAct, async ({ sql }) => {
    for (const leg of legs) {
      await sql.run('UPDATE example_accounts SET balance = balance + ? WHERE id = ?', [leg.points, leg.accountId])
      await sql.insert('example_entries', [{ id: newId(), transferId: order.id, ...leg }])
      if (order.refuse) throw new Error('refused in the middle')
    }
  })
}

/** What the tables say: entries per transfer, and accounts whose balance is not what their entries add up to. */
export async function examine(db: Database, openingBalance: number) {
  const transfers = await db.read.all<{ transferId: string; entries: unknown }>(
    'SELECT transferId, COUNT(*) AS entries FROM example_entries GROUP BY transferId',
  )
  const accounts = await db.read.all<{ id: string; balance: unknown; moved: unknown }>(
    `SELECT a.id, a.balance, COALESCE(SUM(e.points), 0) AS moved
     FROM example_accounts a LEFT JOIN example_entries e ON e.accountId = a.id GROUP BY a.id, a.balance`,
  )
  return {
    whole: transfers
      .filter((row) => integer(row.entries) === 2)
      .map((row) => row.transferId)
      .sort(),
    broken: transfers.filter((row) => integer(row.entries) !== 2).map((row) => row.transferId),
    wrongBalances: accounts.filter((row) => integer(row.balance) !== openingBalance + integer(row.moved)),
    total: accounts.reduce((sum, row) => sum + integer(row.balance), 0),
  }
}
