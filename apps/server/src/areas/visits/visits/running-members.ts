import { businessDateOf, tierRank, type Balances, type BusinessDate, type RuleSet } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { notNull, nullable, sum } from '../../../platform/db/columns.ts'
import { rows } from '../../../platform/db/rows.ts'
import { placeholders } from '../../../platform/db/sql.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { tierHistories } from '../../club/membership/index.ts'
import { members } from '../../club/membership/membership.tables.ts'

/** The tiers of a card, oldest first. */
type TierHistory = readonly { effectiveOn: BusinessDate; toTier: string }[]

/** A member as the postings of a run leave them. */
export interface RunningMember {
  memberId: string
  balances: Balances
  tier: string
  tierSince: BusinessDate
  /** When the club took the person in, not as of which day they joined; by whichever of their cards that was. */
  memberSince: BusinessDate
  /** What a downgrade set aside. */
  setAside: number
  /** They went on in another: no tier of theirs rises any more. */
  alias: boolean
  history: { effectiveOn: BusinessDate; toTier: string }[]
  /** Of the cards that went on in this one. */
  earlier: readonly TierHistory[]
}

const joinedMemberShape = { memberId: members.id, ...pick(members, 'customerId', 'joinedOn') }
export type JoinedMember = RowOf<typeof joinedMemberShape>

/**
 * Members among customers, by customer. Somebody of whom several cards became one has been a member since the first of them
 * joined (req. 1.7).
 */
export async function membersOf(unit: Unit, customerIds: readonly string[]): Promise<Map<string, JoinedMember>> {
  if (customerIds.length === 0) return new Map()
  const found = await rows(
    unit.sql,
    { ...joinedMemberShape, aliasJoinedOn: nullable(members.joinedOn) },
    `SELECT m.id AS memberId, m.customerId, m.joinedOn, MIN(a.joinedOn) AS aliasJoinedOn
     FROM members m LEFT JOIN members a ON a.mergedIntoId = m.id
     WHERE m.customerId IN (${placeholders(customerIds.length)}) GROUP BY m.id, m.customerId, m.joinedOn`,
    [...customerIds],
  )
  return new Map(
    found.map(({ memberId, customerId, joinedOn, aliasJoinedOn }) => [
      customerId,
      { memberId, customerId, joinedOn: earlierOf(joinedOn, aliasJoinedOn) },
    ]),
  )
}

/** The members whose balances are locked, as they are before anything is posted. */
export async function runningMembers(
  unit: Unit,
  balances: ReadonlyMap<string, Balances>,
  keptOf: ReadonlyMap<string, string>,
): Promise<Map<string, RunningMember>> {
  const memberIds = [...balances.keys()]
  const aliases = await aliasesInto(unit, memberIds)
  const histories = await tierHistories(unit.sql, [...new Set([...memberIds, ...aliases.map(({ id }) => id)])])
  const standings = await standingsOf(unit, memberIds)
  return new Map(
    memberIds.map((memberId) => {
      const history = histories.get(memberId) ?? []
      const last = history.at(-1)
      const own = balances.get(memberId)
      const standing = standings.get(memberId)
      if (!last || !own || !standing) throw new Error('A member without a tier or an account')
      const { toTier: tier, effectiveOn: tierSince } = last
      const merged = aliases.filter(({ keptId }) => keptId === memberId)
      return [
        memberId,
        {
          memberId,
          balances: own,
          tier,
          tierSince,
          memberSince: merged.map(({ createdAt }) => businessDateOf(createdAt)).reduce(earlierOf, standing.memberSince),
          setAside: standing.setAside,
          alias: keptOf.has(memberId),
          history: [...history],
          earlier: merged.map(({ id }) => histories.get(id) ?? []),
        },
      ]
    }),
  )
}

/** The cards that went on in these. */
async function aliasesInto(unit: Unit, memberIds: readonly string[]) {
  if (memberIds.length === 0) return []
  return rows(
    unit.sql,
    { ...pick(members, 'id', 'createdAt'), keptId: notNull(members.mergedIntoId) },
    `SELECT id, createdAt, mergedIntoId AS keptId FROM members
     WHERE mergedIntoId IN (${placeholders(memberIds.length)}) ORDER BY id`,
    [...memberIds],
  )
}

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

const earlierOf = (one: BusinessDate, other: BusinessDate | null): BusinessDate =>
  other !== null && other < one ? other : one

/**
 * The tier effective on a day. Before the card's first, the best that a card had then that went on in this one; where there was
 * none yet, the card's first.
 */
export function tierAt({ tier, history, earlier }: RunningMember, on: BusinessDate, rules: RuleSet): string {
  const own = effectiveOn(history, on)
  if (own !== undefined) return own
  const known = new Set(rules.tiers.map(({ code }) => code))
  const then = earlier
    .map((card) => effectiveOn(card, on))
    .filter((code) => code !== undefined)
    .filter((code) => known.has(code))
  const [best] = then.toSorted((a, b) => tierRank(b, rules) - tierRank(a, rules))
  return best ?? history[0]?.toTier ?? tier
}

const effectiveOn = (history: TierHistory, on: BusinessDate): string | undefined =>
  history.findLast((change) => change.effectiveOn <= on)?.toTier
