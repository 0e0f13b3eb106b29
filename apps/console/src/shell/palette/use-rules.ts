import { managerRoles } from '@cheyou/contract/codes'
import { listRuleVersions } from '@cheyou/contract/routes'
import { day, dayOf } from '@cheyou/words'
import { useQuery } from '@tanstack/react-query'
import { generatePath } from 'react-router'
import { call } from '../../api/call.ts'
import { paths } from '../../routes.ts'
import { useMe } from '../../session/session-state.ts'
import type { Place } from './entries.tsx'

/** Versions of the rules and drafts at work, for those who may see them: read once, filtered here. */
export function useRules(): readonly Place[] {
  const { staff } = useMe()
  const { data } = useQuery({
    queryKey: ['palette-rules'],
    queryFn: ({ signal }) => call(listRuleVersions, { signal }),
    enabled: (managerRoles as readonly string[]).includes(staff.role),
  })
  if (data === undefined) return []
  const versions = data.versions.map(({ version, name, effectiveFrom, inForce }) => ({
    group: '规则',
    name: `规则第 ${version} 版${name === null ? '' : ` ${name}`}`,
    note: inForce ? '现行' : `${day(dayOf(effectiveFrom))}起`,
    to: generatePath(paths.ruleVersion, { version: String(version) }),
  }))
  const drafts = data.drafts.map(({ draftId, name }) => ({
    group: '规则',
    name,
    note: '草稿',
    to: generatePath(paths.ruleDraft, { draftId }),
  }))
  return [...drafts, ...versions]
}
