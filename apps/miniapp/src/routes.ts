import Taro from '@tarojs/taro'

const paths = {
  home: '/pages/home/index',
  rewards: '/pages/rewards/index',
  car: '/pages/car/index',
  me: '/pages/me/index',
  code: '/pages/code/index',
  statement: '/subpackages/points/statement/index',
  reward: '/subpackages/rewards/detail/index',
  redemptions: '/subpackages/rewards/mine/index',
  redemption: '/subpackages/rewards/redemption/index',
  tiers: '/subpackages/profile/tiers/index',
  invitation: '/subpackages/profile/invitation/index',
  privacy: '/subpackages/profile/privacy/index',
  stores: '/subpackages/profile/stores/index',
  scan: '/subpackages/staff/scan/index',
  staffMember: '/subpackages/staff/member/index',
  staffJoin: '/subpackages/staff/join/index',
  staffRenew: '/subpackages/staff/renew/index',
  staffUpgrade: '/subpackages/staff/upgrade/index',
  upgradeQueue: '/subpackages/staff/upgrade-queue/index',
  staffVisit: '/subpackages/staff/visit/index',
  handOver: '/subpackages/staff/hand-over/index',
  staffToday: '/subpackages/staff/today/index',
  staffVisitRecord: '/subpackages/staff/visit-record/index',
  staffApprovals: '/subpackages/staff/approvals/index',
} as const

/** What a page needs to be told; pages that are not here need nothing. */
interface RouteParams {
  statement: { entryId?: string }
  /** `renewal`: opens at the button that renews the membership. */
  tiers: { at?: 'renewal' }
  reward: { rewardId: string }
  redemption: { redemptionId: string }
  invitation: { invitation?: string }
  staffMember: { memberId: string }
  staffJoin: { customerId?: string; phone?: string }
  staffRenew: { memberId: string }
  staffUpgrade: { memberId: string }
  staffVisit: { memberId: string }
  handOver: { redemptionId: string }
  staffVisitRecord: { visitId: string }
}

export type Tab = 'home' | 'rewards' | 'car' | 'me'
export type Route = Exclude<keyof typeof paths, Tab>
type ParamsOf<R extends Route> = R extends keyof RouteParams
  ? Partial<RouteParams[R]> extends RouteParams[R]
    ? [params?: RouteParams[R]]
    : [params: RouteParams[R]]
  : []

function address(route: keyof typeof paths, params: object | undefined): string {
  const query = Object.entries(params ?? {})
    .filter((pair): pair is [string, string] => typeof pair[1] === 'string')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return query.length === 0 ? paths[route] : `${paths[route]}?${query.join('&')}`
}

/** Opens a page above this one. WeChat holds ten pages; nothing of ours goes deeper than four. */
export function open<R extends Route>(route: R, ...[params]: ParamsOf<R>): void {
  void Taro.navigateTo({ url: address(route, params) })
}

/** Puts a page in the place of this one. */
export function replace<R extends Route>(route: R, ...[params]: ParamsOf<R>): void {
  void Taro.redirectTo({ url: address(route, params) })
}

/** Back to a page that is below this one, or this one gives way to it. */
export function backTo(route: 'scan'): void {
  const pages = Taro.getCurrentPages()
  const at = pages
    .map(({ route: path = '' }) => `/${path.replace(/^\//, '').replace(/\?.*$/, '')}`)
    .lastIndexOf(paths[route])
  if (at < 0 || at === pages.length - 1) replace(route)
  else void Taro.navigateBack({ delta: pages.length - 1 - at })
}

export function openTab(tab: Tab): void {
  void Taro.switchTab({ url: paths[tab] })
}

/** One step back, or home when this page was opened from outside. */
export function back(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else openTab('home')
}
