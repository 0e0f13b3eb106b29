import type { ArchivesFound } from '@cheyou/contract'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { customers } from '../../areas/people/customers/customers.tables.ts'
import { rulesInForce } from '../../areas/club/rules/index.ts'
import { rows } from '../../platform/db/rows.ts'
import type { App } from '../../wiring.ts'
import { waysTo } from '../staff/hits.ts'
import { mergingCustomers } from './merging.queries.ts'

/** So many are shown. */
const SHOWN = 10
/** Of every way so many rows are read: one archive may come several times. */
const READ = 3 * SHOWN

/** Archives of the caller's stores, members or not, by any part of what is known of them, the surest first (req. 1.7, 16.4). */
export async function findArchives(app: App, caller: StaffCaller, typed: string): Promise<ArchivesFound> {
  const { read } = app.db
  const ways = waysTo(app, caller.storeIds, typed)
  if (ways.length === 0) return { rows: [], more: false }
  const found = await rows(
    read,
    { customerId: customers.id },
    ways
      .map(({ sql }, at) => `SELECT * FROM (SELECT hit.customerId FROM (${sql}) hit LIMIT ${READ}) way${at}`)
      .join(' UNION ALL '),
    ways.flatMap(({ params }) => params),
  )
  const ids = [...new Set(found.map(({ customerId }) => customerId))]
  const rules = await rulesInForce(read, app.groupId, app.clock.now())
  const archives = await mergingCustomers(read, app, caller, { ids: ids.slice(0, SHOWN), rules })
  return { rows: ids.flatMap((id) => archives.get(id) ?? []), more: ids.length > SHOWN }
}
