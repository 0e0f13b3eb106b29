import { visitCorrected } from '@cheyou/contract'
import {
  applyEntries,
  businessDateOf,
  earnOnVisit,
  type Balances,
  type BusinessDate,
  type RuleSet,
  type ReverseEarningRequest,
  type VisitEarning,
} from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { placeholders } from '../../../platform/db/sql.ts'
import { changeTiers, tierHistories, type TierChange } from '../../club/membership/index.ts'
import { lockWithKept, postEntries, type PostingDraft } from '../../club/points/index.ts'
import { giveBack } from './give-back.ts'
import { visitPosting, visitTierChange, type EarningVisit } from './visit-posting.ts'
import { givenByVisit, visitReversal } from './visit-reversal.ts'
import { notNull, sum } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { members } from '../../club/membership/membership.tables.ts'

interface RunningMember {
  memberId: string
  balances: Balances
  tier: string
  tierSince: BusinessDate
  memberSince: BusinessDate
  setAside: number
  /** They went on in another: no tier of theirs rises any more. */
  alias: boolean
  history: { effectiveOn: BusinessDate; toTier: string }[]
}

export const joinedMemberShape = { memberId: members.id, ...pick(members, 'customerId', 'joinedOn') }
export type JoinedMember = RowOf<typeof joinedMemberShape>

/** Members among customers, by customer. */
export async function membersOf(unit: Unit, customerIds: readonly string[]): Promise<Map<string, JoinedMember>> {
  if (customerIds.length === 0) return new Map()
  const found = await rows(
    unit.sql,
    joinedMemberShape,
    `SELECT id AS memberId, customerId, joinedOn FROM members WHERE customerId IN (${placeholders(customerIds.length)})`,
    [...customerIds],
  )
  return new Map(found.map((row) => [row.customerId, row]))
}

/** A member who went on in another. */
export type Alias = JoinedMember & { keptId: string }

/** Those of members who went on in another, by member. */
export async function aliasesOf(unit: Unit, memberIds: readonly string[]): Promise<Map<string, Alias>> {
  if (memberIds.length === 0) return new Map()
  const found = await rows(
    unit.sql,
    { ...joinedMemberShape, keptId: notNull(members.mergedIntoId) },
    `SELECT id AS memberId, customerId, joinedOn, mergedIntoId AS keptId FROM members
     WHERE mergedIntoId IS NOT NULL AND id IN (${placeholders(memberIds.length)})`,
    [...memberIds],
  )
  return new Map(found.map((row) => [row.memberId, row]))
}

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
    // Lots are read from the database, so what this run has drawn or opened must stand there first.
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

/** What a visit gives a member as they are by now; given what its earlier revision gave, the points go where they lay. */
function earnedBy(
  member: RunningMember,
  visit: EarningVisit,
  rules: RuleSet,
  before: ReverseEarningRequest | null = null,
): EarnedVisit {
  const { lines, workType, settledOn } = visit
  const settled = { ...member, tierAtSettlement: tierAt(member, settledOn) }
  const earning = earnOnVisit({ lines, workType, settledOn, rules, member: settled, lotId: newId(), before })
  return {
    posting: { ...visitPosting(visit, settled, earning, rules.version), toAlias: member.alias },
    earning,
    tierChange: member.alias ? null : visitTierChange(visit, member.memberId, earning, rules.version),
  }
}

async function runningMembers(
  unit: Unit,
  balances: ReadonlyMap<string, Balances>,
  keptOf: ReadonlyMap<string, string>,
): Promise<Map<string, RunningMember>> {
  const memberIds = [...balances.keys()]
  const histories = await tierHistories(unit.sql, memberIds)
  const standings = await standingsOf(unit, memberIds)
  return new Map(
    memberIds.map((memberId) => {
      const history = histories.get(memberId) ?? []
      const last = history.at(-1)
      const own = balances.get(memberId)
      const standing = standings.get(memberId)
      if (!last || !own || !standing) throw new Error('A member without a tier or an account')
      const { toTier: tier, effectiveOn: tierSince } = last
      const alias = keptOf.has(memberId)
      return [memberId, { memberId, balances: own, tier, tierSince, alias, ...standing, history: [...history] }]
    }),
  )
}

/** When the club took members in (not as of which day they joined), and what a downgrade set aside. */
async function standingsOf(
  unit: Unit,
  memberIds: readonly string[],
): Promise<Map<string, { memberSince: BusinessDate; setAside: number }>> {
  if (memberIds.length === 0) return new Map()
  const found = await rows(
    unit.sql,
    { ...pick(members, 'id', 'createdAt'), setAside: sum() },
    `SELECT id, createdAt, COALESCE(qualifyingSetAside, 0) AS setAside FROM members
     WHERE id IN (${placeholders(memberIds.length)})`,
    [...memberIds],
  )
  return new Map(found.map(({ id, createdAt, setAside }) => [id, { memberSince: businessDateOf(createdAt), setAside }]))
}

/** The tier effective on a day; before the first, the first. */
function tierAt(member: RunningMember, on: BusinessDate): string {
  const effective = member.history.findLast((change) => change.effectiveOn <= on) ?? member.history[0]
  return effective?.toTier ?? member.tier
}
