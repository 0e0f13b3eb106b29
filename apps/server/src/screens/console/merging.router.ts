import { listDuplicates, mergeCustomers as mergeEndpoint, previewMerge } from '@cheyou/contract'
import type { Unit } from '../../platform/db/database.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { mergeCustomers, type MergedArchives } from '../../areas/people/merging/index.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import type { App } from '../../wiring.ts'
import { duplicates } from './duplicates.queries.ts'
import { mergedArchives, mergePreview } from './merging.queries.ts'

/** Archives that are one person's (req. 1.7). */
export function mergingRoutes(app: App, routes: Routes): void {
  const afterwards = (caller: StaffCaller) => (unit: Unit, merged: MergedArchives) =>
    mergedArchives(unit, app, caller, merged)
  routes
    .on(listDuplicates, async ({ caller }) => ({ rows: await duplicates(app, caller) }))
    .on(previewMerge, ({ caller, query }) => mergePreview(app, caller, query))
    .on(mergeEndpoint, ({ caller, body, idempotency }) =>
      mergeCustomers(app, caller, body, idempotency, afterwards(caller)),
    )
}
