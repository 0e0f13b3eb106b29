import type { Database } from '../../../platform/db/database.ts'
import { rows } from '../../../platform/db/rows.ts'
import { placeholders } from '../../../platform/db/sql.ts'
import type { Columns, RowOf, Table } from '../../../platform/db/table.ts'
import { addMissingRows, listRows, type Where } from '../../../platform/db/table-rows.ts'
import { ledgerEntries, ledgerPostings, pointAccounts, pointLots } from '../../club/points/points.tables.ts'
import { members, tierChanges } from '../../club/membership/membership.tables.ts'
import { redemptions } from '../../club/rewards/redemptions.tables.ts'
import { rewards } from '../../club/rewards/rewards.tables.ts'
import { ruleSets } from '../../club/rules/rules.tables.ts'
import {
  customers,
  customerStores,
  odometerReadings,
  vehiclePeople,
  vehicles,
} from '../../people/customers/customers.tables.ts'
import { dealerGroups, dictionaryValues, sources, stores } from '../../people/organisation/organisation.tables.ts'
import { tillBills, visitDiscounts, visitLines, visits } from '../visits/visits.tables.ts'
import type { Preload } from './record-staged.ts'

/**
 * For a dry run: the real import runs on an empty SQLite database of its own, into which this fetches what the records
 * are compared with, batch by batch. So a dry run counts what the import would count, by construction, and the real
 * database is only read.
 */
export async function rehearsalPreload(real: Database, stage: Database, groupId: string): Promise<Preload> {
  const copy = copying(real, stage)
  await copy(dealerGroups, { id: groupId })
  await copy(stores, { groupId })
  await copy(sources, { groupId })
  await copy(dictionaryValues, { groupId })
  await copy(ruleSets, { groupId })

  async function copyCustomers(ids: readonly string[]): Promise<void> {
    await copy(customers, { id: ids })
    await copy(customerStores, { customerId: ids })
    const memberId = idsOf(await copy(members, { customerId: ids }))
    await copy(pointAccounts, { memberId })
    await copy(tierChanges, { memberId })
    await addMissing(stage, pointLots, await openLots(real, memberId))
  }

  /** Orders, what they refund or refunded, and all refunds of these. */
  async function withRefunds(sourceId: string, orders: Parameters<Preload['orders']>[1]) {
    const numbers = orders.map(({ orderNumber }) => orderNumber)
    const known = await copy(visits, { sourceId, orderNumber: numbers })
    const named = [...orders, ...known].flatMap(({ originalOrderNumber }) => originalOrderNumber ?? [])
    const originals = await copy(visits, { sourceId, orderNumber: unique(named) })
    return [
      ...known,
      ...originals,
      ...(await copy(visits, { sourceId, originalOrderNumber: unique([...numbers, ...named]) })),
    ]
  }

  return {
    async customers(sourceId, numbers) {
      if (numbers.length === 0) return
      await copyCustomers(idsOf(await listRows(real.read, customers, { sourceId, sourceNumber: numbers })))
    },
    async vehicles(vins) {
      const vehicleId = idsOf(await copy(vehicles, { groupId, vin: vins }))
      const people = await copy(vehiclePeople, { vehicleId })
      await copy(odometerReadings, { vehicleId })
      await copyCustomers(unique(people.map(({ customerId }) => customerId)))
    },
    async orders(sourceId, orders) {
      const found = await withRefunds(sourceId, orders)
      const visitId = idsOf(found)
      await copy(visitLines, { visitId })
      // What the till took off stays off, and what it may come off is the voucher's.
      await copy(tillBills, { visitId })
      const taken = await copy(visitDiscounts, { visitId })
      const vouchers = await copy(redemptions, { id: unique(taken.map(({ code }) => code)) })
      await copy(rewards, { id: unique(vouchers.map(({ rewardId }) => rewardId)) })
      await copyCustomers(unique(found.map(({ customerId }) => customerId)))
      // A member who went on in another kept the ledger of their visits (req. 1.7).
      await copyCustomers(await customersOf(real, unique(found.map(({ memberId }) => memberId))))
      const postingId = idsOf(await copy(ledgerPostings, { subjectId: visitId }))
      await copy(ledgerEntries, { postingId })
      await copy(pointLots, { postingId })
    },
  }
}

/** Copies the rows of a table that fit into the rehearsal, and gives them; an empty list fits none. */
const copying =
  (real: Database, stage: Database) =>
  async <C extends Columns>(of: Table<C>, where: Where<C>): Promise<RowOf<C>[]> => {
    if (Object.values(where).some((wanted) => Array.isArray(wanted) && wanted.length === 0)) return []
    const found = (await listRows(real.read, of, where)) as RowOf<C>[]
    await addMissing(stage, of, found)
    return found
  }

/** Rows that the rehearsal has already changed stay as they are. */
const addMissing = <C extends Columns>(stage: Database, to: Table<C>, found: readonly RowOf<C>[]): Promise<void> =>
  stage.upkeep((sql) => addMissingRows(sql, to, found))

/** Lots with something left; a long life has many that are used up. */
async function openLots({ read }: Database, memberIds: readonly string[]): Promise<RowOf<typeof pointLots>[]> {
  if (memberIds.length === 0) return []
  const statement = `SELECT * FROM point_lots WHERE remaining > 0 AND memberId IN (${placeholders(memberIds.length)})`
  return rows(read, pointLots, statement, [...memberIds])
}

async function customersOf({ read }: Database, memberIds: readonly string[]): Promise<string[]> {
  const found = memberIds.length === 0 ? [] : await listRows(read, members, { id: memberIds })
  return unique(found.map(({ customerId }) => customerId))
}

const idsOf = (found: readonly { id: string }[]): string[] => found.map(({ id }) => id)

const unique = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value): value is string => value !== null)),
]
