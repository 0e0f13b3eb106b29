import {
  createRuleDraft as createRuleDraftEndpoint,
  discardRuleDraft as discardRuleDraftEndpoint,
  getRuleDraft,
  getRuleVersion,
  listRuleVersions,
  publishRuleDraft,
  saveRuleDraft as saveRuleDraftEndpoint,
} from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { knownDictionary } from '../../people/organisation/index.ts'
import { publishRules } from './publish-rules.ts'
import { findDraft, mutable, openDrafts } from './rule-drafts.repository.ts'
import { ruleVersion, ruleVersions } from './rule-versions.queries.ts'
import { ruleSetOf } from './rules.repository.ts'
import { createRuleDraft, discardRuleDraft, saveRuleDraft } from './work-on-draft.ts'

/** Rule sets: published versions to read, drafts to work on and publish (req. 2.3). */
export function rulesRoutes(app: App, routes: Routes): void {
  routes
    .on(listRuleVersions, async () => ({
      versions: await ruleVersions(app.db.read, app.groupId, app.clock.now()),
      workTypes: (await knownDictionary(app.db.read, app.groupId, 'work_type')).map(({ code, name, retired }) => ({
        code,
        name,
        retired,
      })),
      drafts: await openDrafts(app.db.read, app.groupId),
    }))
    .on(getRuleVersion, async ({ params }) => ({
      version: await ruleVersion(app.db.read, app.groupId, params.version, app.clock.now()),
      rules: mutable(await ruleSetOf(app.db.read, app.groupId, params.version)),
    }))
    .on(createRuleDraftEndpoint, ({ caller, body, idempotency }) => createRuleDraft(app, caller, body, idempotency))
    .on(getRuleDraft, ({ params }) => findDraft(app.db.read, app.groupId, params.draftId))
    .on(saveRuleDraftEndpoint, ({ caller, params, body }) => saveRuleDraft(app, caller, params.draftId, body))
    .on(discardRuleDraftEndpoint, async ({ caller, params }) => {
      await discardRuleDraft(app, caller, params.draftId)
      return { done: true as const }
    })
    .on(publishRuleDraft, ({ caller, params, body, idempotency }) =>
      publishRules(app, caller, { ...params, ...body }, idempotency),
    )
}
