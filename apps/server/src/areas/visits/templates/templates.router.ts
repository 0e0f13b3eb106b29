import {
  addWorkTemplate,
  changeWorkTemplate,
  listConsoleTemplates,
  listWorkTemplates,
  restoreWorkTemplate,
  restoreWorkTemplates,
  retireWorkTemplate,
  retireWorkTemplates,
} from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { requireOwnStore } from '../../people/auth/index.ts'
import { addTemplate, changeTemplate, retireTemplate, retireTemplates } from './edit-templates.ts'
import { offeredTemplates, templatesOf } from './templates.queries.ts'

/** Canned jobs: offered at the till, edited at the desk. */
export function templatesRoutes(app: App, routes: Routes): void {
  routes
    .on(listWorkTemplates, async ({ caller, query: { storeId, vehicleId = null } }) => {
      requireOwnStore(caller, storeId)
      return { rows: await offeredTemplates(app.db.read, { storeId, vehicleId, now: app.clock.now() }) }
    })
    .on(listConsoleTemplates, async ({ caller }) => ({ rows: await templatesOf(app.db.read, caller.storeIds) }))
    .on(addWorkTemplate, ({ caller, body, idempotency }) => addTemplate(app, caller, body, idempotency))
    .on(changeWorkTemplate, ({ caller, params, body }) => changeTemplate(app, caller, { ...params, ...body }))
    .on(retireWorkTemplate, ({ caller, params, idempotency }) =>
      retireTemplate(app, caller, { ...params, retired: true }, idempotency),
    )
    .on(restoreWorkTemplate, ({ caller, params, idempotency }) =>
      retireTemplate(app, caller, { ...params, retired: false }, idempotency),
    )
    .on(retireWorkTemplates, ({ caller, body, idempotency }) =>
      retireTemplates(app, caller, { ...body, retired: true }, idempotency),
    )
    .on(restoreWorkTemplates, ({ caller, body, idempotency }) =>
      retireTemplates(app, caller, { ...body, retired: false }, idempotency),
    )
}
