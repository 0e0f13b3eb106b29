import {
  approveMerge as approveEndpoint,
  findArchives as findArchivesEndpoint,
  listDuplicates,
  listMergeRequests,
  mergeCustomers as mergeEndpoint,
  previewMerge,
  refuseMerge as refuseEndpoint,
} from '@cheyou/contract'
import type { Unit } from '../../platform/db/database.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { approveMerge, askOrMerge, mergeRequestsOf, refuseMerge } from '../../areas/people/merging/index.ts'
import { notePhoneSearch } from '../../areas/people/finding/index.ts'
import type { StaffCaller } from '../../areas/people/auth/index.ts'
import type { App } from '../../wiring.ts'
import { duplicates } from './duplicates.queries.ts'
import { findArchives } from './find-archives.queries.ts'
import { mergedArchives, mergePreview } from './merging.queries.ts'

/** Archives that are one person's (req. 1.7). */
export function mergingRoutes(app: App, routes: Routes): void {
  const afterwards = (caller: StaffCaller) => (unit: Unit, merged: { mergeId: string | null; keptId: string }) =>
    mergedArchives(unit, app, caller, merged)
  routes
    .on(listDuplicates, async ({ caller }) => ({ rows: await duplicates(app, caller) }))
    .on(findArchivesEndpoint, async ({ caller, body }) => {
      const found = await findArchives(app, caller, body.q)
      await notePhoneSearch(
        app,
        caller,
        body.q,
        found.rows.flatMap(({ member }) => member?.memberId ?? []),
      )
      return found
    })
    .on(previewMerge, ({ caller, query }) => mergePreview(app, caller, query))
    .on(mergeEndpoint, ({ caller, body, idempotency }) =>
      askOrMerge(app, caller, body, idempotency, afterwards(caller)),
    )
    .on(listMergeRequests, ({ caller, query }) => mergeRequestsOf(app, caller, query))
    .on(approveEndpoint, ({ caller, params, idempotency }) =>
      approveMerge(app, caller, params.mergeRequestId, idempotency),
    )
    .on(refuseEndpoint, ({ caller, params, body, idempotency }) =>
      refuseMerge(app, caller, { ...params, ...body }, idempotency),
    )
}
