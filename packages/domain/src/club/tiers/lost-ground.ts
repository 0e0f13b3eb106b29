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
  /** The changes of a card that became one with this one then, whether its tier came along or was no better: ground as well. */
  readonly merged?: readonly TierStep[]
}

type Lift = {
  readonly from: string
  readonly to: string
  readonly rules: RuleSet
  /** It rests on a repair that counts still, and not on points. */
  readonly held: boolean
}

/** What a tier rests on. */
type Ground = {
  /** The last one on top. */
  readonly lifts: Lift[]
  /** Cards that became one with this one since the last change that was no lift. */
  readonly merged: (readonly TierStep[])[]
}

/** What lifts a tier by the points alone, at once or confirmed by staff. */
const LIFTING = new Set(['visit', 'source', 'adjustment', 'joining', 'merge_points', 'upgrade:qualifying_points'])
const BY_REPAIR = 'upgrade:repair'
/** The better tier of a card that became one with this one; it rests on what that card's tier rested on. */
const MERGED = 'merge'

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
 * one before, or a lower one that what is left still reaches by the rules of the lift, or what a card that was merged into theirs rests
 * on. Null when their points still reach it, or when something else gave it: joining, insurances, points given up, a review at the
 * renewal.
 * @param steps all changes of the member, oldest first
 * @param counted qualifying points that count for tiers
 */
export function tierWithoutGround(steps: readonly TierStep[], counted: number): string | null {
  const { lifts, merged } = groundOf(steps)
  const present = lifts.at(-1)?.to
  let lost: Lift | null = null
  for (let lift = lifts.pop(); lift && !lift.held && counted < thresholdOf(lift); lift = lifts.pop()) lost = lift
  if (lost === null || present === undefined) return null
  const { from, rules } = lost
  const holding = [tierByPoints(counted, rules).code, ...merged.map((others) => standingTier(others, counted))]
  const left = holding.reduce((best, code) => (rankIn(code, rules) > rankIn(best, rules) ? code : best), from)
  return rankIn(left, rules) < rankIn(present, rules) ? left : null
}

/** The tier that a card would be on by what it rests on now. */
function standingTier(steps: readonly TierStep[], counted: number): string {
  return tierWithoutGround(steps, counted) ?? steps.at(-1)?.to ?? ''
}

/** What a member's tier rests on; whatever is neither a lift nor a merge is ground of its own. */
function groundOf(steps: readonly TierStep[]): Ground {
  let ground: Ground = { lifts: [], merged: [] }
  for (const { from, to, cause, rules, repairGone = false, merged } of steps) {
    const { lifts } = ground
    const kind = kindOf(cause)
    if (kind === TAKEN_BACK) takeBack(lifts, to)
    else if (from !== null && LIFTING.has(kind)) lifts.push({ from, to, rules, held: false })
    else if (from !== null && kind === BY_REPAIR) lifts.push({ from, to, rules, held: !repairGone })
    else if (from !== null && kind === MERGED && merged) {
      if (from !== to) lifts.push({ from, to, rules, held: false })
      ground.merged.push(merged)
    } else ground = { lifts: [], merged: [] }
  }
  return ground
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
  for (let top = lifts.at(-1); top && rankIn(top.to, top.rules) > rankIn(to, top.rules); top = lifts.at(-1))
    gone = lifts.pop()
  if (gone && gone.from !== to) lifts.push({ ...gone, to, held: false })
}

/**
 * The change that a member's tier stands on: the last one that was not taken back, or was only in part. What came before it has had its
 * effect.
 * @param changes all of a card, oldest first
 */
export function standingChange<Change extends { readonly to: string; readonly cause: string }>(
  changes: readonly Change[],
): Change | undefined {
  const standing: Change[] = []
  for (const change of changes) {
    if (kindOf(change.cause) !== TAKEN_BACK) standing.push(change)
    else {
      const at = standing.findLastIndex(({ to }) => to === change.to)
      // Where nothing led to that tier, a part of the last lift is left.
      if (at >= 0) standing.length = at + 1
    }
  }
  return standing.at(-1)
}

/** -1 for a tier that the rules do not know. */
const rankIn = (code: string, { tiers }: RuleSet): number => tiers.findIndex((tier) => tier.code === code)

const thresholdOf = ({ to, rules }: Lift): number => rules.tiers[tierRank(to, rules)]!.thresholdQualifying
