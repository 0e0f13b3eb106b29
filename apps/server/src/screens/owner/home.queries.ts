import type { CardActivity, Home } from '@cheyou/contract'
import { businessDateOf, type Track } from '@cheyou/domain'
import type { Sql } from '../../platform/db/sql.ts'
import { carsOf } from '../../areas/people/customers/index.ts'
import { cardOf, invitedTo, membershipNow, type MemberCaller } from '../../areas/club/membership/index.ts'
import { expiringWithin, givenOn, notReversed, statementOf } from '../../areas/club/points/index.ts'
import { redemptionsOf, type Redemption } from '../../areas/club/rewards/index.ts'
import { code, nullable, sum, text } from '../../platform/db/columns.ts'
import { rows } from '../../platform/db/rows.ts'
import { presences } from '../../areas/club/membership/membership.tables.ts'
import { stores } from '../../areas/people/organisation/organisation.tables.ts'

const RECENT = 3
/** Long enough for another visit. */
const SOON_DAYS = 60

/** The owner's first screen. */
export async function home(sql: Sql, groupId: string, caller: MemberCaller, now: Date): Promise<Home> {
  const { memberId, customerId } = caller
  const card = await cardOf(sql, groupId, memberId, now)
  const cars = await carsOf(sql, [customerId])
  const { rows: recent } = await statementOf(sql, memberId, { limit: RECENT })
  const open = await redemptionsOf(sql, memberId, 'open')
  const expiringSoon = await expiringWithin(sql, memberId, businessDateOf(now), SOON_DAYS)
  const membershipEnding = await membershipNow(sql, groupId, memberId, now)
  return {
    card,
    cars: cars.get(customerId) ?? [],
    recent,
    openRedemptions: open.length,
    nextToCollect: endingFirst(open),
    invitedTo: await invitedTo(sql, groupId, memberId, now),
    expiringSoon,
    membershipEnding,
    today: businessDateOf(now),
  }
}

function endingFirst(open: readonly Redemption[]): Home['nextToCollect'] {
  const [first] = open.toSorted((a, b) => (a.collectBy < b.collectBy ? -1 : 1))
  if (first === undefined) return null
  const { id, rewardName, quantity, collectBy, voucher } = first
  return { redemptionId: id, rewardName, quantity, isVoucher: voucher !== null, collectBy }
}

const activityRowShape = {
  at: presences.at,
  kind: code(['scanned', 'visit_settled', 'handed_over', 'benefit_used'], 20),
  storeName: stores.name,
  qualifying: sum(),
  redeemable: sum(),
  rewardName: nullable(text()),
  benefitName: nullable(text()),
  quantity: sum(),
  leftAfter: sum(),
  paidFen: sum(),
  savedFen: sum(),
}

/** What the visit `v` gave its member on a track. */
const earned = (track: Track) =>
  `(SELECT ${givenOn(track)} FROM ledger_postings p
    WHERE p.subjectId = v.id AND p.memberId = v.memberId AND p.kind = 'visit' AND ${notReversed})`

/**
 * What staff did with a member's card since an instant, newest first; the code page waits for it. A voucher or a benefit used on a
 * visit is part of that visit's news.
 */
export async function cardActivity(sql: Sql, memberId: string, since: Date): Promise<CardActivity[]> {
  const found = await rows(
    sql,
    activityRowShape,
    `SELECT p.at, 'scanned' AS kind, s.name AS storeName, 0 AS qualifying, 0 AS redeemable, NULL AS rewardName,
       NULL AS benefitName, 0 AS quantity, 0 AS leftAfter, 0 AS paidFen, 0 AS savedFen
       FROM presences p JOIN stores s ON s.id = p.storeId WHERE p.memberId = ? AND p.at > ?
     UNION ALL
     SELECT v.settledAt, 'visit_settled', s.name, COALESCE(${earned('qualifying')}, 0), COALESCE(${earned('redeemable')}, 0), NULL,
       NULL, 0, 0, v.customerFen,
       (SELECT COALESCE(SUM(d.takenFen), 0) FROM visit_discounts d WHERE d.visitId = v.id AND d.undoneAt IS NULL)
       FROM visits v JOIN stores s ON s.id = v.storeId WHERE v.memberId = ? AND v.settledAt > ? AND v.state = 'settled' AND v.refund IS NULL
     UNION ALL
     SELECT x.settledAt, 'handed_over', s.name, 0, 0, x.rewardName, NULL, 0, 0, 0, 0
       FROM redemptions x JOIN stores s ON s.id = x.storeId
       WHERE x.memberId = ? AND x.settledAt > ? AND x.state = 'handed_over' AND x.faceFen IS NULL
     UNION ALL
     SELECT u.at, 'benefit_used', s.name, 0, 0, NULL, u.benefitName, u.quantity, u.leftAfter, 0, 0
       FROM benefit_uses u JOIN stores s ON s.id = u.storeId
       WHERE u.memberId = ? AND u.at > ? AND u.visitId IS NULL AND u.undoneAt IS NULL
     ORDER BY 1 DESC LIMIT 10`,
    [memberId, since, memberId, since, memberId, since, memberId, since],
  )
  return found.map((row) => ({
    at: row.at.toISOString(),
    kind: row.kind,
    storeName: row.storeName,
    qualifying: row.qualifying,
    redeemable: row.redeemable,
    paidFen: row.paidFen,
    savedFen: row.savedFen,
    rewardName: row.rewardName,
    benefit: row.benefitName === null ? null : { name: row.benefitName, quantity: row.quantity, left: row.leftAfter },
  }))
}
