import { sum } from '../../../platform/db/columns.ts'
import { pointsOver } from '../points/index.ts'
import type { BusinessDate } from '@cheyou/domain'
import type { Sql } from '../../../platform/db/sql.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { members } from './membership.tables.ts'
import { customers } from '../../people/customers/customers.tables.ts'
import { pointAccounts } from '../points/points.tables.ts'

export interface MembersReportRow {
  memberId: string
  name: string
  tier: string
  qualifying: number
  redeemable: number
  joinedOn: BusinessDate
}

const AT_ONCE = 1_000

/** Every member of a group with tier and balances, oldest membership first, a bounded number in memory. */
export async function* membersReport(
  read: Sql,
  groupId: string,
  today: BusinessDate,
): AsyncGenerator<MembersReportRow> {
  for (let after = ''; ;) {
    const found = await rows(
      read,
      {
        memberId: members.id,
        name: customers.name,
        ...pick(members, 'tier', 'joinedOn'),
        ...pick(pointAccounts, 'qualifying', 'redeemable'),
        overdue: sum(),
      },
      `SELECT m.id AS memberId, c.name, m.tier, a.qualifying, a.redeemable, m.joinedOn, ${pointsOver('m.id')} AS overdue FROM members m
         JOIN customers c ON c.id = m.customerId JOIN point_accounts a ON a.memberId = m.id
       WHERE m.groupId = ? AND m.mergedIntoId IS NULL AND m.id > ? ORDER BY m.id LIMIT ?`,
      [today, groupId, after, AT_ONCE],
    )
    for (const { overdue, ...row } of found) yield { ...row, redeemable: row.redeemable - overdue }
    if (found.length < AT_ONCE) return
    after = found.at(-1)!.memberId
  }
}
