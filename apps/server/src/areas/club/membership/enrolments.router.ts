import { getNewestEnrolment, previewEnrolment, startEnrolment as startEnrolmentEndpoint } from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { newestEnrolment, previewForGroup, startEnrolment } from './start-enrolment.ts'

/** Existing customers taken in on the tier of their history (req. 1.2). */
export function enrolmentsRoutes(app: App, routes: Routes): void {
  routes
    .on(previewEnrolment, ({ caller }) => previewForGroup(app, caller))
    .on(startEnrolmentEndpoint, ({ caller, idempotency }) => startEnrolment(app, caller, idempotency))
    .on(getNewestEnrolment, async () => ({ enrolment: await newestEnrolment(app) }))
}
