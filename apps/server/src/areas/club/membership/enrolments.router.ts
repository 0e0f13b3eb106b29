import { getNewestEnrolment, previewEnrolment, startEnrolment as startEnrolmentEndpoint } from '@cheyou/contract'
import { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { requireConsole } from '../../people/auth/index.ts'
import { newestEnrolment, previewForGroup, startEnrolment } from './start-enrolment.ts'

const requireManager = requireConsole('manager', 'group_admin')

/** Existing customers taken in on the tier of their history (req. 1.2). */
export function enrolmentsRoutes(app: App): Routes {
  return new Routes(app)
    .on(previewEnrolment, requireManager, 'read', ({ caller }) => previewForGroup(app, caller))
    .on(startEnrolmentEndpoint, requireManager, 'write', async ({ caller, idempotency }) => {
      const { enrolmentId } = await startEnrolment(app, caller, idempotency)
      return { enrolmentId }
    })
    .on(getNewestEnrolment, requireManager, 'read', async () => ({ enrolment: await newestEnrolment(app) }))
}
