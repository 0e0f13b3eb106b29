import type { BusinessDate } from '../business-time.ts'
import { applyEntries } from '../club/points/balances.ts'
import { correctEarning } from '../club/points/correct-earning.ts'
import { earnForVisit, type EarningLine, type EarningPart } from '../club/points/earn.ts'
import { expiryDate } from '../club/points/expiry-date.ts'
import { postEarning } from '../club/points/post-earning.ts'
import type { ReverseEarningRequest } from '../club/points/reverse-earning.ts'
import type { Balances, EntryDraft, Lot } from '../club/points/types.ts'
import type { RuleSet } from '../club/rules/rule-set.ts'
import { decideUpgrade } from '../club/tiers/decide-upgrade.ts'
import { countedQualifying } from '../club/tiers/upgrade-facts.ts'

/** The paying member as a visit finds them. */
export type EarningMember = {
  /** The tier effective at settlement: what the visit earns by, also when it arrives late. */
  readonly tierAtSettlement: string
  /** The tier now and the day it began: what an upgrade starts from. */
  readonly tier: string
  readonly tierSince: BusinessDate
  /** The day on which the club took them in. What they did before is their past: its points lift the tier at once. */
  readonly memberSince: BusinessDate
  /** Qualifying points that a downgrade set aside: they stay, and no longer lift. */
  readonly setAside: number
  readonly balances: Balances
}

export type VisitEarningRequest = {
  /** As they are charged. */
  readonly lines: readonly EarningLine[]
  readonly workType: string
  readonly settledOn: BusinessDate
  /** The version in force at settlement (req. 2.3). */
  readonly rules: RuleSet
  readonly member: EarningMember
  /** The id of the lot that the redeemable points open. */
  readonly lotId: string
  /** What an earlier revision gave, as it is before it is taken back: the points go where they lay (req. 2.6). */
  readonly before?: ReverseEarningRequest | null
}

export type VisitEarning = {
  readonly points: { readonly qualifying: number; readonly redeemable: number }
  /** Line by line, for the explanation (req. 2.4). */
  readonly parts: readonly EarningPart[]
  readonly entries: readonly EntryDraft[]
  readonly lot: Lot | null
  readonly balancesAfter: Balances
  /** The tier that the points lift to at once (req. 1.5), and from which day; null where they lift none. */
  readonly lift: { readonly from: string; readonly to: string; readonly effectiveOn: BusinessDate } | null
  /** The tier that the points reach and that waits for staff (req. 1.5); null where nothing does. */
  readonly invitedTo: string | null
}

/**
 * What a settled visit gives its member by the rules in force (req. 2.2) and whether its points lift the tier (req. 1.5): one
 * function for preview, desk and import.
 * Throws RangeError for a tier that the rule set does not know.
 */
export function earnOnVisit(request: VisitEarningRequest): VisitEarning {
  const { lines, workType, settledOn, rules, member, before } = request
  const { qualifying, redeemable, parts } = earnForVisit({
    lines,
    workType,
    tier: member.tierAtSettlement,
    settledOn,
    rules,
  })
  const posted = {
    balances: member.balances,
    qualifying,
    redeemable,
    lot: { id: request.lotId, earnedOn: settledOn, expiresOn: expiryDate(settledOn, rules.expiry) },
  }
  const { taken, entries, lot } = before ? corrected({ ...posted, before }) : { taken: [], ...postEarning(posted) }
  const balancesAfter = applyEntries(member.balances, [...taken, ...entries])
  return {
    points: { qualifying, redeemable },
    parts,
    entries,
    lot,
    balancesAfter,
    ...reached(request, balancesAfter.qualifying),
  }
}

function corrected(request: Parameters<typeof correctEarning>[0]) {
  const { reversal, earning, lot } = correctEarning(request)
  return { taken: reversal, entries: earning, lot }
}

/**
 * Points of a customer's past, from before the club took them in, are no news to be invited for: they set the tier that the member
 * begins on (req. 1.2), whatever the mode.
 */
function reached(
  { member, rules, settledOn }: VisitEarningRequest,
  qualifying: number,
): Pick<VisitEarning, 'lift' | 'invitedTo'> {
  const decision = decideUpgrade(countedQualifying(qualifying, member.setAside), member.tier, rules)
  if (decision.kind === 'keep') return { lift: null, invitedTo: null }
  if (decision.kind === 'invite' && settledOn >= member.memberSince) return { lift: null, invitedTo: decision.to }
  // A visit that arrives late lifts the tier from now on, not before the tier it is lifted from.
  const effectiveOn = settledOn > member.tierSince ? settledOn : member.tierSince
  return { lift: { from: decision.from, to: decision.to, effectiveOn }, invitedTo: null }
}
