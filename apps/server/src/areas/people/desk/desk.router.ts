import {
  bringBackView as bringBackEndpoint,
  changeView as changeEndpoint,
  chooseColumns as columnsEndpoint,
  dropView as dropEndpoint,
  getDesk,
  noteExport as exportEndpoint,
  saveView as saveEndpoint,
} from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { chooseColumns } from './choose-columns.ts'
import { deskOf } from './desk.queries.ts'
import { bringBackView, changeView, dropView, saveView } from './keep-views.ts'
import { noteExport } from './note-export.ts'

/** What each person keeps of the lists of the console. */
export function deskRoutes(app: App, routes: Routes): void {
  routes
    .on(getDesk, ({ caller }) => deskOf(app, caller))
    .on(columnsEndpoint, ({ caller, params, body }) => chooseColumns(app, caller, { ...params, ...body }))
    .on(saveEndpoint, ({ caller, body, idempotency }) => saveView(app, caller, body, idempotency))
    .on(changeEndpoint, ({ caller, params, body }) => changeView(app, caller, { ...params, ...body }))
    .on(dropEndpoint, ({ caller, params, idempotency }) => dropView(app, caller, params.viewId, idempotency))
    .on(bringBackEndpoint, ({ caller, params, idempotency }) => bringBackView(app, caller, params.viewId, idempotency))
    .on(exportEndpoint, ({ caller, body, idempotency }) => noteExport(app, caller, body, idempotency))
}
