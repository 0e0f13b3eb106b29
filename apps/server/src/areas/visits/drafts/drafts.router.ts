import {
  bringBackDraft as bringBackEndpoint,
  dropDraft as dropEndpoint,
  keepDraft as keepEndpoint,
  listDrafts,
  takeDraft as takeEndpoint,
} from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { requireOwnStore } from '../../people/auth/index.ts'
import { shownDrafts } from './drafts.queries.ts'
import { bringBackDraft, dropDraft, keepDraft, takeDraft } from './edit-drafts.ts'

/** Visits that were put aside at the till. */
export function draftsRoutes(app: App, routes: Routes): void {
  routes
    .on(listDrafts, async ({ caller, query: { storeId } }) => {
      requireOwnStore(caller, storeId)
      return { rows: await shownDrafts(app.db.read, { groupId: app.groupId, storeId }) }
    })
    .on(keepEndpoint, ({ caller, params, body }) => keepDraft(app, caller, params.tillDraftId, body))
    .on(takeEndpoint, ({ caller, params, body, idempotency }) =>
      takeDraft(app, caller, { ...params, ...body }, idempotency),
    )
    .on(dropEndpoint, ({ caller, params, body, idempotency }) =>
      dropDraft(app, caller, { ...params, ...body }, idempotency),
    )
    .on(bringBackEndpoint, ({ caller, params, idempotency }) =>
      bringBackDraft(app, caller, params.tillDraftId, idempotency),
    )
}
