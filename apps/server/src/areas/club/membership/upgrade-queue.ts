import { decideCandidate, type RuleSet, type UpgradeCandidate } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { DuplicateKey, Transient } from '../../../platform/db/errors.ts'
import { newId } from '../../../platform/db/ids.ts'
import { placeholders, type Sql } from '../../../platform/db/sql.ts'
import { tell } from '../../../platform/live/index.ts'
import { ruleSetOf, rulesInForce } from '../rules/index.ts'
import { upgradeFacts } from './upgrade-facts.queries.ts'
import { notNull } from '../../../platform/db/columns.ts'
import { firstRow, rows } from '../../../platform/db/rows.ts'
import { insertRow, updateRows } from '../../../platform/db/table-rows.ts'
import { pick, type RowOf } from '../../../platform/db/table.ts'
import { upgradeCandidates } from './upgrade-candidates.tables.ts'

/**
 * Puts a member who reached a higher tier into the queue (req. 1.5), changes the invitation when it leads to another tier now, and
 * withdraws it when what had been reached was taken back. A member is in the queue at most once.
 * @throws Transient when another writer came in between: the unit runs again
 */
export async function judgeCandidate(unit: Unit, memberId: string, rules: RuleSet): Promise<void> {
  const { decision, open, due } = await judge(unit.sql, unit.act.groupId, memberId, rules)
  if (!due) return
  if (open) await closeCandidate(unit, memberId, 'withdrawn')
  if (decision.kind !== 'keep') await addCandidate(unit, memberId, decision)
}

/** Whether `judgeCandidate` would change anything. */
export async function isCandidateDue(sql: Sql, groupId: string, memberId: string, rules: RuleSet): Promise<boolean> {
  return (await judge(sql, groupId, memberId, rules)).due
}

async function judge(sql: Sql, groupId: string, memberId: string, rules: RuleSet) {
  const decision = decideCandidate(await upgradeFacts(sql, groupId, memberId), rules)
  const open = await firstRow(
    sql,
    pick(upgradeCandidates, 'toTier', 'way'),
    'SELECT toTier, way FROM upgrade_candidates WHERE openMemberId = ?',
    [memberId],
  )
  const same = decision.kind === 'keep' ? !open : open?.toTier === decision.to && open.way === decision.cause
  return { decision, open, due: !same }
}

const ofMemberShape = { memberId: notNull(upgradeCandidates.openMemberId) }
type OfMember = RowOf<typeof ofMemberShape>

/** Handles what members may enter the queue for, or leave it. */
export async function judgeMembers(unit: Unit, of: readonly OfMember[]): Promise<void> {
  if (of.length === 0) return
  const rules = await rulesInForce(unit.sql, unit.act.groupId, unit.now)
  for (const memberId of membersIn(of)) await judgeCandidate(unit, memberId, rules)
}

/** Handles what was taken from members: only who is in the queue may have to leave it. */
export async function judgeQueued(unit: Unit, of: readonly OfMember[]): Promise<void> {
  if (of.length === 0) return
  const memberIds = membersIn(of)
  const queued = await rows(
    unit.sql,
    ofMemberShape,
    `SELECT openMemberId AS memberId FROM upgrade_candidates WHERE openMemberId IN (${placeholders(memberIds.length)})`,
    memberIds,
  )
  await judgeMembers(unit, queued)
}

/** Sorted, so that two units judge the same members in one order. */
const membersIn = (of: readonly OfMember[]) => [...new Set(of.map(({ memberId }) => memberId))].toSorted()

type Settled = OfMember & { ruleVersion: number; customerFen: number; reachesTier: boolean }

/** Handles visits settled at the desk, by the rules they were settled by: most can invite nobody, and nothing is asked for them. */
export async function judgeSettled(unit: Unit, visits: readonly Settled[]): Promise<void> {
  for (const { memberId, ruleVersion, customerFen, reachesTier } of visits) {
    const rules = await ruleSetOf(unit.sql, unit.act.groupId, ruleVersion)
    const { repair } = rules.upgrade.ways
    if (reachesTier || (repair.enabled && customerFen >= repair.amountFen)) await judgeCandidate(unit, memberId, rules)
  }
}

type Reached = Extract<UpgradeCandidate, { to: string }>

async function addCandidate(unit: Unit, memberId: string, { from, to, cause, evidence, rulesVersion }: Reached) {
  const { groupId, id: actId } = unit.act
  try {
    await insertRow(unit.sql, upgradeCandidates, {
      id: newId(),
      groupId,
      memberId,
      openMemberId: memberId,
      fromTier: from,
      toTier: to,
      way: cause,
      evidence,
      ruleVersion: rulesVersion,
      state: 'open',
      foundAt: unit.now,
      closedAt: null,
      actId,
    })
  } catch (error) {
    if (error instanceof DuplicateKey) throw new Transient('CANDIDATE_MEANWHILE', error)
    throw error
  }
  await tell(unit, 'upgrades')
}

/** Takes a member out of the queue. */
export async function closeCandidate(unit: Unit, memberId: string, state: 'confirmed' | 'withdrawn'): Promise<void> {
  await updateRows(
    unit.sql,
    upgradeCandidates,
    { state, closedAt: unit.now, openMemberId: null },
    { openMemberId: memberId },
  )
  await tell(unit, 'upgrades')
}
