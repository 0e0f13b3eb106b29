import type { EndpointInput, EndpointOutput, listConsoleUpgradeQueue, UpgradeStatus } from '@cheyou/contract'
import type { TierCause } from '@cheyou/contract/codes'
import { businessDateOf, upgradeProgress, type RuleSet } from '@cheyou/domain'
import { boundedCount } from '../../../platform/db/bounded-count.ts'
import { thenJoin, type Sql } from '../../../platform/db/sql.ts'
import { allOf, duringDays, type Condition } from '../../../platform/db/where.ts'
import { cursorAfter, cutPage, instantKey, readCursor, textKey } from '../../../platform/http/paging.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { isTiedToOneOf } from '../../people/customers/index.ts'
import { pointsOverOf } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { tierNamed } from './member-cards.queries.ts'
import { setAsideOf } from './tier-changes.ts'
import { ordersOfVisits, upgradeFacts } from './upgrade-facts.queries.ts'
import { firstRow, rows } from '../../../platform/db/rows.ts'
import { pick } from '../../../platform/db/table.ts'
import { upgradeCandidates } from './upgrade-candidates.tables.ts'
import { tierChanges, members } from './membership.tables.ts'
import { customers } from '../../people/customers/customers.tables.ts'

const HISTORY = 50
const QUEUE = 200

/** Every way up with how far a member has come, the invitation that waits, and the tiers so far with their causes (req. 1.5). */
export async function upgradeStatus(sql: Sql, groupId: string, memberId: string, now: Date): Promise<UpgradeStatus> {
  const rules = await rulesInForce(sql, groupId, now)
  const { redeemable, ...facts } = await upgradeFacts(sql, groupId, memberId)
  const over = await pointsOverOf(sql, memberId, businessDateOf(now))
  const invitation = await firstRow(
    sql,
    pick(upgradeCandidates, 'toTier', 'way', 'foundAt'),
    'SELECT toTier, way, foundAt FROM upgrade_candidates WHERE openMemberId = ?',
    [memberId],
  )
  return {
    tier: tierNamed(facts.tier, rules),
    ways: upgradeProgress({ ...facts, redeemable: redeemable - over }, rules).map(
      ({ way, to, have, needed, missing, shareMilli, reached }) => ({
        way,
        to: tierNamed(to, rules),
        have,
        needed,
        missing,
        shareMilli,
        reached,
      }),
    ),
    qualifyingSetAside: await setAsideOf(sql, memberId),
    invitation: invitation && {
      to: tierNamed(invitation.toTier, rules),
      way: invitation.way,
      foundAt: invitation.foundAt.toISOString(),
    },
    history: await tierHistory(sql, memberId, rules),
  }
}

/** The tier that staff can raise a member to at the next visit; null while none waits. */
export async function invitedTo(
  sql: Sql,
  groupId: string,
  memberId: string,
  now: Date,
): Promise<{ code: string; name: string } | null> {
  const open = await firstRow(
    sql,
    pick(upgradeCandidates, 'toTier'),
    'SELECT toTier FROM upgrade_candidates WHERE openMemberId = ?',
    [memberId],
  )
  return open && tierNamed(open.toTier, await rulesInForce(sql, groupId, now))
}

async function tierHistory(sql: Sql, memberId: string, rules: RuleSet): Promise<UpgradeStatus['history']> {
  const found = await rows(
    sql,
    pick(tierChanges, 'fromTier', 'toTier', 'cause', 'effectiveOn'),
    `SELECT fromTier, toTier, cause, effectiveOn FROM tier_changes WHERE memberId = ?
     ORDER BY effectiveOn DESC, id DESC LIMIT ${HISTORY}`,
    [memberId],
  )
  const orders = await ordersOfVisits(
    sql,
    found.flatMap(({ cause }) => visitTakenBack(cause) ?? []),
  )
  return found.map(({ fromTier, toTier, cause, effectiveOn }) => ({
    visit: orders.get(visitTakenBack(cause) ?? '') ?? null,
    from: fromTier === null ? null : tierNamed(fromTier, rules),
    to: tierNamed(toTier, rules),
    cause: causeOf(cause),
    effectiveOn,
  }))
}

/** The visit whose taking back took a tier back, or null. */
function visitTakenBack(cause: string): string | null {
  const [kind, of, visitId] = cause.split(':')
  return kind === 'taken_back' && of === 'visit' ? (visitId ?? null) : null
}

/** The kind of a cause without what it rests on: `join`, `visit`, `upgrade:repair`. */
function causeOf(cause: string): TierCause {
  const [kind = '', way = ''] = cause.split(':')
  return (kind === 'upgrade' ? `${kind}:${way}` : kind) as TierCause
}

const queueRowShape = {
  candidateId: upgradeCandidates.id,
  ...pick(upgradeCandidates, 'memberId', 'fromTier', 'toTier', 'way', 'foundAt'),
  name: customers.name,
  cardNumber: members.cardNumber,
}

/** Members of the caller's stores who wait for their upgrade, the longest wait first, a page at a time. */
export async function upgradeQueue(
  { db, groupId, clock }: App,
  caller: StaffCaller,
  { cursor, limit = QUEUE, from, to }: EndpointInput<typeof listConsoleUpgradeQueue>['query'] = {},
): Promise<EndpointOutput<typeof listConsoleUpgradeQueue>> {
  if (caller.storeIds.length === 0) return { rows: [], nextCursor: null, count: 0, countCapped: false }
  const rules = await rulesInForce(db.read, groupId, clock.now())
  const then = thenJoin(db.dialect)
  const waiting: readonly Condition[] = [
    ["u.groupId = ? AND u.state = 'open'", groupId],
    [isTiedToOneOf('m.customerId', caller.storeIds.length), ...caller.storeIds],
    ...duringDays('u.foundAt', from, to),
  ]
  const { where, params } = allOf([...waiting, cursor === undefined ? null : waitedLess(cursor)])
  const found = await rows(
    db.read,
    queueRowShape,
    `SELECT u.id AS candidateId, u.memberId, c.name, m.cardNumber, u.fromTier, u.toTier, u.way, u.foundAt
     FROM upgrade_candidates u ${then} members m ON m.id = u.memberId ${then} customers c ON c.id = m.customerId
     WHERE ${where} ORDER BY u.foundAt, u.id LIMIT ?`,
    [...params, limit + 1],
  )
  const page = cutPage(found, limit)
  const all = allOf(waiting)
  const count = await boundedCount(
    db.read,
    `FROM upgrade_candidates u ${then} members m ON m.id = u.memberId WHERE ${all.where}`,
    all.params,
  )
  return {
    rows: page.rows.map(({ fromTier, toTier, foundAt, ...row }) => ({
      ...row,
      from: tierNamed(fromTier, rules),
      to: tierNamed(toTier, rules),
      foundAt: foundAt.toISOString(),
    })),
    nextCursor: page.last ? cursorAfter([page.last.foundAt, page.last.candidateId]) : null,
    ...count,
  }
}

function waitedLess(cursor: string): Condition {
  const [foundAt, candidateId] = readCursor(cursor, [instantKey, textKey])
  return ['(u.foundAt > ? OR (u.foundAt = ? AND u.id > ?))', foundAt, foundAt, candidateId]
}
