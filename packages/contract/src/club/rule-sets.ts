import { z } from 'zod'
import { managerRoles } from '../codes.ts'
import { done, id, instant, text, typedDate, revision } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import { ruleProblem, ruleSet } from './rules.ts'

/** A published version; it never changes (req. 2.3). */
export const ruleVersion = z
  .object({
    version: z.int(),
    name: z.string().nullable(),
    effectiveFrom: instant,
    publishedAt: instant,
    publishedBy: z.string().nullable(),
    inForce: z.boolean(),
  })
  .meta({ id: 'RuleVersion' })
export type RuleVersion = z.infer<typeof ruleVersion>

export const ruleDraft = z
  .object({
    draftId: z.string(),
    name: z.string(),
    /** The published version it began as. */
    basedOn: z.int(),
    /** Raised by every save; a save on an older one is refused. */
    revision: z.int(),
    rules: ruleSet,
    /** What keeps it from being published; empty when nothing does. */
    problems: z.array(ruleProblem),
    updatedAt: instant,
  })
  .meta({ id: 'RuleDraft' })
export type RuleDraft = z.infer<typeof ruleDraft>

const draftParams = z.object({ draftId: id })

export const listRuleVersions = endpoint({
  method: 'get',
  path: '/api/console/rules',
  summary: 'Published versions, newest first, and the drafts at work (req. 2.3)',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  response: z.object({
    versions: z.array(ruleVersion),
    /** The shop's own, for the rates; a retired one may still stand in rules. */
    workTypes: z.array(z.object({ code: z.string(), name: z.string(), retired: z.boolean() })),
    drafts: z.array(ruleDraft.pick({ draftId: true, name: true, basedOn: true, updatedAt: true })),
  }),
})

export const getRuleVersion = endpoint({
  method: 'get',
  path: '/api/console/rules/:version',
  summary: 'A published version',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  params: z.object({ version: z.coerce.number<number>().int().min(1) }),
  response: z.object({ version: ruleVersion, rules: ruleSet }),
})

export const createRuleDraft = endpoint({
  method: 'post',
  path: '/api/console/rule-drafts',
  summary: 'A draft that begins as a published version',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  body: z.object({ name: text(40), basedOn: z.int().min(1) }),
  response: ruleDraft,
})

export const getRuleDraft = endpoint({
  method: 'get',
  path: '/api/console/rule-drafts/:draftId',
  summary: 'A draft with what is wrong in it',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  params: draftParams,
  response: ruleDraft,
})

export const saveRuleDraft = endpoint({
  method: 'put',
  path: '/api/console/rule-drafts/:draftId',
  summary: 'Saves a draft, valid or not; the answer names every gap and contradiction',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  params: draftParams,
  body: z.object({ revision, name: text(40), rules: ruleSet }),
  response: ruleDraft,
})

export const discardRuleDraft = endpoint({
  method: 'delete',
  path: '/api/console/rule-drafts/:draftId',
  summary: 'Puts a draft away',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  params: draftParams,
  response: done,
})

export const publishRuleDraft = endpoint({
  method: 'post',
  path: '/api/console/rule-drafts/:draftId/publish',
  summary: 'Publishes a draft without problems, from now or from a coming day on (req. 2.3)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  params: draftParams,
  body: z.object({
    revision,
    /** The day it begins in Shanghai; null: now. */
    effectiveOn: typedDate.nullable(),
  }),
  response: ruleVersion,
})
