import { visitCorrected } from '@cheyou/contract'
import { applyEntries, earnOnVisit, type RuleSet, type ReverseEarningRequest, type VisitEarning } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { changeTiers, type TierChange } from '../../club/membership/index.ts'
import { lockWithKept, postEntries, type PostingDraft } from '../../club/points/index.ts'
import { giveBack } from './give-back.ts'
import { runningMembers, tierAt, type RunningMember } from './running-members.ts'
import { visitPosting, visitTierChange, type EarningVisit } from './visit-posting.ts'
import { givenByVisit, visitReversal } from './visit-reversal.ts'

/** Earns and reverses for many visits in one unit, each on what the ones before it left, and writes them together. */
export interface PostingRun {
  earn(visit: EarningVisit, memberId: string, rules: RuleSet): void
  /** Takes back what a revision of a visit gave, and gives back what was used on it; nothing when there is nothing. */
  reverse(visit: ReversedVisit): Promise<void>
  /** Both for the same member: what stays goes back where it lay, so that no lot changes its date for a correction (req. 2.6). */
  correct(earlier: ReversedVisit, visit: EarningVisit, rules: RuleSet): Promise<void>
  /** Writes what is not yet written. */
  finish(): Promise<void>
  readonly points: { qualifying: number; redeemable: number }
}

export interface ReversedVisit {
  visitId: string
  memberId: string
  revision: number
  orderNumber: string
  plate: string | null
  reason: string
}

/** Locks the balances of the members, and of those in whom they went on, in sorted order, until the unit ends. */
export async function startPostingRun(unit: Unit, memberIds: readonly string[]): Promise<PostingRun> {
  const { balances, keptOf } = await lockWithKept(unit, memberIds)
  const running = await runningMembers(unit, balances, keptOf)
  let before = new Map(balances)
  let drafts: PostingDraft[] = []
  let tierChanges: TierChange[] = []
  const points = { qualifying: 0, redeemable: 0 }

  const memberOf = (memberId: string): RunningMember => {
    const member = running.get(memberId)
    if (!member) throw new Error('A posting for a member whose balance is not locked')
    return member
  }

  async function flush(): Promise<void> {
    await postEntries(unit, before, drafts)
    await changeTiers(unit, tierChanges)
    before = new Map([...running].map(([memberId, member]) => [memberId, member.balances]))
    drafts = []
    tierChanges = []
  }

  function give(member: RunningMember, { posting, earning, tierChange }: EarnedVisit): void {
    drafts.push(posting)
    member.balances = earning.balancesAfter
    points.qualifying += earning.points.qualifying
    points.redeemable += earning.points.redeemable
    if (!tierChange) return
    tierChanges.push(tierChange)
    const { to, effectiveOn } = tierChange
    Object.assign(member, { tier: to, tierSince: effectiveOn })
    member.history.push({ effectiveOn, toTier: to })
  }

  async function takeBack(visit: ReversedVisit) {
    // Lots are read from the database, so what this run has drawn or opened must be written first.
    await flush()
    const given = await givenByVisit(unit, visit)
    if (!given) return null
    const reversal = visitReversal(given, { ...visit, at: unit.now })
    drafts.push(reversal.posting)
    points.qualifying -= reversal.points.qualifying
    points.redeemable -= reversal.points.redeemable
    return { before: given.before, entries: reversal.posting.entries }
  }

  return {
    points,
    earn(visit, memberId, rules) {
      const member = memberOf(memberId)
      give(member, earnedBy(member, visit, rules))
    },
    async reverse(visit) {
      const taken = await takeBack(visit)
      const { postings } = await giveBack(unit, visit.visitId)
      drafts.push(...postings)
      for (const { memberId, entries } of taken ? [{ ...visit, ...taken }, ...postings] : postings) {
        const member = memberOf(memberId)
        member.balances = applyEntries(member.balances, entries)
      }
    },
    async correct(earlier, visit, rules) {
      const member = memberOf(earlier.memberId)
      const taken = await takeBack(earlier)
      give(member, earnedBy(member, visit, rules, taken?.before))
      unit.raise(visitCorrected({ visitId: visit.visitId, memberId: member.memberId }))
    },
    finish: flush,
  }
}

interface EarnedVisit {
  posting: PostingDraft
  earning: VisitEarning
  tierChange: TierChange | null
}

/** What a visit gives a member in their present state; given what its earlier revision gave, the points go where they lay. */
function earnedBy(
  member: RunningMember,
  visit: EarningVisit,
  rules: RuleSet,
  before: ReverseEarningRequest | null = null,
): EarnedVisit {
  const { lines, workType, settledOn } = visit
  const settled = { ...member, tierAtSettlement: tierAt(member, settledOn, rules) }
  const earning = earnOnVisit({ lines, workType, settledOn, rules, member: settled, lotId: newId(), before })
  return {
    posting: { ...visitPosting(visit, settled, earning, rules.version), toAlias: member.alias },
    earning,
    tierChange: member.alias ? null : visitTierChange(visit, member.memberId, earning, rules.version),
  }
}
