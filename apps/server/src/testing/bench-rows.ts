// `node apps/server/src/testing/bench-rows.ts [rounds]`: what typed rows cost. Figures, not a test; see docs/decisions/0017.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, dropDatabase } from '../../../../tests/support/mariadb.ts'
import { startMariadb } from '../../../../tests/support/mariadb-server.ts'
import { systemClock } from '../clock.ts'
import { openDatabase, type Act, type Database } from '../platform/db/database.ts'
import { newId } from '../platform/db/ids.ts'
import { rows } from '../platform/db/rows.ts'
import { instant, integer, type Sql } from '../platform/db/sql.ts'
import { findRow, insertRow } from '../platform/db/table-rows.ts'
import { schemasOf } from '../platform/db/table.ts'
import { migrations, tables } from '../modules.ts'
import { ledgerPostings } from '../areas/club/points/points.tables.ts'

const ROWS = 2_000
const [schema] = schemasOf([ledgerPostings])
const act: Act = { groupId: 'g', storeId: null, actorKind: 'system', actorId: null, action: 'bench.rows' }

type Posting = ReturnType<typeof posting>
const posting = (n: number) => ({
  id: newId(),
  groupId: act.groupId,
  memberId: `member-${n % 20}`,
  cause: `visit:${newId()}:1`,
  kind: 'visit' as const,
  subjectId: newId(),
  reversesId: null,
  tier: 'gold',
  ruleVersion: 3,
  facts: { orderNumber: `RO${n}`, plate: '贵A00001', parts: [{ payer: 'customer', amountFen: 12_300 }] },
  effectiveAt: new Date(),
  postedAt: new Date(),
  actId: newId(),
})

const select = `SELECT id, memberId, cause, kind, tier, ruleVersion, facts, effectiveAt FROM ledger_postings`
const some = ['id', 'memberId', 'cause', 'kind', 'tier', 'ruleVersion', 'facts', 'effectiveAt'] as const
const { id, memberId, cause, kind, tier, ruleVersion, facts, effectiveAt } = ledgerPostings
const shape = { id, memberId, cause, kind, tier, ruleVersion, facts, effectiveAt }

type RawPosting = Record<(typeof some)[number], string>
const converted = (row: RawPosting) => ({
  ...row,
  ruleVersion: integer(row.ruleVersion),
  facts: JSON.parse(row.facts) as unknown,
  effectiveAt: instant(row.effectiveAt),
})

/** The same work three ways: with the SQL port and casts by hand, with typed rows, with TypeORM's query builder. */
function ways(db: Database, ids: readonly string[]) {
  const builder = () =>
    db.readDataSource.manager.createQueryBuilder(schema!, 'p').select(some.map((column) => `p.${column}`))
  const at = (n: number) => ids[n % ids.length]!
  const written = (work: (sql: Sql, row: Posting) => Promise<void>) => (n: number) =>
    db.unit(act, ({ sql }) => work(sql, posting(n)))
  return {
    'one by key': {
      port: async (n: number) => converted((await db.read.one<RawPosting>(`${select} WHERE id = ?`, [at(n)]))!),
      typed: (n: number) => findRow(db.read, ledgerPostings, { id: at(n) }, some),
      typeorm: (n: number) =>
        builder()
          .where('p.id = :id', { id: at(n) })
          .getOne(),
    },
    'a hundred of a member': {
      port: async (n: number) =>
        (await db.read.all<RawPosting>(`${select} WHERE memberId = ? LIMIT 100`, [`member-${n % 20}`])).map(converted),
      typed: (n: number) => rows(db.read, shape, `${select} WHERE memberId = ? LIMIT 100`, [`member-${n % 20}`]),
      typeorm: (n: number) =>
        builder()
          .where('p.memberId = :id', { id: `member-${n % 20}` })
          .limit(100)
          .getMany(),
    },
    'one inserted in a unit': {
      port: written((sql, row) => sql.insert('ledger_postings', [{ ...row, facts: JSON.stringify(row.facts) }])),
      typed: written((sql, row) => insertRow(sql, ledgerPostings, row)),
      typeorm: (n: number) =>
        db.dataSource.transaction(async (manager) => {
          await manager.createQueryBuilder().insert().into(schema!).values(posting(n)).updateEntity(false).execute()
        }),
    },
  }
}

async function measure(database: string, url: string, rounds: number): Promise<void> {
  const db = await openDatabase({ url, tables, migrations, clock: systemClock, exclusive: false })
  await db.migrate()
  const made = Array.from({ length: ROWS }, (_, n) => posting(n))
  await db.unit(act, async ({ sql }) => {
    for (const row of made) await insertRow(sql, ledgerPostings, row)
  })
  for (const [work, by] of Object.entries(
    ways(
      db,
      made.map((row) => row.id),
    ),
  )) {
    const times = work === 'one by key' ? 2_000 : 400
    const taken = new Map<string, number[]>(Object.keys(by).map((way) => [way, []]))
    // In turn, so that whatever else the machine does meets all three; the first round warms up.
    for (let round = 0; round <= rounds; round++) {
      for (const [way, run] of Object.entries(by)) {
        const [began, cpu] = [performance.now(), process.cpuUsage()]
        for (let n = 0; n < times; n++) await run(round * times + n)
        const { user, system } = process.cpuUsage(cpu)
        if (round > 0) taken.get(way)!.push((user + system) / times, ((performance.now() - began) * 1000) / times)
      }
    }
    say(database, work, taken)
  }
  await db.close()
}

function say(database: string, work: string, taken: ReadonlyMap<string, readonly number[]>): void {
  const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!
  const [cpu, wall] = [0, 1].map(
    (which) => new Map([...taken].map(([way, all]) => [way, median(all.filter((_, i) => i % 2 === which))])),
  )
  for (const way of taken.keys()) {
    const ratio = (of: ReadonlyMap<string, number>) => (of.get(way)! / of.get('port')!).toFixed(2)
    const us = `${cpu!.get(way)!.toFixed(1)} µs CPU, ${wall!.get(way)!.toFixed(1)} µs`
    console.log(`${database}, ${work}, ${way}: ${us}; of the port's ${ratio(cpu!)} and ${ratio(wall!)}`)
  }
}

const rounds = Number(process.argv[2] ?? 7)
const folder = mkdtempSync(join(tmpdir(), 'cheyou-rows-'))
await measure('SQLite', `sqlite:${join(folder, 'rows.db')}`, rounds)
rmSync(folder, { recursive: true })
const mariadb = await startMariadb()
const url = await createDatabase(mariadb.url)
await measure('MariaDB', url, rounds)
await dropDatabase(url)
await mariadb.stop()
