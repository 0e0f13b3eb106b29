import { upgradeInvited, type FactsOf, type pointsPosted } from '@cheyou/contract'
import { countedQualifying, decideUpgrade, liftedCause } from '@cheyou/domain'
import type { Unit } from '../../../platform/db/database.ts'
import { readBalances } from '../points/index.ts'
import { rulesInForce } from '../rules/index.ts'
import { changeTiers, setAsideOf, tierHistories } from './tier-changes.ts'

type Posted = FactsOf<typeof pointsPosted>

/**
 * Handles qualifying points given otherwise than by a visit: the tier that they lift to (req. 1.5, first way), at once or by an
 * invitation, as the rules say.
 */
export async function liftTiers(unit: Unit, postings: readonly Posted[]): Promise<void> {
  for (const [memberId, own] of Map.groupBy(postings, (posting) => posting.memberId))
    await lift(unit, memberId, own.at(-1)!)
}

async function lift(unit: Unit, memberId: string, { cause, on }: Posted): Promise<void> {
  const history = (await tierHistories(unit.sql, [memberId])).get(memberId) ?? []
  const last = history.at(-1)
  const balances = (await readBalances(unit.sql, [memberId])).get(memberId)
  if (!last || !balances) throw new Error('A member without a tier or an account')
  const rules = await rulesInForce(unit.sql, unit.act.groupId, unit.now)
  const counted = countedQualifying(balances.qualifying, await setAsideOf(unit.sql, memberId))
  const decision = decideUpgrade(counted, last.toTier, rules)
  if (decision.kind === 'keep') return
  const { from, to } = decision
  if (decision.kind === 'invite') return unit.raise(upgradeInvited({ memberId, to }))
  const effectiveOn = on > last.effectiveOn ? on : last.effectiveOn
  const change = { memberId, from, to, cause: liftedCause(cause), ruleVersion: rules.version, effectiveOn }
  await changeTiers(unit, [change])
}
