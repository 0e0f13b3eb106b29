import type { LineDiscount } from '@cheyou/contract'
import {
  applyEntries,
  correctEarning,
  countedQualifying,
  decideUpgrade,
  earnForVisit,
  expiryDate,
  postEarning,
  type Balances,
  type BusinessDate,
  type LineKind,
  type Payer,
  type PostEarningRequest,
  type ReverseEarningRequest,
  type RuleSet,
} from '@cheyou/domain'
import { newId } from '../../../platform/db/ids.ts'
import { upgradeByPoints, type TierChange } from '../../club/membership/index.ts'
import type { PostingDraft, VisitFacts } from '../../club/points/index.ts'

export interface SettledLine {
  lineNo: number
  itemName: string
  lineKind: LineKind
  payer: Payer
  amountFen: number
}

/** A settled visit of a member, as far as earning needs it. */
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
  lines: readonly SettledLine[]
  /** What the till took off them. */
  discounts?: readonly LineDiscount[]
}

/** The member as this visit finds them. */
export interface EarningMember {
  memberId: string
  /** The tier effective at settlement: what the visit earns by, also when it arrives late. */
  tierAtSettlement: string
  /** The tier now and the day it began: what an upgrade starts from. */
  tier: string
  tierSince: BusinessDate
  /** The day on which the club took them in. What they did before is their past: its points lift the tier at once. */
  takenInOn: BusinessDate
  /** Qualifying points that a downgrade set aside: they stay, and lift no more. */
  setAside: number
  balances: Balances
}

export interface VisitEarning {
  posting: PostingDraft
  points: { qualifying: number; redeemable: number }
  facts: VisitFacts
  balancesAfter: Balances
  tierChange: TierChange | null
  /** The tier that the points reach and that waits for staff (req. 1.5); null where nothing does. */
  invitedTo: string | null
}

/** The cause of a visit's points: a correction is another revision and so another cause (req. 2.6, 2.10). */
export const visitCause = (visit: { visitId: string; revision: number }) => `visit:${visit.visitId}:${visit.revision}`

/**
 * What a settled visit gives its member by the rules in force (req. 2.2) and whether its points lift the tier (req. 1.5): one
 * function for preview, desk and import. Writes nothing. Given what an earlier revision gave, as it is before it is taken back,
 * the points go where they lay (req. 2.6).
 */
export function visitEarning(
  visit: EarningVisit,
  member: EarningMember,
  rules: RuleSet,
  before: ReverseEarningRequest | null = null,
): VisitEarning {
  const { qualifying, redeemable, parts } = earnForVisit({
    lines: visit.lines,
    workType: visit.workType,
    tier: member.tierAtSettlement,
    settledOn: visit.settledOn,
    rules,
  })
  const names = new Map(visit.lines.map((line) => [line.lineNo, line.itemName]))
  const facts: VisitFacts = {
    orderNumber: visit.orderNumber,
    plate: visit.plate,
    workType: visit.workType,
    workTypeName: visit.workTypeName,
    parts: parts.map(({ rateWorkType: _, ...part }) => ({ ...part, itemName: names.get(part.lineNo) ?? null })),
    ...(visit.discounts && visit.discounts.length > 0 && { discounts: visit.discounts }),
  }
  const request = {
    balances: member.balances,
    qualifying,
    redeemable,
    lot: { id: newId(), earnedOn: visit.settledOn, expiresOn: expiryDate(visit.settledOn, rules.expiry) },
  }
  const { taken, entries, lot } = before ? corrected(before, request) : { taken: [], ...postEarning(request) }
  const cause = visitCause(visit)
  const balancesAfter = applyEntries(member.balances, [...taken, ...entries])
  const counted = countedQualifying(balancesAfter.qualifying, member.setAside)
  const upgrade = upgradeByPoints(counted, member.tier, rules, visit.settledOn < member.takenInOn)
  const decision = decideUpgrade(counted, member.tier, rules)
  return {
    posting: {
      memberId: member.memberId,
      cause,
      kind: 'visit',
      subjectId: visit.visitId,
      tier: member.tierAtSettlement,
      ruleVersion: rules.version,
      facts,
      effectiveAt: visit.settledAt,
      entries,
      lot,
    },
    points: { qualifying, redeemable },
    facts,
    balancesAfter,
    invitedTo: !upgrade && decision.kind === 'invite' ? decision.to : null,
    tierChange: upgrade && {
      memberId: member.memberId,
      from: upgrade.from,
      to: upgrade.to,
      cause,
      ruleVersion: rules.version,
      // A visit that arrives late lifts the tier from now on, not before the tier it is lifted from.
      effectiveOn: visit.settledOn > member.tierSince ? visit.settledOn : member.tierSince,
    },
  }
}

function corrected(before: ReverseEarningRequest, request: PostEarningRequest) {
  const { reversal, earning, lot } = correctEarning({ ...request, before })
  return { taken: reversal, entries: earning, lot }
}
