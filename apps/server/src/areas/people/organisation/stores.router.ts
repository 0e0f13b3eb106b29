import {
  addStore as addEndpoint,
  changeStore as changeEndpoint,
  listClubStores,
  listConsoleStores,
  restoreStore as restoreEndpoint,
  retireStore as retireEndpoint,
} from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { changeStore, openStore, retireStore } from './edit-stores.ts'
import { storesAtDesk, storesOnShow } from './stores.queries.ts'

/** Stores: shown to everybody, managed at the desk. */
export function storesRoutes(app: App, routes: Routes): void {
  const { read } = app.db
  routes
    .on(listClubStores, async () => ({ rows: await storesOnShow(read, app.groupId) }))
    .on(listConsoleStores, async ({ caller }) => ({
      rows: await storesAtDesk(read, app.groupId, caller),
      mayAdd: caller.role === 'group_admin',
    }))
    .on(addEndpoint, ({ caller, body, idempotency }) => openStore(app, caller, body, idempotency))
    .on(changeEndpoint, ({ caller, params, body, idempotency }) =>
      changeStore(app, caller, { ...params, ...body }, idempotency),
    )
    .on(retireEndpoint, ({ caller, params, body, idempotency }) =>
      retireStore(app, caller, { ...params, ...body, retired: true }, idempotency),
    )
    .on(restoreEndpoint, ({ caller, params, body, idempotency }) =>
      retireStore(app, caller, { ...params, ...body, retired: false }, idempotency),
    )
}
