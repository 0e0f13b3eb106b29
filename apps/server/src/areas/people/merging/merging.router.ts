import { listDuplicates, mergeCustomers as mergeEndpoint, previewMerge } from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { mergeCustomers } from './merge-customers.ts'
import { duplicates, mergePreview } from './merge-facts.queries.ts'

/** Archives that are one person's (req. 1.7). */
export function mergingRoutes(app: App, routes: Routes): void {
  routes
    .on(listDuplicates, async ({ caller }) => ({ rows: await duplicates(app, caller) }))
    .on(previewMerge, ({ caller, query }) => mergePreview(app, caller, query))
    .on(mergeEndpoint, ({ caller, body, idempotency }) => mergeCustomers(app, caller, body, idempotency))
}
