import type { VisitDraft, VisitPreview } from '@cheyou/contract'
import { businessDateOf, judgeOdometer, visitTotals, type BusinessDate, type RuleSet } from '@cheyou/domain'
import { integer, type Sql } from '../../db/sql.ts'
import { Refusal, type Facts } from '../../http/refusal.ts'
import { tiedToOneOf } from '../customers/index.ts'
import { presenceParams, presentWith, tierNamed } from '../membership/index.ts'
import { deskName } from '../organisation/index.ts'
import { balancesOf } from '../points/index.ts'
import { ruleSetOf, ruleVersionInForce } from '../rules/index.ts'
import type { EarningMember, SettledLine, VisitEarning } from './visit-earning.ts'

/** Everything a visit at the desk is decided on, read in one statement. */
export interface DeskVisit {
  member: EarningMember
  customerId: string
  vehicle: { id: string; plate: string | null; vin: string }
  rules: RuleSet
  workTypeName: string
  settledOn: BusinessDate
  deskSourceId: string
  /** Whether the payer is known to this store; settling makes them so. */
  payerTied: boolean
  odometerSuspect: Facts | null
}

interface DeskRow {
  memberId: string
  customerId: string
  tier: string
  tierSince: string
  qualifying: unknown
  redeemable: unknown
  held: unknown
  debt: unknown
  vehicleId: string
  plate: string | null
  vin: string
  lastKm: unknown
  lastReadOn: string | null
  ruleVersion: unknown
  workTypeName: string | null
  deskSourceId: string | null
  tied: unknown
  payerTied: unknown
  present: unknown
}

const lastReading = (column: string) =>
  `(SELECT r.${column} FROM odometer_readings r WHERE r.vehicleId = v.id ORDER BY r.readOn DESC, r.km DESC LIMIT 1)`

/**
 * The car that a member brought, and the member who pays for it: theirs are the points (req. 1.8). Whoever stands there must be
 * of this store or have been scanned.
 */
const deskQuery = `SELECT m.id AS memberId, m.customerId, m.tier, a.qualifying, a.redeemable, a.held, a.debt,
    (SELECT MAX(t.effectiveOn) FROM tier_changes t WHERE t.memberId = m.id) AS tierSince,
    v.id AS vehicleId, v.plate, v.vin, ${lastReading('km')} AS lastKm, ${lastReading('readOn')} AS lastReadOn,
    ${ruleVersionInForce} AS ruleVersion,
    (SELECT d.name FROM dictionary_values d
      WHERE d.groupId = ? AND d.dictionary = 'work_type' AND d.code = ? AND d.retiredAt IS NULL) AS workTypeName,
    (SELECT s.id FROM sources s WHERE s.groupId = ? AND s.name = ?) AS deskSourceId,
    ${tiedToOneOf('who.customerId', 1)} AS tied, ${tiedToOneOf('m.customerId', 1)} AS payerTied,
    ${presentWith('who.id')} AS present
  FROM members who
    JOIN vehicle_people brought ON brought.customerId = who.customerId AND brought.untilOn IS NULL
    JOIN vehicles v ON v.id = brought.vehicleId
    JOIN vehicle_people pays ON pays.vehicleId = v.id AND pays.paying = 1 AND pays.untilOn IS NULL
    JOIN members m ON m.customerId = pays.customerId
    JOIN point_accounts a ON a.memberId = m.id
  WHERE who.id = ? AND v.id = ? AND who.groupId = ?`

/** @throws NOT_FOUND for a member or car that is not theirs to see, PRESENCE_EXPIRED, INPUT_INVALID for the work type */
export async function readDeskVisit(sql: Sql, groupId: string, draft: VisitDraft, now: Date): Promise<DeskVisit> {
  const { storeId } = draft
  const row = await sql.one<DeskRow>(deskQuery, [
    groupId,
    now,
    groupId,
    draft.workType,
    groupId,
    deskName(storeId),
    storeId,
    storeId,
    ...presenceParams(draft.presenceToken, storeId, now),
    draft.memberId,
    draft.vehicleId,
    groupId,
  ])
  if (!row?.deskSourceId) throw new Refusal('NOT_FOUND', { what: 'vehicle' })
  const tied = integer(row.tied) === 1
  const present = integer(row.present) === 1
  if (draft.presenceToken !== undefined && !present) throw new Refusal('PRESENCE_EXPIRED')
  if (!tied && !present) throw new Refusal('NOT_FOUND', { what: 'member' })
  if (row.workTypeName === null) throw new Refusal('NOT_FOUND', { what: 'workType', code: draft.workType })
  const settledOn = businessDateOf(now)
  const { memberId, tier, tierSince } = row
  return {
    member: { memberId, tier, tierSince, tierAtSettlement: tier, balances: balancesOf(row) },
    customerId: row.customerId,
    vehicle: { id: row.vehicleId, plate: row.plate, vin: row.vin },
    rules: await ruleSetOf(sql, groupId, integer(row.ruleVersion)),
    workTypeName: row.workTypeName,
    settledOn,
    deskSourceId: row.deskSourceId,
    payerTied: integer(row.payerTied) === 1,
    odometerSuspect: odometerSuspect(draft.odometerKm, settledOn, row),
  }
}

function odometerSuspect(km: number | undefined, readOn: BusinessDate, row: DeskRow): Facts | null {
  if (km === undefined || row.lastReadOn === null) return null
  const verdict = judgeOdometer({ readOn, km }, [{ readOn: row.lastReadOn, km: integer(row.lastKm) }])
  return verdict.kind === 'suspect' ? { ...verdict.facts } : null
}

/** The lines of a draft, numbered; one without a name is called by its kind. */
export function draftLines(draft: VisitDraft): SettledLine[] {
  return draft.lines.map(({ itemName, lineKind, payer, amountFen }, i) => ({
    lineNo: i + 1,
    itemName: itemName ?? (lineKind === 'labour' ? '工时' : '配件'),
    lineKind,
    payer,
    amountFen,
  }))
}

/** What the till shows, before and after settling alike (req. 2.4). */
export function visitPreview(visit: DeskVisit, lines: readonly SettledLine[], earning: VisitEarning): VisitPreview {
  const { totalFen, byPayerFen } = visitTotals(lines)
  return {
    totals: {
      totalFen,
      customerFen: byPayerFen.customer,
      insurerFen: byPayerFen.insurer,
      manufacturerFen: byPayerFen.manufacturer,
      internalFen: byPayerFen.internal,
    },
    points: earning.points,
    ruleVersion: visit.rules.version,
    tier: tierNamed(visit.member.tier, visit.rules),
    parts: earning.facts.parts,
    balancesAfter: earning.balancesAfter,
    tierReached: earning.tierChange && tierNamed(earning.tierChange.to, visit.rules),
    warnings: visit.odometerSuspect ? [{ code: 'ODOMETER_BACKWARDS', facts: visit.odometerSuspect }] : [],
  }
}
