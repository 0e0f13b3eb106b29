import type { EndpointOutput, findCompanies } from '@cheyou/contract'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import { tiedToOneOf } from '../../areas/people/customers/index.ts'
import type { App } from '../../wiring.ts'
import { hitsOf } from '../staff/hits.ts'
import { sum } from '../../platform/db/columns.ts'
import { rows } from '../../platform/db/rows.ts'
import { members } from '../../areas/club/membership/membership.tables.ts'
import { customers } from '../../areas/people/customers/customers.tables.ts'

const COMPANIES = 20

/** Companies among the members of the caller's stores, the largest fleets first. */
export async function companiesOf(
  app: App,
  caller: StaffCaller,
  typed: string | undefined,
): Promise<EndpointOutput<typeof findCompanies>> {
  if (caller.storeIds.length === 0) return { rows: [] }
  const hits = typed === undefined ? null : hitsOf(app, caller.storeIds, typed)
  const found = await rows(
    app.db.read,
    { memberId: members.id, name: customers.name, cardNumber: members.cardNumber, cars: sum() },
    `SELECT m.id AS memberId, c.name, m.cardNumber,
       (SELECT COUNT(*) FROM vehicle_people p WHERE p.customerId = c.id AND p.untilOn IS NULL) AS cars
     FROM ${hits ? `(${hits.sql}) hit JOIN customers c ON c.id = hit.customerId` : 'customers c'}
       JOIN members m ON m.customerId = c.id
     WHERE c.groupId = ? AND c.kind = 'organisation' AND ${tiedToOneOf('c.id', caller.storeIds.length)}
     ORDER BY cars DESC, c.name, m.id LIMIT ?`,
    [...(hits?.params ?? []), app.groupId, ...caller.storeIds, COMPANIES],
  )
  return { rows: found }
}
