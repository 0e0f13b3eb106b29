import type { BusinessDate } from '@cheyou/domain'
import { integer, type Sql } from '../../../platform/db/sql.ts'

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
export async function* membersReport(read: Sql, groupId: string): AsyncGenerator<MembersReportRow> {
  for (let after = ''; ;) {
    const rows = await read.all<MembersReportRow & { qualifying: unknown; redeemable: unknown }>(
      `SELECT m.id AS memberId, c.name, m.tier, a.qualifying, a.redeemable, m.joinedOn FROM members m
         JOIN customers c ON c.id = m.customerId JOIN point_accounts a ON a.memberId = m.id
       WHERE m.groupId = ? AND m.mergedIntoId IS NULL AND m.id > ? ORDER BY m.id LIMIT ?`,
      [groupId, after, AT_ONCE],
    )
    for (const row of rows) yield { ...row, qualifying: integer(row.qualifying), redeemable: integer(row.redeemable) }
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)!.memberId
  }
}
