import type { Figure } from '@cheyou/contract'
import type { FigureKind } from '@cheyou/contract/codes'
import { figure, points, terms, yuan } from '@cheyou/words'
import { paths } from '../routes.ts'
import type { Path } from '../routes.ts'

interface FigureWords {
  readonly name: string
  /** What is counted: 位, 笔. */
  readonly unit: string
  /** The page of the list behind it. */
  readonly path: Path
}

const words: Readonly<Record<FigureKind, FigureWords>> = {
  discount_approvals: { name: '优惠待审批', unit: '笔', path: paths.discounts },
  adjustments: { name: '积分调整待审批', unit: '笔', path: paths.points },
  merges: { name: '合并待审批', unit: '笔', path: paths.merges },
  upgrades: { name: '待升级', unit: '位', path: paths.upgrades },
  collections: { name: terms.waitingToBeCollected, unit: '笔', path: paths.redemptions },
  failed_jobs: { name: '任务出错停下', unit: '项', path: paths.jobs },
  parked_events: { name: '后续处理搁置', unit: '项', path: paths.jobs },
  visits: { name: '到店', unit: '次', path: paths.visits },
  redeemed: { name: '兑换', unit: '笔', path: paths.redemptions },
  joined: { name: '新入会', unit: '位', path: paths.members },
  upgraded: { name: '等级上升', unit: '位', path: paths.members },
  memberships: { name: '会员资格到期', unit: '位', path: paths.members },
  held_redemptions: { name: '兑换未领将作废', unit: '笔', path: paths.redemptions },
  points: { name: terms.pointsExpire, unit: '位', path: paths.members },
}

export const wordsOf = (kind: FigureKind): FigureWords => words[kind]

/** The count as it stands on the page: `1,204`, or `10,000+` where nobody counted further. */
export const countOf = ({ count, countCapped }: Pick<Figure, 'count' | 'countCapped'>): string =>
  `${figure(count)}${countCapped ? '+' : ''}`

/** What the rows come to, where that is more than their number. */
export function sumOf({ kind, fen, points: given }: Figure): string | null {
  if (kind === 'visits') return `客户付 ${yuan(fen ?? 0)}，发放 ${points(given ?? 0)} 积分`
  if (kind === 'redeemed') return `用去 ${points(given ?? 0)} 积分`
  return null
}

/** The list behind a figure, under the filter that it counts. */
export function addressOf({ kind, filter }: Pick<Figure, 'kind' | 'filter'>): string {
  const query = new URLSearchParams(filter).toString()
  return query === '' ? words[kind].path : `${words[kind].path}?${query}`
}
