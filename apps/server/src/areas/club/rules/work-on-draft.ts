import type { EndpointInput, RuleDraft, saveRuleDraft as saveRuleDraftEndpoint } from '@cheyou/contract'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Idempotency } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { addDraft, changeDraft, draftAnswer, findDraft, problemsOf } from './rule-drafts.repository.ts'
import { ruleSetOf } from './rules.repository.ts'

/** A draft that begins as a published version (req. 2.3). @throws NOT_FOUND for a version that does not exist */
export async function createRuleDraft(
  app: App,
  caller: StaffCaller,
  request: { name: string; basedOn: number },
  idempotency: Idempotency,
): Promise<RuleDraft> {
  return app.db.unit(staffAct(app, caller, 'rules.draft', { idempotency }), async (unit) => {
    const rules = await ruleSetOf(unit.sql, app.groupId, request.basedOn)
    const id = newId()
    await addDraft(unit, { id, ...request, rules })
    const row = { id, ...request, revision: 1, updatedAt: unit.now }
    return draftAnswer(row, rules, await problemsOf(unit.sql, app.groupId, rules))
  })
}

type Save = EndpointInput<typeof saveRuleDraftEndpoint>['body']

/** Saves a draft, valid or not; the answer names what is wrong. @throws RULES_CHANGED when somebody saved meanwhile */
export async function saveRuleDraft(
  app: App,
  caller: StaffCaller,
  draftId: string,
  { revision, name, rules }: Save,
): Promise<RuleDraft> {
  return app.db.unit(staffAct(app, caller, 'rules.save-draft'), async (unit) => {
    const { basedOn } = await findDraft(unit.sql, app.groupId, draftId)
    await changeDraft(unit, { draftId, revision }, { name, document: rules })
    const updatedAt = unit.now
    const row = { id: draftId, name, basedOn, revision: revision + 1, updatedAt }
    return draftAnswer(row, rules, await problemsOf(unit.sql, app.groupId, rules))
  })
}

/** Puts a draft away; who wants it back makes a new one. */
export async function discardRuleDraft(app: App, caller: StaffCaller, draftId: string): Promise<void> {
  await app.db.unit(staffAct(app, caller, 'rules.discard-draft'), async (unit) => {
    const { revision } = await findDraft(unit.sql, app.groupId, draftId)
    await changeDraft(unit, { draftId, revision }, { discardedAt: unit.now })
  })
}
