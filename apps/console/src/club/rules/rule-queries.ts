import { useQuery } from '@tanstack/react-query'
import type { AnswerOf } from '@cheyou/contract/routes'
import { getRuleSimulation, getRuleVersion, listRuleVersions } from '@cheyou/contract/routes'
import { call } from '../../api/call.ts'

/** Published versions, newest first, drafts at work, and the shop's work types. */
export type RuleList = AnswerOf<typeof listRuleVersions>

const rulesKey = 'rules'
/** Name of the list of versions and drafts. */
export const VERSIONS = 'rule-versions'
/** What drafts, versions and work types change on the screens of the desk. */
export const ruleRefreshes = [rulesKey, VERSIONS] as const
export const simulationKey = (draftId: string) => ['rule-simulation', draftId] as const

export function useRuleList() {
  return useQuery({ queryKey: [rulesKey], queryFn: ({ signal }) => call(listRuleVersions, { signal }) })
}

/** A published version never changes, but whether it is in force does. */
export function useRuleVersion(version: number | undefined) {
  return useQuery({
    queryKey: [rulesKey, version],
    queryFn: ({ signal }) => call(getRuleVersion, { params: { version: version ?? 0 }, signal }),
    enabled: version !== undefined,
  })
}

const ASK_EVERY_MS = 700

/** The newest simulation of a draft; asked for again and again while it runs, also after coming back to the page. */
export function useSimulation(draftId: string) {
  return useQuery({
    queryKey: simulationKey(draftId),
    queryFn: ({ signal }) => call(getRuleSimulation, { params: { draftId }, signal }),
    refetchInterval: ({ state }) => (state.data?.simulation?.state === 'running' ? ASK_EVERY_MS : false),
  })
}
