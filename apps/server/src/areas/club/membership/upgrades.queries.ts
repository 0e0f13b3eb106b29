import type { UpgradeCandidate, UpgradeStatus, UpgradeWay } from '@cheyou/contract'
import type { TierCause } from '@cheyou/contract/codes'
import { upgradeProgress, type RuleSet } from '@cheyou/domain'
import { instant, type Sql } from '../../../platform/db/sql.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { tiedToOneOf } from '../../people/customers/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { tierNamed } from './member-cards.queries.ts'
import { setAsideOf } from './tier-changes.ts'
import { upgradeFacts } from './upgrade-facts.queries.ts'

const HISTORY = 50
const QUEUE = 200

/** Every way up with how far a member has come, the invitation that waits, and the tiers so far with their causes (req. 1.5). */
export async function upgradeStatus(sql: Sql, groupId: string, memberId: string, now: Date): Promise<UpgradeStatus> {
  const rules = await rulesInForce(sql, groupId, now)
  const facts = await upgradeFacts(sql, groupId, memberId)
  const invitation = await sql.one<{ toTier: string; way: UpgradeWay; foundAt: unknown }>(
    'SELECT toTier, way, foundAt FROM upgrade_candidates WHERE openMemberId = ?',
    [memberId],
  )
  return {
    tier: tierNamed(facts.tier, rules),
    ways: upgradeProgress(facts, rules).map(({ way, to, have, needed, missing, shareMilli, reached }) => ({
      way,
      to: tierNamed(to, rules),
      have,
      needed,
      missing,
      shareMilli,
      reached,
    })),
    qualifyingSetAside: await setAsideOf(sql, memberId),
    invitation: invitation && {
      to: tierNamed(invitation.toTier, rules),
      way: invitation.way,
      foundAt: instant(invitation.foundAt).toISOString(),
    },
    history: await tierHistory(sql, memberId, rules),
  }
}

async function tierHistory(sql: Sql, memberId: string, rules: RuleSet): Promise<UpgradeStatus['history']> {
  const rows = await sql.all<{ fromTier: string | null; toTier: string; cause: string; effectiveOn: string }>(
    `SELECT fromTier, toTier, cause, effectiveOn FROM tier_changes WHERE memberId = ?
     ORDER BY effectiveOn DESC, id DESC LIMIT ${HISTORY}`,
    [memberId],
  )
  return rows.map(({ fromTier, toTier, cause, effectiveOn }) => ({
    from: fromTier === null ? null : tierNamed(fromTier, rules),
    to: tierNamed(toTier, rules),
    cause: causeOf(cause),
    effectiveOn,
  }))
}

/** The kind of a cause without what it rests on: `join`, `visit`, `upgrade:repair`. */
function causeOf(cause: string): TierCause {
  const [kind = '', way = ''] = cause.split(':')
  return (kind === 'upgrade' ? `${kind}:${way}` : kind) as TierCause
}

interface QueueRow {
  candidateId: string
  memberId: string
  name: string
  cardNumber: string
  fromTier: string
  toTier: string
  way: UpgradeWay
  foundAt: unknown
}

/** Members of the caller's stores who wait for their upgrade, whoever waits longest first. */
export async function upgradeQueue(
  sql: Sql,
  groupId: string,
  caller: StaffCaller,
  now: Date,
): Promise<UpgradeCandidate[]> {
  if (caller.storeIds.length === 0) return []
  const rules = await rulesInForce(sql, groupId, now)
  const rows = await sql.all<QueueRow>(
    `SELECT u.id AS candidateId, u.memberId, c.name, m.cardNumber, u.fromTier, u.toTier, u.way, u.foundAt
     FROM upgrade_candidates u JOIN members m ON m.id = u.memberId JOIN customers c ON c.id = m.customerId
     WHERE u.groupId = ? AND u.state = 'open' AND ${tiedToOneOf('m.customerId', caller.storeIds.length)}
     ORDER BY u.foundAt, u.id LIMIT ${QUEUE}`,
    [groupId, ...caller.storeIds],
  )
  return rows.map(({ fromTier, toTier, foundAt, ...row }) => ({
    ...row,
    from: tierNamed(fromTier, rules),
    to: tierNamed(toTier, rules),
    foundAt: instant(foundAt).toISOString(),
  }))
}
