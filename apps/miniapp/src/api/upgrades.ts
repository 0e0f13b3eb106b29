import type {
  confirmUpgrade,
  EndpointInput,
  getMyUpgrades,
  getUpgrades,
  giveUpPoints,
  listUpgradeQueue,
  UpgradeCandidate,
  UpgradeStatus,
} from '@cheyou/contract'
import { call } from './http.ts'

export type Upgrading = EndpointInput<typeof confirmUpgrade>['body']

export function fetchMyUpgrades(): Promise<UpgradeStatus> {
  return call<typeof getMyUpgrades>({ method: 'GET', path: '/api/member/upgrades' })
}

/** @param from the tier on the screen, so that a repeated tap does not pay twice */
export function upgradeByPoints(idempotencyKey: string, from: string): Promise<UpgradeStatus> {
  return call<typeof giveUpPoints>({ method: 'POST', path: '/api/member/upgrades', idempotencyKey, body: { from } })
}

export function fetchUpgrades(memberId: string): Promise<UpgradeStatus> {
  return call<typeof getUpgrades>({ method: 'GET', path: `/api/staff/members/${memberId}/upgrades` })
}

export function upgrade(idempotencyKey: string, memberId: string, body: Upgrading): Promise<UpgradeStatus> {
  const path = `/api/staff/members/${memberId}/upgrades` as const
  return call<typeof confirmUpgrade>({ method: 'POST', path, idempotencyKey, body })
}

export async function fetchUpgradeQueue(): Promise<UpgradeCandidate[]> {
  return (await call<typeof listUpgradeQueue>({ method: 'GET', path: '/api/staff/upgrade-candidates' })).rows
}
