import { addDays, addMonths } from '@cheyou/domain'
import { systemAct } from '../../../platform/db/acts.ts'
import type { DemoShop } from '../../../platform/demo.ts'
import type { App } from '../../../wiring.ts'
import { proposeAdjustment } from './adjust-points.ts'
import { rows } from '../../../platform/db/rows.ts'
import { members } from './membership.tables.ts'
import { pointAccounts } from '../points/points.tables.ts'
import { updateRows } from '../../../platform/db/table-rows.ts'
import { membershipPeriods } from './membership-years.tables.ts'

export async function fill(app: App, shop: DemoShop): Promise<void> {
  await spreadYears(app, shop)
  await proposeAdjustments(app, shop.care)
}

/** How many days the last day of a year is away; the first is that of the owner at the door. */
const OWNERS_END_IN = [23, 7, -9, -58]
const OTHERS_END_IN = [1, 3, 6, 12, 18, 25, 29, -2, -6, -15, -24, -34, -47, -80, -120, -210]

/**
 * Members of the sample who renewed by a fee some time ago, so that years end at all times and not all on one day (req. 1.4): some
 * soon, some are in grace, some have lapsed.
 */
async function spreadYears(app: App, { today, ownerIds }: DemoShop): Promise<void> {
  const owners = await ownerIds(OWNERS_END_IN.length)
  const others = await rows(
    app.db.read,
    { id: members.id },
    `SELECT m.id FROM members m JOIN customers c ON c.id = m.customerId WHERE m.groupId = ? AND c.kind = 'person'
     ORDER BY c.sourceNumber LIMIT ?`,
    [app.groupId, OTHERS_END_IN.length * 20],
  )
  const spread = others.filter(({ id }, index) => index % 20 === 0 && !owners.includes(id)).map(({ id }) => id)
  const ends = [
    ...owners.map((memberId, at) => ({ memberId, days: OWNERS_END_IN[at]! })),
    ...spread.map((memberId, at) => ({ memberId, days: OTHERS_END_IN[at]! })),
  ]
  await app.db.unit(systemAct(app, 'demo.years'), async (unit) => {
    for (const { memberId, days } of ends) {
      const endsOn = addDays(today, days)
      const startsOn = addMonths(addDays(endsOn, 1), -12)
      await updateRows(unit.sql, members, { membershipEndsOn: endsOn }, { id: memberId })
      await updateRows(
        unit.sql,
        membershipPeriods,
        { startsOn, endsOn, anchorOn: startsOn, via: 'fee', feeFen: 10_000 },
        { memberId },
      )
    }
  })
}

const adjustments = [
  { redeemable: 300, reason: '自驾活动补记积分' },
  { redeemable: -120, reason: '重复登记的活动积分，收回' },
  { redeemable: 2600, reason: '旧会员系统的积分并入' },
  { redeemable: 1500, reason: '返修延误，店长同意补偿' },
]

/**
 * Manual adjustments by customer care (req. 2.7): the smaller ones are posted, two wait for the manager. Done again after the
 * filling was cut off, they are the same ones.
 */
async function proposeAdjustments(app: App, care: DemoShop['care']): Promise<void> {
  const richest = await rows(
    app.db.read,
    { memberId: pointAccounts.memberId },
    `SELECT a.memberId FROM point_accounts a JOIN members m ON m.id = a.memberId JOIN customers c ON c.id = m.customerId
     WHERE a.groupId = ? AND c.kind = 'person' AND a.redeemable BETWEEN 1000 AND 5000
     ORDER BY a.redeemable DESC, a.memberId LIMIT ?`,
    [app.groupId, adjustments.length],
  )
  for (const [i, { memberId }] of richest.entries()) {
    const idempotency = { scope: care.id, key: `demo-adjustment-${i}`, requestHash: '' }
    await proposeAdjustment(app, care, { memberId, qualifying: 0, ...adjustments[i]! }, idempotency)
  }
}
