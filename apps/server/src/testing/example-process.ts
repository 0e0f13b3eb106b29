import type { MigrationInterface, QueryRunner } from 'typeorm'
import { systemClock } from '../clock.ts'
import { openDatabase } from '../platform/db/database.ts'
import type { Database } from '../platform/db/database.ts'
import { migrations, tables } from '../modules.ts'
import { newId } from '../platform/db/ids.ts'
import { nameOf } from '../platform/db/table.ts'
import { createTable } from '../platform/db/migrations/table.ts'
import { CountedTable9795305900000, exampleAccounts, exampleAct, exampleTables, transfer } from './example-tables.ts'

/** What a test asks of a process of its own. It answers `{done}` with a result, or `{reached}` and stays where it is. */
export type Errand =
  | { do: 'migrate' }
  | { do: 'migrate-and-stop-halfway' }
  | { do: 'transfer'; count: number; accounts: number; unsorted?: boolean }
  | { do: 'serve' }
  | { do: 'hold-key'; scope: string; key: string; requestHash: string }
  | { do: 'read-date-by-typeorm' }

export interface ErrandMessage {
  url: string
  errand: Errand
}

// A listener keeps the channel, and with it this process, alive: only the test ends a process that stays somewhere.
process.on('message', (message: ErrandMessage | 'go') => {
  if (message === 'go') return go()
  run(message).then(
    (result) => process.send?.({ done: result ?? null }, undefined, undefined, () => process.exit(0)),
    (error: unknown) =>
      process.send?.(
        { failed: error instanceof Error ? `${error.name}: ${error.message}` : String(error) },
        undefined,
        undefined,
        () => process.exit(1),
      ),
  )
})

async function run({ url, errand }: ErrandMessage): Promise<unknown> {
  const steps = stepsOf(errand)
  const db = await openDatabase({
    url,
    clock: systemClock,
    exclusive: errand.do === 'serve',
    tables: [...tables, ...exampleTables.tables],
    migrations: [...migrations, ...exampleTables.migrations, ...steps],
  })
  if (errand.do === 'migrate') await startTogether()
  if (errand.do === 'migrate' || errand.do === 'migrate-and-stop-halfway') await db.migrate()
  if (errand.do === 'serve') await stayHere()
  if (errand.do === 'hold-key') await holdKey(db, errand)
  if (errand.do === 'transfer') return manyTransfers(db, errand)
  if (errand.do === 'read-date-by-typeorm') return db.readDataSource.manager.find(nameOf(exampleAccounts))
  await db.close()
  return null
}

let go: () => void = () => {}

/** Says that the place was reached and waits until the test lets everybody go at the same moment. */
async function startTogether(): Promise<void> {
  const released = new Promise<void>((resolve) => {
    go = resolve
  })
  process.send?.({ reached: true })
  await released
}

/** Says that the place was reached; the test kills this process there. */
function stayHere(): Promise<never> {
  process.send?.({ reached: true })
  return new Promise(() => {})
}

async function holdKey(db: Database, errand: { scope: string; key: string; requestHash: string }): Promise<void> {
  const { scope, key, requestHash } = errand
  await db.unit({ ...exampleAct, idempotency: { scope, key, requestHash } }, async ({ sql }) => {
    await sql.insert('installation', [{ name: `written-with-${key}`, value: 'by the process that was killed' }])
    await stayHere()
  })
}

async function manyTransfers(
  db: Database,
  errand: { count: number; accounts: number; unsorted?: boolean },
): Promise<string[]> {
  const acknowledged: string[] = []
  const worker = async (share: number): Promise<void> => {
    for (let n = 0; n < share; n++) {
      const id = newId()
      const from = Math.floor(Math.random() * errand.accounts)
      const to = (from + 1 + Math.floor(Math.random() * (errand.accounts - 1))) % errand.accounts
      const order = { id, from: `account-${from}`, to: `account-${to}`, points: 1 + (n % 7) }
      await transfer(db, { ...order, unsorted: errand.unsorted ?? false })
      acknowledged.push(id)
    }
  }
  await Promise.all(Array.from({ length: 4 }, () => worker(errand.count / 4)))
  await db.close()
  return acknowledged
}

function stepsOf(errand: Errand): (new () => MigrationInterface)[] {
  if (errand.do === 'migrate-and-stop-halfway') return [HalfwayTable9795305900000]
  return errand.do === 'migrate' ? [CountedTable9795305900000] : []
}

/** Stops after the first of two tables: on MariaDB that table stays although the migration never ended. */
class HalfwayTable9795305900000 implements MigrationInterface {
  name = 'HalfwayTable9795305900000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'example_halfway_first', { id: 'varchar(26)!' })
    await stayHere()
  }

  async down(): Promise<void> {}
}
