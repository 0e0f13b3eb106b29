import type { confirmUpgrade as confirmUpgradeEndpoint, EndpointInput, UpgradeStatus } from '@cheyou/contract'
import {
  businessDateOf,
  membershipState,
  upgradeByWay,
  type Balances,
  type Upgrade,
  type UpgradeWay,
} from '@cheyou/domain'
import { staffAct, memberAct } from '../../../platform/db/acts.ts'
import type { Act, Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { MemberCaller } from '../../../platform/http/callers.ts'
import { accepted, Refusal } from '../../../platform/http/refusal.ts'
import type { Idempotency } from '../../../platform/http/routes.ts'
import { requireOwnStore, type StaffCaller } from '../../people/auth/index.ts'
import type { App } from '../../../wiring.ts'
import { lockBalance, openLots, postEntries } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { requirePresent } from './presence.ts'
import { upgradeStatus } from './upgrades.queries.ts'
import { requireVisible } from './visibility.ts'
import { membershipOf } from './periods.repository.ts'
import { changeTiers } from './tier-changes.ts'
import { upgradeCause, upgradeFacts } from './upgrade-facts.queries.ts'
import { closeCandidate } from './upgrade-queue.ts'

/** `from`: the tier that was seen. Who gives up points was told how many. */
type UpgradeRequest = { memberId: string; from: string } & (
  { way: Exclude<UpgradeWay, 'redeemable_points'> } | { way: 'redeemable_points'; quotedPoints: number }
)

/**
 * Upgrades a member by one of four ways (req. 1.5), judged again: the change with its cause, the points given up, and the member
 * out of the queue — or in it again, for what else they have reached.
 * @throws NOT_FOUND, TIER_CHANGED, MEMBERSHIP_LAPSED, TIER_HIGHEST, UPGRADE_WAY_CLOSED, UPGRADE_NOT_REACHED, POINTS_PRICE_CHANGED, POINTS_SHORT
 */
export async function upgradeMember(
  app: App,
  act: Act,
  request: UpgradeRequest,
  mayUpgrade: (unit: Unit) => Promise<void> = async () => {},
): Promise<UpgradeStatus> {
  const { memberId, from, way } = request
  const quotedPoints = way === 'redeemable_points' ? request.quotedPoints : undefined
  return app.db.unit(act, async (unit) => {
    await mayUpgrade(unit)
    const balances = await lockBalance(unit, memberId)
    const rules = await rulesInForce(unit.sql, app.groupId, unit.now)
    const membership = await membershipOf(unit.sql, memberId, rules)
    if (!membership) throw new Refusal('NOT_FOUND')
    const facts = await upgradeFacts(unit.sql, app.groupId, memberId)
    if (facts.tier !== from) throw new Refusal('TIER_CHANGED', { tier: facts.tier })
    const asOf = businessDateOf(unit.now)
    const membershipActive = membershipState(membership.endsOn, asOf, rules.membership.graceDays) !== 'lapsed'
    const points = { balances, lots: await openLots(unit.sql, memberId) }
    const upgrade = accepted(upgradeByWay({ way, facts, points, quotedPoints, membershipActive, asOf, rules }))
    await writeUpgrade(unit, memberId, balances, upgrade)
    await closeCandidate(unit, memberId, 'confirmed')
    await unit.handleRaised()
    return upgradeStatus(unit.sql, app.groupId, memberId, unit.now)
  })
}

/** The owner gives up points for the next tier (req. 1.5). @throws as `upgradeMember` */
export async function giveUpPoints(
  app: App,
  { memberId }: MemberCaller,
  wish: { from: string; quotedPoints: number },
  idempotency: Idempotency,
): Promise<UpgradeStatus> {
  const act = memberAct(app, memberId, 'membership.upgrade', { idempotency })
  return upgradeMember(app, act, { memberId, ...wish, way: 'redeemable_points' })
}

type DeskRequest = EndpointInput<typeof confirmUpgradeEndpoint>['body'] & { memberId: string }

/** Staff confirm an upgrade with the member present (req. 1.5). @throws PRESENCE_EXPIRED and as `upgradeMember` */
export async function confirmUpgrade(
  app: App,
  caller: StaffCaller,
  { storeId, presenceToken, ...request }: DeskRequest,
  idempotency: Idempotency,
): Promise<UpgradeStatus> {
  requireOwnStore(caller, storeId)
  const act = staffAct(app, caller, 'membership.upgrade', { storeId, idempotency })
  return upgradeMember(app, act, request, async (unit) => {
    await requireVisible(unit.sql, caller, request.memberId, unit.now)
    await requirePresent(unit, request.memberId, presenceToken, storeId)
  })
}

async function writeUpgrade(unit: Unit, memberId: string, balances: Balances, upgrade: Upgrade): Promise<void> {
  const { from, to, entries, rulesVersion } = upgrade
  const change = upgradeRecord(upgrade)
  const { cause } = change
  await changeTiers(unit, [{ ...change, memberId, effectiveOn: businessDateOf(unit.now) }])
  await postEntries(unit, new Map([[memberId, balances]]), [
    {
      memberId,
      cause,
      kind: 'upgrade',
      subjectId: memberId,
      tier: from,
      ruleVersion: rulesVersion,
      facts: { from, to },
      effectiveAt: unit.now,
      entries,
    },
  ])
}

/** An upgrade as it is written, with what it used up. */
export function upgradeRecord({
  from,
  to,
  cause: way,
  evidence,
  rulesVersion,
}: Pick<Upgrade, 'from' | 'to' | 'cause' | 'evidence' | 'rulesVersion'>) {
  return { from, to, cause: upgradeCause(way, restsOn(way, evidence)), ruleVersion: rulesVersion }
}

/** What the upgrade used up, in a form that is the same every time: a visit, the last insurance year, or this once. */
function restsOn(way: UpgradeWay, evidence: Readonly<Record<string, unknown>>): string {
  if (way === 'repair') return String(evidence['visitId'])
  if (way !== 'insurance') return newId()
  const years = evidence['years'] as { year: number }[]
  return String(Math.max(...years.map(({ year }) => year)))
}
