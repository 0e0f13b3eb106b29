import { visitCorrected } from '@cheyou/contract'
import {
  applyEntries,
  earnOnVisit,
  type Balances,
  type BusinessDate,
  type RuleSet,
  type ReverseEarningRequest,
  type VisitEarning,
} from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { Transient } from '../../../platform/db/errors.ts'
import { newId } from '../../../platform/db/ids.ts'
import { changeTiers, type TierChange } from '../../club/membership/index.ts'
import { givenBy, lockWithKept, postEntries, type PostingDraft } from '../../club/points/index.ts'
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
  /** Writes a posting that is decided on the balances and lots which everything before it left. */
  post(memberId: string, decide: (balances: Balances) => Promise<PostingDraft>): Promise<void>
  /** The tier of a member effective on a day. */
  tierOf(memberId: string, on: BusinessDate, rules: RuleSet): string
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
  const drafts = draftsOn(unit, balances, running)
  const { memberOf } = drafts
  const points = { qualifying: 0, redeemable: 0 }

  function count({ qualifying, redeemable }: typeof points): void {
    points.qualifying += qualifying
    points.redeemable += redeemable
  }

  function give(member: RunningMember, { posting, earning, tierChange }: EarnedVisit): void {
    drafts.add(posting, tierChange)
    member.balances = earning.balancesAfter
    count(earning.points)
    if (!tierChange) return
    const { to, effectiveOn } = tierChange
    Object.assign(member, { tier: to, tierSince: effectiveOn })
    member.history.push({ effectiveOn, toTier: to })
  }

  async function takeBack(visit: ReversedVisit) {
    await drafts.flush()
    const given = await givenByVisit(unit, visit)
    if (!given) return null
    const { posting } = visitReversal(given, { ...visit, at: unit.now })
    drafts.add(posting)
    count(givenBy(posting))
    return { before: given.before, entries: posting.entries }
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
      for (const posting of postings) drafts.add(posting)
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
    async post(memberId, decide) {
      await drafts.flush()
      const member = memberOf(memberId)
      const posting = await decide(member.balances)
      drafts.add(posting)
      member.balances = applyEntries(member.balances, posting.entries)
      count(givenBy(posting))
      await drafts.flush()
    },
    tierOf: (memberId, on, rules) => tierAt(memberOf(memberId), on, rules),
    finish: drafts.flush,
  }
}

/** The postings of a run that are not yet written, on the balances that they were decided on. */
function draftsOn(unit: Unit, balances: ReadonlyMap<string, Balances>, running: ReadonlyMap<string, RunningMember>) {
  let before = new Map(balances)
  let drafts: PostingDraft[] = []
  let tierChanges: TierChange[] = []
  return {
    memberOf: (memberId: string): RunningMember => {
      const member = running.get(memberId)
      // Whose it is was read before the lock: another writer came in between.
      if (!member) throw new Transient('MEMBER_NOT_LOCKED', null)
      return member
    },
    add(posting: PostingDraft, tierChange: TierChange | null = null): void {
      drafts.push(posting)
      if (tierChange) tierChanges.push(tierChange)
    },
    /** Lots are read from the database, so what a run has drawn or opened must be written before it looks for them. */
    flush: async (): Promise<void> => {
      await postEntries(unit, before, drafts)
      await changeTiers(unit, tierChanges)
      before = new Map([...running].map(([memberId, member]) => [memberId, member.balances]))
      drafts = []
      tierChanges = []
    },
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
