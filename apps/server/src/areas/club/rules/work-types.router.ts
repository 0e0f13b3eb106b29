import {
  addWorkType as addWorkTypeEndpoint,
  changeWorkType as changeWorkTypeEndpoint,
  listConsoleWorkTypes,
  restoreWorkType as restoreWorkTypeEndpoint,
  retireWorkType as retireWorkTypeEndpoint,
} from '@cheyou/contract'
import { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { requireConsole } from '../../people/auth/index.ts'
import { addWorkType, changeWorkType, retireWorkType, workTypes } from './edit-work-types.ts'

const requireManager = requireConsole('manager', 'group_admin')

/** The shop's work types, which rules give rates for (req. 2.2). */
export function workTypesRoutes(app: App): Routes {
  return new Routes(app)
    .on(listConsoleWorkTypes, requireManager, 'read', async () => ({
      rows: await workTypes(app.db.read, app.groupId),
    }))
    .on(addWorkTypeEndpoint, requireManager, 'write', async ({ caller, body, idempotency }) => ({
      rows: await addWorkType(app, caller, body, idempotency),
    }))
    .on(changeWorkTypeEndpoint, requireManager, 'write', async ({ caller, params, body }) => ({
      rows: await changeWorkType(app, caller, { ...params, ...body }),
    }))
    .on(retireWorkTypeEndpoint, requireManager, 'write', async ({ caller, params, idempotency }) => ({
      rows: await retireWorkType(app, caller, { ...params, retired: true }, idempotency),
    }))
    .on(restoreWorkTypeEndpoint, requireManager, 'write', async ({ caller, params, idempotency }) => ({
      rows: await retireWorkType(app, caller, { ...params, retired: false }, idempotency),
    }))
}
