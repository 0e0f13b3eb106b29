import type { RuleSet } from '../rules/rule-set.ts'
import { tierByPoints, tierRank } from './tier-by-points.ts'

/** A change of tier as it was written. */
export type TierStep = {
  /** Null for the tier that a member joined on. */
  readonly from: string | null
  readonly to: string
  /** `visit:…`, `upgrade:repair:…`: what it rests on. */
  readonly cause: string
  /** Those it was decided by. */
  readonly rules: RuleSet
  /** The repair that it rests on was voided, or is smaller by now than these rules ask for. */
  readonly repairGone?: boolean
}

type Lift = {
  readonly from: string
  readonly to: string
  readonly rules: RuleSet
  /** It rests on a repair that counts still, and not on points. */
  readonly held: boolean
}

/** What lifts a tier by the points alone, at once or confirmed by staff. */
const LIFTING = new Set(['visit', 'source', 'adjustment', 'joining', 'merge_points', 'upgrade:qualifying_points'])
const BY_REPAIR = 'upgrade:repair'
/**
 * The cause of such a change, by the cause of the posting that gave the points. Those of two cards that became one lift by their
 * sum, which is no better tier that came along (`merge`).
 */
export const liftedCause = (postingCause: string): string => postingCause.replace(/^merge:/, 'merge_points:')

/** What the cause of a change begins with that takes such a lift back. */
const TAKEN_BACK = 'taken_back'

/** The cause of such a change, by the cause of the posting that took the points. */
export const takenBackCause = (postingCause: string): string => `${TAKEN_BACK}:${postingCause}`

/**
 * The tier that a member falls back to when the points or the repair that lifted them were taken back (req. 1.5, 2.6): the
 * one before, or a lower one that what is left still reaches by the rules of the lift. Null when their points still reach it, or when
 * something else gave it: joining, insurances, points given up, a merge, a review at the renewal.
 * @param steps all changes of the member, oldest first
 * @param counted qualifying points that count for tiers
 */
export function tierWithoutGround(steps: readonly TierStep[], counted: number): string | null {
  const lifts = standingLifts(steps)
  let lost: Lift | null = null
  for (let lift = lifts.pop(); lift && !lift.held && counted < thresholdOf(lift); lift = lifts.pop()) lost = lift
  if (lost === null) return null
  const { from, rules } = lost
  const reached = tierByPoints(counted, rules).code
  return tierRank(reached, rules) > tierRank(from, rules) ? reached : from
}

/** The lifts that a member's tier rests on, the last one on top; whatever is no lift is ground of its own. */
function standingLifts(steps: readonly TierStep[]): Lift[] {
  const lifts: Lift[] = []
  for (const { from, to, cause, rules, repairGone = false } of steps) {
    const kind = kindOf(cause)
    if (kind === TAKEN_BACK) takeBack(lifts, to)
    else if (from !== null && LIFTING.has(kind)) lifts.push({ from, to, rules, held: false })
    else if (from !== null && kind === BY_REPAIR) lifts.push({ from, to, rules, held: !repairGone })
    else lifts.length = 0
  }
  return lifts
}

/** `visit`, `upgrade:repair`. */
function kindOf(cause: string): string {
  const [kind = '', way = ''] = cause.split(':')
  return kind === 'upgrade' ? `${kind}:${way}` : kind
}

/** The visit that a tier was confirmed for, or null. */
export function repairBehind(cause: string): string | null {
  return kindOf(cause) === BY_REPAIR ? (cause.split(':')[2] ?? null) : null
}

function takeBack(lifts: Lift[], to: string): void {
  let gone: Lift | undefined
  while (lifts.length > 0 && lifts.at(-1)?.to !== to) gone = lifts.pop()
  if (gone && gone.from !== to && lifts.length === 0) lifts.push({ ...gone, to, held: false })
}

const thresholdOf = ({ to, rules }: Lift): number => rules.tiers[tierRank(to, rules)]!.thresholdQualifying
