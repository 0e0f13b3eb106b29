import type {
  EndpointOutput,
  getRuleSimulation,
  getRuleVersion,
  listMovedMembers,
  listRuleVersions,
  RuleDraft,
  RuleVersion,
  startRuleSimulation,
} from '@cheyou/contract'
import { request } from './http.ts'

export type { MovedMember, RuleDraft, RuleProblem, RuleSimulation, RuleVersion, SimulatedRules } from '@cheyou/contract'
export type Rules = RuleDraft['rules']
export type RuleList = EndpointOutput<typeof listRuleVersions>
export type PublishedRules = EndpointOutput<typeof getRuleVersion>

const draftPath = (draftId: string) => `/api/console/rule-drafts/${encodeURIComponent(draftId)}`

/** Published versions, newest first, drafts at work, and the shop's work types. */
export function fetchRuleList(signal: AbortSignal): Promise<RuleList> {
  return request<RuleList>('GET', '/api/console/rules', { signal })
}

export function fetchRuleVersion(version: number, signal: AbortSignal): Promise<PublishedRules> {
  return request<PublishedRules>('GET', `/api/console/rules/${version}`, { signal })
}

export function createDraft(body: { name: string; basedOn: number }, key: string): Promise<RuleDraft> {
  return request<RuleDraft>('POST', '/api/console/rule-drafts', { body, idempotencyKey: key })
}

export function fetchDraft(draftId: string, signal?: AbortSignal): Promise<RuleDraft> {
  return request<RuleDraft>('GET', draftPath(draftId), signal ? { signal } : {})
}

/** Saved valid or not; the answer names what is wrong. @throws ApiError RULES_CHANGED when somebody saved meanwhile */
export function saveDraft(draftId: string, body: Pick<RuleDraft, 'revision' | 'name' | 'rules'>): Promise<RuleDraft> {
  return request<RuleDraft>('PUT', draftPath(draftId), { body })
}

export function discardDraft(draftId: string): Promise<unknown> {
  return request('DELETE', draftPath(draftId))
}

export function publishDraft(
  draftId: string,
  body: { revision: number; effectiveOn: string | null },
  key: string,
): Promise<RuleVersion> {
  return request<RuleVersion>('POST', `${draftPath(draftId)}/publish`, { body, idempotencyKey: key })
}

export function startSimulation(
  draftId: string,
  body: { revision: number; from: string; to: string },
  key: string,
): Promise<EndpointOutput<typeof startRuleSimulation>> {
  return request('POST', `${draftPath(draftId)}/simulations`, { body, idempotencyKey: key })
}

export function fetchSimulation(
  draftId: string,
  signal: AbortSignal,
): Promise<EndpointOutput<typeof getRuleSimulation>> {
  return request('GET', `${draftPath(draftId)}/simulation`, { signal })
}

/** Who would stand on another tier, a page at a time. */
export function fetchMovedMembers(
  simulationId: string,
  query: { inForce?: string; tried?: string; limit: number; cursor: string | undefined },
  signal?: AbortSignal,
): Promise<EndpointOutput<typeof listMovedMembers>> {
  const path = `/api/console/rule-simulations/${encodeURIComponent(simulationId)}/members`
  return request('GET', path, { query, ...(signal ? { signal } : {}) })
}
