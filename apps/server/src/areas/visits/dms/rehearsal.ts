import type { Database } from '../../../platform/db/database.ts'
import { placeholders, quoted, type Sql, type SqlValue } from '../../../platform/db/sql.ts'
import type { Preload } from './record-staged.ts'

type Row = Record<string, SqlValue>

/** Rows of a table by the values of a column, within a condition. */
interface Wanted {
  table: string
  column: string
  values: readonly string[]
  /** Further condition and its parameters. */
  and?: { sql: string; params: readonly string[] }
}

/**
 * For a dry run: the real import runs on an empty SQLite database of its own, into which this fetches what the records
 * are compared with, batch by batch. So a dry run counts what the import would count, by construction, and the real
 * database is only read.
 */
export async function rehearsalPreload(real: Database, stage: Database, groupId: string): Promise<Preload> {
  const copy = async (wanted: Wanted): Promise<Row[]> => {
    const rows = await readRows(real.read, wanted)
    await addRows(stage, wanted.table, rows)
    return rows
  }
  await addRows(stage, 'dealer_groups', await real.read.all<Row>('SELECT * FROM dealer_groups WHERE id = ?', [groupId]))
  for (const table of ['stores', 'sources', 'dictionary_values', 'rule_sets'])
    await copy({ table, column: 'groupId', values: [groupId] })

  async function customers(values: readonly string[]): Promise<void> {
    await copy({ table: 'customers', column: 'id', values })
    await copy({ table: 'customer_stores', column: 'customerId', values })
    const members = ids(await copy({ table: 'members', column: 'customerId', values }))
    await copy({ table: 'point_accounts', column: 'memberId', values: members })
    await copy({ table: 'tier_changes', column: 'memberId', values: members })
    await copy({ table: 'point_lots', column: 'memberId', values: members, and: { sql: 'remaining > 0', params: [] } })
  }

  return {
    async customers(sourceId, numbers) {
      const own = { sql: 'sourceId = ?', params: [sourceId] }
      const wanted = { table: 'customers', column: 'sourceNumber', values: numbers, and: own }
      await customers(ids(await readRows(real.read, wanted)))
    },
    async vehicles(vins) {
      const own = { sql: 'groupId = ?', params: [groupId] }
      const vehicles = ids(await copy({ table: 'vehicles', column: 'vin', values: vins, and: own }))
      const ties = await copy({ table: 'vehicle_people', column: 'vehicleId', values: vehicles })
      await copy({ table: 'odometer_readings', column: 'vehicleId', values: vehicles })
      await customers(texts(ties, 'customerId'))
    },
    async orders(sourceId, orders) {
      const own = { sql: 'sourceId = ?', params: [sourceId] }
      const values = orders.map((order) => order.orderNumber)
      const visits = await copy({ table: 'visits', column: 'orderNumber', values, and: own })
      await copy({ table: 'visit_lines', column: 'visitId', values: ids(visits) })
      // What the till took off stays off, and what it may come off is the voucher's.
      await copy({ table: 'till_bills', column: 'visitId', values: ids(visits) })
      const taken = await copy({ table: 'visit_discounts', column: 'visitId', values: ids(visits) })
      const vouchers = await copy({ table: 'redemptions', column: 'id', values: texts(taken, 'code') })
      await copy({ table: 'rewards', column: 'id', values: texts(vouchers, 'rewardId') })
      await customers(texts(visits, 'customerId'))
      // A member who went on in another kept the ledger of their visits (req. 1.7).
      const earned = await readRows(real.read, { table: 'members', column: 'id', values: texts(visits, 'memberId') })
      await customers(texts(earned, 'customerId'))
      const postings = ids(await copy({ table: 'ledger_postings', column: 'subjectId', values: ids(visits) }))
      await copy({ table: 'ledger_entries', column: 'postingId', values: postings })
      await copy({ table: 'point_lots', column: 'postingId', values: postings })
    },
  }
}

async function readRows(read: Sql, { table, column, values, and }: Wanted): Promise<Row[]> {
  if (values.length === 0) return []
  const condition = `${and ? `${and.sql} AND ` : ''}${quoted(column)} IN (${placeholders(values.length)})`
  return read.all<Row>(`SELECT * FROM ${quoted(table)} WHERE ${condition}`, [...(and?.params ?? []), ...values])
}

/** Adds rows that are not there yet; those that the rehearsal has already changed stay as they are. */
async function addRows(stage: Database, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  await stage.upkeep(async (sql) => {
    for (const row of rows) {
      const columns = Object.keys(row)
      await sql.run(
        `INSERT OR IGNORE INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${placeholders(columns.length)})`,
        Object.values(row),
      )
    }
  })
}

const ids = (rows: readonly Row[]): string[] => texts(rows, 'id')

const texts = (rows: readonly Row[], column: string): string[] => [
  ...new Set(rows.map((row) => row[column]).filter((value) => typeof value === 'string')),
]
