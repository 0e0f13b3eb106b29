import type { LineKind, RewardKind } from '@cheyou/contract/codes'
import type { Catalogue, ConsoleReward, NewReward, RewardTerms } from '@cheyou/contract'

/** What is said of a reward as it is sent, but for what the form says in another way. */
type Plain = Omit<RewardTerms, 'tierLimits' | 'voucher'>

/**
 * What stands in the form: money in yuan, an empty field or list for "no limit" and "all". A field of the terms that says it as it is
 * sent has nothing to say here.
 */
export interface RewardFields extends Partial<Plain> {
  readonly kind: RewardKind
  readonly name: string
  readonly pointsPrice: number
  readonly picture: string | null
  /** Of a new reward only. */
  readonly stockLeft?: number | null
  readonly tierLimits?: Readonly<Record<string, number | null | undefined>>
  readonly faceYuan?: number | null
  readonly minimumYuan?: number | null
  readonly workTypes?: readonly string[]
  readonly lineKinds?: readonly LineKind[]
}

const fen = (yuan: number | null | undefined) => Math.round((yuan ?? 0) * 100)
const all = <T>(some: readonly T[] | null | undefined): T[] | null => (some && some.length > 0 ? [...some] : null)

/** What is empty in the form is null on the wire; what the form does not ask for, such as the store where there is one, is empty too. */
const isEmpty = (value: unknown) => value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
const unasked = { perMemberLimit: null, tiers: null, storeIds: null, opensOn: null, closesOn: null, validDays: null }

/** What is sent in another way, or elsewhere. */
const spelledOut = ['kind', 'stockLeft', 'tierLimits', 'faceYuan', 'minimumYuan', 'workTypes', 'lineKinds']
/** What the desk sees of a reward besides its terms. */
const besides = ['rewardId', 'pictureUrl', 'state', 'held', 'handedOver', 'revision', 'can', 'stockLeft', 'voucher']

/** What the form says, as it is sent. A limit of a tier that may not redeem it at all is left out. */
export function termsOf(fields: RewardFields): RewardTerms {
  const { kind, tierLimits, faceYuan, minimumYuan, workTypes, lineKinds } = fields
  const tiers = all(fields.tiers)
  const limits = Object.entries(tierLimits ?? {}).flatMap(([tier, limit]) =>
    typeof limit === 'number' && (tiers === null || tiers.includes(tier)) ? [[tier, limit] as const] : [],
  )
  const plain = Object.entries(fields).filter(([key]) => !spelledOut.includes(key))
  const sent = Object.fromEntries(plain.map(([key, value]) => [key, isEmpty(value) ? null : value]))
  return {
    ...unasked,
    ...(sent as unknown as Plain),
    description: fields.description ?? '',
    tierLimits: limits.length === 0 ? null : Object.fromEntries(limits),
    voucher:
      kind === 'voucher'
        ? {
            faceFen: fen(faceYuan),
            minimumSpendFen: fen(minimumYuan),
            workTypes: all(workTypes),
            lineKinds: all(lineKinds),
          }
        : null,
  }
}

export const newRewardOf = (fields: RewardFields): NewReward => ({
  ...termsOf(fields),
  kind: fields.kind,
  stockLeft: fields.stockLeft ?? null,
})

/** Stores that the editor of the form may name; null: any, and all of them at once. */
export function ownStores({ can, stores }: Pick<Catalogue, 'can' | 'stores'>): string[] | null {
  return can.includes('order') ? null : stores.filter(({ mine }) => mine).map(({ storeId }) => storeId)
}

/** A reward as the form shows it; without one, what a new one begins with. */
export function fieldsOf(reward: ConsoleReward | null, own: readonly string[] | null): Partial<RewardFields> {
  if (reward === null) return { kind: 'gift', picture: null, storeIds: [...(own ?? [])] }
  const { voucher } = reward
  const terms = Object.fromEntries(Object.entries(reward).filter(([key]) => !besides.includes(key)))
  return {
    ...terms,
    tierLimits: reward.tierLimits ?? {},
    tiers: reward.tiers ?? [],
    storeIds: reward.storeIds ?? [],
    ...(voucher && {
      faceYuan: voucher.faceFen / 100,
      minimumYuan: voucher.minimumSpendFen === 0 ? null : voucher.minimumSpendFen / 100,
      workTypes: voucher.workTypes ?? [],
      lineKinds: voucher.lineKinds ?? [],
    }),
  }
}

/** Where a place that the server names stands in the form. */
export function fieldAt(path: string): (string | number)[] {
  const places: Record<string, string> = {
    voucher: 'faceYuan',
    'voucher.faceFen': 'faceYuan',
    'voucher.minimumSpendFen': 'minimumYuan',
    'voucher.workTypes': 'workTypes',
    'voucher.lineKinds': 'lineKinds',
  }
  return Object.hasOwn(places, path) ? [places[path]!] : path.split('.')
}
