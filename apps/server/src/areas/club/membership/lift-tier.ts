import { businessDateOf, countedQualifying, decideUpgrade } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { rulesInForce } from '../rules/index.ts'
import { changeTiers, setAsideOf, tierHistories } from './tier-changes.ts'
import { refreshCandidate } from './upgrade-queue.ts'

/**
 * The tier that qualifying points given otherwise than by a visit lift to (req. 1.5, first way): at once, or by an invitation, as
 * the rules say.
 */
export async function liftTier(
  unit: Unit,
  lift: { memberId: string; qualifying: number; cause: string; at: Date },
): Promise<void> {
  const { memberId, qualifying, cause, at } = lift
  const history = (await tierHistories(unit.sql, [memberId])).get(memberId) ?? []
  const last = history.at(-1)
  if (!last) throw new Error('A member without a tier')
  const rules = await rulesInForce(unit.sql, unit.act.groupId, unit.now)
  const counted = countedQualifying(qualifying, await setAsideOf(unit.sql, memberId))
  const decision = decideUpgrade(counted, last.toTier, rules)
  if (decision.kind === 'keep') return
  if (decision.kind === 'invite') return refreshCandidate(unit, memberId, rules)
  const on = businessDateOf(at)
  const effectiveOn = on > last.effectiveOn ? on : last.effectiveOn
  const { from, to } = decision
  await changeTiers(unit, [{ memberId, from, to, cause, ruleVersion: rules.version, effectiveOn }])
  await refreshCandidate(unit, memberId, rules)
}
