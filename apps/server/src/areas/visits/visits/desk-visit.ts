import type { VisitDiscounts, VisitDraft, VisitPreview } from '@cheyou/contract'
import {
  businessDateOf,
  judgeOdometer,
  membershipState,
  type Bill,
  type BusinessDate,
  type EarningMember,
  type RuleSet,
} from '@cheyou/domain'
import type { Sql } from '../../../platform/db/sql.ts'
import { Refusal, type Facts } from '../../../platform/http/refusal.ts'
import { presenceParams, presentWith, tierNamed } from '../../club/membership/index.ts'
import { deskSourceOf } from '../../people/organisation/index.ts'
import { balancesOf, pointsOver, withoutOver } from '../../club/points/index.ts'
import { ruleSetOf, ruleVersionInForce } from '../../club/rules/index.ts'
import { namedParts } from './visit-posting.ts'
import { flag, nullable, sum } from '../../../platform/db/columns.ts'
import { firstRow } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { agreements } from '../../club/discounts/discounts.tables.ts'
import { members } from '../../club/membership/membership.tables.ts'
import { pointAccounts } from '../../club/points/points.tables.ts'
import { ruleSets } from '../../club/rules/rules.tables.ts'
import { customerStores, odometerReadings, vehicles } from '../../people/customers/customers.tables.ts'
import { dictionaryValues } from '../../people/organisation/organisation.tables.ts'

/** Everything a visit at the desk is decided on, read in one statement but for what never changes. */
export interface DeskVisit {
  member: EarningMember & { memberId: string }
  /** Their points whose last day is over, which the screen does not count. */
  pointsOver: number
  customerId: string
  vehicle: { id: string; plate: string | null; vin: string }
  rules: RuleSet
  workTypeName: string
  settledOn: BusinessDate
  deskSourceId: string
  /** Whether the payer is known to this store; settling makes them so. */
  payerTied: boolean
  /** Whether the payer is at the desk: `named` as who brought the car, `scanned` by their card. Nobody else uses their vouchers. */
  payer: 'elsewhere' | 'named' | 'scanned'
  /** False for a lapsed payer: discounts wait for the renewal (req. 1.4). */
  membershipActive: boolean
  /** Prices agreed with the payer that hold today (req. 3.5). */
  agreed: { id: string; name: string; labourMilli: number; partsMilli: number } | null
  odometerSuspect: Facts | null
}

const deskRowShape = {
  memberId: members.id,
  ...pick(members, 'customerId', 'tier', 'membershipEndsOn'),
  setAside: sum(),
  ...pick(pointAccounts, 'qualifying', 'redeemable', 'held', 'debt'),
  overdue: sum(),
  vehicleId: vehicles.id,
  ...pick(vehicles, 'plate', 'vin'),
  lastKm: nullable(odometerReadings.km),
  lastReadOn: nullable(odometerReadings.readOn),
  ruleVersion: ruleSets.version,
  workTypeName: nullable(dictionaryValues.name),
  tiedStore: nullable(customerStores.storeId),
  payerTiedStore: nullable(customerStores.storeId),
  present: flag(),
  agreementId: nullable(agreements.id),
  agreementName: nullable(agreements.name),
  labourMilli: nullable(agreements.labourMilli),
  partsMilli: nullable(agreements.partsMilli),
}
type DeskRow = RowOf<typeof deskRowShape>

const lastReading = (column: string) =>
  `(SELECT r.${column} FROM odometer_readings r WHERE r.vehicleId = ? ORDER BY r.readOn DESC, r.km DESC LIMIT 1)`

/**
 * The car that a member brought, and the member who pays for it: the points go to the payer (req. 1.8). The one who stands there must be
 * of this store or have been scanned. Settling waits for this: what need not depend on a row of the join does not, and ties are
 * joined, for every subquery is planned again each time.
 */
function deskQuery(present: string): string {
  return `SELECT m.id AS memberId, m.customerId, m.tier, m.membershipEndsOn,
    COALESCE(m.qualifyingSetAside, 0) AS setAside, a.qualifying, a.redeemable, a.held, a.debt,
    ${pointsOver('m.id')} AS overdue, v.id AS vehicleId, v.plate, v.vin,
    ${lastReading('km')} AS lastKm, ${lastReading('readOn')} AS lastReadOn, ${ruleVersionInForce} AS ruleVersion,
    (SELECT d.name FROM dictionary_values d
      WHERE d.groupId = ? AND d.dictionary = 'work_type' AND d.code = ? AND d.retiredAt IS NULL) AS workTypeName,
    tie.storeId AS tiedStore, payerTie.storeId AS payerTiedStore, ${present} AS present,
    agreed.id AS agreementId, agreed.name AS agreementName, agreed.labourMilli, agreed.partsMilli
  FROM members who
    JOIN vehicle_people brought ON brought.customerId = who.customerId AND brought.untilOn IS NULL
    JOIN vehicles v ON v.id = brought.vehicleId
    JOIN vehicle_people pays ON pays.vehicleId = v.id AND pays.paying = 1 AND pays.untilOn IS NULL
    JOIN members m ON m.customerId = pays.customerId
    JOIN point_accounts a ON a.memberId = m.id
    LEFT JOIN customer_stores tie ON tie.customerId = who.customerId AND tie.storeId = ?
    LEFT JOIN customer_stores payerTie ON payerTie.customerId = m.customerId AND payerTie.storeId = ?
    LEFT JOIN agreements agreed ON agreed.memberId = m.id AND agreed.untilOn >= ? AND agreed.fromOn <= ? AND agreed.endedAt IS NULL
  WHERE who.id = ? AND v.id = ? AND who.groupId = ?`
}

const deskQueryScanned = deskQuery(presentWith('who.id'))
const deskQueryFound = deskQuery('0')

/** @throws NOT_FOUND for a member or car that is not theirs to see, PRESENCE_EXPIRED, INPUT_INVALID for the work type */
export async function readDeskVisit(sql: Sql, groupId: string, draft: VisitDraft, now: Date): Promise<DeskVisit> {
  const { storeId, presenceToken } = draft
  const scanned = presenceToken !== undefined
  const settledOn = businessDateOf(now)
  const row = await firstRow(sql, deskRowShape, scanned ? deskQueryScanned : deskQueryFound, [
    settledOn,
    draft.vehicleId,
    draft.vehicleId,
    groupId,
    now,
    groupId,
    draft.workType,
    ...(scanned ? presenceParams(presenceToken, storeId, now) : []),
    storeId,
    storeId,
    settledOn,
    settledOn,
    draft.memberId,
    draft.vehicleId,
    groupId,
  ])
  const deskSourceId = await deskSourceOf(sql, groupId, storeId)
  if (!row || deskSourceId === null) throw new Refusal('NOT_FOUND', { what: 'vehicle' })
  const { present } = row
  if (scanned && !present) throw new Refusal('PRESENCE_EXPIRED')
  if (row.tiedStore === null && !present) throw new Refusal('NOT_FOUND', { what: 'member' })
  if (row.workTypeName === null) throw new Refusal('NOT_FOUND', { what: 'workType', code: draft.workType })
  const { memberId, tier } = row
  const rules = await ruleSetOf(sql, groupId, row.ruleVersion)
  return {
    // Whether the tier began later than today is looked up by the few visits that lift it; today is nobody's past.
    member: {
      memberId,
      tier,
      tierSince: settledOn,
      tierAtSettlement: tier,
      memberSince: settledOn,
      setAside: row.setAside,
      balances: balancesOf(row),
    },
    pointsOver: row.overdue,
    customerId: row.customerId,
    vehicle: { id: row.vehicleId, plate: row.plate, vin: row.vin },
    rules,
    workTypeName: row.workTypeName,
    settledOn,
    deskSourceId,
    payerTied: row.payerTiedStore !== null,
    payer: memberId !== draft.memberId ? 'elsewhere' : present ? 'scanned' : 'named',
    membershipActive: membershipState(row.membershipEndsOn, settledOn, rules.membership.graceDays) !== 'lapsed',
    agreed: agreedOf(row),
    odometerSuspect: odometerSuspect(draft.odometerKm, settledOn, row),
  }
}

function agreedOf({ agreementId, agreementName, labourMilli, partsMilli }: DeskRow): DeskVisit['agreed'] {
  if (agreementId === null || agreementName === null || labourMilli === null || partsMilli === null) return null
  return { id: agreementId, name: agreementName, labourMilli, partsMilli }
}

function odometerSuspect(km: number | undefined, readOn: BusinessDate, row: DeskRow): Facts | null {
  const { lastReadOn, lastKm } = row
  if (km === undefined || lastReadOn === null || lastKm === null) return null
  const verdict = judgeOdometer({ readOn, km }, [{ readOn: lastReadOn, km: lastKm }])
  return verdict.kind === 'suspect' ? { ...verdict.facts } : null
}

/** What the till shows, before and after settling alike (req. 2.4, 3.5). */
export function visitOutcome(
  { member, pointsOver: over, rules, odometerSuspect: suspect }: DeskVisit,
  { totals, lines, earning }: Bill,
  discounts: VisitDiscounts,
): Omit<VisitPreview, 'choices'> {
  const { totalFen, byPayerFen } = totals
  return {
    totals: {
      totalFen,
      customerFen: byPayerFen.customer,
      insurerFen: byPayerFen.insurer,
      manufacturerFen: byPayerFen.manufacturer,
      internalFen: byPayerFen.internal,
    },
    points: earning.points,
    ruleVersion: rules.version,
    tier: tierNamed(member.tier, rules),
    parts: namedParts(earning.parts, lines),
    balancesAfter: withoutOver(earning.balancesAfter, over),
    tierReached: earning.lift && tierNamed(earning.lift.to, rules),
    tierInvited: earning.invitedTo === null ? null : tierNamed(earning.invitedTo, rules),
    warnings: suspect ? [{ code: 'ODOMETER_BACKWARDS', facts: suspect }] : [],
    discounts,
  }
}
