import type { LineKind, RewardKind } from '@cheyou/contract/codes'
import type { Catalogue, ConsoleReward, NewReward, RewardTerms } from '@cheyou/contract'

/** What stands in the form: money in yuan, an empty field or list for "no limit" and "all". */
export interface RewardFields {
  readonly kind: RewardKind
  readonly name: string
  readonly description?: string
  readonly pointsPrice: number
  /** Of a new reward only. */
  readonly stockLeft?: number | null
  readonly perMemberLimit?: number | null
  readonly tierLimits?: Readonly<Record<string, number | null | undefined>>
  readonly tiers?: readonly string[]
  readonly storeIds?: readonly string[]
  readonly opensOn?: string
  readonly closesOn?: string
  readonly picture: string | null
  readonly validDays?: number | null
  readonly faceYuan?: number | null
  readonly minimumYuan?: number | null
  readonly workTypes?: readonly string[]
  readonly lineKinds?: readonly LineKind[]
}

const fen = (yuan: number | null | undefined) => Math.round((yuan ?? 0) * 100)
const all = <T>(some: readonly T[] | undefined): T[] | null =>
  some === undefined || some.length === 0 ? null : [...some]
const day = (value: string | undefined) => (value === undefined || value === '' ? null : value)

/** What the form says, as it is sent. A limit of a tier that may not redeem it at all is left out. */
export function termsOf(fields: RewardFields): RewardTerms {
  const tiers = all(fields.tiers)
  const limits = Object.entries(fields.tierLimits ?? {}).flatMap(([tier, limit]) =>
    typeof limit === 'number' && (tiers === null || tiers.includes(tier)) ? [[tier, limit] as const] : [],
  )
  return {
    name: fields.name,
    description: fields.description ?? '',
    pointsPrice: fields.pointsPrice,
    perMemberLimit: fields.perMemberLimit ?? null,
    tierLimits: limits.length === 0 ? null : Object.fromEntries(limits),
    tiers,
    storeIds: all(fields.storeIds),
    opensOn: day(fields.opensOn),
    closesOn: day(fields.closesOn),
    picture: fields.picture,
    validDays: fields.validDays ?? null,
    voucher:
      fields.kind === 'voucher'
        ? {
            faceFen: fen(fields.faceYuan),
            minimumSpendFen: fen(fields.minimumYuan),
            workTypes: all(fields.workTypes),
            lineKinds: all(fields.lineKinds),
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
  if (reward === null) return { kind: 'gift', picture: null, storeIds: own ?? [] }
  const { voucher } = reward
  return {
    kind: reward.kind,
    name: reward.name,
    description: reward.description,
    pointsPrice: reward.pointsPrice,
    perMemberLimit: reward.perMemberLimit,
    tierLimits: reward.tierLimits ?? {},
    tiers: reward.tiers ?? [],
    storeIds: reward.storeIds ?? [],
    opensOn: reward.opensOn ?? '',
    closesOn: reward.closesOn ?? '',
    picture: reward.picture,
    validDays: reward.validDays,
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
