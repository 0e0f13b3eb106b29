import type { Catalogue, ConsoleReward } from '@cheyou/contract'
import { nameIn, voucherLimits, yuan } from '@cheyou/words'

/** Who may redeem it, when and where, one line each; empty when everybody may, always and everywhere. */
export function conditionsOf(reward: ConsoleReward, { tiers, stores }: Catalogue): string[] {
  return [
    reward.tiers === null ? null : reward.tiers.map((code) => nameIn('tier', tiers, code)).join('、'),
    periodOf(reward),
    reward.storeIds === null ? null : storesOf(reward.storeIds, stores),
    limitsOf(reward, tiers),
  ].filter((line) => line !== null)
}

function periodOf({ opensOn, closesOn }: ConsoleReward): string | null {
  if (opensOn !== null && closesOn !== null) return `${opensOn} 至 ${closesOn}`
  if (opensOn !== null) return `${opensOn} 起`
  return closesOn === null ? null : `至 ${closesOn}`
}

function storesOf(storeIds: readonly string[], stores: Catalogue['stores']): string {
  const names = stores.filter(({ storeId }) => storeIds.includes(storeId)).map(({ name }) => name)
  return `在${names.join('、')}领取`
}

function limitsOf({ perMemberLimit, tierLimits }: ConsoleReward, tiers: Catalogue['tiers']): string | null {
  const limits = [
    ...(perMemberLimit === null ? [] : [`每人 ${perMemberLimit} 件`]),
    ...Object.entries(tierLimits ?? {}).map(([code, limit]) => `${nameIn('tier', tiers, code)} ${limit} 件`),
  ]
  return limits.length === 0 ? null : `限兑：${limits.join('，')}`
}

/** What a voucher takes off: `面值 ¥100，满 ¥300 可用，限一般维修，抵扣工时`. */
export function voucherLine({ voucher }: ConsoleReward, { workTypes }: Catalogue): string | null {
  if (voucher === null) return null
  const names = voucher.workTypes?.map((code) => nameIn('workType', workTypes, code)) ?? null
  return [`面值 ${yuan(voucher.faceFen)}`, ...voucherLimits({ ...voucher, workTypes: names })].join('，')
}
