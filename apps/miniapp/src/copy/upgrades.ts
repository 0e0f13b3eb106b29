import type { UpgradeStatus, UpgradeWay } from '@cheyou/contract'
import { points, yuan } from '@cheyou/words'

type Way = UpgradeStatus['ways'][number]

const inPoints = (way: UpgradeWay): boolean => way === 'qualifying_points' || way === 'redeemable_points'

/** What a way asks and how far it has come: `单次一般维修满 ¥1,000，最高一次 ¥680`. */
export function wayLine({ way, have, needed }: Way): string {
  if (way === 'qualifying_points') return `累计 ${points(have)} / ${points(needed)} 分`
  if (way === 'redeemable_points') return `用 ${points(needed)} 可兑换积分升一级，现有 ${points(have)}`
  if (way === 'repair') return `一次一般维修自付满 ${yuan(needed)}，最高一次 ${yuan(have)}`
  return `在本店连续续保累计 ${yuan(have)} / ${yuan(needed)}`
}

/** What is missing, or that nothing is. */
export function missingLine({ way, missing, reached }: Way): string {
  if (reached) return '已达到'
  return inPoints(way) ? `还差 ${points(missing)} 分` : `还差 ${yuan(missing)}`
}
