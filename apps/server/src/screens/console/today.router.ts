import { getToday, getVisitMonths, getWaiting, listConsoleVisits } from '@cheyou/contract'
import type { Routes } from '../../platform/http/routes.ts'
import type { App } from '../../wiring.ts'
import { consoleVisits } from './console-visits.queries.ts'
import { today } from './today.queries.ts'
import { visitMonths } from './visit-months.queries.ts'
import { waitingFor } from './waiting.queries.ts'

/** 今日: what waits, what happens, what changed and what ends, each figure the count of a list. */
export function todayRoutes(app: App, routes: Routes): void {
  routes
    .on(getWaiting, async ({ caller }) => ({ waiting: await waitingFor(app, caller) }))
    .on(getToday, ({ caller }) => today(app, caller))
    .on(getVisitMonths, ({ caller }) => visitMonths(app, caller))
    .on(listConsoleVisits, ({ caller, query }) => consoleVisits(app, caller, query))
}
