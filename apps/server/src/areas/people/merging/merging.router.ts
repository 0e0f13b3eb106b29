import { listDuplicates, mergeCustomers as mergeEndpoint, previewMerge } from '@cheyou/contract'
import { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { requireConsole } from '../auth/index.ts'
import { mergeCustomers } from './merge-customers.ts'
import { duplicates, mergePreview } from './merge-facts.queries.ts'

const requireManager = requireConsole('manager', 'group_admin')

/** Archives that are one person's (req. 1.7). */
export function mergingRoutes(app: App): Routes {
  return new Routes(app)
    .on(listDuplicates, requireManager, 'read', async ({ caller }) => ({ rows: await duplicates(app, caller) }))
    .on(previewMerge, requireManager, 'read', ({ caller, query }) => mergePreview(app, caller, query))
    .on(mergeEndpoint, requireManager, 'write', ({ caller, body, idempotency }) =>
      mergeCustomers(app, caller, body, idempotency),
    )
}
