import { addDays, businessDateOf } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import type { DemoCrew } from '../../../platform/demo.ts'
import type { App } from '../../../wiring.ts'
import { newId } from '../../../platform/db/ids.ts'
import { notNull } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { insertRows } from '../../../platform/db/table-rows.ts'
import { members } from '../membership/membership.tables.ts'
import { visits } from '../../visits/visits/visits.tables.ts'
import { agreements, discountApprovals } from './discounts.tables.ts'

/** Oldest first, so that ids go with time. */
const agreed = [
  { name: '上年度车队协议', labourMilli: 850, partsMilli: 950, begunDays: 500, days: 365, ended: null },
  {
    name: '物流车队试行协议',
    labourMilli: 750,
    partsMilli: 900,
    begunDays: 300,
    days: 365,
    ended: '试行结束，改签年度协议',
  },
  { name: '2026 年度车队协议', labourMilli: 800, partsMilli: 900, begunDays: 190, days: 365, ended: null },
  { name: '公务用车定点维修', labourMilli: 850, partsMilli: 950, begunDays: 80, days: 730, ended: null },
]

const askings = [
  {
    daysAgo: 3,
    minutesAgo: 0,
    amountFen: 80_000,
    billFen: 120_000,
    reason: '客户说别家更便宜',
    refusal: '毛利不够，可以送一次洗车',
  },
  { daysAgo: 0, minutesAgo: 21, amountFen: 30_000, billFen: 264_000, reason: '老客户介绍了三位新客户', refusal: null },
  {
    daysAgo: 0,
    minutesAgo: 4,
    amountFen: 12_000,
    billFen: 86_000,
    reason: '等配件多等了两天，客户要求补偿',
    refusal: null,
  },
]

/** Prices agreed with the largest fleets, and discounts that reception asked the manager for (req. 3.5). */
export async function furnish(unit: Unit, _app: App, crew: DemoCrew): Promise<void> {
  await addAgreements(unit, crew)
  await addAskings(unit, crew)
}

async function addAgreements(unit: Unit, { managerId }: DemoCrew): Promise<void> {
  const { groupId } = unit.act
  const fleets = await rows(
    unit.sql,
    { memberId: members.id },
    `SELECT m.id AS memberId, COUNT(*) AS cars FROM members m JOIN customers c ON c.id = m.customerId
       JOIN vehicle_people p ON p.customerId = c.id AND p.untilOn IS NULL
     WHERE m.groupId = ? AND c.kind = 'organisation' GROUP BY m.id ORDER BY cars DESC, m.id LIMIT ?`,
    [groupId, agreed.length],
  )
  const today = businessDateOf(unit.now)
  const found = fleets.map(({ memberId }, i) => {
    const { begunDays, days, ended, ...terms } = agreed[i]!
    const fromOn = addDays(today, -begunDays)
    return {
      id: newId(),
      groupId,
      memberId,
      ...terms,
      fromOn,
      untilOn: addDays(fromOn, days - 1),
      agreedBy: managerId,
      agreedAt: before(unit, begunDays, 90),
      endedBy: ended === null ? null : managerId,
      endedAt: ended === null ? null : before(unit, 40, 0),
      endReason: ended,
    }
  })
  await insertRows(unit.sql, agreements, found)
}

const carShape = { memberId: notNull(visits.memberId), vehicleId: visits.vehicleId }

async function addAskings(unit: Unit, { storeId, receptionId, managerId }: DemoCrew): Promise<void> {
  const { groupId } = unit.act
  const cars = await rows(
    unit.sql,
    carShape,
    `SELECT v.memberId, v.vehicleId, MAX(v.settledOn) AS lastOn FROM visits v JOIN customers c ON c.id = v.customerId
     WHERE v.groupId = ? AND v.memberId IS NOT NULL AND c.kind = 'person' AND v.customerFen > 50000
     GROUP BY v.memberId, v.vehicleId ORDER BY lastOn DESC, v.vehicleId LIMIT ?`,
    [groupId, askings.length],
  )
  const found = cars.map(({ memberId, vehicleId }, i) => {
    const { daysAgo, minutesAgo, refusal, ...asked } = askings[i]!
    const askedAt = before(unit, daysAgo, minutesAgo)
    return {
      id: newId(),
      groupId,
      storeId,
      memberId,
      vehicleId,
      askedOn: addDays(businessDateOf(unit.now), -daysAgo),
      ...asked,
      state: refusal === null ? ('pending' as const) : ('refused' as const),
      askedBy: receptionId,
      askedAt,
      decidedBy: refusal === null ? null : managerId,
      decidedAt: refusal === null ? null : new Date(askedAt.getTime() + 6 * 60_000),
      refusalReason: refusal,
      visitId: null,
      usedAt: null,
    }
  })
  await insertRows(unit.sql, discountApprovals, found)
}

function before({ now }: Unit, days: number, minutes: number): Date {
  return new Date(now.getTime() - (days * 24 * 60 + minutes) * 60_000)
}
