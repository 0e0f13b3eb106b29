import { addDays, addMonths } from '../../business-time.ts'
import type { BusinessDate } from '../../business-time.ts'
import { accept, reject } from '../../result.ts'
import type { Facts, Result } from '../../result.ts'
import { joiningWays } from '../rules/membership-rules.ts'
import type { JoiningWay } from '../rules/membership-rules.ts'
import type { RuleSet } from '../rules/rule-set.ts'

/** What is known of somebody who wants to join. */
export type JoiningFacts = {
  readonly alreadyMember: boolean
  /** Whether a car of theirs was bought here, and whether one was bought elsewhere. */
  readonly carBoughtHere: boolean
  readonly carFromElsewhere: boolean
  /** What they paid themselves at the shop so far. */
  readonly spendFen: number
  readonly drivingTrained: boolean
}

export type JoiningObstacle =
  | 'ALREADY_MEMBER'
  | 'JOINING_WAY_CLOSED'
  | 'CAR_NOT_SOLD_HERE'
  | 'CAR_FROM_ELSEWHERE_MISSING'
  | 'SPEND_SHORT'
  | 'TRAINING_MISSING'

export type JoiningOption = {
  readonly way: JoiningWay
  readonly feeFen: number
  /** Why this customer cannot take it; null: open. */
  readonly obstacle: { readonly code: JoiningObstacle; readonly facts: Facts } | null
}

/** The five ways to join, each open to this customer or with the reason why not (req. 1.1). */
export function joiningOptions(facts: JoiningFacts, rules: RuleSet): JoiningOption[] {
  return joiningWays.map((way) => ({
    way,
    feeFen: rules.joining.ways[way].feeFen,
    obstacle: obstacleTo(way, facts, rules),
  }))
}

export type JoinRequest = {
  readonly way: JoiningWay
  readonly facts: JoiningFacts
  /** Taken at the desk or by WeChat Pay. */
  readonly paidFen: number
  readonly joinedOn: BusinessDate
  /** The tier that a history earned, from `entryTierBySpend`; without it that of new members. */
  readonly entryTier?: string
  readonly rules: RuleSet
}

export type Joined = {
  readonly way: JoiningWay
  readonly tier: string
  readonly startsOn: BusinessDate
  readonly endsOn: BusinessDate
  readonly feeFen: number
  /** To be posted, once in a lifetime, with `postEarning`. */
  readonly bonus: { readonly qualifying: number; readonly redeemable: number }
  readonly rulesVersion: number
}

/**
 * Joining by one of the five ways (req. 1.1), for one membership year. Refuses what
 * `joiningOptions` says, with its facts, and FEE_SHORT `{feeFen, paidFen, shortByFen}`.
 */
export function joinClub(request: JoinRequest): Result<Joined, JoiningObstacle | 'FEE_SHORT'> {
  const { way, facts, paidFen, joinedOn, rules } = request
  const obstacle = obstacleTo(way, facts, rules)
  if (obstacle) return reject(obstacle.code, obstacle.facts)
  const { feeFen, bonus } = rules.joining.ways[way]
  if (paidFen < feeFen) return reject('FEE_SHORT', { feeFen, paidFen, shortByFen: feeFen - paidFen })
  return accept({
    way,
    tier: request.entryTier ?? rules.entry.newMember,
    startsOn: joinedOn,
    endsOn: addDays(addMonths(joinedOn, rules.membership.months), -1),
    feeFen,
    bonus,
    rulesVersion: rules.version,
  })
}

function obstacleTo(way: JoiningWay, facts: JoiningFacts, rules: RuleSet): JoiningOption['obstacle'] {
  const { enabled, minimumSpendFen } = rules.joining.ways[way]
  if (facts.alreadyMember) return { code: 'ALREADY_MEMBER', facts: {} }
  if (!enabled) return { code: 'JOINING_WAY_CLOSED', facts: { way } }
  if (way === 'sale' && !facts.carBoughtHere) return { code: 'CAR_NOT_SOLD_HERE', facts: {} }
  if (way === 'own_car' && !facts.carFromElsewhere) return { code: 'CAR_FROM_ELSEWHERE_MISSING', facts: {} }
  if (way === 'training' && !facts.drivingTrained) return { code: 'TRAINING_MISSING', facts: {} }
  // Who joins by spending has spent something, also where the rules ask for no amount.
  const neededFen = way === 'spending' ? Math.max(1, minimumSpendFen) : minimumSpendFen
  if (facts.spendFen >= neededFen) return null
  const { spendFen } = facts
  return { code: 'SPEND_SHORT', facts: { neededFen, spendFen, shortByFen: neededFen - spendFen } }
}
