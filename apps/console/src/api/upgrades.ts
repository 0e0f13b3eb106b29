import type {
  EndpointOutput,
  getConsoleMembership,
  getConsoleUpgrades,
  listConsoleUpgradeQueue,
} from '@cheyou/contract'
import { request } from './http.ts'

export type UpgradeQueue = EndpointOutput<typeof listConsoleUpgradeQueue>
export type Candidate = UpgradeQueue['rows'][number]
export type MemberUpgrades = EndpointOutput<typeof getConsoleUpgrades>
export type MemberYears = EndpointOutput<typeof getConsoleMembership>

/** Members of my stores who wait for their upgrade, whoever waits longest first. */
export function fetchUpgradeQueue(signal: AbortSignal): Promise<UpgradeQueue> {
  return request<UpgradeQueue>('GET', '/api/console/upgrade-candidates', { signal })
}

/** A member's ways up and tiers so far. */
export function fetchUpgrades(memberId: string, signal: AbortSignal): Promise<MemberUpgrades> {
  return request<MemberUpgrades>('GET', `/api/console/members/${encodeURIComponent(memberId)}/upgrades`, { signal })
}

/** A member's membership years. */
export function fetchYears(memberId: string, signal: AbortSignal): Promise<MemberYears> {
  return request<MemberYears>('GET', `/api/console/members/${encodeURIComponent(memberId)}/membership`, { signal })
}
