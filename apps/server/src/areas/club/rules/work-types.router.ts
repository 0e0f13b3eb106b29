import {
  addWorkType as addWorkTypeEndpoint,
  changeWorkType as changeWorkTypeEndpoint,
  listConsoleWorkTypes,
  restoreWorkType as restoreWorkTypeEndpoint,
  retireWorkType as retireWorkTypeEndpoint,
} from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { addWorkType, changeWorkType, retireWorkType, workTypes } from './edit-work-types.ts'

/** The shop's work types, which rules give rates for (req. 2.2). */
export function workTypesRoutes(app: App, routes: Routes): void {
  routes
    .on(listConsoleWorkTypes, () => workTypes(app.db.read, app.groupId))
    .on(addWorkTypeEndpoint, ({ caller, body, idempotency }) => addWorkType(app, caller, body, idempotency))
    .on(changeWorkTypeEndpoint, ({ caller, params, body }) => changeWorkType(app, caller, { ...params, ...body }))
    .on(retireWorkTypeEndpoint, ({ caller, params, idempotency }) =>
      retireWorkType(app, caller, { ...params, retired: true }, idempotency),
    )
    .on(restoreWorkTypeEndpoint, ({ caller, params, idempotency }) =>
      retireWorkType(app, caller, { ...params, retired: false }, idempotency),
    )
}
