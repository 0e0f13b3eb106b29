import type { AgreementPeriod } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { insertRow } from '../../../platform/db/table-rows.ts'
import { agreements } from './discounts.tables.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'

/** What tells an agreement that is not ended and not over on a day. Parameter: the day. */
const standing = 'endedAt IS NULL AND untilOn >= ?'

/** Agreements of a member that hold today or will. */
export async function standingAgreements(sql: Sql, memberId: string, today: string): Promise<AgreementPeriod[]> {
  return rows(
    sql,
    pick(agreements, 'fromOn', 'untilOn'),
    `SELECT fromOn, untilOn FROM agreements WHERE memberId = ? AND ${standing} ORDER BY fromOn`,
    [memberId, today],
  )
}

export async function addAgreement(
  unit: Unit,
  agreement: AgreementPeriod & {
    id: string
    memberId: string
    name: string
    labourMilli: number
    partsMilli: number
    agreedBy: string
  },
): Promise<void> {
  await insertRow(unit.sql, agreements, {
    ...agreement,
    groupId: unit.act.groupId,
    agreedAt: unit.now,
    endedBy: null,
    endedAt: null,
    endReason: null,
  })
}

/** Ends an agreement that has not ended; of two people who end it at once one does. @returns whether this one did */
export async function endStanding(
  unit: Unit,
  id: string,
  end: { endedBy: string; reason: string; today: string },
): Promise<boolean> {
  const ended = await unit.sql.run(
    `UPDATE agreements SET endedBy = ?, endedAt = ?, endReason = ? WHERE id = ? AND groupId = ? AND ${standing}`,
    [end.endedBy, unit.now, end.reason, id, unit.act.groupId, end.today],
  )
  return ended === 1
}
