import type { BusinessDate } from '../../business-time.ts'
import type { LineKind } from '../rules/rule-set.ts'
import type { RewardKind } from './redeem.ts'

/** What a manager says of a reward (req. 3.1), as far as one part of it must fit another. */
export type RewardDraft = {
  readonly kind: RewardKind
  readonly perMemberLimit: number | null
  readonly tierLimits: Readonly<Record<string, number>> | null
  readonly tiers: readonly string[] | null
  readonly storeIds: readonly string[] | null
  readonly opensOn: BusinessDate | null
  readonly closesOn: BusinessDate | null
  readonly voucher: {
    readonly workTypes: readonly string[] | null
    readonly lineKinds: readonly LineKind[] | null
  } | null
}

/** The codes there are. */
export type RewardSurroundings = {
  readonly tiers: readonly string[]
  readonly storeIds: readonly string[]
  readonly workTypes: readonly string[]
}

export const rewardProblemCodes = [
  'VOUCHER_TERMS_MISSING',
  'VOUCHER_TERMS_UNFIT',
  'PERIOD_REVERSED',
  'LIST_EMPTY',
  'TIER_UNKNOWN',
  'TIER_NOT_ADMITTED',
  'TIER_LIMIT_IDLE',
  'STORE_UNKNOWN',
  'WORK_TYPE_UNKNOWN',
] as const
export type RewardProblemCode = (typeof rewardProblemCodes)[number]

/** Where in the draft, with dots between names, and what. */
export type RewardProblem = { readonly path: string; readonly code: RewardProblemCode }

/**
 * Every place of a reward that does not fit another or that names what is not there (req. 3.1); empty when it can be offered.
 * A limit of a tier that is not below that for everybody would never be met: it is told rather than kept.
 */
export function checkReward(draft: RewardDraft, known: RewardSurroundings): RewardProblem[] {
  const { kind, voucher, opensOn, closesOn, tiers, storeIds } = draft
  const isVoucher = kind === 'voucher'
  return [
    ...when(isVoucher && voucher === null, 'voucher', 'VOUCHER_TERMS_MISSING'),
    ...when(!isVoucher && voucher !== null, 'voucher', 'VOUCHER_TERMS_UNFIT'),
    ...when(opensOn !== null && closesOn !== null && closesOn < opensOn, 'closesOn', 'PERIOD_REVERSED'),
    ...choice('tiers', tiers, known.tiers, 'TIER_UNKNOWN'),
    ...choice('storeIds', storeIds, known.storeIds, 'STORE_UNKNOWN'),
    ...choice('voucher.workTypes', voucher?.workTypes ?? null, known.workTypes, 'WORK_TYPE_UNKNOWN'),
    ...when(voucher?.lineKinds?.length === 0, 'voucher.lineKinds', 'LIST_EMPTY'),
    ...tierLimits(draft, known.tiers),
  ]
}

const when = (wrong: boolean, path: string, code: RewardProblemCode): RewardProblem[] => (wrong ? [{ path, code }] : [])

/** A list that admits nobody is a mistake; "all" is said by null. */
function choice(
  path: string,
  chosen: readonly string[] | null,
  known: readonly string[],
  code: RewardProblemCode,
): RewardProblem[] {
  if (chosen === null) return []
  return [
    ...when(chosen.length === 0, path, 'LIST_EMPTY'),
    ...when(!chosen.every((one) => known.includes(one)), path, code),
  ]
}

function tierLimits(
  { tierLimits: limits, tiers, perMemberLimit }: RewardDraft,
  known: readonly string[],
): RewardProblem[] {
  return Object.entries(limits ?? {}).flatMap(([tier, limit]) => {
    const path = `tierLimits.${tier}`
    if (!known.includes(tier)) return [{ path, code: 'TIER_UNKNOWN' }]
    if (tiers !== null && !tiers.includes(tier)) return [{ path, code: 'TIER_NOT_ADMITTED' }]
    return when(perMemberLimit !== null && limit >= perMemberLimit, path, 'TIER_LIMIT_IDLE')
  })
}
