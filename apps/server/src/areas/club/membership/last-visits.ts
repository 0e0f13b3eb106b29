import type { BusinessDate } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { placeholders } from '../../../platform/db/sql.ts'

interface Settled {
  memberId: string
  settledOn: BusinessDate
}

/**
 * Handles visits settled at the desk: none is later. Written also where the day is known already, so that the member's row is held
 * until the visit is there for all: who voids the other visit of the day meanwhile waits and finds this one.
 */
export async function noteLastVisits(unit: Unit, visits: readonly Settled[]): Promise<void> {
  for (const { memberId, settledOn } of visits)
    await unit.sql.run(
      'UPDATE members SET lastVisitOn = ? WHERE id = ? AND (lastVisitOn IS NULL OR lastVisitOn <= ?)',
      [settledOn, memberId, settledOn],
    )
}

/** Handles visits that were recorded, corrected, voided or moved: which one is the last is looked up again; a refund is none. */
export async function findLastVisits(unit: Unit, of: readonly { customerId: string }[]): Promise<void> {
  const customerIds = [...new Set(of.map(({ customerId }) => customerId))].toSorted()
  if (customerIds.length === 0) return
  const these = `customerId IN (${placeholders(customerIds.length)})`
  // Locked first: a visit that a till is settling meanwhile is seen by the statement after it.
  if (unit.sql.dialect === 'mysql')
    await unit.sql.all(`SELECT id FROM members WHERE ${these} ORDER BY customerId FOR UPDATE`, customerIds)
  await unit.sql.run(
    `UPDATE members SET lastVisitOn =
       (SELECT MAX(v.settledOn) FROM visits v WHERE v.customerId = members.customerId AND v.state = 'settled' AND v.refund IS NULL)
     WHERE ${these}`,
    customerIds,
  )
}
