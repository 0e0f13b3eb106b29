import type { LineDiscount } from '@cheyou/contract'
import type { BillLine, BusinessDate, EarningMember, VisitEarning } from '@cheyou/domain'
import type { TierChange } from '../../club/membership/index.ts'
import type { PostingDraft, VisitFacts } from '../../club/points/index.ts'

/** A settled visit of a member, as its posting tells of it. */
export interface EarningVisit {
  visitId: string
  revision: number
  orderNumber: string
  plate: string | null
  workType: string
  workTypeName: string
  settledOn: BusinessDate
  settledAt: Date
  /** As they are charged. */
  lines: readonly BillLine[]
  /** What the till took off them. */
  discounts?: readonly LineDiscount[]
}

/** The cause of a visit's points: a correction is another revision and so another cause (req. 2.6, 2.10). */
export const visitCause = (visit: { visitId: string; revision: number }) => `visit:${visit.visitId}:${visit.revision}`

/** The posting of what a visit earns; it keeps tier, rule version and inputs, so that it can be explained for ever (req. 2.4). */
export function visitPosting(
  visit: EarningVisit,
  { memberId, tierAtSettlement }: EarningMember & { memberId: string },
  earning: VisitEarning,
  ruleVersion: number,
): PostingDraft {
  return {
    memberId,
    cause: visitCause(visit),
    kind: 'visit',
    subjectId: visit.visitId,
    tier: tierAtSettlement,
    ruleVersion,
    facts: visitFacts(visit, earning),
    effectiveAt: visit.settledAt,
    entries: earning.entries,
    lot: earning.lot,
  }
}

function visitFacts(visit: EarningVisit, { parts }: VisitEarning): VisitFacts {
  const { orderNumber, plate, workType, workTypeName, discounts } = visit
  return {
    orderNumber,
    plate,
    workType,
    workTypeName,
    parts: namedParts(parts, visit.lines),
    ...(discounts && discounts.length > 0 && { discounts }),
  }
}

/** The explanation of a visit's points, line by line, with the names of its lines. */
export function namedParts(parts: VisitEarning['parts'], lines: readonly BillLine[]): VisitFacts['parts'] {
  const names = new Map(lines.map((line) => [line.lineNo, line.itemName]))
  return parts.map(({ rateWorkType: _, ...part }) => ({ ...part, itemName: names.get(part.lineNo) ?? null }))
}

/** The change of tier that a visit's points bring at once; null where they lift none. */
export function visitTierChange(
  visit: { visitId: string; revision: number },
  memberId: string,
  { lift }: VisitEarning,
  ruleVersion: number,
): TierChange | null {
  return lift && { memberId, ...lift, cause: visitCause(visit), ruleVersion }
}
