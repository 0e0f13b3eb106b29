import {
  businessDateOf,
  membershipState,
  upgradeByWay,
  type Balances,
  type Upgrade,
  type UpgradeWay,
} from '@cheyou/domain'
import type { Act, Unit } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import { accepted, Refusal } from '../../../platform/http/refusal.ts'
import type { App } from '../../../wiring.ts'
import { lockBalance, openLots, postEntries } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { membershipOf } from './periods.repository.ts'
import { changeTiers } from './tier-changes.ts'
import { upgradeCause, upgradeFacts } from './upgrade-facts.queries.ts'
import { closeCandidate, refreshCandidate } from './upgrade-queue.ts'

/**
 * Upgrades a member by one of four ways (req. 1.5), judged anew: the change with its cause, the points given up, and the member
 * out of the queue — or in it again, for what else they have reached.
 * @throws NOT_FOUND, TIER_CHANGED, MEMBERSHIP_LAPSED, TIER_HIGHEST, UPGRADE_WAY_CLOSED, UPGRADE_NOT_REACHED, POINTS_SHORT
 */
export async function upgradeMember(
  app: App,
  act: Act,
  request: { memberId: string; from: string; way: UpgradeWay },
  mayUpgrade: (unit: Unit) => Promise<void> = async () => {},
): Promise<void> {
  const { memberId, from, way } = request
  await app.db.unit(act, async (unit) => {
    const balances = await lockBalance(unit, memberId)
    await mayUpgrade(unit)
    const rules = await rulesInForce(unit.sql, app.groupId, unit.now)
    const membership = await membershipOf(unit.sql, memberId, rules)
    if (!membership) throw new Refusal('NOT_FOUND')
    const facts = await upgradeFacts(unit.sql, app.groupId, memberId)
    if (facts.tier !== from) throw new Refusal('TIER_CHANGED', { tier: facts.tier })
    const asOf = businessDateOf(unit.now)
    const membershipActive = membershipState(membership.endsOn, asOf, rules.membership.graceDays) !== 'lapsed'
    const points = { balances, lots: await openLots(unit.sql, memberId) }
    const upgrade = accepted(upgradeByWay({ way, facts, points, membershipActive, asOf, rules }))
    await writeUpgrade(unit, memberId, balances, upgrade)
    await closeCandidate(unit, memberId, 'confirmed')
    await refreshCandidate(unit, memberId, rules)
  })
}

async function writeUpgrade(unit: Unit, memberId: string, balances: Balances, upgrade: Upgrade): Promise<void> {
  const { from, to, cause: way, evidence, entries, rulesVersion } = upgrade
  const cause = upgradeCause(way, restsOn(way, evidence))
  await changeTiers(unit, [
    { memberId, from, to, cause, ruleVersion: rulesVersion, effectiveOn: businessDateOf(unit.now) },
  ])
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

/** What the upgrade used up, in a form that is the same every time: a visit, the last insurance year, or this once. */
function restsOn(way: UpgradeWay, evidence: Readonly<Record<string, unknown>>): string {
  if (way === 'repair') return String(evidence['visitId'])
  if (way !== 'insurance') return newId()
  const years = evidence['years'] as { year: number }[]
  return String(Math.max(...years.map(({ year }) => year)))
}
