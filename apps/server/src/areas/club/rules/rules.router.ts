import {
  createRuleDraft as createRuleDraftEndpoint,
  discardRuleDraft as discardRuleDraftEndpoint,
  getRuleDraft,
  getRuleVersion,
  listRuleVersions,
  publishRuleDraft,
  saveRuleDraft as saveRuleDraftEndpoint,
} from '@cheyou/contract'
import { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { requireConsole } from '../../people/auth/index.ts'
import { knownDictionary } from '../../people/organisation/index.ts'
import { publishRules } from './publish-rules.ts'
import { findDraft, mutable, openDrafts } from './rule-drafts.repository.ts'
import { ruleVersion, ruleVersions } from './rule-versions.queries.ts'
import { ruleSetOf } from './rules.repository.ts'
import { createRuleDraft, discardRuleDraft, saveRuleDraft } from './work-on-draft.ts'

const requireManager = requireConsole('manager', 'group_admin')

/** Rule sets: published versions to read, drafts to work on and publish (req. 2.3). */
export function rulesRoutes(app: App): Routes {
  return new Routes(app)
    .on(listRuleVersions, requireManager, 'read', async () => ({
      versions: await ruleVersions(app.db.read, app.groupId, app.clock.now()),
      workTypes: (await knownDictionary(app.db.read, app.groupId, 'work_type')).map(({ code, name, retired }) => ({
        code,
        name,
        retired,
      })),
      drafts: await openDrafts(app.db.read, app.groupId),
    }))
    .on(getRuleVersion, requireManager, 'read', async ({ params }) => ({
      version: await ruleVersion(app.db.read, app.groupId, params.version, app.clock.now()),
      rules: mutable(await ruleSetOf(app.db.read, app.groupId, params.version)),
    }))
    .on(createRuleDraftEndpoint, requireManager, 'write', ({ caller, body, idempotency }) =>
      createRuleDraft(app, caller, body, idempotency),
    )
    .on(getRuleDraft, requireManager, 'read', ({ params }) => findDraft(app.db.read, app.groupId, params.draftId))
    .on(saveRuleDraftEndpoint, requireManager, 'write', ({ caller, params, body }) =>
      saveRuleDraft(app, caller, params.draftId, body),
    )
    .on(discardRuleDraftEndpoint, requireManager, 'write', async ({ caller, params }) => {
      await discardRuleDraft(app, caller, params.draftId)
      return { done: true as const }
    })
    .on(publishRuleDraft, requireManager, 'write', ({ caller, params, body, idempotency }) =>
      publishRules(app, caller, { ...params, ...body }, idempotency),
    )
}
